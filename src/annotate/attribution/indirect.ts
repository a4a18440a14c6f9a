/**
 * Reported speech without marks: "X said that …", "according to X, …", "…, officials said", "X denied …".
 *
 * The span is the content clause. What stands in marks is left to the quotations: a report whose content holds marked words is theirs.
 * Precision before recall, because a page counts these: only verbs of saying and claiming, and only with a subject.
 */
import type { Quotation, Span } from '../../domain/annotation.ts';
import { contentAfter, hasFiniteVerb, isClauseStart, skipTime } from './content-clause.ts';
import { cueBase, cueStrength } from './cues.ts';
import { type Phrase, phraseEndingAt, phraseStartingAt } from './phrases.ts';
import type { DraftQuotation } from './draft-quotation.ts';
import { isCue, isDenied, isPassive, outermost, subjectOfCue } from './reports.ts';
import type { DocumentView, FoundSpeaker } from './document-view.ts';
import { canSpeak, speakerOf } from './speakers.ts';
import { subjectBefore } from './subjects.ts';
import type { ParagraphUnits, Unit } from './units.ts';

interface Report {
  phrase: Phrase;
  /** Unit of the cue. */
  cue: number;
  /** Content as a half-open range of units. */
  from: number;
  to: number;
  rule: string;
  confidence: number;
}

/** Verbs that only somebody who can speak does. */
const SENTIENT = new Set(
  'say tell argue insist believe think claim warn predict acknowledge admit hope fear announce explain contend maintain vow concede assert allege worry complain stress emphasize conclude add write deny'.split(
    ' ',
  ),
);
const REPORTING_NOUNS =
  /^(?:claim|assertion|allegation|argument|statement|promise|pledge|vow|belief|view|opinion|suggestion|proposal|plan|call|demand|request|criticism|complaint|warning|contention|prediction|hope|desire|decision|effort|fear|concern|conclusion|finding|accusation|charge|support|opposition|endorsement|description|denial|admission|announcement|insistence|commitment|intention|threat|objection|recommendation|estimate|theory|observation|remark|comment|defense|praise|attack|rejection|embrace|refusal|willingness|wish|order|question|interest|doubt|skepticism)s?$/;
/** Speech between pairs of apostrophes is followed for this many words. */
const LONGEST_SPEECH = 120;
const LEAST_WORDS = 2;

/** Indirect quotations of one paragraph; `quotations` are those already found in it, `before` the latest speaker above it. */
export function findIndirect(
  document: DocumentView,
  paragraph: number,
  quotations: readonly DraftQuotation[],
  before: FoundSpeaker | undefined,
): { drafts: DraftQuotation[]; last: FoundSpeaker | undefined } {
  const entry = document.paragraphs[paragraph];
  const drafts: DraftQuotation[] = [];
  let last = before;
  if (entry === undefined) return { drafts, last };
  let passed = 0;
  const apostrophes = insideApostrophes(entry.view.units);
  for (const sentence of entry.view.sentences) {
    for (const report of reportsIn(entry.view, sentence, apostrophes)) {
      const span = contentSpan(entry.view.units, report, entry.text, quotations);
      if (span === undefined) continue;
      for (let next = quotations[passed]; next !== undefined && next.quotation.start < span.start; next = quotations[++passed]) {
        if (next.quotation.speaker !== null) last = { speaker: next.quotation.speaker, paragraph: next.speakerParagraph };
      }
      const found = speakerOf(document, { paragraph, phrase: report.phrase }, last);
      if (found === undefined) continue;
      last = found;
      drafts.push(draftOf(entry.view.units, report, span, found));
    }
  }
  return { drafts, last };
}

function draftOf(units: readonly Unit[], report: Report, span: Span, found: FoundSpeaker): DraftQuotation {
  const cue = units[report.cue];
  const quotation: Quotation = {
    ...span,
    kind: 'indirect',
    speaker: found.speaker,
    ...(cue === undefined ? {} : { cue: { start: cue.start, end: cue.end } }),
    utterance: 0, // numbered by the caller
    confidence: report.confidence,
    rule: report.rule,
  };
  return { quotation, speakerParagraph: found.paragraph };
}

function contentSpan(units: readonly Unit[], { from, to }: Report, text: string, quotations: readonly DraftQuotation[]): Span | undefined {
  let last = to - 1;
  while (last > from && /^[.,!?;:…—–]+$/.test(units[last]?.word ?? '')) last--;
  const start = units[from]?.start;
  const end = units[last]?.end;
  if (start === undefined || end === undefined || last < from) return undefined;
  if (firstEndingAfter(quotations, start) < end) return undefined;
  return (text.slice(start, end).match(/\S+/gu)?.length ?? 0) >= LEAST_WORDS ? { start, end } : undefined;
}

/** Start of the first marked quotation that ends after an offset; infinite where there is none. */
function firstEndingAfter(quotations: readonly DraftQuotation[], offset: number): number {
  let low = 0;
  let high = quotations.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((quotations[middle]?.quotation.end ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  return quotations[low]?.quotation.start ?? Number.POSITIVE_INFINITY;
}

/** 1 for each unit between two pairs of apostrophes, which some papers set for marks: a cue in there is not the reporter's. */
function insideApostrophes(units: readonly Unit[]): Uint8Array {
  const inside = new Uint8Array(units.length);
  let open = 0;
  for (const [i, unit] of units.entries()) {
    if (unit.word === "''") open = 1 - open;
    inside[i] = open;
  }
  return inside;
}

function reportsIn(view: ParagraphUnits, { from, to }: { from: number; to: number }, apostrophes: Uint8Array): Report[] {
  const { units } = view;
  const found: Report[] = [];
  /** Content of an outer report: what it contains is not reported again, unless by somebody else with "that". */
  let covered = -1;
  for (let i = from; i < to; i++) {
    if (units[i]?.word === 'according' && units[i + 1]?.word === 'to') {
      const report = accordingTo(units, i, from, to);
      if (report !== undefined) {
        found.push(report);
        i = Math.max(i, report.phrase.last);
      }
      continue;
    }
    if (apostrophes[i] === 1) continue;
    const noun = nounReport(units, i, from, to);
    if (noun !== undefined && noun.from >= covered) {
      found.push(noun);
      continue;
    }
    if (!isCue(units, i) || isPassive(units, i) || isDenied(units, i)) continue;
    const report = trailing(units, i, from, to, covered) ?? leading(units, i, from, to);
    const head = report === undefined ? undefined : units[report.phrase.head];
    if (report === undefined || head === undefined || !canReport(head, units[i], report)) continue;
    if (report.from < covered && report.rule !== 'claim-that') continue;
    found.push(report);
    covered = Math.max(covered, report.to);
  }
  return found;
}

/** Who says or believes a clause is somebody, whatever the word for them; only a text or people "show" and "suggest" something. */
function canReport(head: Unit, cue: Unit | undefined, { rule }: Report): boolean {
  if (canSpeak(head)) return true;
  return (rule === 'claim-that' || rule === 'claim-open') && SENTIENT.has(cueBase(cue?.word ?? ''));
}

/** "X's claim that …", "his promise to …" */
function nounReport(units: readonly Unit[], i: number, from: number, to: number): Report | undefined {
  const unit = units[i];
  if (unit === undefined || unit.kind !== 'word' || !REPORTING_NOUNS.test(unit.word)) return undefined;
  const opens = units[i + 1]?.word;
  if (opens !== 'that' && !(opens === 'to' && /^(?:promise|pledge|vow|call|threat|refusal|offer|proposal)s?$/.test(unit.word)))
    return undefined;
  let j = i - 1;
  while (j > from && (units[j]?.pos === 'ADJ' || units[j]?.pos === 'NOUN' || units[j]?.pos === 'NUM')) j--;
  const owner = units[j];
  if (owner === undefined || j < from) return undefined;
  let phrase: Phrase | undefined;
  if (/^(?:his|her|their|its|my|our)$/.test(owner.word)) phrase = { first: j, last: j, head: j };
  else if (owner.word === "'s" || owner.word === '’s') phrase = phraseEndingAt(units, j - 1, from);
  if (phrase === undefined) return undefined;
  return {
    phrase,
    cue: i,
    from: opens === 'to' ? i + 1 : i + 2,
    to: contentEnd(units, i + 2, to, true),
    rule: 'claim-noun',
    confidence: 0.6,
  };
}

/** "According to X, …" and "…, according to X" */
function accordingTo(units: readonly Unit[], i: number, from: number, to: number): Report | undefined {
  const phrase = phraseStartingAt(units, i + 2, to);
  if (phrase === undefined || units[i - 1]?.kind === 'marked' || units[i - 2]?.kind === 'marked') return undefined;
  const base = { phrase, cue: i, rule: 'according-to', confidence: 0.85 };
  if (i - from > 3) return hasFiniteVerb(units, from, i) ? { ...base, from, to: i } : undefined;
  const comma = nextComma(units, phrase.last + 1, to);
  return comma === -1 ? undefined : { ...base, from: comma + 1, to };
}

function nextComma(units: readonly Unit[], from: number, to: number): number {
  for (let i = from; i < to; i++) if (units[i]?.word === ',') return i;
  return -1;
}

/** "…, officials said." and "…, said X." */
function trailing(units: readonly Unit[], i: number, from: number, to: number, covered: number): Report | undefined {
  if (cueStrength(units[i]?.word ?? '') !== 'claim' || units[i]?.word.endsWith('ing') === true) return undefined;
  const base = { cue: i, rule: 'claim-after', confidence: 0.85 };
  const start = Math.max(from, covered);
  const comma = overMark(units, i - 1);
  if (units[comma]?.word === ',' && i - start > 4) {
    const phrase = phraseStartingAt(units, i + 1, to);
    // "X, who left, said he …": not turned round
    const isTurned = phrase !== undefined && !/^(?:VERB|AUX)$/.test(units[phrase.last + 1]?.pos ?? '');
    if (isTurned) {
      if (units[comma - 1]?.kind === 'marked' || !hasFiniteVerb(units, start, comma)) return undefined;
      if (comma < i - 1) return inApostrophes(units, { ...base, phrase, from: start, to: comma }, to);
      return { ...base, phrase, from: start, to: comma };
    }
  }
  const inside = between(units, i, from, to);
  if (inside !== undefined) return inside;
  const phrase = subjectBefore(units, i, from);
  if (phrase === undefined || phrase.first - start < 4) return undefined;
  const end = overMark(units, phrase.first - 1);
  if (units[end]?.word !== ',' || units[end - 1]?.kind === 'marked' || !hasFiniteVerb(units, start, end)) return undefined;
  if (end < phrase.first - 1) return inApostrophes(units, { ...base, phrase, from: start, to: end }, to);
  return isTimeOrPlace(units, i, to) ? { ...base, phrase, from: start, to: end } : undefined;
}

/**
 * Speech between pairs of apostrophes, which are no marks to us (they stand for inches, seconds, names in other languages):
 * ''…,'' she said. ''…'' The content goes on to the second closing pair.
 */
function inApostrophes(units: readonly Unit[], report: Report, sentenceEnd: number): Report {
  if (units[sentenceEnd]?.word !== "''") return report;
  for (let i = sentenceEnd + 1; i < units.length && i - sentenceEnd < LONGEST_SPEECH; i++)
    if (units[i]?.word === "''") return { ...report, to: i };
  return report;
}

/** Over two apostrophes that stand for a mark. */
function overMark(units: readonly Unit[], i: number): number {
  return units[i]?.word === "''" ? i - 1 : i;
}

/** What follows the cue is a time, a place or an occasion, not a content of its own. */
function isTimeOrPlace(units: readonly Unit[], cue: number, to: number): boolean {
  const next = units[skipTime(units, cue + 1, to)];
  if (next === undefined || next.start >= (units[to - 1]?.end ?? 0)) return true;
  for (let j = cue + 1; j < to; j++) if (units[j]?.word === 'that' || units[j]?.kind === 'marked') return false;
  return /^[.!?,;]$/.test(next.word) || next.pos === 'ADP' || (next.pos === 'SCONJ' && next.word !== 'that') || next.pos === 'ADV';
}

/** "The hashtag, he said, was even more popular." The whole sentence is the content. */
function between(units: readonly Unit[], i: number, from: number, to: number): Report | undefined {
  const after = skipTime(units, i + 1, to);
  if (units[after]?.word !== ',' || to - after < 4) return undefined;
  const phrase = phraseEndingAt(units, i - 1, from);
  if (phrase === undefined || phrase.first - from < 2 || units[phrase.first - 1]?.word !== ',') return undefined;
  return hasFiniteVerb(units, after, to) || hasFiniteVerb(units, from, phrase.first - 1)
    ? { phrase, cue: i, from, to, rule: 'claim-inside', confidence: 0.8 }
    : undefined;
}

/** "X said that …", "X told Y …", "X denied …", "X vowed to …" */
function leading(units: readonly Unit[], i: number, from: number, to: number): Report | undefined {
  const verb = cueBase(units[i]?.word ?? '');
  const spoken = spokenAfter(units, i, from);
  if (spoken !== undefined) return spoken;
  const content = contentAfter(units, i, to, verb);
  if (content === undefined) return undefined;
  // "videos of them showing …", "the agency, seeking to …": no report of theirs
  if (
    /^(?:showing|indicating|demonstrating|finding|seeking|planning|aiming|intending)$/.test(units[i]?.word ?? '') &&
    units[i - 1]?.pos !== 'AUX'
  )
    return undefined;
  const own = subjectOfCue(units, i, from);
  if (own === undefined || isHypothetical(units, own.first, from)) return undefined;
  return {
    phrase: content.rule === 'claim-that' ? own : outermost(units, own, from),
    cue: i,
    from: content.start,
    to: contentEnd(units, content.start, to, isSubordinate(units, own.first, from)),
    rule: content.rule,
    confidence: content.confidence,
  };
}

/** She said, ''…'' */
function spokenAfter(units: readonly Unit[], i: number, from: number): Report | undefined {
  const comma = /^[,:]$/.test(units[i + 1]?.word ?? '') ? i + 1 : i;
  if (units[comma + 1]?.word !== "''" || cueStrength(units[i]?.word ?? '') === 'stance') return undefined;
  const phrase = subjectOfCue(units, i, from);
  if (phrase === undefined) return undefined;
  for (let end = comma + 2; end < units.length && end - comma < LONGEST_SPEECH; end++) {
    if (units[end]?.word === "''") return { phrase, cue: i, from: comma + 2, to: end, rule: 'claim-spoken', confidence: 0.8 };
  }
  return undefined;
}

/** "if he says …", "when asked …" report nothing. */
function isHypothetical(units: readonly Unit[], subject: number, from: number): boolean {
  return subject > from && /^(?:if|whether|unless)$/.test(units[subject - 1]?.word ?? '');
}

/** "While officials insist that …, concerns persist": the report ends with its clause. */
function isSubordinate(units: readonly Unit[], subject: number, from: number): boolean {
  return subject - 1 >= from && /^(?:while|although|though|as|when|because|since|after|before)$/.test(units[subject - 1]?.word ?? '');
}

/** To the end of the sentence, or to where the reporter takes over again: ", saying …", ", but X said …", ";". */
function contentEnd(units: readonly Unit[], from: number, to: number, isSubordinate: boolean): number {
  for (let i = from + 2; i < to; i++) {
    const unit = units[i];
    if (unit?.word === ';' || (isSubordinate && unit?.word === ',')) return i;
    if (unit?.word !== ',' && unit?.word !== '—') continue;
    if (/^(?:but|while|although|though|whereas|compared)$/.test(units[i + 1]?.word ?? '')) return i;
    if (units[i + 1]?.word === 'and' && isClauseStart(units, i + 2, to)) return i;
    const next = units[i + 1]?.pos === 'ADV' ? i + 2 : i + 1;
    if (isCue(units, next) && units[next]?.word.endsWith('ing') === true) return i;
    if (units[i + 1]?.word === 'according') return i;
  }
  return to;
}

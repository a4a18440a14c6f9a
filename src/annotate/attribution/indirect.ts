/**
 * Reported speech without marks: "X said that …", "according to X, …", "…, officials said", "X denied …".
 *
 * The span is the content clause. What stands in marks is left to the quotations: a report whose content holds marked words is theirs.
 * Precision before recall, because a page counts these: only verbs of saying and claiming, and only with a subject.
 */
import type { Quotation, Span } from '../../domain/annotation.ts';
import { contentAfter, hasFiniteVerb, skipTime } from './content-clause.ts';
import { cueBase, cueStrength } from './cues.ts';
import { type Phrase, phraseEndingAt, phraseStartingAt } from './phrases.ts';
import type { DraftQuotation } from './draft-quotation.ts';
import { isCue, isDenied, isPassive, outermost, subjectOfCue } from './reports.ts';
import { canSpeak, type DocumentView, type FoundSpeaker, speakerOf } from './speakers.ts';
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

const LEAST_WORDS = 3;

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
  for (const sentence of entry.view.sentences) {
    for (const report of reportsIn(entry.view, sentence)) {
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

function reportsIn(view: ParagraphUnits, { from, to }: { from: number; to: number }): Report[] {
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
    if (!isCue(units, i) || isPassive(units, i) || isDenied(units, i)) continue;
    const report = trailing(units, i, from, to, covered) ?? leading(units, i, from, to);
    const head = report === undefined ? undefined : units[report.phrase.head];
    if (report === undefined || head === undefined || !canSpeak(head)) continue;
    if (report.from < covered && report.rule !== 'claim-that') continue;
    found.push(report);
    covered = Math.max(covered, report.to);
  }
  return found;
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
  const rest = to - i;
  const base = { cue: i, rule: 'claim-after', confidence: 0.85 };
  const start = Math.max(from, covered);
  if (units[i - 1]?.word === ',' && i - start > 4) {
    const phrase = phraseStartingAt(units, i + 1, to);
    if (phrase === undefined || units[i - 2]?.kind === 'marked' || !hasFiniteVerb(units, start, i - 1)) return undefined;
    return { ...base, phrase, from: start, to: i - 1 };
  }
  const inside = between(units, i, from, to);
  if (inside !== undefined) return inside;
  if (rest > 10) return undefined;
  const phrase = subjectBefore(units, i, from);
  if (
    phrase === undefined ||
    phrase.first - start < 5 ||
    units[phrase.first - 1]?.word !== ',' ||
    units[phrase.first - 2]?.kind === 'marked'
  )
    return undefined;
  if (!hasFiniteVerb(units, start, phrase.first - 1)) return undefined;
  // what follows the cue is a time or a place, not a content of its own
  for (let j = i + 1; j < to; j++)
    if (units[j]?.pos === 'VERB' || units[j]?.word === 'that' || units[j]?.kind === 'marked') return undefined;
  return { ...base, phrase, from: start, to: phrase.first - 1 };
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
  const content = contentAfter(units, i, to, verb);
  if (content === undefined) return undefined;
  // "…, rejecting the plan", "to promise a plan": too little of a report
  if (
    (content.rule === 'claim-object' || content.rule === 'claim-to') &&
    (units[i]?.word.endsWith('ing') === true || units[i - 1]?.word === 'to')
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
    const next = units[i + 1]?.pos === 'ADV' ? i + 2 : i + 1;
    if (isCue(units, next) && units[next]?.word.endsWith('ing') === true) return i;
    if (units[i + 1]?.word === 'according') return i;
  }
  return to;
}

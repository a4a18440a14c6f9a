/**
 * Reported speech without marks: "X said that …", "according to X, …", "…, officials said", "X denied …".
 *
 * The span is the content clause. What stands in marks is left to the quotations: a report whose content holds marked words is theirs.
 * What a report contains is on the word of whoever makes it, so a report inside a report is not counted again.
 */
import type { Quotation, Span } from '../../../domain/annotation.ts';
import { cueBase } from '../cues.ts';
import type { DocumentView, FoundSpeaker } from '../document-view.ts';
import type { DraftQuotation } from '../draft-quotation.ts';
import { isCue, isDenied, isPassive } from '../reports.ts';
import { canSpeak, speakerOf } from '../speakers.ts';
import type { ParagraphUnits, Unit } from '../units.ts';
import { spokenAfter } from './apostrophes.ts';
import { leading } from './leading.ts';
import { nounReport } from './nouns.ts';
import { predicateReport } from './predicates.ts';
import { questionReport } from './questions.ts';
import type { Report } from './report.ts';
import { accordingTo, trailing } from './trailing.ts';
import { type Label, speakerOfLabel } from './transcript-labels.ts';

/** Verbs that only somebody who can speak does. */
const SENTIENT = new Set(
  'say tell argue insist believe think claim warn predict acknowledge admit hope fear announce explain contend maintain vow concede assert allege worry complain stress emphasize conclude add write deny'.split(
    ' ',
  ),
);
/** Verbs of a stand that holds also with "not" and "would". */
const ATTITUDES = new Set(
  'believe think want expect know hope understand agree support oppose like favor endorse back prefer trust accept recognize plan intend mention respond comment vote rule see feel doubt address wish care seek answer'.split(
    ' ',
  ),
);
const LEAST_WORDS = 2;

/**
 * Indirect quotations of one paragraph; `quotations` are those already found in it, `before` the latest speaker above it, `label` whose
 * speech it is in a transcript.
 */
export function findIndirect(
  document: DocumentView,
  paragraph: number,
  quotations: readonly DraftQuotation[],
  before: FoundSpeaker | undefined,
  label: Label | undefined,
): { drafts: DraftQuotation[]; last: FoundSpeaker | undefined } {
  const entry = document.paragraphs[paragraph];
  const drafts: DraftQuotation[] = [];
  let last = before;
  if (entry === undefined) return { drafts, last };
  if (label !== undefined && quotations.length === 0) {
    const draft = labelledSpeech(document, paragraph, label);
    return { drafts: draft === undefined ? [] : [draft], last: undefined };
  }
  const clauses = quotedUnits(entry.view.units, quotations);
  let passed = 0;
  for (const sentence of entry.view.sentences) {
    for (const report of reportsIn(entry.view, sentence, clauses)) {
      const span = contentSpan(entry.view.units, report, entry.text, quotations);
      if (span === undefined) continue;
      for (let next = quotations[passed]; next !== undefined && next.quotation.start < span.start; next = quotations[++passed]) {
        if (next.quotation.speaker !== null) last = { speaker: next.quotation.speaker, paragraph: next.speakerParagraph };
      }
      const found = report.phrase === undefined ? undefined : speakerOf(document, { paragraph, phrase: report.phrase }, last);
      if (found === undefined && report.phrase !== undefined) continue;
      last = found ?? last;
      drafts.push(draftOf(entry.view.units, report, span, found, paragraph));
    }
  }
  return { drafts, last };
}

/** All of a paragraph that stands under a label. */
function labelledSpeech(document: DocumentView, paragraph: number, label: Label): DraftQuotation | undefined {
  const { view, text } = document.paragraphs[paragraph] ?? { view: { units: [] }, text: '' };
  const report: Report = {
    phrase: label.phrase,
    cue: label.from - 1,
    from: label.from,
    to: view.units.length,
    rule: 'transcript',
    confidence: label.person === undefined ? 0.85 : 0.7,
  };
  const span = contentSpan(view.units, report, text, [], 1);
  const found = speakerOfLabel(document, label);
  return span === undefined || found === undefined ? undefined : draftOf(view.units, report, span, found, paragraph);
}

function draftOf(units: readonly Unit[], report: Report, span: Span, found: FoundSpeaker | undefined, paragraph: number): DraftQuotation {
  const cue = cueOf(units, report.cue);
  const quotation: Quotation = {
    ...span,
    kind: 'indirect',
    speaker: found?.speaker ?? null,
    ...(cue === undefined ? {} : { cue }),
    utterance: 0, // numbered by the caller
    confidence: report.confidence,
    rule: report.rule,
  };
  return { quotation, speakerParagraph: found?.paragraph ?? paragraph };
}

/** The cue with its "not": "does not want". */
function cueOf(units: readonly Unit[], i: number): Span | undefined {
  const unit = units[i];
  if (unit === undefined) return undefined;
  let first = i;
  if (isDenied(units, i)) while (/^(?:AUX|ADV|PART)$/.test(units[first - 1]?.pos ?? '')) first--;
  return { start: units[first]?.start ?? unit.start, end: unit.end };
}

function contentSpan(
  units: readonly Unit[],
  { from, to }: Report,
  text: string,
  quotations: readonly DraftQuotation[],
  leastWords = LEAST_WORDS,
): Span | undefined {
  let last = to - 1;
  while (last > from && /^[.,!?;:…—–"“”]+$/.test(units[last]?.word ?? '')) last--;
  const start = units[from]?.start;
  const end = units[last]?.end;
  if (start === undefined || end === undefined || last < from) return undefined;
  if (firstEndingAfter(quotations, start) < end) return undefined;
  return (text.slice(start, end).match(/\S+/gu)?.length ?? 0) >= leastWords ? { start, end } : undefined;
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

/** The reports of a sentence in order, none inside the content of another. */
function reportsIn({ units, apostrophes }: ParagraphUnits, { from, to }: { from: number; to: number }, clauses: Uint8Array): Report[] {
  const cues = cuesIn(units, from, to, apostrophes);
  const closed = closedReports(units, cues, from, to, apostrophes);
  const found = [...closed];
  /** End of the contents that began before the unit in hand. */
  let covered = -1;
  let nextCue = 0;
  const isQuestion = asksReader(units, from, to);
  for (let i = from; i < to; i++) {
    for (const report of closed) if (report.from <= i && !isPassedOn(units, report)) covered = Math.max(covered, report.to);
    const isVerb = cues[nextCue] === i;
    if (isVerb) nextCue++;
    const pos = units[i]?.pos;
    if (i < covered || (!isVerb && pos !== 'NOUN' && pos !== 'ADJ' && pos !== 'VERB') || clauses[i] === 1 || apostrophes[i] === 1) continue;
    if (closed.some((report) => report.cue === i)) continue;
    const report = isVerb ? reportOfVerb(units, i, from, to, apostrophes) : reportOfWord(units, i, from, to);
    if (report === undefined || report.from < covered || !canReport(units, report)) continue;
    if (isQuestion && report.confidence <= WEAK) continue;
    found.push(report);
    covered = Math.max(covered, report.to);
  }
  return found.length > 1 ? found.sort((a, b) => a.from - b.from) : found;
}

/** Reports by what a verb takes besides a clause are no surer than this. */
const WEAK = 0.7;

/** "Do they want a second ferry?": the reporter asks, and nobody has said so. */
function asksReader(units: readonly Unit[], from: number, to: number): boolean {
  return (
    units[to - 1]?.word === '?' &&
    /^(?:do|does|did|is|are|was|were|will|would|can|could|should|has|have|had)$/.test(units[from]?.word ?? '')
  );
}

/** "Lind said the ferry was late, according to the Norden Times": an outlet only passes on what a person said. */
function isPassedOn(units: readonly Unit[], { rule, phrase }: Report): boolean {
  return rule === 'according-to' && phrase !== undefined && units[phrase.head]?.name?.type === 'organization';
}

function reportOfVerb(units: readonly Unit[], i: number, from: number, to: number, apostrophes: Uint8Array): Report | undefined {
  return spokenAfter(units, i, from, apostrophes) ?? questionReport(units, i, from, to) ?? leading(units, i, from, to);
}

const NO_CLAUSES = new Uint8Array(0);

/** 1 for each unit of the clause of a partly marked quotation, up to its marks: what is said in there is on the word of its speaker. */
function quotedUnits(units: readonly Unit[], quotations: readonly DraftQuotation[]): Uint8Array {
  const clauses = quotations
    .flatMap(({ quotation }) => (quotation.clause === undefined ? [] : [{ start: quotation.clause.start, end: quotation.end }]))
    .sort((a, b) => a.start - b.start);
  if (clauses.length === 0) return NO_CLAUSES;
  const quoted = new Uint8Array(units.length);
  let next = 0;
  for (const [i, unit] of units.entries()) {
    while ((clauses[next]?.end ?? Number.POSITIVE_INFINITY) <= unit.start) next++;
    if ((clauses[next]?.start ?? Number.POSITIVE_INFINITY) <= unit.start) quoted[i] = 1;
  }
  return quoted;
}

/** What is no verb reports by what it means: a noun or an adjective. */
function reportOfWord(units: readonly Unit[], i: number, from: number, to: number): Report | undefined {
  const pos = units[i]?.pos;
  if (pos === 'NOUN') return nounReport(units, i, from, to);
  return pos === 'ADJ' || pos === 'VERB' ? (questionReport(units, i, from, to) ?? predicateReport(units, i, from, to)) : undefined;
}

function cuesIn(units: readonly Unit[], from: number, to: number, apostrophes: Uint8Array): number[] {
  const cues: number[] = [];
  for (let i = from; i < to; i++) {
    if (apostrophes[i] === 1 || !isCue(units, i) || isPassive(units, i) || isWithheld(units, i)) continue;
    cues.push(i);
  }
  return cues;
}

/** What somebody did not say was not said; what somebody does not want or would support is still a stand. */
function isWithheld(units: readonly Unit[], i: number): boolean {
  return isDenied(units, i) && !ATTITUDES.has(cueBase(units[i]?.word ?? ''));
}

/** Reports that stand behind or inside their content. */
function closedReports(units: readonly Unit[], cues: readonly number[], from: number, to: number, apostrophes: Uint8Array): Report[] {
  const found: Report[] = [];
  for (let i = from; i < to; i++) {
    if (units[i]?.word !== 'according' || units[i + 1]?.word !== 'to') continue;
    const report = accordingTo(units, i, from, to);
    if (report !== undefined) found.push(report);
  }
  let start = from;
  for (const i of cues) {
    const report = trailing(units, i, start, to, apostrophes);
    if (report === undefined || !canReport(units, report)) continue;
    if (found.some((other) => other.from < report.to && report.from < other.to)) continue;
    found.push(report);
    start = Math.max(start, report.to);
  }
  return found;
}

/** Who says or believes a clause is somebody, whatever the word for them; only a text or people "show" and "suggest" something. */
/** "They have shown disdain", "the two showed unity", "it reveals a gap": people show by what they do, and "it" may be anything. */
function isShownByPeople(units: readonly Unit[], head: Unit, cue: number, rule: string): boolean {
  if (rule !== 'claim-object') return false;
  const verb = cueBase(units[cue]?.word ?? '');
  if (/^(?:show|indicate|demonstrate)$/.test(verb)) return head.pos === 'PRON' || head.pos === 'NUM' || head.name?.type === 'person';
  return verb === 'reveal' && /^(?:it|they)$/.test(head.word);
}

function canReport(units: readonly Unit[], { phrase, cue, rule }: Report): boolean {
  if (phrase === undefined) return true;
  const head = units[phrase.head];
  if (head === undefined || isAnybody(units, phrase.head, cue)) return false;
  if (isShownByPeople(units, head, cue, rule)) return false;
  return canSpeak(head) || ((rule === 'claim-that' || rule === 'claim-open') && SENTIENT.has(cueBase(units[cue]?.word ?? '')));
}

const SUPPOSED = /^(?:would|could|should|might|may|must|can|will|do|does|ca|wo)$/;

/** "You might think", "one would say", "let’s hope": said of anybody, and by nobody. */
function isAnybody(units: readonly Unit[], head: number, cue: number): boolean {
  const word = units[head]?.word ?? '';
  if (/^(?:you|['’]s|anyone|anybody|whoever)$/.test(word)) return true;
  if (!/^(?:one|everyone|everybody|someone|somebody|nobody)$/.test(word)) return false;
  for (let i = head + 1; i < cue; i++) if (SUPPOSED.test(units[i]?.word ?? '')) return true;
  return false;
}

/** Attributions behind the marked words: “…,” said X · “…” (X, Coast Guard) · “…” — X · “…” and more of the clause, X said. */
import { PERSON_NOUNS } from '../../gazetteers/titles.ts';
import { cueStrength } from '../cues.ts';
import { type Phrase, phraseStartingAt, withApposition } from '../phrases.ts';
import { isCue, isPassive } from '../reports.ts';
import { canSpeak } from '../speakers.ts';
import { subjectBefore } from '../subjects.ts';
import type { Unit } from '../units.ts';
import type { MarkedSpan } from '../../../text/quote-marks.ts';
import { cueBefore } from './before-marks.ts';
import { type Finding, finding, NEAR, type QuoteContext } from './rule.ts';

/** How many words the report at the end of a sentence may have. */
const LONGEST_END = 10;
/** How many words may stand between a passive report and its marks: "branded a", "described on Monday as". */
const LONGEST_FRAME = 6;

/** `“…” (Gen. X, U.S. Northern Command)` */
export function inParentheses({ units, at }: QuoteContext): Finding {
  if (units[at + 1]?.word !== '(') return undefined;
  let close = at + 2;
  while (close < units.length && close - at < 26 && units[close]?.word !== ')') close++;
  if (units[close]?.word !== ')') return undefined;
  let end = close;
  for (let i = at + 2; i < close; i++) if (units[i]?.word === ',' && end === close) end = i;
  for (let i = at + 2; i < close; i++) {
    if (units[i]?.name?.type === 'person') return { phrase: { first: i, last: i, head: i } };
  }
  const last = end - 1;
  const head = units[last];
  if (head === undefined || last < at + 2) return undefined;
  const hasPerson = PERSON_NOUNS.has(head.word) || PERSON_NOUNS.has(head.word.replace(/s$/, '')) || /^(?:source|sources)$/.test(head.word);
  return hasPerson || head.name?.type === 'organization' ? { phrase: { first: at + 2, last, head: last } } : undefined;
}

/** `“…,” said X` and `“…,” X, a doctor, said` */
export function cueAfter(context: QuoteContext): Finding {
  const { units, at, span, text } = context;
  let first = at + 1;
  while (units[first]?.word === ',' || units[first]?.word === '—' || units[first]?.word === '–' || units[first]?.word === '--') first++;
  const begin = units[first];
  if (begin === undefined || begin.kind === 'marked') return undefined;
  const ceiling = ceilingAfter(context, first);
  if (first >= ceiling || isGrownIn(context, begin) || isModifier(context)) return undefined;
  if (begin.word === 'according' && units[first + 1]?.word === 'to') return finding(sourceAt(units, first + 2, ceiling), begin);
  if (begin.word === 'per') return finding(sourceAt(units, first + 1, ceiling), begin);
  if (closesClause(context)) return undefined;
  const start = begin.pos === 'ADV' && isCue(units, first + 1) ? first + 1 : first;
  if (isCue(units, start) && cueStrength(units[start]?.word ?? '') !== 'stance' && units[start]?.word.endsWith('ing') !== true) {
    let next = start + 1;
    while (units[next]?.pos === 'ADV') next++;
    const phrase = sourceAt(units, next, ceiling);
    if (phrase !== undefined && !isObjectOnly(units, phrase, text, span)) return finding(phrase, units[start]);
  }
  for (let i = first; i < Math.min(ceiling, first + NEAR + 12); i++) {
    if (units[i]?.kind === 'marked' || units[i]?.word === ';') return undefined;
    if (!isCue(units, i) || isPassive(units, i) || isInfinitive(units, i)) continue;
    // "a nod to the host acknowledging …"
    if (units[i]?.word.endsWith('ing') === true && units[i - 1]?.pos !== 'AUX') continue;
    if (cueStrength(units[i]?.word ?? '') === 'stance') continue;
    if (first >= context.sentence.to && hasOwnContent(units, i, ceiling)) return undefined;
    const phrase = subjectBefore(units, i, first);
    if (
      phrase !== undefined &&
      (phrase.first - first <= 1 || isOnePhrase(units, first, phrase.first)) &&
      (phrase.first === first ||
        isOnePhrase(units, first, phrase.first) ||
        /^(?:as|and|so|but|then|also)$/.test(begin.word) ||
        begin.pos === 'ADV' ||
        begin.pos === 'ADJ')
    )
      return finding(phrase, units[i]);
  }
  return undefined;
}

/** "to predict", "to correctly predict" */
function isInfinitive(units: readonly Unit[], i: number): boolean {
  let before = i - 1;
  while (units[before]?.pos === 'ADV') before--;
  return units[before]?.word === 'to';
}

/** "Although Lind said it was “late,” Berg said …": the clause that the marks close has a report of its own. */
function closesClause(context: QuoteContext): boolean {
  const { units, at, sentence, span, text } = context;
  if (at === sentence.from || units[at - 1]?.word === ':' || !text.slice(span.start, span.end).trimEnd().endsWith(',')) return false;
  const opener = [0, 1].some((step) => SUBORDINATES.test(units[sentence.from + step]?.word ?? ''));
  return opener && cueBefore(context) !== undefined;
}

const SUBORDINATES = /^(?:although|though|while|when|after|as|whereas|because|since|if)$/;

/** Behind the cue: the phrase with the name that stands in apposition to it. */
function sourceAt(units: readonly Unit[], first: number, ceiling: number): Phrase | undefined {
  return withApposition(units, phraseStartingAt(units, first, ceiling), ceiling);
}

/** Verbs of moving and of having, which never tell how something was said. */
const NO_SPEECH =
  /^(?:walk|left|leave|went|go|came|come|ran|run|sat|sit|stood|stand|arrive|enter|had|have|took|take|got|get|made|make|move|drove|drive|won|win|lost|lose)(?:s|e?d)?$/;

/** `“…!” beamed X` and `“…,” X mocked`: any verb, where the marks end with a comma or in excitement and a person stands beside it. */
export function verbAfter(context: QuoteContext): Finding {
  const { units, at, text, span } = context;
  if (!/[,!?]$/u.test(text.slice(span.start, span.end).trimEnd())) return undefined;
  const first = at + 1;
  const ceiling = ceilingAfter(context, first);
  const isPerson = (phrase: Phrase | undefined) =>
    phrase !== undefined && (units[phrase.head]?.name?.type === 'person' || units[phrase.head]?.pos === 'PRON');
  if (units[first]?.pos === 'VERB') {
    if (NO_SPEECH.test(units[first]?.word ?? '')) return undefined;
    const phrase = phraseStartingAt(units, first + 1, ceiling);
    return isPerson(phrase) ? finding(phrase, units[first]) : undefined;
  }
  const phrase = phraseStartingAt(units, first, ceiling);
  if (phrase === undefined || !isPerson(phrase)) return undefined;
  const verb = phrase.last + 1 < ceiling && units[phrase.last + 1]?.pos === 'ADV' ? phrase.last + 2 : phrase.last + 1;
  return verb < ceiling && units[verb]?.pos === 'VERB' && !NO_SPEECH.test(units[verb]?.word ?? '')
    ? finding(phrase, units[verb])
    : undefined;
}

/** "described as “…” by X", "called “…” by X": the agent of a passive report stands behind the marks. */
export function agentAfter({ units, at, sentence }: QuoteContext): Finding {
  if (units[at + 1]?.word !== 'by' || at + 2 >= sentence.to) return undefined;
  for (let i = at - 1; i >= sentence.from && at - i <= LONGEST_FRAME; i--) {
    const unit = units[i];
    if (unit === undefined || unit.kind === 'marked' || /^[,;]$/.test(unit.word)) return undefined;
    if (unit.pos !== 'VERB' && !isCue(units, i)) continue;
    const isReport = cueStrength(unit.word) !== undefined && unit.word.endsWith('ed');
    return isReport && (isPassive(units, i) || isReduced(units, i)) ? finding(sourceAt(units, at + 2, sentence.to), unit) : undefined;
  }
  return undefined;
}

/** "the plan, described as …", "a plan called …": a participle right behind its noun. */
function isReduced(units: readonly Unit[], i: number): boolean {
  let at = i - 1;
  while (units[at]?.pos === 'ADV') at--;
  const before = units[at];
  return before === undefined || /^[,(—–-]+$/.test(before.word) || before.pos === 'NOUN';
}

/** "Maria Lind's chief of staff, Paul Berg, told …": only nouns and a comma before the name. */
function isOnePhrase(units: readonly Unit[], first: number, name: number): boolean {
  if (units[name - 1]?.word !== ',') return false;
  for (let i = first; i < name; i++) if (/^(?:VERB|AUX|PRON|SCONJ|CCONJ|X)$/.test(units[i]?.pos ?? '')) return false;
  return true;
}

/** "X said it was “complex” and he feels …": what follows goes on with the clause, and reports something else. */
function isGrownIn(context: QuoteContext, begin: Unit): boolean {
  const { units, at, sentence, span, text } = context;
  if (at === sentence.from || /[?!]$/u.test(text.slice(span.start, span.end).trimEnd())) return false;
  if (!/^(?:and|but|so|as|because|while|when)$/.test(begin.word)) return false;
  for (let i = at - 1; i >= sentence.from; i--) if (isCue(units, i)) return true;
  return cueAtEnd(context) !== undefined;
}

/** "As the “Never Lind” movement says …": the marked words only say which movement. */
function isModifier({ units, at, sentence, span, text }: QuoteContext): boolean {
  const before = units[at - 1];
  const next = units[at + 1];
  if (at === sentence.from || next?.pos !== 'NOUN' || /[,.?!…]$/u.test(text.slice(span.start, span.end).trimEnd())) return false;
  return before?.pos === 'DET' || before?.pos === 'ADP' || !canSpeak(next);
}

/** After "?" or "!" a capital may still be the speaker's; after a full stop a new sentence begins. */
function ceilingAfter(context: QuoteContext, first: number): number {
  const { units, at, sentence, span, text, document, paragraph } = context;
  const view = document.paragraphs[paragraph]?.view;
  const inner = text.slice(span.start, span.end).trimEnd();
  let ceiling = sentence.to;
  if (ceiling <= first && view !== undefined && !isIntroduced(context)) {
    const next = view.sentences[view.sentenceOf[first] ?? -1];
    // after a full stop only "Trump said." and no more
    if (next !== undefined && (/[?!…]$/u.test(inner) || isBareReport(units, next))) ceiling = next.to;
  }
  for (let i = at + 1; i < ceiling; i++) if (units[i]?.kind === 'marked') return i;
  return ceiling;
}

/** "She asked, “Why?”": a report in front of the marks already has them. */
function isIntroduced(context: QuoteContext): boolean {
  return context.at > context.sentence.from && cueBefore(context) !== undefined;
}

/** "Berg said he did not know", "Berg said nothing": the report beyond the border tells something else. */
function hasOwnContent(units: readonly Unit[], cue: number, to: number): boolean {
  for (let i = cue + 1; i < to; i++) {
    const unit = units[i];
    if (unit === undefined || unit.kind === 'marked' || /^[,;:]$/.test(unit.word)) return false;
    if (/^(?:when|as|after|while|before|because|since|who|which|where)$/.test(unit.word)) return false;
    if (/^(?:that|nothing|whether)$/.test(unit.word) && i === cue + 1) return true;
    if ((unit.pos === 'VERB' || unit.pos === 'AUX') && !unit.word.endsWith('ing') && units[i - 1]?.word !== 'to') return true;
  }
  return false;
}

/** A sentence of a subject and a cue, nothing else. */
function isBareReport(units: readonly Unit[], { from, to }: { from: number; to: number }): boolean {
  const last = /^[.!?]$/.test(units[to - 1]?.word ?? '') ? to - 2 : to - 1;
  return last > from && last - from <= 5 && isCue(units, last);
}

/** "asked him", "told reporters" after the marks: an object, not the speaker. */
function isObjectOnly(units: readonly Unit[], phrase: Phrase, text: string, span: MarkedSpan): boolean {
  const follows = units[phrase.last + 1];
  return (
    follows !== undefined &&
    follows.pos === 'VERB' &&
    !/[,?!]$/u.test(text.slice(span.start, span.end).trimEnd()) &&
    follows.kind === 'word' &&
    !follows.word.endsWith('ing')
  );
}

/** "Growth was “slow for months” as buyers waited, he said.": the report at the end holds for all of the sentence. */
export function cueAtEnd({ units, at, sentence }: QuoteContext): Finding {
  let last = sentence.to - 1;
  while (last > at && units[last]?.pos === 'PUNCT') last--;
  for (let i = last; i > at && last - i < LONGEST_END; i--) {
    if (units[i]?.kind === 'marked' || units[i]?.word === ',') return undefined;
    if (!isCue(units, i)) continue;
    if (cueStrength(units[i]?.word ?? '') !== 'claim' || isPassive(units, i) || units[i]?.word.endsWith('ing') === true) return undefined;
    if (units[i - 1]?.word === ',') {
      const turned = sourceAt(units, i + 1, sentence.to);
      return turned === undefined || turned.last < last - 3 ? undefined : finding(turned, units[i]);
    }
    const phrase = i === last ? subjectBefore(units, i, at + 1) : undefined;
    return phrase !== undefined && units[phrase.first - 1]?.word === ',' ? finding(phrase, units[i]) : undefined;
  }
  return undefined;
}

/** `“…,” Maria Lind, the mayor, of the ferry.`: a name and no verb at all, where the marks end with a comma or in excitement. */
export function nameAfter({ units, at, sentence, text, span }: QuoteContext): Finding {
  const name = units[at + 1];
  if (name?.name?.type !== 'person' || !/[,!?]$/u.test(text.slice(span.start, span.end).trimEnd())) return undefined;
  if (at > sentence.from && units[at - 1]?.word !== ',') return undefined;
  const next = units[at + 2];
  if (next !== undefined && next.pos !== 'ADP' && !/^[,.;(]$/.test(next.word)) return undefined;
  for (let i = at + 2; i < sentence.to; i++)
    if (/^(?:VERB|AUX)$/.test(units[i]?.pos ?? '') || units[i]?.kind === 'marked') return undefined;
  return { phrase: { first: at + 1, last: at + 1, head: at + 1 } };
}

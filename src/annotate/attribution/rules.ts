/**
 * Who said the words in marks: rules in the order of how far they can be trusted.
 *
 * Each rule looks at one place where English puts the attribution and answers with the phrase that it rests on, or nothing. The first
 * answer holds. The name of the rule and its confidence stay with the quotation, so that a page can show why.
 */
import type { Span } from '../../domain/annotation.ts';
import type { MarkedSpan } from '../../text/quote-marks.ts';
import { PERSON_NOUNS } from '../gazetteers/titles.ts';
import { cueStrength } from './cues.ts';
import { type Phrase, phraseStartingAt } from './phrases.ts';
import { firstReport, isCue, isPassive, outermost, subjectOfCue } from './reports.ts';
import type { DocumentView, Source } from './document-view.ts';
import { sentenceSubject, subjectBefore, subjectOfGovernor } from './subjects.ts';
import type { Unit } from './units.ts';

export interface QuoteContext {
  document: DocumentView;
  paragraph: number;
  text: string;
  units: readonly Unit[];
  /** Unit of the marked words. */
  at: number;
  sentence: { from: number; to: number };
  span: MarkedSpan;
}

export interface Attribution {
  source: Source;
  cue?: Span;
  rule: string;
  confidence: number;
}

type Finding = { phrase: Phrase; paragraph?: number; cue?: Span } | undefined;
interface Rule {
  name: string;
  confidence: number;
  apply(context: QuoteContext): Finding;
}

/** What may stand between the name of a label and its colon: "Clinton in December 1992:". */
const LONGEST_LABEL = 10;
/** How far from the marks a cue may stand to be beside them. */
const NEAR = 18;

function spanOf(unit: Unit | undefined): Span | undefined {
  return unit === undefined ? undefined : { start: unit.start, end: unit.end };
}

function finding(phrase: Phrase | undefined, cue: Unit | undefined): Finding {
  if (phrase === undefined) return undefined;
  const span = spanOf(cue);
  return span === undefined ? { phrase } : { phrase, cue: span };
}

/** `“…” (Gen. X, U.S. Northern Command)` */
function inParentheses({ units, at }: QuoteContext): Finding {
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
function cueAfter(context: QuoteContext): Finding {
  const { units, at, span, text } = context;
  let first = at + 1;
  while (units[first]?.word === ',' || units[first]?.word === '—' || units[first]?.word === '–' || units[first]?.word === '--') first++;
  const begin = units[first];
  if (begin === undefined || begin.kind === 'marked') return undefined;
  const ceiling = ceilingAfter(context, first);
  if (first >= ceiling || isGrownIn(context, begin)) return undefined;
  if (begin.word === 'according' && units[first + 1]?.word === 'to') return finding(phraseStartingAt(units, first + 2, ceiling), begin);
  const start = begin.pos === 'ADV' && isCue(units, first + 1) ? first + 1 : first;
  if (isCue(units, start) && cueStrength(units[start]?.word ?? '') !== 'stance' && units[start]?.word.endsWith('ing') !== true) {
    let next = start + 1;
    while (units[next]?.pos === 'ADV') next++;
    const phrase = phraseStartingAt(units, next, ceiling);
    if (phrase !== undefined && !isObjectOnly(units, phrase, text, span)) return finding(phrase, units[start]);
  }
  for (let i = first; i < Math.min(ceiling, first + NEAR + 12); i++) {
    if (units[i]?.kind === 'marked' || units[i]?.word === ';') return undefined;
    if (!isCue(units, i) || isPassive(units, i) || units[i - 1]?.word === 'to') continue;
    if (cueStrength(units[i]?.word ?? '') === 'stance') continue;
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

/** `“…!” beamed X` and `“…,” X mocked`: any verb, where the marks end with a comma or in excitement and a person stands beside it. */
function verbAfter(context: QuoteContext): Finding {
  const { units, at, text, span } = context;
  if (!/[,!?]$/u.test(text.slice(span.start, span.end).trimEnd())) return undefined;
  const first = at + 1;
  const ceiling = ceilingAfter(context, first);
  const isPerson = (phrase: Phrase | undefined) =>
    phrase !== undefined && (units[phrase.head]?.name?.type === 'person' || units[phrase.head]?.pos === 'PRON');
  if (units[first]?.pos === 'VERB') {
    const phrase = phraseStartingAt(units, first + 1, ceiling);
    return isPerson(phrase) ? finding(phrase, units[first]) : undefined;
  }
  const phrase = phraseStartingAt(units, first, ceiling);
  if (phrase === undefined || !isPerson(phrase)) return undefined;
  const verb = phrase.last + 1 < ceiling && units[phrase.last + 1]?.pos === 'ADV' ? phrase.last + 2 : phrase.last + 1;
  return verb < ceiling && units[verb]?.pos === 'VERB' ? finding(phrase, units[verb]) : undefined;
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
  if (at === sentence.from || /[,?!]$/u.test(text.slice(span.start, span.end).trimEnd())) return false;
  if (!/^(?:and|but|so|as|because|while|when)$/.test(begin.word)) return false;
  for (let i = at - 1; i >= sentence.from; i--) if (isCue(units, i)) return true;
  return cueAtEnd(context) !== undefined;
}

/** After "?" or "!" a capital may still be the speaker's; after a full stop a new sentence begins. */
function ceilingAfter({ units, at, sentence, span, text, document, paragraph }: QuoteContext, first: number): number {
  const view = document.paragraphs[paragraph]?.view;
  const inner = text.slice(span.start, span.end).trimEnd();
  let ceiling = sentence.to;
  if (ceiling <= first && view !== undefined) {
    const next = view.sentences[view.sentenceOf[first] ?? -1];
    // after a full stop only "Trump said." and no more
    if (next !== undefined && (/[?!…]$/u.test(inner) || isBareReport(units, next))) ceiling = next.to;
  }
  for (let i = at + 1; i < ceiling; i++) if (units[i]?.kind === 'marked') return i;
  return ceiling;
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
function cueAtEnd({ units, at, sentence }: QuoteContext): Finding {
  let last = sentence.to - 1;
  while (last > at && units[last]?.pos === 'PUNCT') last--;
  for (let i = last; i > at && last - i < LONGEST_LABEL; i--) {
    if (units[i]?.kind === 'marked' || units[i]?.word === ',') return undefined;
    if (!isCue(units, i)) continue;
    if (cueStrength(units[i]?.word ?? '') !== 'claim' || isPassive(units, i) || units[i]?.word.endsWith('ing') === true) return undefined;
    if (units[i - 1]?.word === ',') {
      const turned = phraseStartingAt(units, i + 1, sentence.to);
      return turned === undefined || turned.last < last - 3 ? undefined : finding(turned, units[i]);
    }
    const phrase = i === last ? subjectBefore(units, i, at + 1) : undefined;
    return phrase !== undefined && units[phrase.first - 1]?.word === ',' ? finding(phrase, units[i]) : undefined;
  }
  return undefined;
}

/** `X said, “…”`, `X told reporters: “…”`, `…, saying “…”` */
function cueBefore({ units, at, sentence }: QuoteContext): Finding {
  let verbs = 0;
  for (let i = at - 1; i >= sentence.from && at - i <= NEAR; i--) {
    const unit = units[i];
    if (unit === undefined || unit.word === ';') return undefined;
    if (unit.kind === 'marked') return undefined;
    if (unit.word === 'to' && units[i - 1]?.word === 'according') {
      const phrase = phraseStartingAt(units, i + 1, at);
      return phrase === undefined ? undefined : finding(phrase, units[i - 1]);
    }
    if (isCue(units, i) && isPassive(units, i) && units[i + 1]?.word === 'by') {
      const agent = phraseStartingAt(units, i + 2, at);
      if (agent !== undefined) return finding(agent, unit);
    }
    if (isCue(units, i) && !isPassive(units, i)) {
      const strength = cueStrength(unit.word);
      const isBeside = at - i <= 2 || /^[,:]$/.test(units[at - 1]?.word ?? '');
      if (strength === 'stance' && (verbs > 0 || !isBeside)) return undefined;
      const phrase = subjectOfCue(units, i, sentence.from);
      if (phrase !== undefined) return onWhoseWord(units, phrase, i, sentence.from, at);
    }
    if (unit.pos === 'VERB' && ++verbs > 1) return undefined;
  }
  return undefined;
}

/** The nearest report's subject, or, of a report inside a report, the outer one's. */
function onWhoseWord(units: readonly Unit[], nearest: Phrase, cue: number, from: number, at: number): Finding {
  const first = firstReport(units, from, at, nearest);
  return first === undefined ? finding(outermost(units, nearest, from), units[cue]) : finding(first.phrase, units[first.cue]);
}

/** `Clinton: “…”`, `From the report: “…”`, `Continued Jones: “…”`: a label, a colon, the words. */
function labelled({ units, at, sentence }: QuoteContext): Finding {
  if (units[at - 1]?.word !== ':') return undefined;
  const last = at - 2;
  let first = sentence.from;
  if (/^(?:from|here|here's|here’s|but|and|then|as)$/.test(units[first]?.word ?? '')) first++;
  if (units[first]?.word === "'s" || units[first]?.word === '’s') first++;
  const isVerbFirst = isCue(units, first) || (units[first]?.pos === 'VERB' && units[first + 1]?.name !== undefined);
  const phrase = phraseStartingAt(units, isVerbFirst ? first + 1 : first, at - 1);
  if (phrase === undefined) return undefined;
  for (let i = phrase.last + 1; i <= last; i++)
    if (isCue(units, i) || units[i]?.pos === 'AUX' || (units[i]?.pos === 'VERB' && units[i]?.name === undefined)) return undefined;
  return last - phrase.last > LONGEST_LABEL ? undefined : finding(phrase, isVerbFirst ? units[first] : undefined);
}

/** `“…” — Name` at the end of a paragraph; the name may be one that nothing else knows. */
function signature({ units, at }: QuoteContext): Finding {
  const dash = units[at + 1];
  if (dash === undefined || !/^[—–―‒-]+$/.test(dash.word) || units.length - at >= 16) return undefined;
  const first = at + 2;
  if (units[first]?.name?.type === 'person') return { phrase: { first, last: first, head: first } };
  let last = first;
  while (units[last]?.pos === 'PROPN' || (last > first && /^[.]$/.test(units[last]?.word ?? '') && units[last + 1]?.pos === 'PROPN'))
    last++;
  const closes = units[last] === undefined || /^[.,;]$/.test(units[last]?.word ?? '');
  return last > first && closes ? { phrase: { first, last: last - 1, head: last - 1 } } : undefined;
}

/** Marked words inside the reporter's clause: the nearest report to the left, else to the right. */
function cueInClause({ units, at, sentence }: QuoteContext): Finding {
  for (let i = at - 1; i >= sentence.from; i--) {
    if (units[i]?.word === 'to' && units[i - 1]?.word === 'according') {
      const phrase = phraseStartingAt(units, i + 1, at);
      if (phrase !== undefined) return finding(phrase, units[i - 1]);
    }
    if (!isCue(units, i)) continue;
    if (isPassive(units, i)) {
      const agent = units[i + 1]?.word === 'by' ? phraseStartingAt(units, i + 2, at) : undefined;
      if (agent !== undefined) return finding(agent, units[i]);
      continue;
    }
    const phrase = subjectOfCue(units, i, sentence.from);
    if (phrase !== undefined) return onWhoseWord(units, phrase, i, sentence.from, at);
  }
  for (let i = at + 1; i < sentence.to; i++) {
    if (units[i]?.word === 'according' && units[i + 1]?.word === 'to')
      return finding(phraseStartingAt(units, i + 2, sentence.to), units[i]);
    if (!isCue(units, i) || isPassive(units, i) || cueStrength(units[i]?.word ?? '') === 'stance') continue;
    // "…” about the decision, said X"
    const inverted = units[i - 1]?.word === ',' ? phraseStartingAt(units, i + 1, sentence.to) : undefined;
    const phrase = inverted ?? subjectBefore(units, i, at + 1);
    if (phrase !== undefined) return finding(phrase, units[i]);
  }
  return undefined;
}

/** The paragraph above ends with a colon, or the sentence before introduces the words: "He argued that … . “…”" */
function introducedBefore({ document, paragraph, units, at, sentence, text }: QuoteContext): Finding {
  const isAlone = text.slice(units[sentence.from]?.start ?? 0, units[at]?.start ?? 0).trim() === '';
  if (!isAlone) return undefined;
  const view = document.paragraphs[paragraph]?.view;
  const index = view?.sentenceOf[at] ?? 0;
  if (index > 0) return reportIn(document, paragraph, index - 1) ?? personIn(document, paragraph, index - 1);
  if (paragraph === 0) return undefined;
  const above = document.paragraphs[paragraph - 1];
  if (above === undefined || above.view.sentences.length === 0) return undefined;
  return reportIn(document, paragraph - 1, above.view.sentences.length - 1, above.text.trimEnd().endsWith(':'));
}

/** The subject of a sentence, where it is one person. */
function personIn(document: DocumentView, paragraph: number, sentence: number): Finding {
  const view = document.paragraphs[paragraph]?.view;
  const range = view?.sentences[sentence];
  if (view === undefined || range === undefined) return undefined;
  const phrase = sentenceSubject(view.units, range.from, range.to);
  const head = phrase === undefined ? undefined : view.units[phrase.head];
  if (phrase === undefined || head === undefined) return undefined;
  return head.name?.type === 'person' || /^(?:he|she)$/.test(head.word) ? { phrase, paragraph } : undefined;
}

/** The last report of a sentence and its subject; with `isCertain` (a colon) also the mere subject. */
function reportIn(document: DocumentView, paragraph: number, sentence: number, isCertain = false): Finding {
  const view = document.paragraphs[paragraph]?.view;
  const range = view?.sentences[sentence];
  if (view === undefined || range === undefined) return undefined;
  const { units } = view;
  for (let i = range.to - 1; i >= range.from; i--) {
    if (!isCue(units, i) || isPassive(units, i)) continue;
    if (cueStrength(units[i]?.word ?? '') === 'stance' && !isCertain) continue;
    const phrase =
      subjectOfCue(units, i, range.from) ??
      (units[i - 1]?.kind === 'marked' || units[i - 1]?.word === ',' ? phraseStartingAt(units, i + 1, range.to) : undefined);
    const cue = spanOf(units[i]);
    if (phrase !== undefined) return { phrase, paragraph, ...(cue === undefined || paragraph < 0 ? {} : { cue }) };
  }
  const subject = isCertain ? sentenceSubject(units, range.from, range.to) : undefined;
  return subject === undefined ? undefined : { phrase: subject, paragraph };
}

/** No report anywhere: the grammatical subject of the sentence that holds the marked words. */
function subjectOfSentence({ units, at, sentence }: QuoteContext): Finding {
  const before = sentenceSubject(units, sentence.from, at);
  const phrase = before ?? subjectOfGovernor(units, at, sentence.from);
  if (phrase === undefined) return undefined;
  return { phrase };
}

/** Rules that need nothing but the quotation's own sentence, best first. */
export const SENTENCE_RULES: readonly Rule[] = [
  { name: 'parenthetical', confidence: 0.97, apply: inParentheses },
  { name: 'cue-after', confidence: 0.95, apply: cueAfter },
  { name: 'signature', confidence: 0.9, apply: signature },
  { name: 'cue-at-end', confidence: 0.9, apply: cueAtEnd },
  { name: 'cue-before', confidence: 0.92, apply: cueBefore },
  { name: 'label', confidence: 0.9, apply: labelled },
  { name: 'verb-after', confidence: 0.9, apply: verbAfter },
  { name: 'cue-in-clause', confidence: 0.75, apply: cueInClause },
];
/** Rules that look around the sentence, for words that are all of a sentence. */
export const CONTEXT_RULES: readonly Rule[] = [{ name: 'introduced-before', confidence: 0.7, apply: introducedBefore }];
/** The last resort. */
export const FALLBACK_RULES: readonly Rule[] = [{ name: 'sentence-subject', confidence: 0.4, apply: subjectOfSentence }];

/** The first answer of the rules. */
export function attribute(context: QuoteContext, rules: readonly Rule[]): Attribution | undefined {
  for (const rule of rules) {
    const found = rule.apply(context);
    if (found === undefined) continue;
    const source = { paragraph: found.paragraph ?? context.paragraph, phrase: found.phrase };
    const isHere = source.paragraph === context.paragraph;
    return { source, rule: rule.name, confidence: rule.confidence, ...(found.cue !== undefined && isHere ? { cue: found.cue } : {}) };
  }
  return undefined;
}

/**
 * The marked words of a document, each as a quotation with its speaker or as a term.
 *
 * Paragraphs are read in order, because speech goes on: over a cue ("…," he said. "…"), over paragraphs that open their marks again, and in
 * answers below a colon. Without evidence a quotation has no speaker.
 */
import type { Term } from '../../domain/annotation.ts';
import type { MarkedSpan } from '../../text/quote-marks.ts';
import { countWords, type DraftQuotation, draftQuotation } from './draft-quotation.ts';
import { attribute, CONTEXT_RULES, FALLBACK_RULES, SENTENCE_RULES } from './rules/attribute.ts';
import { isSaidOf } from './rules/in-clause.ts';
import type { Attribution, QuoteContext } from './rules/rule.ts';
import type { DocumentView, FoundSpeaker, Source } from './document-view.ts';
import { type Label, speakerOfLabel } from './indirect/transcript-labels.ts';
import { attributePullQuotes, blockQuote, isNameLine, pullQuote, signedBelow } from './set-off.ts';
import { isThing, speakerOf } from './speakers.ts';
import { hasWords } from './spoken-spans.ts';
import { termKind, weakTermKind } from './terms.ts';
import {
  addPart,
  BESIDE,
  isSentenceResumed,
  isTalkBetween,
  isWholeSentence,
  type Latest,
  type Progress,
  utteranceOf,
} from './utterances.ts';

export interface MarkedWords {
  quotations: DraftQuotation[];
  terms: Term[];
}

/** What is known of a paragraph besides its text. */
export interface ParagraphKind {
  isPullQuote: boolean;
  isBlockQuote: boolean;
  /** A headline: nobody speaks in it without a report beside the marks. */
  isHeadline: boolean;
}

/** With the label of the transcript that the paragraph stands under, and who signs it below. */
type LabelledKind = ParagraphKind & { label: Label | undefined; signed: Source | undefined };

/** Longer marked words are speech even where nobody is named for them. */
const SHORT = 8;

const LABEL_INSIDE = /^\s*["“]?\p{Lu}[\p{Lu} .’'-]{1,30}:\s/u;
/** "(Crosstalk)" */
const STAGE_DIRECTION = /^\s*\([^()]{1,40}\)[.!]?\s*$/u;

/** Quotations and terms of each paragraph; `spans` as `spokenSpans` gives them. */
export function findQuotations(
  document: DocumentView,
  spans: readonly MarkedSpan[][],
  kinds: readonly ParagraphKind[],
  labels: readonly (Label | undefined)[],
): MarkedWords[] {
  const progress: Progress = { utterance: 0, last: undefined, lastParagraph: -9, parts: [], voice: undefined, hasSingleMarks: false };
  const texts = document.paragraphs.map(({ text }) => text);
  let above: DraftQuotation | undefined;
  const found = spans.map((list, paragraph): MarkedWords => {
    const kind = kinds[paragraph] ?? { isPullQuote: false, isBlockQuote: false, isHeadline: false };
    if (kind.isPullQuote) return { quotations: pullQuote(list, document, paragraph, progress), terms: [] };
    const isBlockQuote = (p: number): boolean => kinds[p]?.isBlockQuote === true;
    // the name under a block quote is no part of it
    if (
      isBlockQuote(paragraph - 1) &&
      kind.isBlockQuote &&
      !isBlockQuote(paragraph + 1) &&
      isNameLine(document.paragraphs[paragraph]?.view.units ?? [])
    )
      return { quotations: [], terms: [] };
    const signed = kind.isBlockQuote ? signedBelow(document, paragraph, isBlockQuote) : undefined;
    above =
      kind.isBlockQuote && !opensWithMarks(texts[paragraph] ?? '', list)
        ? blockQuote(document, paragraph, above, signed, progress)
        : undefined;
    if (above === undefined) return readParagraph(document, paragraph, list, { ...kind, label: labels[paragraph], signed }, progress);
    return { quotations: [above], terms: [] };
  });
  attributePullQuotes(
    document,
    found.map(({ quotations }) => quotations),
  );
  return found;
}

function opensWithMarks(text: string, [first]: readonly MarkedSpan[]): boolean {
  return first !== undefined && text.slice(0, first.before).trim() === '';
}

function readParagraph(
  document: DocumentView,
  paragraph: number,
  spans: readonly MarkedSpan[],
  kind: LabelledKind,
  progress: Progress,
): MarkedWords {
  const entry = document.paragraphs[paragraph];
  const result: MarkedWords = { quotations: [], terms: [] };
  if (entry === undefined || spans.length === 0) return result;
  const { units, sentences, sentenceOf } = entry.view;
  const shown = new Set<number>();
  let latest: Latest | undefined;
  for (const [at, unit] of units.entries()) {
    const span = unit.marked === undefined ? undefined : spans[unit.marked];
    const sentence = sentences[sentenceOf[at] ?? 0];
    if (span === undefined || sentence === undefined) continue;
    shown.add(unit.marked ?? -1);
    if (!hasWords(entry.text, span)) continue;
    const context: QuoteContext = { document, paragraph, text: entry.text, units, at, sentence, span };
    const decision =
      kind.label === undefined || kind.label.isHeadline === true
        ? decide(context, kind, latest, progress)
        : decideInSpeech(context, kind, kind.label, progress);
    if (decision.isNone === true) continue;
    if (decision.isLabelled === true) progress.last = undefined;
    if (decision.term !== undefined) {
      result.terms.push({ start: span.start, end: span.end, kind: decision.term });
      continue;
    }
    const { attribution } = decision;
    // "MARSH: I said “no”": whoever the label names says "I", not the author of the text
    const isOfLabel = decision.found?.speaker.name === 'the author' && LABEL_INSIDE.test(entry.text);
    const found = isOfLabel ? undefined : decision.found;
    const draft = draftQuotation(context, attribution, found, utteranceOf(context, latest, found, attribution, progress));
    result.quotations.push(draft);
    addPart(progress, draft, span.isContinued && latest === undefined);
    latest = { at, draft, found, cue: attribution?.cue };
    progress.last = found ?? progress.last;
    progress.lastParagraph = paragraph;
    if (span.family === 'single' && (attribution?.confidence ?? 0) >= BESIDE) progress.hasSingleMarks = true;
  }
  // marks inside a name
  for (const [i, span] of spans.entries()) {
    if (span.parent === -1 && !shown.has(i) && hasWords(entry.text, span))
      result.terms.push({ start: span.start, end: span.end, kind: 'nickname' });
  }
  return result;
}

interface Decision {
  term?: Term['kind'];
  /** No speech: a signature between the marks, or a headline's words in single marks ("Lind: ‘We Are Late’"), written anew for it. */
  isNone?: boolean;
  /** The marks hold a label of a transcript ("LIND: We are late"): whoever spoke before does not any more. */
  isLabelled?: boolean;
  attribution?: Attribution;
  found?: FoundSpeaker | undefined;
}

function decide(context: QuoteContext, kind: LabelledKind, latest: Latest | undefined, progress: Progress): Decision {
  const { units, at, text, span, document } = context;
  const inner = text.slice(span.start, span.end);
  if (span.family === 'single' && isInApostrophes(text, span.before)) return { isNone: true };
  const words = countWords(inner);
  const own = onlySpeakers(document, attribute(context, SENTENCE_RULES));
  const isBeside = own !== undefined && own.confidence >= BESIDE;
  const isCued = isBeside && /^(?:cue|verb)-after$/.test(own.rule);
  const resolve = (attribution: Attribution): Decision => ({ attribution, found: speakerOf(document, attribution.source, progress.last) });
  if (kind.isHeadline && span.family === 'single' && own?.rule === 'label') return { isNone: true };
  if (span.family === 'single' && !(isBeside && words > 3) && !(isCued && /[,.!?]$/u.test(inner)) && !goesOnInSingle(context, progress))
    return { term: termKind(inner, units, at, text) ?? 'scare' };
  const term = termKind(inner, units, at, text);
  if (term !== undefined && (!isCued || isNamedTitle(context, term))) return { term };
  if (latest?.found !== undefined && own?.cue?.start !== latest.cue?.start && isSentenceResumed(context, latest)) {
    const attribution = continued(latest, context.paragraph);
    return { attribution: latest.cue === undefined ? attribution : { ...attribution, cue: latest.cue }, found: latest.found };
  }
  if (isBeside) return resolve(own);
  const isWhole = isWholeSentence(context);
  if (isWhole && kind.signed !== undefined) return resolve({ source: kind.signed, rule: 'signature', confidence: 0.9 });
  if (isWhole && LABEL_INSIDE.test(inner)) return { isLabelled: true };
  if (isWhole && STAGE_DIRECTION.test(inner)) return { isNone: true };
  if (isWhole && latest !== undefined) {
    const introduced = isTalkBetween(context, latest.at) ? attribute(context, CONTEXT_RULES) : undefined;
    if (introduced !== undefined) return resolve(introduced);
    return { attribution: continued(latest, context.paragraph), found: latest.found };
  }
  if (isWhole && (span.isContinued || progress.lastParagraph === context.paragraph - 1)) {
    const introduced = span.isContinued ? undefined : attribute(context, CONTEXT_RULES);
    if (introduced !== undefined && introduced.source.paragraph === context.paragraph) return resolve(introduced);
    if (introduced !== undefined && endsWithColon(document, context.paragraph - 1)) return resolve(introduced);
    if (progress.last !== undefined)
      return { attribution: { ...weak(context), rule: 'paragraph-above', confidence: 0.6 }, found: progress.last };
  }
  if (isWhole) {
    const introduced = attribute(context, CONTEXT_RULES);
    if (introduced !== undefined) return resolve(introduced);
  }
  if (own !== undefined) return kind.isHeadline && words < 3 ? { term: 'scare' } : resolve(own);
  if (isWhole && words > 4) return {};
  const weakTerm = weakTermKind(inner, units, at);
  if (weakTerm === 'title') return { term: weakTerm };
  if (isWhole && words > 1 && /[.!?…]$/u.test(inner)) return {};
  const isOfSubject = isSaidOf(context);
  const fallback = isOfSubject ? undefined : attribute(context, FALLBACK_RULES);
  if (weakTerm !== undefined && (words === 1 || (fallback === undefined && !isOfSubject))) return { term: weakTerm };
  if (isOfSubject) return {};
  if (fallback !== undefined) return isThing(document, fallback.source) ? {} : resolve(fallback);
  if (latest !== undefined) return { attribution: continued(latest, context.paragraph), found: latest.found };
  // a few words that nobody in sight could have said
  const opensSpeech = at === context.sentence.from && words > 2 && /^\p{Lu}.*[,?!]$/su.test(inner.trim());
  return !isWhole && !opensSpeech && words <= SHORT ? { term: 'scare' } : {};
}

/** ‘We waited,’ she said. ‘Nobody came.’: where speech stands in single marks, so does what has a sentence's form. */
function goesOnInSingle(context: QuoteContext, { hasSingleMarks }: Progress): boolean {
  const { span, text } = context;
  return hasSingleMarks && (isWholeSentence(context) || /[,.!?]$/u.test(text.slice(span.start, span.end)));
}

const PAIRS_OF_APOSTROPHES = /(?<=^|[\s(—–-])''(?=[^\s'])|(?<=\S)''/gu;

/** How far back a speech may have begun, in characters; the bound keeps paragraphs of nothing but marks linear. */
const APOSTROPHE_REACH = 1500;

/** ''I told them, 'Never,' '' she said: what a speech between pairs of apostrophes quotes is part of it. */
function isInApostrophes(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - APOSTROPHE_REACH), at);
  if (!before.includes("''")) return false;
  let isOpen = false;
  for (const { index } of before.matchAll(PAIRS_OF_APOSTROPHES)) isOpen = /^$|[\s(—–-]/u.test(before.charAt(index - 1));
  return isOpen;
}

/** Marked words in a speech under a label are quoted by whoever speaks: by "I" or "we" they are the speaker's own, without a report a term. */
function decideInSpeech(context: QuoteContext, kind: LabelledKind, label: Label, progress: Progress): Decision {
  const isAll = label.paragraph === context.paragraph && context.at === label.from;
  if (isAll) {
    const found = speakerOfLabel(context.document, label);
    return found === undefined ? {} : { attribution: { ...weak(context), rule: 'label', confidence: 0.9 }, found };
  }
  const decision = decide(context, kind, undefined, progress);
  if (decision.term !== undefined || decision.isNone === true) return decision;
  if ((decision.attribution?.confidence ?? 0) < BESIDE) return { term: 'scare' };
  return decision.found?.speaker.name === 'the author' ? { ...decision, found: speakerOfLabel(context.document, label) } : decision;
}

/** A title that a preposition or an owner leads in ("in an interview with “Night Talk,” Lind said") is no speech, whoever says something after it. */
function isNamedTitle({ units, at, text, span }: QuoteContext, term: Term['kind']): boolean {
  if (term !== 'title') return false;
  const before = units[at - 1];
  const inner = text.slice(span.start, span.end).trimEnd();
  return before?.pos === 'ADP' || /^['’]s?$/.test(before?.word ?? '') || !/[,.!?…]$/u.test(inner) || units[at + 1]?.word === 'by';
}

/** An attribution to a thing holds only where a cue stands beside the marks. */
function onlySpeakers(document: DocumentView, found: Attribution | undefined): Attribution | undefined {
  return found !== undefined && found.confidence < BESIDE && isThing(document, found.source) ? undefined : found;
}

function weak(context: QuoteContext): Attribution {
  return {
    source: { paragraph: context.paragraph, phrase: { first: context.at, last: context.at, head: context.at } },
    rule: 'paragraph-above',
    confidence: 0.5,
  };
}

function continued(latest: Latest, paragraph: number): Attribution {
  const { at } = latest;
  return { source: { paragraph, phrase: { first: at, last: at, head: at } }, rule: 'continued-speech', confidence: 0.85 };
}

function endsWithColon(document: DocumentView, paragraph: number): boolean {
  return document.paragraphs[paragraph]?.text.trimEnd().endsWith(':') === true;
}

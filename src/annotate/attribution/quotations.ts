/**
 * The marked words of a document, each as a quotation with its speaker or as a term.
 *
 * Paragraphs are read in order, because speech goes on: over a cue ("…," he said. "…"), over paragraphs that open their marks again, and in
 * answers below a colon. Without evidence a quotation has no speaker.
 */
import type { Quotation, Span, Term } from '../../domain/annotation.ts';
import type { MarkedSpan } from '../../text/quote-marks.ts';
import { countWords, type DraftQuotation, draftQuotation, flagsOf } from './draft-quotation.ts';
import { attribute, CONTEXT_RULES, FALLBACK_RULES, SENTENCE_RULES } from './rules/attribute.ts';
import type { Attribution, QuoteContext } from './rules/rule.ts';
import type { DocumentView, FoundSpeaker } from './document-view.ts';
import { isThing, speakerOf } from './speakers.ts';
import { termKind, weakTermKind } from './terms.ts';

export interface MarkedWords {
  quotations: DraftQuotation[];
  terms: Term[];
}

/** What is known of a paragraph besides its text. */
export interface ParagraphKind {
  isPullQuote: boolean;
  /** A headline: nobody speaks in it without a report beside the marks. */
  isHeadline: boolean;
}

interface Progress {
  utterance: number;
  last: FoundSpeaker | undefined;
  /** Paragraph of the latest quotation. */
  lastParagraph: number;
}

/** Longer marked words are speech even where nobody is named for them. */
const SHORT = 8;
/** Characters between two parts of one speech. */
const LONGEST_CUE = 300;
/** From this confidence on a report stands beside the marks. */
const BESIDE = 0.9;

/** Quotations and terms of each paragraph; `spans` as `findMarkedSpans` gives them. */
export function findQuotations(document: DocumentView, spans: readonly MarkedSpan[][], kinds: readonly ParagraphKind[]): MarkedWords[] {
  const progress: Progress = { utterance: 0, last: undefined, lastParagraph: -9 };
  const done: MarkedWords[] = [];
  for (const [paragraph, list] of spans.entries()) {
    const kind = kinds[paragraph] ?? { isPullQuote: false, isHeadline: false };
    const words = kind.isPullQuote
      ? pullQuotes(list, document, paragraph, progress)
      : readParagraph(document, paragraph, list, kind, progress);
    done.push(words);
    carryBack(done, spans, paragraph);
  }
  return done;
}

function pullQuotes(spans: readonly MarkedSpan[], document: DocumentView, paragraph: number, progress: Progress): MarkedWords {
  const text = document.paragraphs[paragraph]?.text ?? '';
  const tops: Span[] = spans.filter((span) => span.parent === -1 && span.family === 'double');
  const quotations = (tops.length > 0 ? tops : [{ start: 0, end: text.length }]).map((span): DraftQuotation => {
    const quotation: Quotation = {
      start: span.start,
      end: span.end,
      kind: 'direct',
      speaker: null,
      utterance: progress.utterance++,
      confidence: 1,
      rule: 'pull-quote',
    };
    const flags = flagsOf(text.slice(span.start, span.end), false);
    if (flags.length > 0) quotation.flags = flags;
    return { quotation, speakerParagraph: paragraph };
  });
  return { quotations, terms: [] };
}

interface Latest {
  at: number;
  draft: DraftQuotation;
  found: FoundSpeaker | undefined;
  cue: Span | undefined;
}

function readParagraph(
  document: DocumentView,
  paragraph: number,
  spans: readonly MarkedSpan[],
  kind: ParagraphKind,
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
    const context: QuoteContext = { document, paragraph, text: entry.text, units, at, sentence, span };
    const decision = decide(context, kind, latest, progress);
    if (decision.isParaphrase === true) continue;
    if (decision.term !== undefined) {
      result.terms.push({ start: span.start, end: span.end, kind: decision.term });
      continue;
    }
    const { attribution, found } = decision;
    const draft = draftQuotation(context, attribution, found, utteranceOf(context, latest, found, attribution, progress));
    result.quotations.push(draft);
    latest = { at, draft, found, cue: attribution?.cue };
    progress.last = found ?? progress.last;
    progress.lastParagraph = paragraph;
  }
  // marks inside a name
  for (const [i, span] of spans.entries()) {
    if (span.parent === -1 && !shown.has(i)) result.terms.push({ start: span.start, end: span.end, kind: 'nickname' });
  }
  return result;
}

interface Decision {
  term?: Term['kind'];
  /** A headline's label with words in single marks ("Lind: ‘We Are Late’"): written anew for the headline, so not word for word. */
  isParaphrase?: boolean;
  attribution?: Attribution;
  found?: FoundSpeaker | undefined;
}

function decide(context: QuoteContext, kind: ParagraphKind, latest: Latest | undefined, progress: Progress): Decision {
  const { units, at, text, span, document } = context;
  const inner = text.slice(span.start, span.end);
  const words = countWords(inner);
  const own = onlySpeakers(document, attribute(context, SENTENCE_RULES));
  const isBeside = own !== undefined && own.confidence >= BESIDE;
  const isCued = isBeside && /^(?:cue|verb)-after$/.test(own.rule);
  const resolve = (attribution: Attribution): Decision => ({ attribution, found: speakerOf(document, attribution.source, progress.last) });
  if (kind.isHeadline && span.family === 'single' && own?.rule === 'label') return { isParaphrase: true };
  if (span.family === 'single' && !(isBeside && words > 3) && !(isCued && /[,.!?]$/u.test(inner)))
    return { term: termKind(inner, units, at, text) ?? 'scare' };
  const term = termKind(inner, units, at, text);
  if (term !== undefined && (!isCued || isNamedTitle(context, term))) return { term };
  if (isBeside) return resolve(own);
  const isWhole = isWholeSentence(context);
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
  const fallback = attribute(context, FALLBACK_RULES);
  if (weakTerm !== undefined && (fallback === undefined || words === 1)) return { term: weakTerm };
  if (fallback !== undefined) return isThing(document, fallback.source) ? {} : resolve(fallback);
  if (latest !== undefined) return { attribution: continued(latest, context.paragraph), found: latest.found };
  // a few words that nobody in sight could have said
  return !isWhole && words <= SHORT ? { term: 'scare' } : {};
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

/** The marked words are all of their sentence, but for marks and stops. */
function isWholeSentence({ units, at, sentence }: QuoteContext): boolean {
  for (let i = sentence.from; i < sentence.to; i++) {
    const unit = units[i];
    if (i !== at && unit !== undefined && (unit.kind !== 'word' || /[\p{L}\p{N}]/u.test(unit.word))) return false;
  }
  return true;
}

/** One speech: the same cue on both sides, nothing between but a cue's sentence, or marks that a paragraph opens again. */
function utteranceOf(
  context: QuoteContext,
  latest: Latest | undefined,
  found: FoundSpeaker | undefined,
  attribution: Attribution | undefined,
  progress: Progress,
): number {
  if (context.span.isContinued && latest === undefined && progress.utterance > 0) return progress.utterance - 1;
  if (latest !== undefined && latest.found !== undefined && latest.found.speaker.name === found?.speaker.name) {
    const sameCue = attribution?.cue !== undefined && attribution.cue.start === latest.cue?.start;
    const isNear = context.span.start - latest.draft.quotation.end < LONGEST_CUE;
    const goesOn = isNear && attribution?.rule === 'continued-speech' && !isTalkBetween(context, latest.at);
    if (latest.draft.quotation.kind === 'direct' && (sameCue || goesOn)) return latest.draft.quotation.utterance;
  }
  return progress.utterance++;
}

/** A sentence of the reporter between two marked words, besides the cue of the first. */
function isTalkBetween({ document, paragraph, units, at }: QuoteContext, before: number): boolean {
  const { sentences, sentenceOf } = document.paragraphs[paragraph]?.view ?? { sentences: [], sentenceOf: [] };
  const own = sentenceOf[before] ?? 0;
  // “Why?” Jones asked: the cue is a sentence of its own
  const last = sentences[own]?.to === before + 1 ? own + 1 : own;
  for (let s = last + 1; s < (sentenceOf[at] ?? 0); s++) {
    const { from, to } = sentences[s] ?? { from: 0, to: 0 };
    if (units.slice(from, to).some(({ kind, word }) => kind === 'name' || /\p{L}/u.test(word))) return true;
  }
  return false;
}

/** A speech over paragraphs whose speaker is only named in a later one. */
function carryBack(done: readonly MarkedWords[], spans: readonly MarkedSpan[][], paragraph: number): void {
  const here = done[paragraph]?.quotations[0];
  if (
    here === undefined ||
    here.quotation.speaker === null ||
    here.quotation.confidence < BESIDE ||
    spans[paragraph]?.[0]?.isContinued !== true
  )
    return;
  for (let p = paragraph - 1; p >= 0; p--) {
    const above = done[p]?.quotations.at(-1);
    if (above === undefined || above.quotation.utterance !== here.quotation.utterance || above.quotation.confidence >= BESIDE) return;
    above.quotation.speaker = here.quotation.speaker;
    above.quotation.rule = 'continued-below';
    above.quotation.confidence = 0.8;
    above.speakerParagraph = here.speakerParagraph;
  }
}

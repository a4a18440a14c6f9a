/** Which marked words are one speech: over a cue, over paragraphs, and where the reporter talks in between. */
import type { QuotationFlag, Span } from '../../domain/annotation.ts';
import { isCue } from './reports.ts';
import type { FoundSpeaker } from './document-view.ts';
import type { DraftQuotation } from './draft-quotation.ts';
import type { Attribution, QuoteContext } from './rules/rule.ts';

/** How far reading has come. */
export interface Progress {
  utterance: number;
  last: FoundSpeaker | undefined;
  /** Paragraph of the latest quotation. */
  lastParagraph: number;
  /** The quotations of the latest utterance. */
  parts: DraftQuotation[];
  /** Whose that utterance is, and whether a report stands beside one of its parts. */
  voice: { name: string; isSure: boolean } | undefined;
  /** Speech stands in single marks here, as in Britain: a report beside some was read. */
  hasSingleMarks: boolean;
}

/** The latest quotation of the paragraph in hand. */
export interface Latest {
  at: number;
  draft: DraftQuotation;
  found: FoundSpeaker | undefined;
  cue: Span | undefined;
}

/** From this confidence on a report stands beside the marks. */
export const BESIDE = 0.9;
/** Characters between two parts of one speech. */
const LONGEST_CUE = 300;

/** The marked words are all of their sentence, but for marks and stops. */
export function isWholeSentence({ units, at, sentence }: QuoteContext): boolean {
  for (let i = sentence.from; i < sentence.to; i++) {
    const unit = units[i];
    if (i !== at && unit !== undefined && (unit.kind !== 'word' || /[\p{L}\p{N}]/u.test(unit.word))) return false;
  }
  return true;
}

/** “The ferry,” Lind noted, citing a report, “is slow.”: one sentence of a speaker, in which no other report leads up to the second part. */
export function isSentenceResumed({ document, paragraph, units, at, sentence, span, text }: QuoteContext, latest: Latest): boolean {
  const { quotation } = latest.draft;
  const sentenceOf = document.paragraphs[paragraph]?.view.sentenceOf;
  if (quotation.kind !== 'direct' || sentenceOf?.[latest.at] !== sentenceOf?.[at] || latest.at !== sentence.from) return false;
  if (units[at - 1]?.word !== ',' || isCue(units, at - 2) || !/^\p{Ll}/u.test(text.slice(span.start, span.end))) return false;
  return quotation.rule === 'cue-after' && text.slice(quotation.start, quotation.end).endsWith(',');
}

/** One speech: the same cue on both sides, nothing between but a cue's sentence, or marks that a paragraph opens again. */
export function utteranceOf(
  context: QuoteContext,
  latest: Latest | undefined,
  found: FoundSpeaker | undefined,
  attribution: Attribution | undefined,
  progress: Progress,
): number {
  const above = progress.parts.at(-1);
  if (context.span.isContinued && latest === undefined && above !== undefined) {
    if (canGoOn(progress, found, attribution)) return above.quotation.utterance;
    // another one speaks here: the mark above was never closed
    addFlag(above, 'unclosed');
  }
  if (latest !== undefined && latest.found !== undefined && latest.found.speaker.name === found?.speaker.name) {
    const sameCue = attribution?.cue !== undefined && attribution.cue.start === latest.cue?.start;
    const isNear = context.span.start - latest.draft.quotation.end < LONGEST_CUE;
    const goesOn = isNear && attribution?.rule === 'continued-speech' && !isTalkBetween(context, latest.at);
    if (latest.draft.quotation.kind === 'direct' && (sameCue || goesOn)) return latest.draft.quotation.utterance;
  }
  return progress.utterance++;
}

/** Nobody else is known to speak in the parts above, or somebody by guess only, and a report beside these marks knows better. */
function canGoOn({ voice }: Progress, found: FoundSpeaker | undefined, attribution: Attribution | undefined): boolean {
  if (found === undefined || voice === undefined || voice.name === found.speaker.name) return true;
  return !voice.isSure && (attribution?.confidence ?? 0) >= BESIDE;
}

/**
 * Takes a quotation into the utterance that it goes on with, or begins the next with it.
 *
 * A speech over paragraphs may name its speaker only in a later one: then the parts above that nothing stands beside are that one's.
 */
export function addPart(progress: Progress, draft: DraftQuotation, isContinued: boolean): void {
  const { quotation } = draft;
  const isSame = progress.parts[0]?.quotation.utterance === quotation.utterance;
  if (isSame && isContinued && quotation.speaker !== null && quotation.confidence >= BESIDE) carryBack(progress.parts, draft);
  if (isSame) progress.parts.push(draft);
  else {
    progress.parts = [draft];
    progress.voice = undefined;
  }
  if (quotation.speaker === null) return;
  const isSure = quotation.confidence >= BESIDE || progress.voice?.isSure === true;
  progress.voice = { name: quotation.speaker.name, isSure };
}

function carryBack(parts: readonly DraftQuotation[], here: DraftQuotation): void {
  for (const above of parts.toReversed()) {
    // speech that goes on over a cue in its own paragraph is known as well as that cue
    if (above.quotation.confidence >= BESIDE || above.quotation.rule === 'continued-speech') return;
    above.quotation.speaker = here.quotation.speaker;
    above.quotation.rule = 'continued-below';
    above.quotation.confidence = 0.8;
    above.speakerParagraph = here.speakerParagraph;
  }
}

function addFlag({ quotation }: DraftQuotation, flag: QuotationFlag): void {
  if (quotation.flags?.includes(flag) !== true) quotation.flags = [...(quotation.flags ?? []), flag];
}

/** A sentence of the reporter between two marked words, besides the cue of the first. */
export function isTalkBetween({ document, paragraph, units, at }: QuoteContext, before: number): boolean {
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

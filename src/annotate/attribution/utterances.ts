/** Which marked words are one speech: over a cue, over paragraphs, and where the reporter talks in between. */
import type { Span } from '../../domain/annotation.ts';
import type { FoundSpeaker } from './document-view.ts';
import type { DraftQuotation } from './draft-quotation.ts';
import type { Attribution, QuoteContext } from './rules/rule.ts';

/** How far reading has come. */
export interface Progress {
  utterance: number;
  last: FoundSpeaker | undefined;
  /** Paragraph of the latest quotation. */
  lastParagraph: number;
}

/** The latest quotation of the paragraph in hand. */
export interface Latest {
  at: number;
  draft: DraftQuotation;
  found: FoundSpeaker | undefined;
  cue: Span | undefined;
}

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

/** One speech: the same cue on both sides, nothing between but a cue's sentence, or marks that a paragraph opens again. */
export function utteranceOf(
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

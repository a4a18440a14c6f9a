/** Annotations of a paragraph as those of a longer text that it is a part of. */
import type { Quotation } from '../domain/annotation.ts';
import type { ParagraphAnnotations } from './annotate-paragraphs.ts';

/** @param by where the paragraph begins in the longer text. @param startOf the same of each paragraph that a speaker may stand in. */
export function movedAnnotations(found: ParagraphAnnotations, by: number, startOf: (paragraph: number) => number): ParagraphAnnotations {
  return {
    mentions: found.mentions.map((mention) => moved(mention, by)),
    quotations: found.quotations.map((draft) => ({
      ...draft,
      quotation: movedQuotation(draft.quotation, by, startOf(draft.speakerParagraph)),
    })),
    terms: found.terms.map((term) => moved(term, by)),
    citedSources: found.citedSources.map((source) => ({
      ...moved(source, by),
      ...(source.cue === undefined ? {} : { cue: moved(source.cue, by) }),
    })),
  };
}

function moved<T extends { start: number; end: number }>(span: T, by: number): T {
  return { ...span, start: span.start + by, end: span.end + by };
}

function movedQuotation(quotation: Quotation, by: number, speakerBy: number): Quotation {
  const { cue, clause, verbatim, speaker } = quotation;
  return {
    ...moved(quotation, by),
    ...(cue === undefined ? {} : { cue: moved(cue, by) }),
    ...(clause === undefined ? {} : { clause: moved(clause, by) }),
    ...(verbatim === undefined ? {} : { verbatim: verbatim.map((span) => moved(span, by)) }),
    speaker:
      speaker === null || speaker.start === undefined || speaker.end === undefined
        ? speaker
        : { ...speaker, start: speaker.start + speakerBy, end: speaker.end + speakerBy },
  };
}

/** An utterance as a hit shows it: which of its passages stands beside it, and what is marked in both. */
import type { Passage, Span } from '../domain/annotation.ts';
import type { Hit } from '../domain/search.ts';
import type { Highlighter } from './highlight.ts';

/** A passage that an utterance goes through, with the quotations of it there. */
export interface PassageOfUtterance {
  passage: Passage;
  parts: readonly Span[];
}

function marked(spans: readonly Span[]): number {
  return spans.reduce((sum, span) => sum + span.end - span.start, 0);
}

/**
 * The utterance with the passage that has the most of the match, the first among equals.
 *
 * @param passages in the order of the article
 * @returns `undefined` where it has none
 */
export function presentUtterance(
  utterance: Omit<NonNullable<Hit['quotation']>, 'passages' | 'highlights'>,
  passages: readonly PassageOfUtterance[],
  highlighter: Highlighter,
): { passage: Passage; highlights: Span[]; quotation: NonNullable<Hit['quotation']> } | undefined {
  let best: { passage: Passage; highlights: Span[] } | undefined;
  for (const { passage, parts } of passages) {
    const highlights = highlighter(passage.text, parts).filter((span) =>
      parts.some((part) => span.start < part.end && span.end > part.start),
    );
    if (best === undefined || marked(highlights) > marked(best.highlights)) best = { passage, highlights };
  }
  if (best === undefined) return undefined;
  const { text, speaker, kind } = utterance;
  const quotation = { text, speaker, kind, passages: passages.map(({ passage }) => passage.id), highlights: highlighter(text) };
  return { ...best, quotation };
}

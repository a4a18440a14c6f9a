/** A cut of a paragraph around the first place where somebody is named, with every such place. */
import type { Passage, Span } from '../../domain/annotation.ts';
import { cutSnippet } from '../../search/snippet.ts';

/** @param names as which the name may stand there */
export function cutAround({ text, mentions }: Passage, names: readonly string[]): { cut: Span; marks: Span[] } {
  const wanted = new Set(names.map((name) => name.toLowerCase()));
  const marks = mentions
    .filter(({ start, end }) => wanted.has(text.slice(start, end).toLowerCase()))
    .map(({ start, end }) => ({ start, end }));
  return { cut: cutSnippet(text, marks).span, marks };
}

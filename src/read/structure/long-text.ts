/**
 * Cuts a paragraph that is too long to be one, so that a file of ten megabytes on one line is no passage of ten megabytes.
 */

/** Paragraphs of news have at most a few thousand characters. */
export const MAX_BLOCK_LENGTH = 10_000;
/** How far before the limit a place to cut is looked for. */
const REACH = 2_000;
const SENTENCE_END = /[.!?…][\])"'”’»]{0,3} /g;

/** Where to cut: after the last sentence within reach, else at the last space, else between two characters. */
function cutPoint(text: string, from: number): number {
  const limit = from + MAX_BLOCK_LENGTH;
  const window = text.slice(limit - REACH, limit);
  const end = [...window.matchAll(SENTENCE_END)].at(-1);
  if (end) return limit - REACH + end.index + end[0].length;
  const space = window.lastIndexOf(' ');
  if (space !== -1) return limit - REACH + space + 1;
  return /[\uD800-\uDBFF]/.test(text[limit - 1] ?? '') ? limit - 1 : limit;
}

/** The text in parts of at most `MAX_BLOCK_LENGTH` UTF-16 code units, cut at ends of sentences where there are any. Linear. */
export function cutLong(text: string): string[] {
  const parts: string[] = [];
  let from = 0;
  while (text.length - from > MAX_BLOCK_LENGTH) {
    const to = cutPoint(text, from);
    parts.push(text.slice(from, to).trimEnd());
    from = to;
  }
  parts.push(text.slice(from));
  return parts;
}

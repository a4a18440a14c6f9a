/** What was searched in place of words that nothing has, as a page or a file names it: of a long part of a pasted passage its ends. */

/** Words at each end of a long part. */
const ENDS = 4;

export function relaxedWords(words: readonly string[]): string {
  return words.map(shorten).join(', ');
}

function shorten(part: string): string {
  const words = part.split(' ');
  return words.length <= 2 * ENDS + 1 ? part : [...words.slice(0, ENDS), '…', ...words.slice(-ENDS)].join(' ');
}

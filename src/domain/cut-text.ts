/** A text that is too long for its place: cut between two words, and shown to be cut. */

/** Without spaces (Chinese, a long address) there is no better place than the limit. */
const FARTHEST_BACK = 0.6;

/** At most `most` UTF-16 code units, the ellipsis among them; never half a character. */
export function cutText(text: string, most: number): string {
  if (text.length <= most) return text;
  const head = text.slice(0, most);
  const space = head.search(/\s\S*$/u);
  const whole = space >= most * FARTHEST_BACK ? head.slice(0, space) : head.slice(0, -1).replace(/[\uD800-\uDBFF]$/u, '');
  return `${whole.replace(/(?<![\s,;:–—-])[\s,;:–—-]+$/u, '')}…`;
}

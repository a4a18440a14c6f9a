/** The tags of the name tagger: O, and for each type begin, inside, end and single. */

/** Types in the order of their tags. */
export const NAME_TYPES = ['person', 'organization', 'place'] as const;
export type NameType = (typeof NAME_TYPES)[number];

export const TAG_COUNT = 1 + 4 * NAME_TYPES.length;
export const OUTSIDE = 0;
export const BEGIN = 0;
export const INSIDE = 1;
export const END = 2;
export const SINGLE = 3;

export const tagOf = (type: number, part: number): number => 1 + 4 * type + part;
/** -1 for O. */
export const typeOfTag = (tag: number): number => (tag === OUTSIDE ? -1 : (tag - 1) >> 2);
export const partOfTag = (tag: number): number => (tag - 1) & 3;

/** Whether a name goes on behind the tag. */
const isOpen = (tag: number): boolean => tag !== OUTSIDE && (partOfTag(tag) === BEGIN || partOfTag(tag) === INSIDE);

/** Whether the second tag may follow the first; O stands for the edges too. */
export function mayFollow(first: number, second: number): boolean {
  const continues = second !== OUTSIDE && (partOfTag(second) === INSIDE || partOfTag(second) === END);
  return isOpen(first) ? continues && typeOfTag(first) === typeOfTag(second) : !continues;
}

/** The last token of the name that begins at `first`; names end before `limit`. */
export function lastOfName(tags: Uint8Array, first: number, limit: number): number {
  let last = first;
  while (last + 1 < limit && isOpen(tags[last] ?? OUTSIDE)) last++;
  return last;
}

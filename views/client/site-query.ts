/**
 * What is asked of a static site: `word`, `beg*`, "exact words", `-without`, `OR`, parentheses and `field:value`, read as the server reads
 * them; a field that is not known here is read as words. Knows nothing of the page.
 */
export type SiteQuery =
  | { type: 'word'; words: string[]; prefix: boolean }
  | { type: 'phrase'; words: string }
  | { type: 'field'; field: string; words: string[] }
  | { type: 'not'; of: SiteQuery }
  | { type: 'and' | 'or'; of: SiteQuery[] };

const DEEPEST = 20;
const FIELDS: Readonly<Record<string, string>> = {
  speaker: 'speaker',
  source: 'source',
  person: 'person',
  org: 'organization',
  organization: 'organization',
  organisation: 'organization',
  place: 'place',
  kind: 'kind',
  title: 'title',
};
const PIECE = /(-?)(?:(\()|(?:([a-z]{2,12}):)?(?:["“”„«»]([^"“”„«»]*)["“”„«»]|([^\s()"“”„«»]+)))|(\))/giu;

export const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]+/g, '')
    .replace(/[‘’]/g, "'")
    .toLowerCase();

export const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*/gu) ?? [];

/** Words with one space between them and at both ends, in which a phrase is looked for. */
export const spaced = (text: string): string => ` ${wordsOf(fold(text)).join(' ')} `;

const join = (type: 'and' | 'or', of: SiteQuery[]): SiteQuery | undefined => (of.length < 2 ? of[0] : { type, of });

/** The query; `undefined` where nothing is asked. The last word of one that is being typed may go on. */
export function readQuery(text: string): SiteQuery | undefined {
  const pieces = [...text.matchAll(PIECE)];
  const isTyping = /[\p{L}\p{N}]$/u.test(text);
  let at = 0;

  const leaf = ([, , , name = '', phrase, chunk = '']: RegExpMatchArray, isLast: boolean): SiteQuery | undefined => {
    const field = FIELDS[name.toLowerCase()];
    const words = wordsOf(fold(phrase ?? chunk));
    if (field !== undefined && words.length > 0) return { type: 'field', field, words };
    const all = [...wordsOf(fold(name)), ...words];
    if (all.length === 0) return undefined;
    if (phrase !== undefined && name === '') return { type: 'phrase', words: spaced(phrase) };
    return { type: 'word', words: all, prefix: chunk.endsWith('*') || (isLast && isTyping) };
  };
  const readAnd = (depth: number): SiteQuery | undefined => {
    const of: SiteQuery[] = [];
    for (let piece = pieces[at]; piece !== undefined; piece = pieces[at]) {
      if (piece[0] === 'OR' || (piece[6] !== undefined && depth > 0)) break;
      at++;
      const node = piece[2] === undefined ? leaf(piece, at === pieces.length) : depth < DEEPEST ? readGroup(depth + 1) : undefined;
      if (node !== undefined) of.push(piece[1] === '-' ? { type: 'not', of: node } : node);
    }
    return join('and', of);
  };
  const readOr = (depth: number): SiteQuery | undefined => {
    const of: SiteQuery[] = [];
    for (;;) {
      const node = readAnd(depth);
      if (node !== undefined) of.push(node);
      if (pieces[at]?.[0] !== 'OR') return join('or', of);
      at++;
    }
  };
  const readGroup = (depth: number): SiteQuery | undefined => {
    const node = readOr(depth);
    at++;
    return node;
  };
  return readOr(0);
}

/** What finds the texts of a single word, phrase or field: each by its number, with how well it fits. */
export type FindLeaf = (leaf: Extract<SiteQuery, { type: 'word' | 'phrase' | 'field' }>, isExcluded: boolean) => Map<number, number>;

/** The texts of a query, of so many. */
export function findAll(query: SiteQuery, count: number, find: FindLeaf, isExcluded = false): Map<number, number> {
  if (query.type === 'not') {
    const out = findAll(query.of, count, find, !isExcluded);
    return new Map(Array.from({ length: count }, (_, i): [number, number] => [i, 0]).filter(([i]) => !out.has(i)));
  }
  if (!('of' in query)) return find(query, isExcluded);
  const [first = new Map<number, number>(), ...rest] = query.of.map((one) => findAll(one, count, find, isExcluded));
  for (const other of rest) {
    if (query.type === 'and') for (const i of first.keys()) if (!other.has(i)) first.delete(i);
    for (const [i, score] of other) if (query.type === 'or' || first.has(i)) first.set(i, (first.get(i) ?? 0) + score);
  }
  return first;
}

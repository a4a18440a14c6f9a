/**
 * The pieces of a written query: marks, parentheses, signs and chunks of characters between them. Knows no grammar.
 *
 * Linear in the query: the positions of closing marks are found once.
 */
import { QUERY_FIELDS, type QueryField } from './query-ast.ts';

export type Piece =
  | { type: 'open' | 'close' | 'minus' }
  | { type: 'field'; field: QueryField; written: string }
  | { type: 'phrase'; text: string; distance?: number }
  | { type: 'chunk'; text: string };

export interface Lexed {
  pieces: Piece[];
  /** A mark without its partner was passed over, or a field has no value. */
  repaired: boolean;
}

const MARKS = '"“”„‟«»＂';
const MARKS_OF_TEXT = /["“”„‟«»＂]/gu;
/** The mark that properly closes each opening one; where it is missing, the next mark of any kind does. */
const CLOSERS: Readonly<Record<string, string>> = { '"': '"', '“': '”', '”': '”', '„': '“”', '‟': '”', '«': '»', '»': '«', '＂': '＂' };
const SPACE = /\s/u;
const FIELD = /^([a-z]{2,12}):/i;
const FIELD_NAMES: ReadonlyMap<string, QueryField> = new Map<string, QueryField>([
  ...QUERY_FIELDS.map((field): [string, QueryField] => [field, field]),
  ['organization', 'org'],
  ['organisation', 'org'],
]);

/** The last place of each mark, so that a mark without a partner costs no second walk. */
function findCloser(query: string, from: number, opener: string, lastOf: ReadonlyMap<string, number>): number {
  const proper = CLOSERS[opener] ?? '"';
  const exists = Array.from(proper).some((mark) => (lastOf.get(mark) ?? -1) >= from);
  const wanted = exists ? proper : MARKS;
  for (let i = from; i < query.length; i++) if (wanted.includes(query.charAt(i))) return i;
  return -1;
}

function fieldOf(chunk: string): QueryField | undefined {
  return FIELD_NAMES.get(FIELD.exec(chunk)?.[1]?.toLowerCase() ?? '');
}

export function lexQuery(query: string): Lexed {
  const pieces: Piece[] = [];
  const lastOf = new Map<string, number>();
  for (let i = 0; i < query.length; i++) if (MARKS.includes(query.charAt(i))) lastOf.set(query.charAt(i), i);
  const lastMark = Math.max(-1, ...lastOf.values());
  let repaired = false;
  let at = 0;
  while (at < query.length) {
    const char = query.charAt(at);
    if (SPACE.test(char)) {
      at++;
    } else if (char === '(' || char === ')') {
      pieces.push({ type: char === '(' ? 'open' : 'close' });
      at++;
    } else if (MARKS.includes(char)) {
      const closer = at < lastMark ? findCloser(query, at + 1, char, lastOf) : -1;
      if (closer === -1) {
        repaired = true;
        at++;
        continue;
      }
      const text = query
        .slice(at + 1, closer)
        .replace(MARKS_OF_TEXT, ' ')
        .replace(/\s+/gu, ' ')
        .trim();
      at = closer + 1;
      const near = /^~(\d{1,4})(?![^\s()])/u.exec(query.slice(at, at + 6));
      if (near) at += near[0].length;
      pieces.push(near ? { type: 'phrase', text, distance: Number(near[1]) } : { type: 'phrase', text });
    } else if (char === '-' && at + 1 < query.length && !/[\s)-]/u.test(query.charAt(at + 1))) {
      pieces.push({ type: 'minus' });
      at++;
    } else {
      const start = at;
      while (at < query.length && !isBreak(query.charAt(at))) at++;
      const own = chunkPieces(query.slice(start, at), query.charAt(at));
      if (own[0]?.type === 'chunk' && fieldOf(own[0].text) !== undefined) repaired = true;
      pieces.push(...own);
    }
  }
  return { pieces, repaired };
}

function isBreak(char: string): boolean {
  return char === '(' || char === ')' || MARKS.includes(char) || SPACE.test(char);
}

/** A chunk, or a field sign that takes the phrase or group right after it, or a field sign and its word. */
function chunkPieces(chunk: string, next: string): Piece[] {
  const field = fieldOf(chunk);
  if (field === undefined) return [{ type: 'chunk', text: chunk }];
  const written = chunk.slice(0, chunk.indexOf(':'));
  const value = chunk.slice(written.length + 1);
  if (value !== '')
    return [
      { type: 'field', field, written },
      { type: 'chunk', text: value },
    ];
  if (next === '(' || (next !== '' && MARKS.includes(next))) return [{ type: 'field', field, written }];
  return [{ type: 'chunk', text: chunk }];
}

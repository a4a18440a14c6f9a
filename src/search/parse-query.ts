/**
 * Written query to tree.
 *
 * ```
 * query  = or
 * or     = and { "OR" and }                      only upper case; binds looser than standing side by side
 * and    = term { term }
 * term   = [ "-" ] ( "(" or ")" | field | leaf )
 * field  = NAME ":" ( "(" or ")" | leaf )        NAME is one of QUERY_FIELDS, "organization" or "organisation"
 * leaf   = PHRASE [ "~" DIGITS ]                 "…" “…” „…“ «…» »…«
 *        | WORD [ "*" | "~" ]
 * ```
 *
 * Nothing is an error. A mark or parenthesis without its partner, a sign without its word and an unknown field are read as plain
 * words, and `repaired` tells that the query was not read to the letter; `printQuery` then says how it was read.
 * The bounds keep any query cheap: see `MAX_…`.
 */
import { isPartialDate } from '../domain/dates.ts';
import { terms, tokenize } from '../text/tokens.ts';
import { lexQuery, type Piece } from './lex-query.ts';
import { conjunction, disjunction, type LeafNode, type QueryField, type QueryNode } from './query-ast.ts';

/** Parentheses in parentheses; deeper ones make the whole query plain words. */
export const MAX_DEPTH = 50;
/** Different leaves; later ones are left out. */
export const MAX_LEAVES = 512;
/** Prefixes and typo-tolerant words, each of which is many terms; later ones are read as plain words. */
export const MAX_EXPANDED_LEAVES = 32;
/** One letter begins a tenth of a vocabulary and helps nobody. */
export const MIN_PREFIX_LENGTH = 2;

export interface ParsedQuery {
  /** `undefined` matches everything. */
  ast: QueryNode | undefined;
  /** True where the query could not be read to the letter. */
  repaired: boolean;
}

interface State {
  pieces: Piece[];
  at: number;
  repaired: boolean;
  leaves: Set<string>;
  expanded: number;
}

/** Reads a query. Never throws; linear in its length. */
export function parseQuery(query: string): ParsedQuery {
  const lexed = lexQuery(query);
  const matched = matchParentheses(lexed.pieces);
  if (matched.depth > MAX_DEPTH) return { ast: plainWords(query), repaired: true };
  const state: State = {
    pieces: matched.pieces,
    at: 0,
    repaired: lexed.repaired || matched.pieces.length < lexed.pieces.length,
    leaves: new Set(),
    expanded: 0,
  };
  return { ast: parseOr(state), repaired: state.repaired };
}

/** Every word of the query, all operators passed over. */
function plainWords(query: string): QueryNode | undefined {
  const words = [...new Set(terms(query))].slice(0, MAX_LEAVES);
  return conjunction(words.map((text) => ({ type: 'word', text })));
}

function matchParentheses(pieces: readonly Piece[]): { pieces: Piece[]; depth: number } {
  const unmatched = new Set<number>();
  const open: number[] = [];
  let depth = 0;
  pieces.forEach((piece, i) => {
    if (piece.type === 'open') {
      open.push(i);
      depth = Math.max(depth, open.length);
    } else if (piece.type === 'close' && open.pop() === undefined) {
      unmatched.add(i);
    }
  });
  for (const i of open) unmatched.add(i);
  return { pieces: pieces.filter((_, i) => !unmatched.has(i)), depth };
}

function isOr(piece: Piece | undefined): boolean {
  return piece?.type === 'chunk' && piece.text === 'OR';
}

function parseOr(state: State): QueryNode | undefined {
  const sides: QueryNode[] = [];
  for (;;) {
    const side = parseAnd(state, sides.length > 0);
    if (side) sides.push(side);
    const next = state.pieces[state.at];
    if (next === undefined || next.type === 'close') break;
    state.at++; // OR
  }
  return disjunction(sides);
}

/** An OR without a word on both of its sides is the plain word "or". */
function isStrayOr(state: State, hasLeft: boolean): boolean {
  const next = state.pieces[state.at + 1];
  return !hasLeft || next === undefined || next.type === 'close' || isOr(next);
}

function parseAnd(state: State, afterOr: boolean): QueryNode | undefined {
  const parts: QueryNode[] = [];
  for (let piece = state.pieces[state.at]; piece !== undefined && piece.type !== 'close'; piece = state.pieces[state.at]) {
    if (isOr(piece)) {
      if (!isStrayOr(state, parts.length > 0)) break;
      state.at++;
      state.repaired = true;
      parts.push(...keep(state, { type: 'word', text: 'or' }));
      continue;
    }
    parts.push(...parseTerm(state));
  }
  if (afterOr && parts.length === 0) state.repaired = true;
  return conjunction(parts);
}

function parseTerm(state: State): QueryNode[] {
  const piece = state.pieces[state.at];
  if (piece?.type !== 'minus') return parseOperand(state);
  state.at++;
  const next = state.pieces[state.at];
  if (next === undefined || next.type === 'close' || next.type === 'minus') {
    state.repaired = true;
    return [];
  }
  const of = conjunction(parseOperand(state));
  return of ? [{ type: 'not', of }] : [];
}

function parseOperand(state: State): QueryNode[] {
  const piece = state.pieces[state.at++];
  switch (piece?.type) {
    case 'open':
      return parseGroup(state);
    case 'field':
      return parseField(state, piece.field, piece.written);
    case 'phrase':
      return parsePhrase(state, piece.text, piece.distance);
    case 'chunk':
      return parseChunk(state, piece.text);
    default:
      return [];
  }
}

function parseGroup(state: State): QueryNode[] {
  const node = parseOr(state);
  state.at++; // the closing one, which is known to be there
  if (node) return [node];
  state.repaired = true;
  return [];
}

function parseField(state: State, field: QueryField, written: string): QueryNode[] {
  const value = state.pieces[state.at];
  if (value?.type !== 'open' && value?.type !== 'phrase' && value?.type !== 'chunk') {
    state.repaired = true;
    return keep(state, { type: 'word', text: written });
  }
  if (value.type === 'chunk') {
    const leaf = fieldLeaf(state, field, value.text);
    state.at++;
    if (leaf) return keep(state, leaf).map((of) => ({ type: 'field', field, of }));
    state.repaired = true;
    return [...keep(state, { type: 'word', text: written }), ...parseChunk(state, value.text)];
  }
  const of = conjunction(parseOperand(state));
  return of ? [{ type: 'field', field, of }] : [];
}

function isDateField(field: QueryField): boolean {
  return field === 'before' || field === 'after';
}

/** The one word of a field; `undefined` where it cannot be a value of it. An id with its colon is kept whole. */
function fieldLeaf(state: State, field: QueryField, chunk: string): LeafNode | undefined {
  const date = chunk.replace(/(?<![.,;])[.,;]+$/u, '');
  if (isDateField(field)) return isPartialDate(date) ? { type: 'word', text: date } : undefined;
  const text = wordsOf(chunk);
  if (!text.includes(':')) return /[*~]/.test(text) ? undefined : leafOf(state, chunk);
  return text === '' ? undefined : { type: 'word', text };
}

/** What stands in a quotation where words were left out: alone, or in brackets. */
const OMISSION = /\[\s*(?:…|\.{3,})\s*\]|\(\s*(?:…|\.{3,})\s*\)|…|\.{3,}|(?<=\s)\.(?: \.){2,}(?=\s|$)/gu;

/** Several parts where words were left out between them: each must stand in the text as it is. */
function parsePhrase(state: State, text: string, distance: number | undefined): QueryNode[] {
  const parts = distance === undefined ? text.split(OMISSION).filter((part) => tokenize(part).length > 0) : [];
  if (parts.length > 1) {
    state.repaired = true;
    return parts.flatMap((part) => keep(state, { type: 'phrase', text: part.trim() }));
  }
  if (tokenize(text).length > 0) return keep(state, distance === undefined ? { type: 'phrase', text } : { type: 'near', text, distance });
  state.repaired = true;
  return [];
}

function parseChunk(state: State, chunk: string): QueryNode[] {
  if (/[:*~]/.test(wordsOf(chunk))) {
    state.repaired = true;
    return chunk.split(/[:*~]/).flatMap((part) => parseChunk(state, part));
  }
  const leaf = leafOf(state, chunk);
  if (!leaf) {
    if (/[-*~:]/.test(chunk)) state.repaired = true;
    return [];
  }
  return keep(state, leaf);
}

/** The chunk from its first to its last word: punctuation around it falls away. */
function wordsOf(chunk: string): string {
  const tokens = tokenize(chunk);
  return chunk.slice(tokens[0]?.start ?? 0, tokens.at(-1)?.end ?? 0);
}

function leafOf(state: State, chunk: string): LeafNode | undefined {
  const words = wordsOf(chunk);
  if (words === '') return undefined;
  const text = words === 'OR' ? 'or' : words;
  const sign = chunk.endsWith('*') ? 'prefix' : chunk.endsWith('~') ? 'fuzzy' : undefined;
  const single = terms(text);
  const bare = sign !== undefined && chunk.length === words.length + 1 && single.length === 1;
  if (sign !== undefined && bare && (sign === 'fuzzy' || (single[0]?.length ?? 0) >= MIN_PREFIX_LENGTH)) {
    if (++state.expanded <= MAX_EXPANDED_LEAVES) return { type: sign, text };
  }
  if (sign !== undefined || /[*~]/.test(chunk) || chunk.startsWith('-')) state.repaired = true;
  return { type: 'word', text };
}

/** The leaf, unless the query has too many different ones. */
function keep<N extends LeafNode>(state: State, leaf: N): N[] {
  const key = JSON.stringify(leaf);
  if (!state.leaves.has(key)) {
    if (state.leaves.size >= MAX_LEAVES) {
      state.repaired = true;
      return [];
    }
    state.leaves.add(key);
  }
  return [leaf];
}

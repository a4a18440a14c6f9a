/**
 * Decides the furniture: what is certain goes anywhere, what could be the article's goes only outside of its body or beside other
 * furniture, and after a comment form or a heading of links at the end, what looks like headlines is related matter.
 */
import { parseDateLine } from './date-line.ts';
import { type Piece, isOpen } from './pieces.ts';
import { isBodyLike, isHeadlineLike } from './sentence-shape.ts';

function isFurniture(piece: Piece | undefined): boolean {
  return piece?.drop !== undefined || piece?.furniture?.place === 'anywhere';
}

/** First and last piece of running text; a text without any has no edges. */
function bodyRange(pieces: readonly Piece[]): { first: number; last: number } {
  const isBody = (piece: Piece): boolean => piece.furniture === undefined && isBodyLike(piece.text);
  const first = pieces.findIndex(isBody);
  return { first: first === -1 ? 0 : first, last: first === -1 ? pieces.length : pieces.findLastIndex(isBody) };
}

/** Drops what follows a comment form or a heading of links, once no running text comes any more. */
function dropRelated(pieces: readonly Piece[], last: number): void {
  const opening = pieces.findIndex((piece, i) => i > last && piece.furniture?.opens !== undefined);
  if (opening === -1) return;
  for (const piece of pieces.slice(opening + 1)) {
    if (isOpen(piece) && !piece.furniture && isHeadlineLike(piece.text)) piece.drop = 'related';
  }
}

/** Drops furniture and related matter. Leaves at least one piece that is no certain furniture alone where nothing else is there. */
export function dropFurniture(pieces: readonly Piece[]): void {
  const { first, last } = bodyRange(pieces);
  dropRelated(pieces, last);
  for (const [i, piece] of pieces.entries()) {
    if (!piece.furniture || !isOpen(piece)) continue;
    // "2 hours ago" over the article is its own, anywhere else another's
    if (i < first && parseDateLine(piece.text) !== undefined) continue;
    const outside = i < first || i > last;
    if (piece.furniture.place === 'anywhere' || outside || isFurniture(pieces[i - 1]) || isFurniture(pieces[i + 1])) {
      piece.drop = piece.furniture.reason;
    }
  }
}

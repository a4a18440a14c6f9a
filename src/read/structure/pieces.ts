/**
 * A piece is a stretch of the input on its way to become a block or to be dropped: the rules of this folder pass over the
 * pieces one after the other and decide each one once. Nothing is removed from the list, so nothing can get lost.
 */
import type { BlockKind, Dropped } from '../../domain/article.ts';
import type { Furniture } from './furniture.ts';

export interface Piece {
  /** Cleaned: no control characters, single spaces, trimmed, never empty. */
  text: string;
  /** 1-based, inclusive, in the file. */
  lines: [first: number, last: number];
  /** Decided: what kind of block it is. */
  kind?: BlockKind;
  /** Decided: left out, and why. */
  drop?: Dropped['reason'];
  /** Looks like a part of the site rather than of the article; decided by its place. */
  furniture?: Furniture;
}

/** Neither dropped nor given a kind yet. */
export function isOpen(piece: Piece): boolean {
  return piece.drop === undefined && piece.kind === undefined;
}

/**
 * The main content as blocks, and everything that was left out of it with its reason.
 */
import type { Block, Dropped } from '../../domain/article.ts';
import { comparable, isParagraph, judgePiece, type Surroundings, type Verdict } from './judge-piece.ts';
import type { MainContent } from './main-content.ts';
import type { Piece } from './segment-page.ts';
import { settleNeighbours } from './settle-neighbours.ts';
import { findTeasers } from './teaser-lists.ts';

export interface CleanedContent {
  blocks: Block[];
  dropped: Dropped[];
}

/** The blocks of the main content of a page with this title, and what was left out, both in the order of the page. */
export function cleanBlocks(main: MainContent, title: string): CleanedContent {
  return collect(main.pieces, judgePieces(main, title));
}

/** One verdict for each piece of the main content. */
export function judgePieces(main: MainContent, title: string): Verdict[] {
  const { pieces } = main;
  const around: Surroundings = {
    main,
    title: comparable(title),
    teasers: findTeasers(main.element, pieces),
    first: pieces.findIndex((piece) => isParagraph(piece, main)),
    last: pieces.findLastIndex((piece) => isParagraph(piece, main)),
  };
  const verdicts = pieces.map((piece, at) => judgePiece(piece, at, around));
  settleNeighbours(pieces, verdicts, around);
  return verdicts;
}

function collect(pieces: readonly Piece[], verdicts: readonly Verdict[]): CleanedContent {
  const blocks: Block[] = [];
  const dropped: Dropped[] = [];
  for (const [i, piece] of pieces.entries()) {
    const verdict = verdicts[i];
    if (verdict === undefined) continue;
    if ('drop' in verdict) dropped.push({ text: piece.text, reason: verdict.drop });
    else blocks.push({ kind: verdict.kind, text: piece.text });
  }
  return { blocks, dropped };
}

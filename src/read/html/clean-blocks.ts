/**
 * The main content as blocks, and everything that was left out of it with its reason.
 */
import type { Block, BlockKind, Dropped } from '../../domain/article.ts';
import { withoutDirections } from '../structure/lines.ts';
import { findDek } from './dek.ts';
import { comparable, drop, isParagraph, judgePiece, keep, type Surroundings, type Verdict } from './judge-piece.ts';
import type { MainContent } from './main-content.ts';
import type { PageElement } from './page-tree.ts';
import type { Piece } from './segment-page.ts';
import { settleNeighbours } from './settle-neighbours.ts';
import type { StatedTime } from './stated-time.ts';
import { findTeasers } from './teaser-lists.ts';

/** Between the cells of a row; rows are parted by line breaks. */
const CELL_MARK = ' | ';
/** Written for those who hear the page. */
const CAPTION_LABEL = /^(?:image|photo|media|figure) caption:?\s+/iu;

/** A block, and what `<time>` in its line states. */
export interface PageBlock extends Block {
  times?: readonly StatedTime[];
}

export interface CleanedContent {
  blocks: PageBlock[];
  dropped: Dropped[];
}

/**
 * The blocks of the main content of a page with this title, and what was left out, both in the order of the page. `isBoilerplate`
 * tells the lines that the configuration leaves out.
 */
export function cleanBlocks(main: MainContent, title: string, isBoilerplate: (text: string) => boolean = () => false): CleanedContent {
  const verdicts = judgePieces(main, title).map((verdict, i) =>
    isBoilerplate(main.pieces[i]?.text ?? '') ? drop('boilerplate') : verdict,
  );
  return collect(main.pieces, verdicts);
}

/** One verdict for each piece of the main content. */
export function judgePieces(main: MainContent, title: string): Verdict[] {
  const { pieces } = main;
  const dek = title === '' ? -1 : findDek(pieces, main);
  const around: Surroundings = {
    main,
    title: comparable(title),
    teasers: findTeasers(main.element, pieces),
    first: pieces.findIndex((piece, i) => i !== dek && isParagraph(piece, main)),
    last: pieces.findLastIndex((piece) => isParagraph(piece, main)),
  };
  const verdicts = pieces.map((piece, at) => (at === dek ? keep('dek') : judgePiece(piece, at, around)));
  settleNeighbours(pieces, verdicts, around);
  return verdicts;
}

function collect(pieces: readonly Piece[], verdicts: readonly Verdict[]): CleanedContent {
  const blocks: PageBlock[] = [];
  const dropped: Dropped[] = [];
  let table: PageElement | undefined;
  let row: PageElement | undefined;
  for (const [i, piece] of pieces.entries()) {
    const verdict = verdicts[i];
    if (verdict === undefined) continue;
    if ('drop' in verdict) {
      dropped.push({ text: piece.text, reason: verdict.drop });
      continue;
    }
    const last = blocks.at(-1);
    const inTable = verdict.kind === 'table' ? around(piece.element, 'table') : undefined;
    const inRow = verdict.kind === 'table' ? around(piece.element, 'tr') : undefined;
    if (last !== undefined && inTable !== undefined && inTable === table) last.text += `${inRow === row ? CELL_MARK : '\n'}${piece.text}`;
    else blocks.push(blockOf(piece, verdict.kind));
    table = inTable;
    row = inRow;
  }
  return { blocks, dropped };
}

/** Only of a line about the article itself does it matter which day it states. */
function blockOf({ text, times }: Piece, kind: BlockKind): PageBlock {
  if (kind === 'byline') return { kind, text: withoutDirections(text), ...(times !== undefined && { times }) };
  return { kind, text: kind === 'caption' ? text.replace(CAPTION_LABEL, '') : text };
}

function around(element: PageElement, tag: string): PageElement | undefined {
  let one: PageElement | undefined = element;
  while (one !== undefined && one.tag !== tag) one = one.parent;
  return one;
}

/**
 * What stands around the element that holds the article and yet belongs to it: dek and byline between title and text, and the note
 * on the author below.
 */
import { isAffiliation } from '../structure/byline.ts';
import { furnitureOf } from '../structure/furniture.ts';
import { withoutDirections } from '../structure/lines.ts';
import type { PageBlock } from './clean-blocks.ts';
import { isDek } from './dek.ts';
import { comparable, isCreditLine } from './judge-piece.ts';
import { isLabel, isStamp } from './line-patterns.ts';
import type { MainContent } from './main-content.ts';
import type { PageElement } from './page-tree.ts';
import type { PageMetadata } from './page-metadata.ts';
import type { Piece } from './segment-page.ts';

/** Pieces after the title; further down is no head. */
const MAX_PIECES = 60;
const MAX_NOTES = 3;
/** Letters. */
const SHORTEST_NOTE = 30;

/** Dek and bylines as blocks, by their pieces in the order of the page; empty when the title is nowhere on it. */
export function findHead(pieces: readonly Piece[], main: MainContent, metadata: PageMetadata): Map<Piece, PageBlock> {
  const blocks = new Map<Piece, PageBlock>();
  const first = pieces.indexOf(main.pieces[0] ?? emptyPiece(main.element));
  const title = comparable(metadata.title ?? '');
  const after = pieces.findLastIndex(
    (piece, i) => i < first && (piece.element.tag === 'h1' || comparable(piece.text) === title) && comparable(piece.text) === title,
  );
  if (after === -1) return blocks;
  const descriptions = new Set(metadata.descriptions.map(comparable));
  let last: PageBlock | undefined;
  for (const piece of pieces.slice(after + 1, Math.min(first, after + 1 + MAX_PIECES))) {
    const block = headBlock(piece, main, descriptions, last?.kind === 'byline');
    if (block === undefined || (block.kind === 'dek' && [...blocks.values()].some(({ kind }) => kind === 'dek'))) continue;
    blocks.set(piece, block);
    last = block;
  }
  return blocks;
}

/** Notes on the author that the markup declares below the article. */
export function findTail(pieces: readonly Piece[], main: MainContent): Map<Piece, PageBlock> {
  const last = main.pieces.at(-1);
  if (last === undefined) return new Map();
  const notes = pieces
    .slice(pieces.lastIndexOf(last) + 1)
    .filter((piece) => main.zoneOf(piece.element) === 'bio' && piece.letters >= SHORTEST_NOTE && piece.linkLetters < piece.letters / 2)
    .slice(0, MAX_NOTES);
  return new Map(notes.map((piece) => [piece, { kind: 'bio', text: piece.text }]));
}

function emptyPiece(element: PageElement): Piece {
  return { text: '', element, letters: 0, linkLetters: 0, strongLetters: 0, links: 0 };
}

function headBlock(piece: Piece, main: MainContent, descriptions: ReadonlySet<string>, isUnderByline: boolean): PageBlock | undefined {
  const zone = main.zoneOf(piece.element);
  const { text } = piece;
  if (isDek(piece, descriptions) && (zone === undefined || zone === 'byline')) return { kind: 'dek', text };
  if (zone !== undefined && zone !== 'byline' && zone !== 'boilerplate') return undefined;
  if (text.length > 200 || isLabel(text) || (furnitureOf(text)?.place === 'anywhere' && piece.times === undefined)) return undefined;
  if (!isCreditLine(piece) && !isStamp(text) && !(isUnderByline && isAffiliation(text))) return undefined;
  return { kind: 'byline', text: withoutDirections(text), ...(piece.times !== undefined && { times: piece.times }) };
}

/**
 * What stands around the element that holds the article and yet belongs to it: dek and byline between title and text, and the note
 * on the author below.
 */
import type { Block } from '../../domain/article.ts';
import { parseByline, parseDateLine } from '../structure/byline.ts';
import { furnitureOf } from '../structure/furniture.ts';
import { comparable } from './judge-piece.ts';
import { isLabel, isStamp } from './line-patterns.ts';
import type { MainContent } from './main-content.ts';
import type { PageElement } from './page-tree.ts';
import type { PageMetadata } from './page-metadata.ts';
import type { Piece } from './segment-page.ts';
import { nameWords } from './zones.ts';

/** Pieces after the title; further down is no head. */
const MAX_PIECES = 60;
const MAX_NOTES = 3;
/** Letters. */
const SHORTEST_NOTE = 30;
const DEK_LETTERS = [20, 500] as const;
const DEK_NAMES = new Set(
  'dek deck standfirst subtitle subheadline subheading subhead subhed sub headline summary tagline strapline excerpt abstract description kicker intro lead lede teaser'.split(
    ' ',
  ),
);
const NOT_DEK_NAMES = new Set(['kicker', 'headline', 'sub', 'teaser', 'lead', 'intro']);

/** Dek and bylines as blocks, in the order of the page; empty when the title is nowhere on it. */
export function findHead(pieces: readonly Piece[], main: MainContent, metadata: PageMetadata): Block[] {
  const first = pieces.indexOf(main.pieces[0] ?? emptyPiece(main.element));
  const title = comparable(metadata.title ?? '');
  const after = pieces.findLastIndex(
    (piece, i) => i < first && (piece.element.tag === 'h1' || comparable(piece.text) === title) && comparable(piece.text) === title,
  );
  if (after === -1) return [];
  const blocks: Block[] = [];
  const descriptions = new Set(metadata.descriptions.map(comparable));
  for (const piece of pieces.slice(after + 1, Math.min(first, after + 1 + MAX_PIECES))) {
    const block = headBlock(piece, main, descriptions);
    if (block !== undefined && !(block.kind === 'dek' && blocks.some(({ kind }) => kind === 'dek'))) blocks.push(block);
  }
  return blocks;
}

/** Notes on the author that the markup declares below the article. */
export function findTail(pieces: readonly Piece[], main: MainContent): Block[] {
  const last = main.pieces.at(-1);
  if (last === undefined) return [];
  return pieces
    .slice(pieces.lastIndexOf(last) + 1)
    .filter((piece) => main.zoneOf(piece.element) === 'bio' && piece.letters >= SHORTEST_NOTE && piece.linkLetters < piece.letters / 2)
    .slice(0, MAX_NOTES)
    .map(({ text }) => ({ kind: 'bio', text }));
}

function emptyPiece(element: PageElement): Piece {
  return { text: '', element, letters: 0, linkLetters: 0, strongLetters: 0, links: 0 };
}

function headBlock(piece: Piece, main: MainContent, descriptions: ReadonlySet<string>): Block | undefined {
  const zone = main.zoneOf(piece.element);
  const { text } = piece;
  if (isDek(piece, descriptions) && (zone === undefined || zone === 'byline')) return { kind: 'dek', text };
  if (zone !== undefined && zone !== 'byline' && zone !== 'boilerplate') return undefined;
  if (text.length > 200 || isLabel(text) || furnitureOf(text)?.place === 'anywhere') return undefined;
  if (parseByline(text) !== undefined || parseDateLine(text) !== undefined || isStamp(text)) return { kind: 'byline', text };
  return undefined;
}

function isDek(piece: Piece, descriptions: ReadonlySet<string>): boolean {
  const [shortest, longest] = DEK_LETTERS;
  if (piece.letters < shortest || piece.letters > longest || piece.linkLetters > piece.letters / 2) return false;
  if (descriptions.has(comparable(piece.text))) return true;
  for (const element of [piece.element, piece.element.parent]) {
    const words = nameWords(element?.attributes.get('class') ?? '');
    if (words.some((word) => DEK_NAMES.has(word) && !NOT_DEK_NAMES.has(word))) return true;
    if (words.includes('sub') && words.includes('headline')) return true;
  }
  return false;
}

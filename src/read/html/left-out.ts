/**
 * What of a page stands outside the article's element, and so is left out as a whole: navigation, footer, side bars, the bar about cookies.
 *
 * It is listed, so that nobody has to take on trust what was left away, but in short: pieces of one part of the page are one entry,
 * cut to a length that still tells what it was, and a page of nothing but links has only so many.
 */
import type { Dropped } from '../../domain/article.ts';
import { furnitureOf } from '../structure/furniture.ts';
import { comparable, ZONE_REASON } from './judge-piece.ts';
import type { MainContent } from './main-content.ts';
import type { PageElement } from './page-tree.ts';
import type { Piece } from './segment-page.ts';

/** Code units. */
const MAX_TEXT = 200;
const MAX_ENTRIES = 200;
const BETWEEN = ' · ';

interface Part {
  root: PageElement;
  reason: Dropped['reason'];
  text: string;
}

/** The pieces before and after the main content that `isUsed` does not claim, joined part by part, in the order of the page. */
export function listLeftOut(
  pieces: readonly Piece[],
  main: MainContent,
  { title, isUsed }: { title: string; isUsed: (piece: Piece) => boolean },
): { before: Dropped[]; after: Dropped[] } {
  const inside = new Set(main.pieces);
  const first = main.pieces[0];
  const start = first === undefined ? pieces.length : pieces.indexOf(first);
  const wanted = comparable(title);
  const list = (some: readonly Piece[]): Dropped[] =>
    joinParts(some.filter((piece) => !inside.has(piece) && !isUsed(piece)).map((piece) => partOf(piece, main, wanted)));
  const before = list(pieces.slice(0, start));
  return { before, after: list(pieces.slice(start)).slice(0, MAX_ENTRIES - before.length) };
}

function partOf(piece: Piece, main: MainContent, title: string): Part {
  const zone = main.zoneOf(piece.element);
  let root = piece.element;
  if (zone !== undefined) while (root.parent !== undefined && main.zoneOf(root.parent) === zone) root = root.parent;
  return { root, reason: reasonOf(piece, zone, title), text: piece.text };
}

function reasonOf(piece: Piece, zone: ReturnType<MainContent['zoneOf']>, title: string): Dropped['reason'] {
  if (zone !== undefined && zone in ZONE_REASON) return ZONE_REASON[zone as keyof typeof ZONE_REASON];
  if (title !== '' && piece.text.length < 1000 && comparable(piece.text) === title) return 'duplicate-title';
  const furniture = furnitureOf(piece.text);
  if (furniture !== undefined) return furniture.reason;
  return piece.linkLetters > piece.letters / 2 ? 'navigation' : 'other';
}

function joinParts(parts: readonly Part[]): Dropped[] {
  const joined: Part[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (last === undefined || last.root !== part.root || last.reason !== part.reason) {
      if (joined.length >= MAX_ENTRIES) break;
      joined.push({ ...part, text: part.text.slice(0, MAX_TEXT + 1) });
    } else if (last.text.length <= MAX_TEXT) last.text += BETWEEN + part.text.slice(0, MAX_TEXT);
  }
  return joined.map(({ text, reason }) => ({ text: cut(text), reason }));
}

function cut(text: string): string {
  return text.length <= MAX_TEXT ? text : `${text.slice(0, MAX_TEXT).replace(/[\uD800-\uDBFF]$/u, '')}…`;
}

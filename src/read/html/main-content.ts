/**
 * Which element of a page holds the article.
 *
 * Prose is weighed: the letters of a piece count when it reads like sentences and is not mostly link. Zones that the markup declares
 * are taken out unless they hold too much of the page's prose. Then the walk goes down from the top for as long as one child holds
 * nearly all prose of its parent; where the prose parts, the article's element is found.
 */
import type { PageElement } from './page-tree.ts';
import type { Piece } from './segment-page.ts';
import { claimOf, type Zone } from './zones.ts';

/** What stands below an element. */
interface Sums {
  prose: number;
  letters: number;
  linkLetters: number;
}

export interface MainContent {
  element: PageElement;
  /** The pieces inside, in order. */
  pieces: Piece[];
  zoneOf: (element: PageElement) => Zone | undefined;
}

/** The child must hold this share of its parent's prose for the walk to go on. */
const DESCENT_SHARE = 0.8;
/** However many steps it takes, at least this share of the page's prose stays. */
const MIN_SHARE = 0.5;
/** Longer paragraphs count as this long, in letters. */
const LONGEST_COUNTED = 1500;
/** Shorter pieces are labels. */
const SHORTEST_PROSE = 25;
/** Scripts without spaces say as much with fewer letters. */
const DENSE_LETTERS = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]/gu;
const DENSE_FACTOR = 2.5;
const PUNCTUATION = /[.,;:!?…。、，！？،؛।]/u;

/** How much of a piece is prose, in letters. */
export function proseWeight(piece: Piece): number {
  const dense = piece.text.match(DENSE_LETTERS)?.length ?? 0;
  const letters = piece.letters + dense * (DENSE_FACTOR - 1);
  const linkShare = piece.linkLetters / piece.letters;
  if (letters < SHORTEST_PROSE || linkShare > 0.5 || /^h[1-6]$/u.test(piece.element.tag)) return 0;
  const punctuated = PUNCTUATION.test(piece.text) ? 1 : 0.2;
  return Math.min(letters, LONGEST_COUNTED) * (1 - linkShare) * punctuated;
}

/** The article's element among `pieces` of the page `root`. */
export function findMainContent(root: PageElement, pieces: readonly Piece[]): MainContent {
  const zones = resolveZones(root, pieces);
  const zoneOf = (element: PageElement) => zones.get(element);
  const sums = sumPieces(pieces.filter((piece) => zoneOf(piece.element) === undefined));
  const prose = (one: PageElement) => sums.get(one)?.prose ?? 0;
  let element = root;
  for (let next = heaviestChild(element, prose); next !== undefined; next = heaviestChild(element, prose)) {
    if (prose(next) < DESCENT_SHARE * prose(element) || prose(next) < MIN_SHARE * prose(root)) break;
    element = next;
  }
  return { element, pieces: pieces.filter((piece) => isInside(piece.element, element)), zoneOf };
}

/** All of a page as the article, for content that somebody has already taken out of its page. */
export function takeWhole(root: PageElement, pieces: Piece[]): MainContent {
  const zones = resolveZones(root, pieces);
  return { element: root, pieces, zoneOf: (element) => zones.get(element) };
}

function sumPieces(pieces: readonly Piece[]): Map<PageElement, Sums> {
  const sums = new Map<PageElement, Sums>();
  for (const piece of pieces) {
    const prose = proseWeight(piece);
    for (let element: PageElement | undefined = piece.element; element !== undefined; element = element.parent) {
      const sum = sums.get(element);
      if (sum === undefined) sums.set(element, { prose, letters: piece.letters, linkLetters: piece.linkLetters });
      else {
        sum.prose += prose;
        sum.letters += piece.letters;
        sum.linkLetters += piece.linkLetters;
      }
    }
  }
  return sums;
}

function resolveZones(root: PageElement, pieces: readonly Piece[]): Map<PageElement, Zone> {
  const sums = sumPieces(pieces);
  const total = sums.get(root)?.prose ?? 0;
  const zones = new Map<PageElement, Zone>();
  const innocent = new Set<PageElement>();
  const visit = (element: PageElement, inherited: Zone | undefined): void => {
    // what is quoted inside a "media" box is the article's
    const outer = inherited === 'caption' && element.tag === 'blockquote' ? undefined : inherited;
    const zone = outer ?? (innocent.has(element) ? undefined : believedZone(element, sums.get(element), total));
    if (zone === undefined) zones.delete(element);
    else zones.set(element, zone);
    for (const child of element.children) if (typeof child !== 'string') visit(child, zone);
  };
  visit(root, undefined);
  for (let one = findHeart(pieces, zones); one !== undefined; one = one.parent) innocent.add(one);
  visit(root, undefined);
  return zones;
}

function believedZone(element: PageElement, sums: Sums | undefined, total: number): Zone | undefined {
  const claim = claimOf(element);
  if (claim === undefined || sums === undefined) return claim?.zone;
  if (sums.prose > claim.maxShare * total || sums.linkLetters < (claim.minLinks ?? 0) * sums.letters) return undefined;
  return claim.zone;
}

/** Never the article, however much prose they hold. */
const NEVER_ARTICLE: ReadonlySet<Zone | undefined> = new Set(['comments', 'hidden', 'caption', 'footer']);

/**
 * The element with the most prose directly in it. Whatever the words in its name, or in the names of what surrounds it, it is the
 * article or a part of it: teasers and their kin stand each in an element of its own.
 */
function findHeart(pieces: readonly Piece[], zones: ReadonlyMap<PageElement, Zone>): PageElement | undefined {
  const near = new Map<PageElement, number>();
  let heart: PageElement | undefined;
  for (const piece of pieces) {
    const weight = proseWeight(piece);
    if (weight === 0 || NEVER_ARTICLE.has(zones.get(piece.element))) continue;
    let share = weight;
    for (const [level, one] of [piece.element, piece.element.parent, piece.element.parent?.parent].entries()) {
      if (one === undefined) break;
      if (level === 2) share /= 2;
      const sum = (near.get(one) ?? 0) + share;
      near.set(one, sum);
      if (heart === undefined || sum > (near.get(heart) ?? 0)) heart = one;
    }
  }
  return heart;
}

function heaviestChild(element: PageElement, prose: (element: PageElement) => number): PageElement | undefined {
  let best: PageElement | undefined;
  for (const child of element.children) {
    if (typeof child === 'string') continue;
    if (prose(child) > (best === undefined ? 0 : prose(best))) best = child;
  }
  return best;
}

export function isInside(element: PageElement, outer: PageElement): boolean {
  for (let one: PageElement | undefined = element; one !== undefined; one = one.parent) if (one === outer) return true;
  return false;
}

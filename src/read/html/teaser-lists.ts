/**
 * Teasers that no name gives away: elements side by side, made alike, each a linked title with a few words; and lists of nothing but links.
 *
 * Only titles that are a piece of their own count, so a list of sources or products with linked names inside its sentences stays.
 */
import { elementsOf, type PageElement } from './page-tree.ts';
import type { Piece } from './segment-page.ts';

/** Fewer are as well two sections of the article. */
const MIN_TEASERS = 4;
/** Letters of a teaser that are not link. */
const MAX_WORDS_BESIDE = 160;
const MAX_TITLE = 150;

interface Teaser {
  hasTitle: boolean;
  letters: number;
  linkLetters: number;
}

/** The elements that are teasers, or lists of links, below `main`. Linear in its size. */
export function findTeasers(main: PageElement, pieces: readonly Piece[]): Set<PageElement> {
  const found = new Set<PageElement>();
  const sums = sumUp(main, pieces);
  for (const parent of elementsOf(main)) {
    if (isLinkList(parent, sums.get(parent))) found.add(parent);
    for (const group of groupAlike(parent)) {
      if (group.length >= MIN_TEASERS && group.every((one) => isTeaser(sums.get(one)))) for (const one of group) found.add(one);
    }
  }
  return found;
}

function sumUp(main: PageElement, pieces: readonly Piece[]): Map<PageElement, Teaser> {
  const sums = new Map<PageElement, Teaser>();
  for (const piece of pieces) {
    const isTitle = piece.linkLetters >= 0.9 * piece.letters && piece.letters <= MAX_TITLE;
    for (let element: PageElement | undefined = piece.element; element !== undefined && element !== main; element = element.parent) {
      const sum = sums.get(element) ?? { hasTitle: false, letters: 0, linkLetters: 0 };
      sum.hasTitle ||= isTitle;
      sum.letters += piece.letters;
      sum.linkLetters += piece.linkLetters;
      sums.set(element, sum);
    }
  }
  return sums;
}

function groupAlike(parent: PageElement): PageElement[][] {
  const groups = new Map<string, PageElement[]>();
  for (const child of parent.children) {
    if (typeof child === 'string' || child.tag === 'p' || child.tag === 'tr') continue;
    const likeness = `${child.tag} ${child.attributes.get('class') ?? ''}`;
    const group = groups.get(likeness);
    if (group === undefined) groups.set(likeness, [child]);
    else group.push(child);
  }
  return [...groups.values()];
}

function isLinkList({ tag, children }: PageElement, sum: Teaser | undefined): boolean {
  if ((tag !== 'ul' && tag !== 'ol') || sum === undefined || sum.linkLetters < 0.9 * sum.letters) return false;
  return children.filter((child) => typeof child !== 'string' && child.tag === 'li').length >= 2;
}

function isTeaser(sum: Teaser | undefined): boolean {
  return sum !== undefined && sum.hasTitle && sum.letters - sum.linkLetters <= MAX_WORDS_BESIDE && sum.letters > sum.linkLetters;
}

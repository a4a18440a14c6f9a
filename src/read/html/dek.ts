/** Which line under the title is the dek: one that the markup names so, or that repeats the summary which the page gives of itself. */
import { comparable, isCreditLine, isParagraph } from './judge-piece.ts';
import type { MainContent } from './main-content.ts';
import type { PageElement } from './page-tree.ts';
import type { Piece } from './segment-page.ts';
import { nameWords } from './zones.ts';

const LETTERS = [20, 500] as const;
/** Inside the article these name nothing else, over its first paragraph. */
const SURE_NAMES = new Set('dek deck standfirst subtitle subheadline subheading subhead subhed tagline strapline'.split(' '));
/** Outside of it these do too. */
const NAMES = new Set([...SURE_NAMES, 'summary', 'excerpt', 'abstract', 'description', 'lede']);

function isNamed(element: PageElement | undefined, names: ReadonlySet<string>): boolean {
  const words = nameWords(element?.attributes.get('class') ?? '');
  return words.some((word) => names.has(word)) || (words.includes('sub') && (words.includes('headline') || words.includes('title')));
}

function hasLength(piece: Piece): boolean {
  const [shortest, longest] = LETTERS;
  return piece.letters >= shortest && piece.letters <= longest && piece.linkLetters <= piece.letters / 2;
}

/** Whether a piece between title and article is the dek; `descriptions` are the page's summaries, as `comparable` makes them. */
export function isDek(piece: Piece, descriptions: ReadonlySet<string>): boolean {
  return (
    hasLength(piece) && (descriptions.has(comparable(piece.text)) || isNamed(piece.element, NAMES) || isNamed(piece.element.parent, NAMES))
  );
}

/** Index of the dek inside the main content, over its first paragraph; -1 when there is none. */
export function findDek(pieces: readonly Piece[], main: MainContent): number {
  for (const [i, piece] of pieces.entries()) {
    const zone = main.zoneOf(piece.element);
    const isFree = (zone === undefined || zone === 'byline') && hasLength(piece) && !isCreditLine(piece);
    if (isFree && i < pieces.length - 1 && isNamed(nameOf(piece), SURE_NAMES)) return i;
    if (isParagraph(piece, main)) return -1;
  }
  return -1;
}

/** Its element, or the one around it that holds nothing else. */
function nameOf({ element }: Piece): PageElement | undefined {
  if (isNamed(element, SURE_NAMES)) return element;
  const { parent } = element;
  return parent?.children.filter((child) => typeof child !== 'string').length === 1 ? parent : undefined;
}

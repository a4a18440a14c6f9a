/**
 * Content that somebody has already taken out of its page: the item of a feed, the body of an e-mail, a document, a chapter.
 *
 * There is no site around it to leave out, so all of it is the article's, apart from what declares itself otherwise. Its paragraphs
 * go through the same rules as plain text, which find title, byline, source line and note on the author.
 */
import type { TextFindings } from '../article-builder.ts';
import { parseByline } from '../structure/byline.ts';
import { parseDateLine } from '../structure/date-line.ts';
import { cleanLine } from '../structure/lines.ts';
import type { Piece as TextPiece } from '../structure/pieces.ts';
import { structurePieces, type StructureOptions } from '../structure/structure.ts';
import { withoutLines } from '../structure/without-lines.ts';
import { cleanBlocks } from './clean-blocks.ts';
import { isParagraph } from './judge-piece.ts';
import { takeWhole } from './main-content.ts';
import { type PageElement, parsePage } from './page-tree.ts';
import { type Piece, segmentPage } from './segment-page.ts';

/** The structure of such content. @throws PullquoteError `unreadable` when it is beyond the bounds of a page. */
export function structureHtml(html: string, options: StructureOptions = {}): TextFindings {
  const root = parsePage(html);
  const segments = segmentPage(root);
  const heading = options.title === undefined && options.bodyOnly !== true ? topHeading(root, segments) : undefined;
  const main = takeWhole(
    root,
    segments.map((piece) => (piece === heading ? piece : withoutRank(piece))),
  );
  const title = heading?.text ?? options.title ?? '';
  const { blocks, dropped } = cleanBlocks(main, title, options.boilerplate);
  const texts: TextPiece[] = [...(heading === undefined ? [] : [{ kind: 'heading' as const, text: heading.text }]), ...blocks].flatMap(
    ({ kind, text }, i): TextPiece[] => {
      const cleaned = kind === 'table' ? text.split('\n').map(cleanLine).join('\n') : cleanLine(text);
      if (cleaned === '') return [];
      return [{ text: cleaned, lines: [i + 1, i + 1], ...(isToBeJudged(kind, cleaned) ? {} : { kind }) }];
    },
  );
  const findings = withoutLines(structurePieces(texts, options));
  const left = dropped.filter(({ reason, text }) => reason !== 'duplicate-title' || text !== heading?.text);
  return { ...findings, dropped: [...left, ...findings.dropped] };
}

/** A first heading before any paragraph. */
function topHeading(root: PageElement, pieces: Piece[]): Piece | undefined {
  const main = takeWhole(root, pieces);
  for (const piece of pieces) {
    if (piece.element.tag === 'h1') return piece;
    if (isParagraph(piece, main)) return undefined;
  }
  return undefined;
}

/** Documents use headings of the first rank for sections, where a page has them for its title. */
function withoutRank(piece: Piece): Piece {
  return piece.element.tag === 'h1' ? { ...piece, element: { ...piece.element, tag: 'h2' } } : piece;
}

/** What the rules of plain text tell better than the markup. */
function isToBeJudged(kind: string, text: string): boolean {
  if (kind === 'byline') return parseByline(text) !== undefined || parseDateLine(text) !== undefined;
  return kind === 'paragraph' || kind === 'source-line' || kind === 'dek';
}

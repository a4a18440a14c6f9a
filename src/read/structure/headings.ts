/**
 * Section headings of a plain text: short lines that stand over a paragraph.
 *
 * It refuses lines that sign what stands above them ("Jane Roe, Harbor Press"), as round-ups have them.
 */
import { looksLikeName } from '../authors.ts';
import { type Piece, isOpen } from './pieces.ts';
import { endsSentence, isBodyLike, isHeadingLike, isLabelLike } from './sentence-shape.ts';
import { OUTLET_WORD } from './source-line.ts';

const MAX_SIGNATURE = 80;
const FUNCTION_WORD =
  /\b(?:the|an?|and|but|if|when|what|how|why|who|where|for|from|in|on|at|to|of|with|no|not|is|are|was|my|our|your|his|her|their|its)\b/i;
/** Capitalised words, then up to five words that begin with a capital or are small ones of names. */
const NAME_AND_OUTLET = /^([^,]{4,40}), (\p{Lu}[\p{L}\p{N}.&'’-]*(?: (?:\p{Lu}[\p{L}\p{N}.&'’-]*|of|the|and)){0,4})$/u;

/** What a line names after the name and a comma, where it has this form. */
function outletOf(text: string): string | undefined {
  const [, name, outlet] = NAME_AND_OUTLET.exec(text) ?? [];
  return name !== undefined && looksLikeName(name) && !FUNCTION_WORD.test(name) ? outlet : undefined;
}

/** The lines that sign: a headline can have their form ("Deal Reached, Shares Fall"), so the outlet must be one, or the form repeated. */
function findSignatures(pieces: readonly Piece[]): Set<Piece> {
  const found = new Map<Piece, string>();
  for (const piece of pieces) {
    const outlet = isOpen(piece) && piece.text.length <= MAX_SIGNATURE && piece.text.includes(', ') ? outletOf(piece.text) : undefined;
    if (outlet !== undefined) found.set(piece, outlet);
  }
  const isOne = (outlet: string): boolean => found.size >= 2 || OUTLET_WORD.test(outlet) || /^(?:\p{Lu}{2,6}$|The )/u.test(outlet);
  return new Set([...found].filter(([, outlet]) => isOne(outlet)).map(([piece]) => piece));
}

/** "BACKGROUND:" alone on its line, and once: speakers of a transcript come again. */
const SHOUTED_LABEL = /^\p{Lu}[\p{Lu} &'’-]{2,50}:$/u;

function findShoutedLabels(pieces: readonly Piece[]): Set<Piece> {
  const found = pieces.filter((piece) => isOpen(piece) && SHOUTED_LABEL.test(piece.text));
  const texts = new Set(found.map(({ text }) => text));
  return new Set(texts.size === found.length ? found : []);
}

function isUnderHeading(piece: Piece): boolean {
  return piece.kind === 'list-item' || piece.kind === 'block-quote' || (piece.kind === undefined && isBodyLike(piece.text));
}

/** A heading stands over a paragraph; of a run of lines that look like headings only the last two can be. */
export function markHeadings(pieces: readonly Piece[]): void {
  const signatures = findSignatures(pieces);
  const labels = findShoutedLabels(pieces);
  const looks = pieces.map((piece) => isOpen(piece) && (isHeadingLike(piece.text) || isLabelLike(piece.text)) && !signatures.has(piece));
  for (const [i, piece] of pieces.entries()) {
    if (!looks[i]) continue;
    const isOver = (at: number): boolean =>
      !looks[at] && pieces[at] !== undefined && (isUnderHeading(pieces[at]) || (labels.has(piece) && endsSentence(pieces[at].text)));
    if (isOver(i + 1) || (looks[i + 1] === true && isOver(i + 2) && !looks[i - 1])) piece.kind = 'heading';
  }
}

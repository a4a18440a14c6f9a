/**
 * Verdicts that depend on what stands above and below: a label over dropped links goes with them, a list of links at the end is no
 * part of the article, "About the company" at the end tells of the author, and after the head of a comment form comes no article.
 */
import { isAffiliation } from '../structure/byline.ts';
import { furnitureOf } from '../structure/furniture.ts';
import { drop, isHeadingTag, keep, type Surroundings, type Verdict } from './judge-piece.ts';
import * as line from './line-patterns.ts';
import type { Piece } from './segment-page.ts';

/** Words of a label. */
const LABEL_WORDS = 8;

/** Changes `verdicts` in place; as long as `pieces`, in the same order. */
export function settleNeighbours(pieces: readonly Piece[], verdicts: Verdict[], around: Surroundings): void {
  cutComments(pieces, verdicts, around);
  joinAffiliations(pieces, verdicts, around);
  setAboutApart(pieces, verdicts);
  dropOrphans(pieces, verdicts, around);
}

const isKept = (verdict: Verdict | undefined): verdict is Extract<Verdict, { kind: unknown }> => verdict !== undefined && 'kind' in verdict;

/** The line that opens a comment form, after the article's last paragraphs, ends the article. */
function cutComments(pieces: readonly Piece[], verdicts: Verdict[], around: Surroundings): void {
  const from = pieces.findIndex((piece, i) => i > around.first && i > pieces.length / 2 && furnitureOf(piece.text)?.opens === 'comments');
  if (from === -1) return;
  for (let i = from; i < verdicts.length; i++) if (isKept(verdicts[i])) verdicts[i] = drop('boilerplate');
}

/** "Associated Press Writers" under a byline belongs to it. */
function joinAffiliations(pieces: readonly Piece[], verdicts: Verdict[], around: Surroundings): void {
  for (let i = 1; i < around.first; i++) {
    const above = verdicts[i - 1];
    if (isKept(above) && above.kind === 'byline' && isKept(verdicts[i]) && isAffiliation(pieces[i]?.text ?? ''))
      verdicts[i] = keep('byline');
  }
}

function setAboutApart(pieces: readonly Piece[], verdicts: Verdict[]): void {
  const isHeading = (i: number): boolean => {
    const verdict = verdicts[i];
    return isKept(verdict) && verdict.kind === 'heading';
  };
  const heading = pieces.findLastIndex((piece, i) => isHeading(i) && line.isAboutHeading(piece.text));
  if (heading < pieces.length / 2) return;
  const next = pieces.findIndex((_, i) => i > heading && isHeading(i));
  for (let i = heading; i < (next === -1 ? pieces.length : next); i++) if (isKept(verdicts[i])) verdicts[i] = keep('bio');
}

/** From the end upwards, so that each piece knows what is left below it. */
function dropOrphans(pieces: readonly Piece[], verdicts: Verdict[], around: Surroundings): void {
  let below: Verdict | undefined;
  for (let i = pieces.length - 1; i >= 0; i--) {
    const piece = pieces[i];
    let verdict = verdicts[i];
    if (piece === undefined || verdict === undefined) continue;
    if (isKept(verdict) && isOrphan(piece, verdict.kind, below, i > around.last)) verdicts[i] = verdict = drop('related');
    if (!isKept(verdict) || (verdict.kind !== 'caption' && verdict.kind !== 'byline')) below = verdict;
  }
}

function isOrphan(piece: Piece, kind: string, below: Verdict | undefined, isAtEnd: boolean): boolean {
  const isOverLinks = below !== undefined && !isKept(below) && below.drop === 'related';
  const isLabel = isAtEnd || line.isPointer(piece.text, 1);
  if (kind === 'list-item') return isAtEnd && piece.links > 0 && !isKept(below);
  if (kind === 'heading') return (isOverLinks && isLabel) || (below === undefined && isHeadingTag(piece.element));
  return (
    kind === 'paragraph' &&
    isOverLinks &&
    isLabel &&
    line.countWords(piece.text) <= LABEL_WORDS &&
    !/[.!?…。！？]["'”’»)]*$/u.test(piece.text)
  );
}

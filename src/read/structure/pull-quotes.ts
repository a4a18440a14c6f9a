/**
 * Decides which of the wholly quoted paragraphs are pull quotes.
 *
 * A pull quote repeats the article: whoever says its words there, nobody says them again here. So a paragraph whose words stand
 * elsewhere in the body is one even below speech, unless a colon announces it; one that is not repeated is one only where nobody
 * near it speaks. It is never in another script than the text around it, since it is taken from there or made for its readers.
 */
import { type Piece, isOpen } from './pieces.ts';
import { isAttributedNearby, isInOtherScript, isWhollyQuoted } from './quoted.ts';

/** Fewer words meet again by chance. */
const MIN_WORDS = 8;
/** Of the runs of three words; the rest is lost where the article breaks off for "she said". */
const MIN_SHARE = 0.75;
/** More wholly quoted paragraphs than this are no pull quotes of one article. */
const MAX_COMPARED = 200;

function runsOfThree(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return words.slice(2).map((word, i) => `${words[i] ?? ''} ${words[i + 1] ?? ''} ${word}`);
}

/** Those of `asked` whose words stand, nearly as they are, in a paragraph that is not wholly `quoted` itself. Linear. */
function findRepeated(pieces: readonly Piece[], asked: ReadonlySet<Piece>, quoted: ReadonlySet<Piece>): Piece[] {
  const runs = new Map<Piece, string[]>();
  for (const piece of asked) {
    const own = runsOfThree(piece.text);
    if (own.length >= MIN_WORDS - 2) runs.set(piece, own);
  }
  if (runs.size === 0 || runs.size > MAX_COMPARED) return [];
  const wanted = new Set([...runs.values()].flat());
  const met = new Set<string>();
  for (const piece of pieces) {
    if (!/["“”„«»‘]/.test(piece.text) || quoted.has(piece) || (piece.kind !== undefined && piece.kind !== 'paragraph')) continue;
    for (const run of runsOfThree(piece.text)) if (wanted.has(run)) met.add(run);
  }
  const isRepeated = (own: readonly string[]): boolean => own.filter((run) => met.has(run)).length >= own.length * MIN_SHARE;
  return [...runs].filter(([, own]) => isRepeated(own)).map(([piece]) => piece);
}

/** The nearest piece before that is not the caption of a picture. */
function textBefore(pieces: readonly Piece[], i: number): string | undefined {
  let at = i - 1;
  while (pieces[at]?.kind === 'caption') at--;
  const before = pieces[at];
  return before && (before.kind === undefined || before.kind === 'paragraph') ? before.text : undefined;
}

export function markPullQuotes(pieces: readonly Piece[]): void {
  const quoted = new Set(pieces.filter((piece) => isOpen(piece) && isWhollyQuoted(piece.text)));
  if (quoted.size === 0) return;
  const spoken = new Set<Piece>();
  for (const [i, piece] of pieces.entries()) {
    if (!quoted.has(piece)) continue;
    const before = textBefore(pieces, i);
    if (before !== undefined && (before.endsWith(':') || isInOtherScript(piece.text, before))) continue;
    if (isAttributedNearby(before, pieces[i + 1]?.text)) spoken.add(piece);
    else piece.kind = 'pull-quote';
  }
  for (const piece of findRepeated(pieces, spoken, quoted)) piece.kind = 'pull-quote';
}

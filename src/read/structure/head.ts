/**
 * The head of a text: title, its repetition, dek, byline and date, before the first paragraph of the article.
 *
 * A title is taken only from the form of the first line; a text that opens with a sentence has none.
 */
import { isAffiliation, parseByline } from './byline.ts';
import { isCaption } from './caption.ts';
import { parseDateLine } from './date-line.ts';
import { withoutDirections } from './lines.ts';
import { isNameplate } from './nameplate.ts';
import { type Piece, isOpen } from './pieces.ts';
import { countWords, endsSentence, isBodyLike, isHeadingLike, isHeadlineLike, isSpeakerLine } from './sentence-shape.ts';
import { isWhollyQuoted } from './quoted.ts';
import { parseSourceLine } from './source-line.ts';

export interface Head {
  title?: string;
  dek?: string;
}

const MAX_DEK = 600;
/** Letters of a headline that has the form of sentences. */
const MAX_SENTENCES = 200;
/** A heading right under the title is a section's; a longer one without a final point is the dek. */
const MAX_HEADING_WORDS = 5;
/** A headline under the name of an outlet has as many at least. */
const MIN_HEADLINE_WORDS = 3;
const SECTION_NAMES = new Set(
  'news|politics|world|world news|us|u.s.|u.s. news|us news|uk|uk news|national|international|opinion|opinions|editorial|analysis|business|economy|markets|sports|sport|technology|tech|science|health|entertainment|culture|arts|lifestyle|life|local|local news|education|environment|climate|travel|features|feature|investigations|breaking|breaking news|exclusive|commentary|perspective|americas|europe|asia|africa|middle east|security|defense|military|crime|law|religion|society|media|weather'.split(
    '|',
  ),
);

/** Neither dropped nor the caption of a picture: pictures stand anywhere in a head. */
function isHeadText(piece: Piece): boolean {
  return piece.drop === undefined && piece.kind !== 'caption';
}

/** The next piece of text at or after `from`. */
function nextKept(pieces: readonly Piece[], from: number): Piece | undefined {
  for (let i = from; i < pieces.length; i++) {
    const piece = pieces[i];
    if (piece && isHeadText(piece)) return piece;
  }
  return undefined;
}

/** Letters and digits alone, in lower case: what two settings of one headline share. */
function bare(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

function firstLetter(text: string): string | undefined {
  return /[\p{L}\p{N}]/u.exec(text)?.[0].toLowerCase();
}

/** Whether a line is the title again, perhaps with the name of the site after it. */
export function repeatsTitle(line: string, title: string): boolean {
  if (line.length > title.length + 80 || line.length > 600 || firstLetter(line) !== firstLetter(title)) return false;
  if (bare(line) === bare(title)) return bare(title) !== '';
  const site = /^(.+?)(?<!\s)\s+[|–—-]\s+[^|–—]{2,60}$/.exec(line);
  return site !== null && bare(site[1] ?? '') === bare(title);
}

function isKicker(piece: Piece, next: Piece | undefined): boolean {
  if (next === undefined || !isHeadlineLike(next.text)) return false;
  const text = piece.text.toLowerCase();
  return SECTION_NAMES.has(text) || /^[a-z]{1,3}$/.test(piece.text);
}

/** Whether a piece belongs to the head without being title or dek; such lines are read by a later rule. */
function isCreditLine(piece: Piece): boolean {
  return parseByline(piece.text) !== undefined || parseDateLine(piece.text) !== undefined || parseSourceLine(piece.text).length > 0;
}

/** "Associated Press Writers" under a byline belongs to it. */
function isUnderByline(pieces: readonly Piece[], i: number): boolean {
  const [before, piece] = [pieces[i - 1], pieces[i]];
  return piece !== undefined && before !== undefined && isAffiliation(piece.text) && parseByline(before.text) !== undefined;
}

/** Index of the next undecided piece that is neither byline nor date. */
function nextCandidate(pieces: readonly Piece[], from: number): number {
  let i = from;
  while (i < pieces.length) {
    const piece = pieces[i];
    if (piece && isOpen(piece) && !isCreditLine(piece) && !isUnderByline(pieces, i)) return i;
    if (piece && piece.drop === undefined && piece.kind !== undefined && piece.kind !== 'byline' && piece.kind !== 'caption')
      return pieces.length;
    i++;
  }
  return i;
}

/** Drops the repetitions of the title among the first pieces; returns the index of the last one. */
function dropRepetitions(pieces: readonly Piece[], title: string, from: number): number {
  let last = -1;
  for (let i = from, seen = 0; i < pieces.length && seen < 4; i++) {
    const piece = pieces[i];
    if (!piece || !isHeadText(piece)) continue;
    seen++;
    if (!repeatsTitle(piece.text, title) || nextKept(pieces, i + 1) === undefined) continue;
    delete piece.kind;
    piece.drop = 'duplicate-title';
    last = i;
  }
  return last;
}

function isDek(piece: Piece, pieces: readonly Piece[], i: number, repeatedAt: number): boolean {
  if (piece.text.length > MAX_DEK || isCaption(piece.text)) return false;
  if (repeatedAt > i) return true;
  const follower = nextKept(pieces, i + 1);
  if (follower === undefined) return false;
  if (endsSentence(piece.text)) return piece.text.length <= 350 && isCreditLine(follower);
  const body = pieces[nextCandidate(pieces, i + 1)];
  if (body === undefined || !isBodyLike(body.text) || !isHeadlineLike(piece.text)) return false;
  return !(isHeadingLike(piece.text) && countWords(piece.text) <= MAX_HEADING_WORDS) && countWords(piece.text) >= 4;
}

/** Whether a piece is the name of the outlet over a headline, which has a byline under it, perhaps after a dek. */
function isOutletLine(piece: Piece, pieces: readonly Piece[], at: number): boolean {
  if (!isNameplate(piece.text)) return false;
  const headline = nextCandidate(pieces, at + 1);
  const text = pieces[headline]?.text ?? '';
  if (!isHeadlineLike(text) || countWords(text) < MIN_HEADLINE_WORDS) return false;
  return pieces.slice(headline + 1, headline + 3).some((one) => isOpen(one) && parseByline(one.text) !== undefined);
}

/** Whether a first line stands right over a byline or date: a headline, though it may end as a sentence ("Mines are back. Here is why."). */
function isOverCredit(first: Piece, next: Piece | undefined): boolean {
  if (next === undefined || first.text.length > MAX_SENTENCES || isSpeakerLine(first.text) || isWhollyQuoted(first.text)) return false;
  return next.kind === undefined && (parseByline(next.text) !== undefined || parseDateLine(next.text) !== undefined);
}

/** Takes the first piece as the title where its form, or its repetition, says that it is one. */
function takeTitle(pieces: readonly Piece[]): { title: string; at: number } | undefined {
  for (;;) {
    const at = pieces.findIndex((piece) => isHeadText(piece) && !(piece.kind === undefined && isCreditLine(piece)));
    const first = pieces[at];
    if (first === undefined) return undefined;
    const next = nextKept(pieces, at + 1);
    if (first.kind === undefined && isKicker(first, next)) {
      first.drop = SECTION_NAMES.has(first.text.toLowerCase()) ? 'navigation' : 'boilerplate';
      continue;
    }
    if (first.kind === undefined && isOutletLine(first, pieces, at)) {
      first.drop = 'navigation';
      continue;
    }
    if (first.kind !== undefined && first.kind !== 'heading') return undefined;
    const isTitle =
      first.kind === 'heading' ||
      isOverCredit(first, next) ||
      isHeadlineLike(first.text) ||
      (next !== undefined && bare(next.text) === bare(first.text));
    if (!isTitle || next === undefined || first.text.length > 400) return undefined;
    if (next.kind === undefined && repeatsTitle(first.text, next.text) && bare(first.text) !== bare(next.text)) {
      first.drop = 'duplicate-title';
      continue;
    }
    first.kind = 'title';
    first.text = withoutDirections(first.text);
    return { title: first.text, at };
  }
}

/** Drops the very first line of a body where it is the stated title again, letter by letter. */
function dropFirstRepetition(pieces: readonly Piece[], title: string): void {
  const first = pieces[0];
  if (!first || !isOpen(first) || bare(first.text) !== bare(title) || nextKept(pieces, 1) === undefined) return;
  first.drop = 'duplicate-title';
}

/**
 * Decides title, repetitions and dek. With a title that the file states, the first pieces can only repeat it; with
 * `bodyOnly` nothing of the text becomes title or dek, and of its lines only the very first one can be the title again.
 */
export function readHead(pieces: readonly Piece[], options: { title?: string; bodyOnly: boolean }): Head {
  if (options.bodyOnly) {
    if (options.title !== undefined) dropFirstRepetition(pieces, options.title);
    return {};
  }
  if (options.title !== undefined) dropRepetitions(pieces, options.title, 0);
  const found = options.title === undefined ? takeTitle(pieces) : undefined;
  const title = found?.title ?? options.title;
  if (title === undefined) return {};
  const start = found ? found.at + 1 : 0;
  const repeatedAt = found ? dropRepetitions(pieces, title, start) : -1;
  const at = nextCandidate(pieces, start);
  const piece = pieces[at];
  if (piece === undefined || (!found && repeatedAt === -1) || !isDek(piece, pieces, at, repeatedAt)) return { ...(found && { title }) };
  piece.kind = 'dek';
  piece.text = withoutDirections(piece.text);
  return { title, dek: piece.text };
}

/**
 * Gives every undecided piece its kind: byline, source line, biographical note, heading, pull quote, list item, caption, and
 * paragraph for all the rest.
 */
import type { Credit } from '../../domain/article.ts';
import type { Moment } from '../relative-date.ts';
import { parseBio } from './bio.ts';
import { isAffiliation, parseByline, parseContribution } from './byline.ts';
import { isCaption } from './caption.ts';
import { parseDateLine } from './date-line.ts';
import { agencyOfDateline } from './dateline.ts';
import { markHeadings } from './headings.ts';
import { withoutDirections } from './lines.ts';
import { isNameplate } from './nameplate.ts';
import { type Piece, isOpen } from './pieces.ts';
import { markPullQuotes } from './pull-quotes.ts';
import { endsSentence, isBodyLike } from './sentence-shape.ts';
import { OUTLET_WORD, parseSourceLine } from './source-line.ts';

export interface BodyFindings {
  authors: string[];
  bioAuthors: string[];
  published?: string;
  modified?: string;
  credits: Credit[];
}

/** Bylines and dates stand within this many pieces of the first or the last paragraph. */
const EDGE_PIECES = 3;
const MAX_BIOS = 3;
const BULLET = /^(?:[•⦁▪◦‣●■]\s*)(?=\S)/;
const DASH_ITEM = /^[-–*] (?=\S)/;
const NUMBER_ITEM = /^\(?(\d{1,3})[.)] (?=\S)/;

/** Pieces that are not dropped, as the rules below see them: their neighbours are neighbours in the article. */
function kept(pieces: readonly Piece[]): Piece[] {
  return pieces.filter((piece) => piece.drop === undefined);
}

function markCredits(pieces: readonly Piece[], findings: BodyFindings, known: Moment | undefined): void {
  const first = pieces.findIndex((piece) => isOpen(piece) && isBodyLike(piece.text));
  const last = pieces.findLastIndex((piece) => isOpen(piece) && isBodyLike(piece.text));
  let isText = false;
  for (const [i, piece] of pieces.entries()) {
    if (!isOpen(piece)) continue;
    const credits = parseSourceLine(piece.text);
    if (credits.length > 0) {
      piece.kind = 'source-line';
      findings.credits.push(...credits.map((credit) => ({ ...credit, lines: piece.lines })));
      continue;
    }
    const atHead = i <= (first === -1 ? EDGE_PIECES : first);
    if (!atHead && i < last - EDGE_PIECES) continue;
    if (pieces[i - 1]?.kind === 'byline' && (isAffiliation(piece.text) || (atHead && isOutletName(piece.text)))) piece.kind = 'byline';
    else if (atHead) {
      isText ||= pieces[i - 1]?.kind !== 'byline' && saysSomething(piece.text);
      if (!isOnlyDate(piece.text) || isHeadDate(pieces, i, first, isText)) markByline(piece, findings, known);
    } else if (!isOnlyDate(piece.text) || (i > last && LABELLED_DATE.test(piece.text) && !saysNoDay(piece.text))) {
      markByline(piece, findings, undefined);
    }
  }
}

/** A wire story names its agency where its text begins. */
function readDateline(pieces: readonly Piece[], findings: BodyFindings): void {
  const first = pieces.find((piece) => isOpen(piece) && isBodyLike(piece.text));
  const name = first === undefined ? undefined : agencyOfDateline(first.text);
  if (first !== undefined && name !== undefined) findings.credits.unshift({ name, lines: first.lines });
}

/** "USA TODAY" under the name of its reporter; a heading in capitals has no such word at its end. */
function isOutletName(text: string): boolean {
  return isNameplate(text) || (/^\p{Lu}[\p{Lu} ]{2,24}$/u.test(text) && OUTLET_WORD.test(text.slice(text.lastIndexOf(' ') + 1)));
}

/** A date of the article itself stands in its head; elsewhere the text says that it is one, since a chronology has dates as well. */
const LABELLED_DATE =
  /^(?:(?:first |last |originally |most recently |recently )?(?:published|posted|released|updated|modified|edited|revised|created)|date)\b/i;

function isOnlyDate(text: string): boolean {
  return parseDateLine(text) !== undefined && parseByline(text) === undefined;
}

/** Two dates or more alone on lines, one of them below text, are those of a chronology. */
function isChronology(pieces: readonly Piece[], first: number): boolean {
  const isEntry = (piece: Piece): boolean => isOpen(piece) && isOnlyDate(piece.text) && !LABELLED_DATE.test(piece.text);
  return first !== -1 && pieces.slice(first + 1).some(isEntry);
}

/** Letters of a short paragraph; shorter ones are labels. */
const SHORT_PARAGRAPH = 20;

function saysSomething(text: string): boolean {
  return text.length >= SHORT_PARAGRAPH && endsSentence(text) && parseByline(text) === undefined && parseDateLine(text) === undefined;
}

/** Whether a date above the first paragraph is the article's: right under title or byline, or in any place before text but in a chronology. */
function isHeadDate(pieces: readonly Piece[], i: number, first: number, isText: boolean): boolean {
  const above = pieces[i - 1]?.kind;
  if (isText) return false;
  return above === 'title' || above === 'byline' || !isChronology(pieces, first);
}

/** At the end, "Today" alone is as well the heading of a last paragraph. */
function saysNoDay(text: string): boolean {
  const dates = parseDateLine(text);
  return dates !== undefined && dates.published === undefined && dates.modified === undefined;
}

function markByline(piece: Piece, findings: BodyFindings, known: Moment | undefined): void {
  const byline = parseByline(piece.text, known);
  const dates = byline ?? parseDateLine(piece.text, known);
  if (dates === undefined && parseContribution(piece.text) === undefined) return;
  piece.kind = 'byline';
  piece.text = withoutDirections(piece.text);
  if (byline) for (const author of byline.authors) if (!findings.authors.includes(author)) findings.authors.push(author);
  if (byline?.via !== undefined) findings.credits.push({ name: byline.via, lines: piece.lines });
  if (dates?.published !== undefined) findings.published ??= dates.published;
  if (dates?.modified !== undefined) findings.modified ??= dates.modified;
}

/** Notes about the authors are the last paragraphs. */
function markBios(pieces: readonly Piece[], authors: readonly string[], findings: BodyFindings): void {
  for (let i = pieces.length - 1, seen = 0; i > 0 && seen < MAX_BIOS; i--) {
    const piece = pieces[i];
    if (!piece || !isOpen(piece)) continue;
    seen++;
    const rest = pieces.slice(0, i);
    const bio = parseBio(piece.text, authors, (word) => rest.some((other) => isOpen(other) && other.text.includes(word)));
    if (!bio) return;
    piece.kind = 'bio';
    findings.bioAuthors.unshift(bio.author);
  }
}

function markListItems(pieces: readonly Piece[]): void {
  const isItem = (piece: Piece | undefined, mark: RegExp): boolean =>
    piece !== undefined && (piece.kind === undefined || piece.kind === 'list-item') && mark.test(piece.text);
  // Decided before any mark is taken off, so that a neighbour still shows its own.
  const items = pieces.map((piece, i) => {
    if (!isOpen(piece)) return undefined;
    if (BULLET.test(piece.text)) return BULLET;
    return [DASH_ITEM, NUMBER_ITEM].find((mark) => isItem(piece, mark) && (isItem(pieces[i - 1], mark) || isItem(pieces[i + 1], mark)));
  });
  for (const [i, piece] of pieces.entries()) {
    const mark = items[i];
    if (!mark) continue;
    piece.kind = 'list-item';
    piece.text = piece.text.replace(mark, '');
  }
}

/** Decides all that is left. `knownAuthors` are those that the file states; "yesterday" counts from the moment `known`. */
export function readBody(all: readonly Piece[], knownAuthors: readonly string[], known?: Moment): BodyFindings {
  const pieces = kept(all);
  const findings: BodyFindings = { authors: [], bioAuthors: [], credits: [] };
  markCredits(pieces, findings, known);
  readDateline(pieces, findings);
  markBios(pieces, [...knownAuthors, ...findings.authors], findings);
  for (const piece of pieces) if (isOpen(piece) && isCaption(piece.text)) piece.kind = 'caption';
  markListItems(pieces);
  markHeadings(pieces);
  markPullQuotes(pieces);
  for (const piece of pieces) piece.kind ??= 'paragraph';
  return findings;
}

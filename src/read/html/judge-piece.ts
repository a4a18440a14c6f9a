/**
 * What a piece of the main content is: a kind of block, or nothing of the article, and why.
 *
 * A piece is judged by the zone that the markup declares, by how much of it is link, by how it begins and ends, and by whether it
 * stands among the paragraphs or outside them. Rules that need the verdicts of its neighbours are in `settle-neighbours.ts`.
 */
import type { BlockKind, Dropped } from '../../domain/article.ts';
import { fold } from '../../text/normalize.ts';
import { parseByline } from '../structure/byline.ts';
import { parseDateLine } from '../structure/date-line.ts';
import { furnitureOf } from '../structure/furniture.ts';
import { isSpeakerLine } from '../structure/sentence-shape.ts';
import * as line from './line-patterns.ts';
import { type MainContent, proseWeight } from './main-content.ts';
import { elementsOf, type PageElement } from './page-tree.ts';
import type { Piece } from './segment-page.ts';
import { isPullQuote, type Zone } from './zones.ts';

export type Verdict = { kind: BlockKind } | { drop: Dropped['reason'] };

export const drop = (reason: Dropped['reason']): Verdict => ({ drop: reason });
export const keep = (kind: BlockKind): Verdict => ({ kind });

/** What all pieces of a page are judged by. */
export interface Surroundings {
  main: MainContent;
  /** As `comparable` makes it. */
  title: string;
  teasers: ReadonlySet<PageElement>;
  /** Index of the first and of the last real paragraph; -1 when there is none. */
  first: number;
  last: number;
}

/** Prose of at least this weight is a real paragraph. */
const PARAGRAPH = 60;
/** Letters of a picture's caption that no markup declares. */
const CAPTION_LETTERS = 120;
/** Letters of a paragraph in bold that stands for a heading. */
const HEADING_LETTERS = 100;
/** Letters of a cell of a table; longer ones are paragraphs in a page laid out with tables. */
const CELL_LETTERS = 200;
/** Line breaks and paragraphs of a caption or a cell. */
const MAX_BREAKS = 2;
/** Letters of an `<aside>` without a link that is a pull quote. */
const PULLED_LETTERS = [20, 250] as const;

/** Letters of a line that says who wrote and when, and little else. */
const CREDIT_LETTERS = 160;

export const ZONE_REASON: Record<Exclude<Zone, 'caption' | 'byline' | 'bio'>, Dropped['reason']> = {
  navigation: 'navigation',
  related: 'related',
  footer: 'boilerplate',
  boilerplate: 'boilerplate',
  comments: 'boilerplate',
  hidden: 'other',
};

/** Whether a piece says who wrote the article, or when: in words, or in what machines read. */
export function isCreditLine({ text, times, letters }: Piece): boolean {
  if (parseByline(text) !== undefined || parseDateLine(text) !== undefined) return true;
  return letters <= CREDIT_LETTERS && times !== undefined && !line.endsSentence(text);
}

/** Whether a piece is a paragraph of the article beyond doubt. */
export function isParagraph(piece: Piece, main: MainContent): boolean {
  if (main.zoneOf(piece.element) !== undefined || proseWeight(piece) < PARAGRAPH) return false;
  const { text } = piece;
  return (
    !line.isCall(text) && !line.isCopyright(text) && !line.isStamp(text) && !line.isReportingCredit(text) && furnitureOf(text) === undefined
  );
}

/** Letters and digits alone, for comparing a heading with the title. */
export function comparable(text: string): string {
  return fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

export function isHeadingTag(element: PageElement): boolean {
  return /^h[1-6]$/u.test(element.tag);
}

/** The verdict on the piece with index `at`. */
export function judgePiece(piece: Piece, at: number, around: Surroundings): Verdict {
  const zone = around.main.zoneOf(piece.element);
  if (zone === 'boilerplate' && at < around.first && isCreditLine(piece)) return keep('byline');
  if (zone !== undefined) return judgeZone(piece, zone, at > around.first && at < around.last);
  return judgeFurniture(piece, at, around) ?? judgeForm(piece, around);
}

function judgeZone(piece: Piece, zone: Zone, isAmongParagraphs: boolean): Verdict {
  if (zone === 'caption') return line.isLabel(piece.text) || furnitureOf(piece.text) !== undefined ? drop('boilerplate') : keep('caption');
  if (zone === 'byline') return keep('byline');
  if (zone === 'bio') return keep('bio');
  if (zone === 'related' && isAmongParagraphs && isPulledAside(piece)) return keep('pull-quote');
  return drop(ZONE_REASON[zone]);
}

/** The article's own words, set apart. */
function isPulledAside(piece: Piece): boolean {
  const [shortest, longest] = PULLED_LETTERS;
  if (piece.letters < shortest || piece.letters > longest || furnitureOf(piece.text) !== undefined) return false;
  let aside: PageElement | undefined = piece.element;
  while (aside !== undefined && aside.tag !== 'aside') aside = aside.parent;
  if (aside === undefined) return false;
  return censusOf(aside).foreign === 0;
}

function judgeFurniture(piece: Piece, at: number, around: Surroundings): Verdict | undefined {
  const { text } = piece;
  const isBefore = at < around.first;
  const isOutside = isBefore || at > around.last;
  const linkShare = piece.linkLetters / piece.letters;
  if (at <= around.first && (piece.element.tag === 'h1' || (around.title !== '' && comparable(text) === around.title)))
    return drop('duplicate-title');
  if (isInside(piece.element, around.teasers, around.main.element)) return drop('related');
  if (line.isPointer(text, linkShare)) return drop('related');
  if (line.isCopyright(text)) return drop('boilerplate');
  if (formOf(piece, around.main.element) === 'table') return undefined;
  if (line.isCredit(text)) return keep('caption');
  if (isBefore && isCreditLine(piece)) return keep('byline');
  const furniture = furnitureOf(text);
  if (furniture !== undefined && (furniture.place === 'anywhere' || isOutside)) return drop(furniture.reason);
  if (line.isLabel(text) || line.isCounter(text) || line.isImageCount(text)) return drop('boilerplate');
  if (line.isReportingCredit(text) && at >= around.last) return keep('source-line');
  if (line.isCall(text) && (linkShare > 0 || isOutside || line.isShouted(text))) return drop('boilerplate');
  if (!line.isStamp(text) || formOf(piece, around.main.element) === 'block-quote') return undefined;
  if (isBefore) return keep('byline');
  // between its paragraphs, a date can be the article's own, as in a chronology
  return isOutside ? drop('boilerplate') : undefined;
}

function isInside(element: PageElement, group: ReadonlySet<PageElement>, limit: PageElement): boolean {
  if (group.size === 0) return false;
  for (let one: PageElement | undefined = element; one !== undefined && one !== limit; one = one.parent) if (group.has(one)) return true;
  return false;
}

function judgeForm(piece: Piece, around: Surroundings): Verdict {
  const form = formOf(piece, around.main.element);
  const isLink = piece.linkLetters >= 0.9 * piece.letters;
  if (isLink && !isHeadingTag(piece.element) && form !== 'table' && form !== 'list-item') return drop('related');
  if (form === 'paragraph' && isUnderPicture(piece, around.main.element)) return keep('caption');
  return keep(form);
}

/** The kind of block that the markup says. */
export function formOf(piece: Piece, main: PageElement): BlockKind {
  for (let element: PageElement | undefined = piece.element; element !== undefined; element = element.parent) {
    if (isPullQuote(element)) return 'pull-quote';
    if (isHeadingTag(element)) return 'heading';
    if (element.tag === 'li' || element.tag === 'dd' || element.tag === 'dt') return 'list-item';
    if (element.tag === 'blockquote') return 'block-quote';
    if (isCell(element) && piece.letters <= CELL_LETTERS) return 'table';
    if (element === main) break;
  }
  const isStrong = piece.strongLetters >= 0.9 * piece.letters;
  return isStrong && !isSpeakerLine(piece.text) && piece.letters < HEADING_LETTERS && !/[.!…,;]["'”’)]*$/u.test(piece.text)
    ? 'heading'
    : 'paragraph';
}

/** A cell beside others; pages once were laid out with tables, whose cells hold many lines. */
function isCell(element: PageElement): boolean {
  if (element.tag !== 'td' && element.tag !== 'th') return false;
  const cells = element.parent?.children.filter((child) => typeof child !== 'string').length ?? 0;
  return cells >= 2 && censusOf(element).breaks <= MAX_BREAKS;
}

/** A few words in one element with a picture and nothing else, that are no sentence. */
function isUnderPicture(piece: Piece, main: PageElement): boolean {
  if (piece.element === main || piece.letters >= CAPTION_LETTERS || line.endsSentence(piece.text)) return false;
  const { pictures, breaks } = censusOf(piece.element);
  return pictures > 0 && breaks <= MAX_BREAKS;
}

interface Census {
  pictures: number;
  breaks: number;
  /** What a pull quote does not hold. */
  foreign: number;
}

/** Each element is counted once, however many pieces ask. */
const counted = new WeakMap<PageElement, Census>();

function censusOf(element: PageElement): Census {
  let census = counted.get(element);
  if (census !== undefined) return census;
  census = { pictures: 0, breaks: 0, foreign: 0 };
  for (const { tag } of elementsOf(element)) {
    if (tag === 'img' || tag === 'picture') census.pictures++;
    if (tag === 'p' || tag === 'div' || tag === 'br') census.breaks++;
    if (/^(?:a|form|input|button|img|h[1-6]|li)$/u.test(tag)) census.foreign++;
  }
  counted.set(element, census);
  return census;
}

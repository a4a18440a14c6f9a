/**
 * The structure of plain text: which line is the title, which the article, and which the site around it.
 *
 * One direction: lines → pieces → furniture, head and body decided in this order. Every line that is not blank ends in a block or
 * among what was dropped; nothing is left out in silence (a property test holds this). Forms are judged, not topics.
 */
import type { Block } from '../../domain/article.ts';
import type { TextFindings } from '../article-builder.ts';
import type { Moment } from '../relative-date.ts';
import { readBody } from './body.ts';
import { parseByline } from './byline.ts';
import { parseDateLine } from './date-line.ts';
import { dropFurniture } from './edges.ts';
import { furnitureOf } from './furniture.ts';
import { readHead } from './head.ts';
import { joinLines } from './joining.ts';
import { type Line, splitLines } from './lines.ts';
import { cutLong } from './long-text.ts';
import type { Piece } from './pieces.ts';

export interface StructureOptions {
  /** The title that the file states. */
  title?: string;
  /** The authors that the file states. */
  authors?: readonly string[];
  /** The text is body text: none of it becomes title or dek. */
  bodyOnly?: boolean;
  /** Lines of the configuration that are boilerplate here. */
  boilerplate?: (line: string) => boolean;
  /** When the text was sent or fetched: "yesterday" counts from there. */
  moment?: Moment;
}

/** A line that begins so and is a date as a whole is no part of the paragraph that follows. */
const DATE_LABEL = /^(?:first |last |originally )?(?:published|posted|updated|modified)\b/i;

const TABLE_CELL = /^\|\s*([^|]+?)\s*\|$/;

/** A table of one cell, as pages set their title in, is its text. */
function uncell(line: Line): Line {
  const cell = line.text.startsWith('|') ? TABLE_CELL.exec(line.text)?.[1] : undefined;
  return cell === undefined || furnitureOf(line.text) ? line : { ...line, text: cell };
}

/** Decides every piece and turns it into a block or an entry of what was dropped. Kinds that a piece already has are kept. */
export function structurePieces(pieces: readonly Piece[], options: StructureOptions = {}): TextFindings {
  dropFurniture(pieces);
  const head = readHead(pieces, { bodyOnly: options.bodyOnly ?? false, ...(options.title !== undefined && { title: options.title }) });
  const body = readBody(pieces, options.authors ?? [], options.moment);
  const findings: TextFindings = { ...head, ...body, blocks: [], dropped: [] };
  for (const { text, lines, drop, kind = 'paragraph' } of pieces) {
    if (drop !== undefined) findings.dropped.push({ text, lines, reason: drop });
    else findings.blocks.push(...cutLong(text).map((part): Block => ({ kind, text: part, lines })));
  }
  return findings;
}

/** The structure of a plain text. Lines are counted from 1. Linear in the length of the text. */
export function structureText(text: string, options: StructureOptions = {}): TextFindings {
  const lines = splitLines(text).map(uncell);
  const pieces = joinLines(lines, {
    standsAlone: (line) => parseByline(line) !== undefined || (DATE_LABEL.test(line) && parseDateLine(line) !== undefined),
    boilerplate: options.boilerplate ?? (() => false),
  });
  return structurePieces(pieces, options);
}

/**
 * `.pdf`: the text of a document as an article, each block with its page. Columns are read one after the other; hyphenation at line
 * ends, running heads and page numbers are undone.
 *
 * When the document was made is no date of the article: a page printed to PDF would be dated on the day of the printing.
 *
 * A scan without a text layer holds no text. Pages with several articles come out as one article.
 */
import { messageOf } from '../../domain/errors.ts';
import { buildArticle, type TextFindings } from '../article-builder.ts';
import { defaultsOf } from '../defaults.ts';
import { readProperties } from '../document-properties.ts';
import { stated } from '../metadata.ts';
import { compileLinePatterns } from '../patterns.ts';
import type { OpenedFile, ReadContext, Reader, ReadResult } from '../reader.ts';
import { furnitureOf } from '../structure/furniture.ts';
import { cleanLine } from '../structure/lines.ts';
import type { Piece } from '../structure/pieces.ts';
import { structurePieces } from '../structure/structure.ts';
import { readWholeBytes } from '../whole-text.ts';
import type { OpenedPdf } from './open-pdf.ts';
import { readLines, type TextLine } from './page-lines.ts';
import { bodySize, joinParagraphs } from './paragraphs.ts';
import { findRunningLines, type PageLines } from './running-lines.ts';

const MAX_BYTES = 128 * 1024 * 1024;
/** Of the size of the text: larger is a heading. */
const HEADING_SIZE = 1.15;
const MAX_HEADING = 200;

async function pagesOf(pdf: OpenedPdf): Promise<PageLines[]> {
  const pages: PageLines[] = [];
  for await (const page of pdf.pages()) pages.push({ height: page.height, lines: readLines(page) });
  return pages;
}

function structurePages(pages: readonly PageLines[], isBoilerplate: (line: string) => boolean): TextFindings {
  const running = findRunningLines(pages);
  const all = pages.flatMap(({ lines }) => lines);
  const paragraphs = joinParagraphs(all.filter((line) => !running.has(line)));
  const size = bodySize(paragraphs);
  const pieces = paragraphs.flatMap(({ text, size: own, form }, i): Piece[] => {
    const cleaned = form === 'table' ? text : cleanLine(text);
    if (cleaned === '') return [];
    const furniture = form === undefined ? furnitureOf(cleaned) : undefined;
    const kind = form ?? (own >= size * HEADING_SIZE && cleaned.length <= MAX_HEADING ? 'heading' : undefined);
    // The paragraph's number stands for its line until its page is known again.
    return [
      {
        text: cleaned,
        lines: [i + 1, i + 1],
        ...(isBoilerplate(cleaned) && { drop: 'boilerplate' as const }),
        ...(furniture && { furniture }),
        ...(kind !== undefined && { kind }),
      },
    ];
  });
  const findings = structurePieces(pieces);
  const pageOf = (lines: readonly number[] | undefined): number => paragraphs[(lines?.[0] ?? 1) - 1]?.page ?? 1;
  return {
    ...findings,
    blocks: findings.blocks.map(({ kind, text, lines }) => ({ kind, text, page: pageOf(lines) })),
    credits: findings.credits.map(({ lines: _lines, ...credit }) => credit),
    dropped: [...findings.dropped.map(({ text, reason }) => ({ text, reason })), ...describeRunning(running)],
  };
}

/** Each running line once. */
function describeRunning(running: ReadonlySet<TextLine>): TextFindings['dropped'] {
  const texts = new Set([...running].map(({ text }) => text));
  return [...texts].map((text) => ({ text, reason: 'boilerplate' }));
}

async function readDocument(file: OpenedFile, context: ReadContext): Promise<ReadResult> {
  const refuse = (reason: string): ReadResult => ({ skipped: { path: file.path, reason } });
  const whole = await readWholeBytes(file, MAX_BYTES);
  if ('reason' in whole) return refuse(whole.reason);
  let pdf: OpenedPdf | undefined;
  try {
    const { openPdf } = await import('./open-pdf.ts');
    pdf = await openPdf(new Uint8Array(whole.bytes));
    const findings = structurePages(await pagesOf(pdf), compileLinePatterns(context.config?.boilerplate ?? []));
    if (findings.blocks.length === 0) return refuse('the PDF holds no text; a scan must be given a text layer first');
    const known = readProperties(pdf.properties);
    return { article: buildArticle(file.path, {}, findings, stated(known, defaultsOf(context, file.path))) };
  } catch (error) {
    return refuse(`cannot be read as a PDF document (${messageOf(error).slice(0, 160)})`);
  } finally {
    await pdf?.close().catch(() => undefined);
  }
}

export const pdfReader: Reader = {
  name: 'PDF document',
  extensions: ['.pdf'],
  binary: true,
  recognizes: (head) => Buffer.from(head.subarray(0, 1024)).includes('%PDF-'),
  async *read(file, context) {
    yield await readDocument(file, context);
  },
};

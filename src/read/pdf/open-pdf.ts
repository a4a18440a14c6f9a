/**
 * The text of a PDF as pdf.js finds it: runs of characters with their places. pdf.js is loaded only here, when a PDF is met.
 *
 * No code of a document is run (`isEvalSupported` off, no scripts, no forms), nothing is drawn and nothing is fetched.
 */
import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import { PullquoteError } from '../../domain/errors.ts';

/** A run of text. Points, from the left and from the top of the page. */
export interface TextRun {
  text: string;
  x: number;
  y: number;
  width: number;
  /** Size of the font. */
  size: number;
}

export interface PdfPage {
  number: number;
  width: number;
  height: number;
  runs: TextRun[];
}

export interface OpenedPdf {
  /** As the document gives them. Its dates are those of its making, often years after the article, and are not asked for. */
  properties: { title: string; author: string };
  pages(): AsyncGenerator<PdfPage>;
  close(): Promise<void>;
}

const MAX_PAGES = 2000;
/** A full page of a broadsheet has about 5,000 runs. */
const MAX_RUNS = 50_000;
const MAX_CHARACTERS = 20_000_000;

const require = createRequire(import.meta.url);

function textOf(info: object, key: string): string {
  const value: unknown = Reflect.get(info, key);
  return typeof value === 'string' ? value.slice(0, 2000) : '';
}

/** @throws PullquoteError `unreadable` when it is encrypted; an Error when it is damaged beyond reading */
export async function openPdf(bytes: Uint8Array): Promise<OpenedPdf> {
  const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const folder = dirname(require.resolve('pdfjs-dist/package.json'));
  const task = pdfjs.getDocument({
    data: bytes,
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    enableXfa: false,
    cMapUrl: join(folder, 'cmaps') + sep,
    cMapPacked: true,
    standardFontDataUrl: join(folder, 'standard_fonts') + sep,
    verbosity: 0,
  });
  const document = await task.promise.catch((error: unknown) => {
    throw error instanceof Error && error.name === 'PasswordException' ? new PullquoteError('unreadable', 'it is encrypted') : error;
  });
  const { info } = await document.getMetadata().catch(() => ({ info: {} }));

  async function* pages(): AsyncGenerator<PdfPage> {
    let characters = 0;
    for (let number = 1; number <= Math.min(document.numPages, MAX_PAGES); number++) {
      const page = await document.getPage(number);
      const { width, height, transform } = page.getViewport({ scale: 1 });
      const runs: TextRun[] = [];
      const content = await page.getTextContent({ disableNormalization: false });
      for (const item of content.items.slice(0, MAX_RUNS)) {
        if (!('str' in item) || item.str === '') continue;
        const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0]: number[] = pdfjs.Util.transform(transform, item.transform);
        // Text that does not run from left to right belongs to the margin.
        if (Math.abs(b) > Math.abs(a)) continue;
        runs.push({ text: item.str, x: e, y: f, width: item.width, size: Math.hypot(c, d) });
        characters += item.str.length;
      }
      page.cleanup();
      if (characters > MAX_CHARACTERS) throw new PullquoteError('unreadable', `it holds more than ${MAX_CHARACTERS} characters`);
      yield { number, width, height, runs };
    }
  }

  return {
    properties: { title: textOf(info, 'Title'), author: textOf(info, 'Author') },
    pages,
    close: () => task.destroy(),
  };
}

/** The formats that are read, and how one is chosen: by content where that can tell, else by name. */
import { csvReader } from './csv/csv-reader.ts';
import { feedReader } from './feed/feed-reader.ts';
import { epubReader } from './book/epub-reader.ts';
import { docxReader } from './office/docx-reader.ts';
import { pdfReader } from './pdf/pdf-reader.ts';
import { warcReader } from './warc/warc-reader.ts';
import { zipReader } from './zip/zip-reader.ts';
import { htmlReader } from './html/html-reader.ts';
import { jsonlReader } from './jsonl-reader.ts';
import { mailReader } from './mime/mail-reader.ts';
import { webArchiveReader } from './mime/web-archive-reader.ts';
import { markdownReader } from './markdown-reader.ts';
import type { OpenedFile, Reader } from './reader.ts';
import { foreignFormat } from './sniff.ts';
import { oldOfficeReader } from './office/old-office-reader.ts';
import { textReader } from './text-reader.ts';

/** Asked in this order whether they recognise a content. */
const READERS: readonly Reader[] = [
  textReader,
  markdownReader,
  feedReader,
  jsonlReader,
  htmlReader,
  csvReader,
  webArchiveReader,
  mailReader,
  docxReader,
  oldOfficeReader,
  pdfReader,
  epubReader,
  warcReader,
  zipReader,
];

/** Every extension that is read; each also with ".gz" after it. */
export const EXTENSIONS: readonly string[] = READERS.flatMap((reader) => reader.extensions);

function readable(): string {
  return `formats that are read: ${EXTENSIONS.join(', ')} (also with .gz)`;
}

/** The reader of a file, or why there is none. */
export function chooseReader(file: OpenedFile): Reader | { reason: string } {
  const byContent = READERS.find((reader) => reader.recognizes?.(file.head, file.extension));
  if (byContent) return byContent;
  const foreign = foreignFormat(file.head);
  if (foreign !== undefined) return { reason: `is ${foreign}` };
  const byName = READERS.find((reader) => reader.extensions.includes(file.extension));
  if (byName) return byName;
  return { reason: `${file.extension === '' ? 'its name has no extension' : `"${file.extension}" is not read`}; ${readable()}` };
}

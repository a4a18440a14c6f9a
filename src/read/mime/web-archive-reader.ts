/**
 * `.mhtml`, `.mht`: a page that a browser saved with all its files, as a MIME message. The first HTML part is the page, and its
 * location the page's address where the page does not state one. When it was saved is no date of the article; "yesterday" counts from there.
 */
import { type HtmlInput, readHtml } from '../html/html-reader.ts';
import { stated, webAddress } from '../metadata.ts';
import { readMoment } from '../relative-date.ts';
import type { OpenedFile, ReadContext, Reader, ReadResult } from '../reader.ts';
import { readWholeBytes } from '../whole-text.ts';
import { readContentType, readHeaders } from './headers.ts';
import { readMessage } from './parts.ts';
import { readSubject } from './sender.ts';

/** Pictures included. */
const MAX_BYTES = 128 * 1024 * 1024;

function readArchive(path: string, bytes: Buffer, context: ReadContext): ReadResult {
  const { headers, parts } = readMessage(bytes);
  const page = parts.find(({ type }) => type === 'text/html' || type === 'application/xhtml+xml');
  if (page === undefined) return { skipped: { path, reason: 'the web archive holds no HTML page' } };
  const url = webAddress(
    headers.get('snapshot-content-location') ?? page.headers.get('content-location') ?? headers.get('content-location'),
  );
  const known = stated({ url, title: readSubject(headers.get('subject') ?? '') });
  const moment = readMoment(headers.get('date') ?? '');
  const input: HtmlInput = {
    path,
    known,
    ...(moment !== undefined && { moment }),
    ...(page.charset !== undefined && { charset: page.charset }),
  };
  return readHtml(page.content(), input, context);
}

async function* readFile(file: OpenedFile, context: ReadContext): AsyncGenerator<ReadResult> {
  const whole = await readWholeBytes(file, MAX_BYTES);
  if ('reason' in whole) yield { skipped: { path: file.path, reason: whole.reason } };
  else yield readArchive(file.path, whole.bytes, context);
}

/** A message whose first part is a page that the others belong to, with a location. */
function recognizes(head: Uint8Array): boolean {
  if (!/^mime-version:/im.test(Buffer.from(head).toString('latin1'))) return false;
  const { headers } = readHeaders(Buffer.from(head));
  const { type, parameters } = readContentType(headers.get('content-type'));
  if (type !== 'multipart/related') return false;
  if (headers.has('snapshot-content-location')) return true;
  return parameters.get('type') === 'text/html' && /^content-location:\s*https?:/im.test(Buffer.from(head).toString('latin1'));
}

export const webArchiveReader: Reader = {
  name: 'web archive',
  extensions: ['.mhtml', '.mht'],
  binary: true,
  recognizes,
  read: readFile,
};

/**
 * `.warc`, `.warc.gz`: what a crawler has fetched; each HTML page that was answered well is an article, `file#address`.
 *
 * The address is the record's where the page states none. When it was fetched is no date of the article: the page may be years older. It
 * only is the moment that a page's "yesterday" or "2 hours ago" counts from. Streamed, a record at a time; what is no page is passed over.
 */
import { messageOf } from '../../domain/errors.ts';
import { type HtmlInput, readHtml } from '../html/html-reader.ts';
import { stated, webAddress } from '../metadata.ts';
import { readContentType } from '../mime/headers.ts';
import { readMoment } from '../relative-date.ts';
import type { OpenedFile, ReadContext, Reader, ReadResult } from '../reader.ts';
import { readResponse } from './http-response.ts';
import { readRecords, type WarcRecord } from './warc-records.ts';

const MAX_PAGE_BYTES = 32 * 1024 * 1024;
const HTML = new Set(['text/html', 'application/xhtml+xml']);

function isResponse(headers: ReadonlyMap<string, string>): boolean {
  return headers.get('warc-type') === 'response' && /^https?:/i.test(addressOf(headers));
}

/** Older writers put the address in angle brackets. */
function addressOf(headers: ReadonlyMap<string, string>): string {
  return (headers.get('warc-target-uri') ?? '').replace(/^<|>$/g, '');
}

function readPage({ headers, block }: WarcRecord, file: string, context: ReadContext): ReadResult | undefined {
  if (block === undefined) return undefined;
  const response = readResponse(block, MAX_PAGE_BYTES);
  const { type, parameters } = readContentType(response?.headers.get('content-type'));
  if (response === undefined || response.status !== 200 || !HTML.has(type)) return undefined;
  const address = addressOf(headers);
  const charset = parameters.get('charset');
  const moment = readMoment(headers.get('warc-date') ?? '');
  const input: HtmlInput = {
    path: `${file}#${address}`,
    known: stated({ url: webAddress(address) }),
    ...(charset !== undefined && { charset }),
    ...(moment !== undefined && { moment }),
  };
  return readHtml(response.body, input, context);
}

async function* readFile(file: OpenedFile, context: ReadContext): AsyncGenerator<ReadResult> {
  let count = 0;
  try {
    for await (const record of readRecords(file.chunks(), isResponse, MAX_PAGE_BYTES)) {
      let result: ReadResult | undefined;
      try {
        result = readPage(record, file.path, context);
      } catch (error) {
        result = { skipped: { path: `${file.path}#${addressOf(record.headers)}`, reason: messageOf(error) } };
      }
      if (result === undefined) continue;
      count++;
      yield result;
    }
    if (count === 0) yield { skipped: { path: file.path, reason: 'the archive of the crawl holds no HTML page' } };
  } catch (error) {
    yield { skipped: { path: file.path, reason: `cannot be read further as WARC (${messageOf(error)})` } };
  }
}

export const warcReader: Reader = {
  name: 'WARC',
  extensions: ['.warc'],
  binary: true,
  recognizes: (head) => /^WARC\/\d\.\d\r?\n/.test(Buffer.from(head.subarray(0, 20)).toString('latin1')),
  read: readFile,
};

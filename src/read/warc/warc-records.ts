/**
 * The records of a WARC file, one after the other, each as a whole within a limit.
 *
 * A small own parser, since only responses are wanted, from a stream, in bounded memory. A record whose header cannot be read ends the
 * file: nothing says where the next one begins. Source: ISO 28500 (WARC 1.0 and 1.1).
 */
import { PullquoteError } from '../../domain/errors.ts';

export interface WarcRecord {
  /** By lower-case name. */
  headers: ReadonlyMap<string, string>;
  /** `undefined` for a block longer than the limit, or not wanted. */
  block: Buffer | undefined;
}

const MAX_HEADER = 1 << 16;
const END_OF_HEADER = Buffer.from('\r\n\r\n');
const VERSION = /^WARC\/\d\.\d\b/;

/** Takes a stream apart by lengths that only show on the way. */
class ByteQueue {
  private readonly chunks: AsyncIterator<Uint8Array>;
  private held: Buffer = Buffer.alloc(0);

  constructor(chunks: AsyncIterable<Uint8Array>) {
    this.chunks = chunks[Symbol.asyncIterator]();
  }

  private async more(): Promise<boolean> {
    const next = await this.chunks.next();
    if (next.done === true) return false;
    this.held = this.held.length === 0 ? Buffer.from(next.value) : Buffer.concat([this.held, next.value]);
    return true;
  }

  /** Up to and without `end`; `undefined` at the end of the stream. */
  async takeUntil(end: Buffer, limit: number): Promise<Buffer | undefined> {
    for (let at = this.held.indexOf(end); ; at = this.held.indexOf(end)) {
      if (at !== -1 && at <= limit) {
        const taken = this.held.subarray(0, at);
        this.held = this.held.subarray(at + end.length);
        return taken;
      }
      if (at !== -1 || this.held.length > limit) throw new PullquoteError('unreadable', 'a record has no header that can be read');
      if (!(await this.more())) return undefined;
    }
  }

  /** Exactly so many bytes, or `undefined` when they are not to be kept or are not there. */
  async take(length: number, isKept: boolean): Promise<Buffer | undefined> {
    const parts: Buffer[] = [];
    let left = length;
    while (left > 0) {
      if (this.held.length === 0 && !(await this.more())) return undefined;
      const part = this.held.subarray(0, left);
      this.held = this.held.subarray(part.length);
      left -= part.length;
      if (isKept) parts.push(part);
    }
    return isKept ? Buffer.concat(parts) : undefined;
  }

  /** Leaves out line breaks between records. */
  async skipBreaks(): Promise<boolean> {
    for (;;) {
      let at = 0;
      while (this.held[at] === 0x0d || this.held[at] === 0x0a) at++;
      this.held = this.held.subarray(at);
      if (this.held.length > 0) return true;
      if (!(await this.more())) return false;
    }
  }

  async close(): Promise<void> {
    await this.chunks.return?.();
  }
}

function headersOf(header: Buffer): Map<string, string> {
  const [version = '', ...lines] = header.toString('utf8').split('\r\n');
  if (!VERSION.test(version)) throw new PullquoteError('unreadable', 'what follows is no WARC record');
  const headers = new Map<string, string>();
  for (const line of lines) {
    const colon = line.indexOf(':');
    if (colon > 0) headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
  return headers;
}

/**
 * The records in their order; `isWanted` is asked before a block is held.
 * @throws PullquoteError `unreadable` where a record cannot be told from what surrounds it
 */
export async function* readRecords(
  chunks: AsyncIterable<Uint8Array>,
  isWanted: (headers: ReadonlyMap<string, string>) => boolean,
  maxBlock: number,
): AsyncGenerator<WarcRecord> {
  const queue = new ByteQueue(chunks);
  try {
    while (await queue.skipBreaks()) {
      const header = await queue.takeUntil(END_OF_HEADER, MAX_HEADER);
      if (header === undefined) throw new PullquoteError('unreadable', 'the last record breaks off');
      const headers = headersOf(header);
      const length = Number(headers.get('content-length'));
      if (!Number.isSafeInteger(length) || length < 0) throw new PullquoteError('unreadable', 'a record does not say how long it is');
      const block = await queue.take(length, length <= maxBlock && isWanted(headers));
      yield { headers, block };
    }
  } finally {
    await queue.close();
  }
}

/**
 * A list of clippings as one parameter of an address, and back.
 *
 * The id of a passage is 80 bits of a hash, so that text takes more room than what it says: a list is written as bytes, which are deflated
 * where that is shorter (of notes it is), and these as base64url. A clipping without a note takes some 25 characters.
 *
 *     1 byte: how the rest is written (PLAIN or DEFLATED); then
 *     title, number of clippings; of each 10 bytes of its id, which repetition of the text it is, the number of its spans, of each span
 *     how far it lies behind the one before and its length, 4 bytes of check where there is a span, and the note.
 *
 * Numbers are LEB128, texts UTF-8 behind their number of bytes. Whatever else stands in a link is refused, and what is inflated is
 * bounded before it is.
 *
 * @see https://www.rfc-editor.org/rfc/rfc4648#section-5 https://www.rfc-editor.org/rfc/rfc1951
 */
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { boundedClippings, type Clipping, type Clippings, MOST_CLIPPINGS, MOST_OFFSET, MOST_SPANS, orderedSelection } from './clippings.ts';
import { PullquoteError } from './errors.ts';
import { base32Bytes, base32Text } from './ids.ts';

const PLAIN = 1;
const DEFLATED = 2;
const ID_BYTES = 10;
const CHECK_BYTES = 4;
/** Every bound of a list together, in bytes. */
const MOST_BYTES = 128 * 1024;
/** Characters of a link: what has more is no list. */
export const LONGEST_LINK = 48 * 1024;

class Writer {
  private readonly parts: Buffer[] = [];

  bytes(bytes: Uint8Array): void {
    this.parts.push(Buffer.from(bytes));
  }

  number(value: number): void {
    const bytes: number[] = [];
    let rest = value;
    for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 128);
    this.bytes(Uint8Array.from([...bytes, rest]));
  }

  text(text: string): void {
    const bytes = Buffer.from(text, 'utf8');
    this.number(bytes.length);
    this.bytes(bytes);
  }

  whole(): Buffer {
    return Buffer.concat(this.parts);
  }
}

function broken(cause?: unknown): PullquoteError {
  return new PullquoteError('bad-request', 'the list of clippings in this address is cut off or damaged', {
    hint: 'copy the whole link once more',
    ...(cause === undefined ? {} : { cause }),
  });
}

class Reader {
  private at = 0;
  private readonly source: Buffer;

  constructor(source: Buffer) {
    this.source = source;
  }

  get isAtEnd(): boolean {
    return this.at === this.source.length;
  }

  bytes(length: number): Buffer {
    const end = this.at + length;
    if (end > this.source.length) throw broken();
    const read = this.source.subarray(this.at, end);
    this.at = end;
    return read;
  }

  number(most: number): number {
    let value = 0;
    for (let scale = 1; scale <= 128 ** 4; scale *= 128) {
      const [byte = 0] = this.bytes(1);
      value += (byte & 127) * scale;
      if (byte < 128) {
        if (value > most) throw broken();
        return value;
      }
    }
    throw broken();
  }

  text(): string {
    const bytes = this.bytes(this.number(MOST_BYTES));
    try {
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch (cause) {
      throw broken(cause);
    }
  }
}

const ID = /^p-([a-z2-7]{16})(?:-(\d+))?$/;

function writeClipping(to: Writer, { passage, selection, note }: Clipping): void {
  const [, hash = '', repeat = '0'] = ID.exec(passage) ?? [];
  to.bytes(base32Bytes(hash));
  to.number(Number(repeat));
  to.number(selection?.spans.length ?? 0);
  let behind = 0;
  for (const { start, end } of selection?.spans ?? []) {
    to.number(start - behind);
    to.number(end - start);
    behind = end;
  }
  if (selection !== undefined) {
    const check = Buffer.alloc(CHECK_BYTES);
    check.writeUInt32LE(Number.parseInt(selection.check, 36));
    to.bytes(check);
  }
  to.text(note);
}

function readClipping(from: Reader): Clipping {
  const hash = base32Text(from.bytes(ID_BYTES));
  const repeat = from.number(MOST_OFFSET);
  const passage = `p-${hash}${repeat === 0 ? '' : `-${repeat}`}`;
  let behind = 0;
  const spans = Array.from({ length: from.number(MOST_SPANS) }, () => {
    const start = behind + from.number(MOST_OFFSET);
    behind = start + from.number(MOST_OFFSET);
    return { start, end: behind };
  });
  if (spans.length === 0) return { passage, note: from.text() };
  const selection = orderedSelection(spans, from.bytes(CHECK_BYTES).readUInt32LE().toString(36));
  if (selection === undefined) throw broken();
  return { passage, selection, note: from.text() };
}

/** The list as characters that stand in an address as they are; "" for one without clippings and title. */
export function packClippings(clippings: Clippings): string {
  const { title, items } = clippings;
  if (title === '' && items.length === 0) return '';
  const to = new Writer();
  to.text(title);
  to.number(items.length);
  for (const item of items) writeClipping(to, item);
  const plain = to.whole();
  const deflated = deflateRawSync(plain, { level: 9 });
  const [kind, body] = deflated.length < plain.length ? [DEFLATED, deflated] : [PLAIN, plain];
  return Buffer.concat([Uint8Array.of(kind), body]).toString('base64url');
}

function inflate(body: Buffer): Buffer {
  try {
    return inflateRawSync(body, { maxOutputLength: MOST_BYTES });
  } catch (cause) {
    throw broken(cause);
  }
}

/** @throws PullquoteError bad-request, of whatever is no list */
export function unpackClippings(packed: string): Clippings {
  if (packed === '') return { title: '', items: [] };
  if (packed.length > LONGEST_LINK || !/^[\w-]+$/.test(packed)) throw broken();
  const bytes = Buffer.from(packed, 'base64url');
  const [kind] = bytes;
  const body = bytes.subarray(1);
  if (kind !== PLAIN && kind !== DEFLATED) throw broken();
  const from = new Reader(kind === DEFLATED ? inflate(body) : body);
  const title = from.text();
  const items = Array.from({ length: from.number(MOST_CLIPPINGS) }, () => readClipping(from));
  if (!from.isAtEnd) throw broken();
  return boundedClippings({ title, items });
}

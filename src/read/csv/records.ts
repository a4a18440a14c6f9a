/**
 * The records of a table with delimiters, streamed, in bounded memory; own, since what is broken must cost no more than its row.
 *
 * Quotes follow RFC 4180, and the two common slips are read as they are meant: quote marks in a cell that has none around it, and marks
 * within a quoted cell that are not doubled. A quote that nothing closes would swallow the rows below it: it shows by the end of the
 * file, by its length, by an opening quote inside the cell on a later line, or by a number of cells that does not fit. Such a row is
 * given up, and reading goes on at the line below its first. Linear, but for lines that are read again for that reason, which are counted.
 */
import type { ByteLine } from '../byte-lines.ts';
import { decodeText } from '../decode.ts';

export type CsvRecord =
  | {
      /** Line of the file at which it begins, 1-based. */
      line: number;
      cells: string[];
      /** Cells in it, also of those that are not given. */
      count: number;
    }
  | { line: number; reason: string };

/** More cells of a record than this are counted, not given. */
const MAX_CELLS = 1000;
/** Lines of one record; a text has fewer, and a quote that nothing closes is found the sooner. */
const MAX_LINES = 20_000;
/** Bytes that may be read again in a file because of quotes that nothing closes. */
const MAX_AGAIN = 64 * 1024 * 1024;

/** One record, which is given line after line until it is done. */
class RecordParser {
  readonly cells: string[] = [];
  count = 0;
  hasStrayQuote = false;
  readonly #delimiter: string;
  /** Of a quoted cell that is open. */
  #parts: string[] = [];
  #isOpen = false;

  constructor(delimiter: string) {
    this.#delimiter = delimiter;
  }

  take(line: string): 'done' | 'open' | 'broken' {
    let at = 0;
    if (this.#isOpen) {
      this.#parts.push('\n');
      const end = this.#takeQuoted(line, 0, true);
      if (typeof end === 'string') return end;
      if (end >= line.length) return 'done';
      at = end + 1;
    }
    for (;;) {
      let start = at;
      while (line[start] === ' ') start++;
      if (line[start] === '"') {
        const end = this.#takeQuoted(line, start + 1, false);
        if (typeof end === 'string') return end;
        at = end;
      } else {
        const end = line.indexOf(this.#delimiter, at);
        this.#add(line.slice(at, end === -1 ? line.length : end));
        at = end === -1 ? line.length : end;
      }
      if (at >= line.length) return 'done';
      at++;
    }
  }

  #add(cell: string): void {
    this.count++;
    if (this.count <= MAX_CELLS) this.cells.push(cell);
  }

  /** Takes a quoted cell from behind its quote mark, or its next line; gives where its delimiter stands. */
  #takeQuoted(line: string, start: number, isLaterLine: boolean): number | 'open' | 'broken' {
    let from = start;
    for (let quote = line.indexOf('"', from); quote !== -1; quote = line.indexOf('"', from)) {
      if (line[quote + 1] === '"') {
        this.#parts.push(line.slice(from, quote + 1));
        from = quote + 2;
        continue;
      }
      let after = quote + 1;
      while (line[after] === ' ') after++;
      if (after === line.length || line[after] === this.#delimiter) {
        this.#parts.push(line.slice(from, quote));
        this.#add(this.#parts.join(''));
        this.#parts = [];
        this.#isOpen = false;
        return after;
      }
      if (isLaterLine && line[quote - 1] === this.#delimiter) return 'broken';
      this.hasStrayQuote = true;
      this.#parts.push(line.slice(from, quote + 1));
      from = quote + 1;
    }
    this.#parts.push(line.slice(from));
    this.#isOpen = true;
    return 'open';
  }
}

/** Lines that can be put back. */
class Lines {
  readonly #source: AsyncIterator<ByteLine>;
  /** The next is the last. */
  readonly #back: ByteLine[] = [];

  constructor(lines: AsyncIterable<ByteLine>) {
    this.#source = lines[Symbol.asyncIterator]();
  }

  async next(): Promise<ByteLine | undefined> {
    const back = this.#back.pop();
    if (back !== undefined) return back;
    const next = await this.#source.next();
    return next.done === true ? undefined : next.value;
  }

  putBack(lines: readonly ByteLine[]): void {
    for (const line of lines.toReversed()) this.#back.push(line);
  }

  async close(): Promise<void> {
    await this.#source.return?.();
  }
}

function textOf(bytes: Uint8Array): string {
  const text = decodeText(bytes);
  return text.endsWith('\r') ? text.slice(0, -1) : text;
}

/** Reads the record that begins with this line: it, or why there is none and what was read beyond its first line. */
async function readRecord(
  first: { number: number; bytes: Uint8Array },
  lines: Lines,
  options: { delimiter: string; maxBytes: number; columns: number | undefined },
): Promise<{ record: CsvRecord; beyond: ByteLine[]; size: number }> {
  const parser = new RecordParser(options.delimiter);
  const beyond: ByteLine[] = [];
  let { bytes } = first;
  let size = 0;
  const lost = (why: string) => ({
    record: { line: first.number, reason: `a quote mark is opened that nothing closes${why}` },
    beyond,
    size,
  });
  for (;;) {
    size += bytes.length;
    const state = parser.take(textOf(bytes));
    if (state === 'broken') return lost(' before the next cell in quote marks');
    if (state === 'done') {
      const isDoubtful = beyond.length > 0 && parser.hasStrayQuote && parser.count !== (options.columns ?? parser.count);
      if (isDoubtful) return lost(' on its own line');
      return { record: { line: first.number, cells: parser.cells, count: parser.count }, beyond: [], size: 0 };
    }
    const next = await lines.next();
    if (next === undefined) return lost('');
    beyond.push(next);
    if (beyond.length > MAX_LINES) return lost(` within ${MAX_LINES} lines`);
    if (next.bytes === undefined || size + next.bytes.length > options.maxBytes) return lost(` within ${options.maxBytes / 2 ** 20} MB`);
    ({ bytes } = next);
  }
}

/** The records in their order, lines without a sign left away; the first one tells how many cells the others should have. */
export async function* readRecords(
  source: AsyncIterable<ByteLine>,
  options: { delimiter: string; maxBytes: number },
): AsyncGenerator<CsvRecord> {
  const lines = new Lines(source);
  let columns: number | undefined;
  let again = 0;
  try {
    for (let line = await lines.next(); line !== undefined; line = await lines.next()) {
      const { number, bytes } = line;
      if (bytes === undefined) {
        yield { line: number, reason: `is longer than ${options.maxBytes / 2 ** 20} MB` };
        continue;
      }
      if (!bytes.some((byte) => byte > 0x20)) continue;
      const { record, beyond, size } = await readRecord({ number, bytes }, lines, { ...options, columns });
      yield record;
      if ('cells' in record) columns ??= record.count;
      lines.putBack(beyond);
      again += size;
      if (again > MAX_AGAIN) {
        yield { line: number, reason: 'too many quote marks that nothing closes; what stands below is not read' };
        return;
      }
    }
  } finally {
    await lines.close();
  }
}

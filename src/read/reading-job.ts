/** One file on its way through a worker: what has been read of it and not yet taken. See `in-worker.ts`. */
import { statSync } from 'node:fs';
import { type Batch, GROUPED_BYTES, type ReadingRequest, unpack } from './in-worker-protocol.ts';
import type { ReadResult } from './reader.ts';

function isSmall(file: string): boolean {
  try {
    return (statSync(file, { throwIfNoEntry: false })?.size ?? 0) <= GROUPED_BYTES;
  } catch {
    return true;
  }
}

let lastNumber = 0;

export class ReadingJob {
  readonly request: ReadingRequest;
  readonly #batches: ReadResult[][] = [];
  #isDone = false;
  #error: Error | undefined;
  #wake: (() => void) | undefined;
  count = 0;
  isAlone: boolean;
  onTaken: () => void = () => undefined;

  constructor(request: Omit<ReadingRequest, 'job'>) {
    this.request = { ...request, job: ++lastNumber };
    this.isAlone = !isSmall(request.input.file);
  }

  /** Batches that wait to be taken. */
  get waiting(): number {
    return this.#batches.length;
  }

  add({ results, isLast }: Pick<Batch, 'results' | 'isLast'>): void {
    this.count += results.length;
    this.#batches.push(results.map(unpack));
    if (isLast) this.#isDone = true;
    this.#wake?.();
  }

  /** Ends the file early: what was read of it stands. */
  end(reason: string, retry: boolean): void {
    const before = this.count === 0 ? '' : ` (what stands before that was read: ${this.count.toLocaleString('en')} pieces)`;
    const skipped = { path: this.request.input.path, reason: `${reason}${before}`, ...(retry && { retry: true as const }) };
    this.add({ results: [{ skipped }], isLast: true });
  }

  fail(error: Error): void {
    this.#error = error;
    this.#wake?.();
  }

  async *take(): AsyncGenerator<ReadResult> {
    for (;;) {
      const batch = this.#batches.shift();
      if (batch !== undefined) {
        this.onTaken();
        yield* batch;
      } else if (this.#error !== undefined) throw this.#error;
      else if (this.#isDone) return;
      else await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }
}

/**
 * Loading documents: some requests at a time, each sent again until the cluster has taken all of it or says why it never will. Every document has an id of
 * its own, so that what is sent twice is there once.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { PullquoteError } from '../../domain/errors.ts';
import { causeOf, type Cluster, isAway, refused } from './cluster.ts';
import type { Document } from './documents.ts';

/** A request that is not much larger is taken by any cluster. */
const REQUEST_BYTES = 4_000_000;
const AT_ONCE = 3;
const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 10_000;
const REQUEST_TIMEOUT_MS = 120_000;

export interface BulkOptions {
  signal?: AbortSignal;
  /** Milliseconds for which a cluster that refuses or is away is asked again. */
  patienceMs?: number;
  /** Told of every wait. */
  onWait?: (because: PullquoteError, ms: number) => void;
}

const PATIENCE_MS = 300_000;

interface ItemAnswer {
  status: number;
  error?: Parameters<typeof causeOf>[0];
}

interface BulkAnswer {
  errors: boolean;
  items: Record<string, ItemAnswer>[];
}

/** Lines of a document: what is done with it, and it. */
function linesOf(index: string, { id, source, shared }: Document, routing: string | undefined): string {
  const own = JSON.stringify(source);
  const fields = shared === undefined ? own : `${own.slice(0, -1)},${shared}}`;
  return `${JSON.stringify({ index: { _index: index, _id: id, ...(routing === undefined ? {} : { routing }) } })}\n${fields}\n`;
}

/** A UTF-16 code unit takes at most so many bytes. */
const MOST_BYTES = 3;
/** So much more than a request holds, for the document that fills it. */
const ROOM = 500_000;

/** Documents on their way as the bytes that are sent: strings of that number and age are copied again and again by the collector. */
class Batch {
  /** Where the lines of each document end. */
  private readonly ends: number[] = [];
  private bytes: Buffer;
  private length = 0;

  constructor(bytes = Buffer.allocUnsafe(REQUEST_BYTES + ROOM)) {
    this.bytes = bytes;
  }

  get isEmpty(): boolean {
    return this.length === 0;
  }

  get isFull(): boolean {
    return this.length >= REQUEST_BYTES;
  }

  add(lines: string): void {
    const wanted = this.length + MOST_BYTES * lines.length;
    if (wanted > this.bytes.length)
      this.bytes = Buffer.concat([this.bytes.subarray(0, this.length)], Math.max(wanted, 2 * this.bytes.length));
    this.length += this.bytes.write(lines, this.length, 'utf8');
    this.ends.push(this.length);
  }

  body(): Buffer {
    return this.bytes.subarray(0, this.length);
  }

  /** The documents at these places alone. */
  only(places: readonly number[]): Batch {
    const parts = places.map((place) => this.bytes.subarray(place === 0 ? 0 : this.ends[place - 1], this.ends[place]));
    const batch = new Batch(Buffer.concat(parts));
    for (const part of parts) batch.ends.push((batch.length += part.length));
    return batch;
  }
}

/** Worth asking again: the cluster is busy, or a part of it is away. */
function isPassing(error: PullquoteError): boolean {
  return error.code === 'overloaded' || error.code === 'deadline' || isAway(error);
}

/** Asks again, after longer and longer waits, while the cluster is busy or a part of it is away. @throws PullquoteError */
export async function patiently<T>(attempt: () => Promise<T>, { signal, patienceMs = PATIENCE_MS, onWait }: BulkOptions): Promise<T> {
  const end = performance.now() + patienceMs;
  for (let pause = FIRST_WAIT_MS; ; pause = Math.min(2 * pause, LONGEST_WAIT_MS)) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof PullquoteError) || !isPassing(error) || performance.now() + pause > end) throw error;
      signal?.throwIfAborted();
      onWait?.(error, pause);
      await wait(pause, undefined, signal === undefined ? {} : { signal }).catch(() => signal?.throwIfAborted());
    }
  }
}

export class BulkLoader {
  private readonly cluster: Cluster;
  private readonly options: BulkOptions;
  private batch = new Batch();
  private readonly sending = new Set<Promise<void>>();
  private failure: Error | undefined;

  constructor(cluster: Cluster, options: BulkOptions = {}) {
    this.cluster = cluster;
    this.options = options;
  }

  /** Takes documents; waits where the cluster is slower than their source. @throws PullquoteError what a request before has failed of */
  async add(index: string, documents: readonly Document[], routing?: string): Promise<void> {
    for (const document of documents) {
      this.batch.add(linesOf(index, document, routing));
      if (this.batch.isFull) await this.send();
    }
  }

  /** Waits until everything is taken. @throws PullquoteError */
  async finish(): Promise<void> {
    await (await this.sendAll()).settled;
    this.throwFailure();
  }

  /** Sends what was added, and does not wait. @returns `settled` once all of it is taken, or something has failed: then nothing more is sent */
  async sendAll(): Promise<{ settled: Promise<unknown> }> {
    await this.send();
    return { settled: Promise.all(this.sending) };
  }

  /** Waits until nothing is on its way, whatever comes of it. */
  async settle(): Promise<void> {
    await Promise.allSettled(this.sending);
  }

  private throwFailure(): void {
    if (this.failure !== undefined) throw this.failure;
  }

  private async send(): Promise<void> {
    this.throwFailure();
    if (!this.batch.isEmpty) {
      const { batch } = this;
      this.batch = new Batch();
      const sent = this.sendUntilTaken(batch).catch((error: unknown) => {
        this.failure ??= error instanceof Error ? error : new Error(String(error));
      });
      const tracked = sent.finally(() => this.sending.delete(tracked));
      this.sending.add(tracked);
    }
    while (this.sending.size >= AT_ONCE) await Promise.race(this.sending);
    this.throwFailure();
  }

  private async sendUntilTaken(all: Batch): Promise<void> {
    let batch = all;
    await patiently(async () => {
      const { left, because } = await this.sendOnce(batch);
      if (because === undefined) return;
      batch = batch.only(left);
      throw because;
    }, this.options);
  }

  /** The places of what the cluster has not taken, where that may change; @throws PullquoteError where nothing was, or what is left will never be */
  private async sendOnce(batch: Batch): Promise<{ left: readonly number[]; because?: PullquoteError }> {
    // Not given up half-way: the cluster would go on with it, while another run may have begun.
    const { body } = await this.cluster.request<BulkAnswer>('POST', '/_bulk', batch.body(), {
      timeoutMs: REQUEST_TIMEOUT_MS,
      query: { filter_path: 'errors,items.*.status,items.*.error' },
    });
    if (!body.errors) return { left: [] };
    const left: number[] = [];
    let because: PullquoteError | undefined;
    body.items.forEach((item, i) => {
      const [answer] = Object.values(item);
      if (answer?.error === undefined) return;
      const error = refused(answer.status, causeOf(answer.error), 'the nodes that hold the index');
      if (!isPassing(error)) throw error;
      because = error;
      left.push(i);
    });
    return { left, ...(because === undefined ? {} : { because }) };
  }
}

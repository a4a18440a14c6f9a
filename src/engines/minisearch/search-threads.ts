/**
 * Searches in threads of their own over one copy of the index, so that no query can stall the process or end it.
 *
 * What a query costs is known before it runs: too much is refused, and what is costly runs in all threads but the first, which is kept
 * for cheap queries. A search that is late gives up by itself; a thread that does not even do that is ended and replaced.
 */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { PullquoteError } from '../../domain/errors.ts';
import type { SearchQuery } from '../../domain/search.ts';
import type { SearchEngine, SearchOptions } from '../../search/engine.ts';
import type { Collection } from './collection.ts';
import { estimateCost } from './estimate-cost.ts';
import type { StoredScope } from './facet-records.ts';
import { viewCollection } from './load-collection.ts';
import { scratch } from './scratch.ts';
import type { Clustered, Method, Prepared, Question, Reply, WorkerStart } from './search-worker.ts';
import type { VariantClusters } from './variant-clusters.ts';

/** Where nothing else was asked for. */
const DEADLINE_MS = 1000;
/** Postings that a cheap query reads at most: about a millisecond. */
const CHEAP = 100_000;
/** What is not known to be cheap counts as this much. */
const COSTLY = CHEAP + 1;
/** What no query may cost: some tenths of a second. */
const MOST = 40_000_000;
/** Questions that wait at most, and the postings that they may ask for together, some seconds of work; more are refused at once. */
const MAX_WAITING = 4096;
const MOST_WAITING = 20 * MOST;
/** How long a question waits for a thread. Its own time is counted from when it has one, so that it does not fail for a crowd before it. */
const MAX_WAIT_MS = 10_000;
/** So many threads in a row that end without an answer could not be started at all. */
const MAX_FAILURES = 20;
/** What a thread that should have given up is waited for. */
const GRACE_MS = 1000;

interface Job {
  question: Question;
  /** Postings that it reads, about. */
  cost: number;
  timer: NodeJS.Timeout | undefined;
  /** Takes back what was registered with the signal. */
  forget: () => void;
  resolve: (value: unknown) => void;
  reject: (error: Error) => void;
}

interface Thread {
  worker: Worker;
  cancelled: Int32Array;
  job: Job | undefined;
}

export class SearchThreads
  implements Pick<SearchEngine, 'search' | 'facet' | 'suggest' | 'article' | 'entity' | 'entities' | 'passage' | 'status'>
{
  private readonly start: Omit<WorkerStart, 'cancelled'>;
  /** For counting postings, never for searching. */
  private readonly collection: Collection;
  /** The first is for cheap questions alone. */
  private readonly threads: Thread[] = [];
  private readonly waiting: Job[] = [];
  /** What all that wait cost together. */
  private waitingCost = 0;
  private asked = 0;
  /** Threads that ended one after the other without an answer. */
  private failures = 0;
  private isClosed = false;
  /** Finds variants, once for all threads. */
  private variantWorker: Worker | undefined;
  private clusters: Promise<void> | undefined;

  /** @param count at least two */
  constructor(start: Omit<WorkerStart, 'cancelled'>, count: number) {
    this.start = start;
    this.collection = viewCollection(start.shared);
    for (let i = 0; i < Math.max(2, count); i++) this.threads.push(this.startThread());
  }

  search: SearchEngine['search'] = (query, options = {}) => {
    const { signal, deadlineMs, ...asked } = options;
    return this.askAbout('search', query, [query, asked], {
      ...(signal ? { signal } : {}),
      ...(deadlineMs === undefined ? {} : { deadlineMs }),
    });
  };
  facet: SearchEngine['facet'] = (query, field, page = {}) => this.askAbout('facet', query, [query, field, page], {});
  standElsewhere: NonNullable<SearchEngine['standElsewhere']> = (sayings) => this.ask('standElsewhere', [sayings], 0, {});
  repeated: NonNullable<SearchEngine['repeated']> = (query, limit) => this.askAbout('repeated', query, [query, limit], {});
  variants: NonNullable<SearchEngine['variants']> = async (place) => {
    await this.findVariants();
    return this.ask('variants', [place], COSTLY, {});
  };
  countVariants: NonNullable<SearchEngine['countVariants']> = async (places) => {
    if (this.start.clusters) return this.ask('countVariants', [places], 0, {});
    this.findVariants().catch(() => undefined);
    return undefined;
  };
  suggest: SearchEngine['suggest'] = (prefix) => this.ask('suggest', [prefix], COSTLY, {});
  article: SearchEngine['article'] = (id) => this.ask('article', [id], 0, {});
  passage: SearchEngine['passage'] = (id) => this.ask('passage', [id], 0, {});
  entity: SearchEngine['entity'] = (idOrName) => this.ask('entity', [idOrName], COSTLY, {});
  entities: SearchEngine['entities'] = (query) => this.ask('entities', [query], COSTLY, {});
  status: SearchEngine['status'] = () => {
    const { articles, passageArticle, utteranceArticle } = this.collection;
    const [passages, quotations] = [passageArticle.length, utteranceArticle.length];
    return Promise.resolve({
      generation: this.start.generation,
      articles: articles.length,
      passages,
      quotations,
      ...(this.start.clusters ? {} : { isComparing: true as const }),
    });
  };

  async close(): Promise<void> {
    this.isClosed = true;
    for (const job of this.waiting.splice(0)) finish(job, closed());
    await this.variantWorker?.terminate();
    await Promise.all(
      this.threads.map(({ worker, job }) => {
        if (job) finish(job, closed());
        return worker.terminate();
      }),
    );
  }

  private askAbout<T>(method: Method, query: SearchQuery, args: readonly unknown[], limits: SearchOptions): Promise<T> {
    scratch.reset();
    const cost = estimateCost(this.collection, query);
    if (cost > MOST) {
      const message = `the query asks for about ${String(Math.round(cost / 1e6))} million postings, and no query may ask for more than ${String(MOST / 1e6)}`;
      return Promise.reject(new PullquoteError('overloaded', message, { hint: 'Ask for fewer or rarer words.' }));
    }
    return this.ask(method, args, cost, { deadlineMs: DEADLINE_MS, ...limits });
  }

  private ask<T>(method: Method, args: readonly unknown[], cost: number, { deadlineMs, signal }: SearchOptions): Promise<T> {
    if (this.isClosed) return Promise.reject(closed());
    if (signal?.aborted === true) return Promise.reject(givenUp());
    if (this.waiting.length >= MAX_WAITING || this.waitingCost + cost > MOST_WAITING) {
      return Promise.reject(new PullquoteError('overloaded', 'too many searches are waiting'));
    }
    return new Promise<T>((resolve, reject) => {
      const job: Job = {
        question: { id: ++this.asked, method, args, deadlineMs },
        cost,
        timer: undefined,
        forget: () => signal?.removeEventListener('abort', onAbort),
        resolve: resolve as (value: unknown) => void,
        reject,
      };
      const onAbort = (): void => this.giveUp(job, givenUp());
      signal?.addEventListener('abort', onAbort, { once: true });
      if (deadlineMs !== undefined) job.timer = setTimeout(() => this.giveUp(job, late()), MAX_WAIT_MS);
      this.waiting.push(job);
      this.waitingCost += cost;
      this.next();
    });
  }

  /** Nobody waits for the answer any more. What is under way is told; whoever does not listen is ended. */
  private giveUp(job: Job, error: Error): void {
    this.takeWaiting(this.waiting.indexOf(job));
    finish(job, error);
    const thread = this.threads.find((each) => each.job === job);
    if (!thread) return;
    Atomics.store(thread.cancelled, 0, job.question.id);
    setTimeout(() => {
      if (thread.job === job) this.replace(thread);
    }, GRACE_MS).unref();
  }

  private takeWaiting(place: number): Job | undefined {
    const [job] = place < 0 ? [] : this.waiting.splice(place, 1);
    if (job) this.waitingCost -= job.cost;
    return job;
  }

  private next(): void {
    for (const [i, thread] of this.threads.entries()) {
      if (thread.job) continue;
      const job = this.takeWaiting(i === 0 ? this.waiting.findIndex(({ cost }) => cost <= CHEAP) : this.nextForAny());
      if (!job) continue;
      thread.job = job;
      thread.worker.ref();
      const { deadlineMs } = job.question;
      clearTimeout(job.timer);
      if (deadlineMs !== undefined) job.timer = setTimeout(() => this.giveUp(job, late()), deadlineMs);
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
      thread.worker.postMessage(job.question);
    }
  }

  /** A costly one first: cheap ones have the first thread. */
  private nextForAny(): number {
    const costly = this.waiting.findIndex(({ cost }) => cost > CHEAP);
    return costly >= 0 || this.waiting.length === 0 ? costly : 0;
  }

  private startThread(): Thread {
    const cancelled = new Int32Array(new SharedArrayBuffer(4));
    const worker = new Worker(new URL('./search-worker.js', import.meta.url), {
      workerData: { ...this.start, cancelled } satisfies WorkerStart,
    });
    const thread: Thread = { worker, cancelled, job: undefined };
    worker.on('message', (reply: Reply) => {
      const { job } = thread;
      thread.job = undefined;
      // Only a question that is under way keeps the process alive.
      worker.unref();
      this.failures = 0;
      if (job) answer(job, reply);
      this.next();
    });
    worker.on('error', (error) => this.replace(thread, error));
    return thread;
  }

  /** Resolves once every thread can answer, in every scope. */
  async ready(): Promise<void> {
    await Promise.all(this.threads.map(({ worker }) => once(worker, 'message')));
    // Made once, for all of them: it takes longer than a search may, so that none could begin with it.
    for (const scope of ['quotations', 'articles'] as const) {
      const made = await this.ask<StoredScope>('prepare', [scope], COSTLY, {});
      this.start.shared.scopes = { ...this.start.shared.scopes, [scope]: made };
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
      for (const { worker } of this.threads) worker.postMessage({ scope, made } satisfies Prepared);
    }
  }

  /** Resolves once every thread knows the variants. */
  private findVariants(): Promise<void> {
    this.clusters ??= this.shareVariants();
    return this.clusters;
  }

  private async shareVariants(): Promise<void> {
    try {
      const clusters = await this.startVariantWorker();
      this.start.clusters = clusters;
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
      for (const { worker } of this.threads) worker.postMessage({ clusters } satisfies Clustered);
    } catch (error) {
      this.clusters = undefined;
      throw error;
    }
  }

  private startVariantWorker(): Promise<VariantClusters> {
    if (this.isClosed) return Promise.reject(closed());
    return new Promise((resolve, reject) => {
      const worker = new Worker(new URL('./variant-worker.js', import.meta.url), { workerData: this.start.shared });
      this.variantWorker = worker;
      worker.once('message', resolve);
      worker.once('error', reject);
      worker.once('exit', () => reject(closed()));
    });
  }

  /** A thread that died, or has to, takes only its own question with it. */
  private replace(thread: Thread, reason?: Error): void {
    const place = this.threads.indexOf(thread);
    if (place < 0 || this.isClosed) return;
    const { job } = thread;
    thread.job = undefined;
    if (job) finish(job, new PullquoteError('overloaded', `the search failed: ${reason?.message ?? 'it did not end'}`));
    void thread.worker.terminate();
    if (++this.failures > MAX_FAILURES) {
      this.isClosed = true;
      for (const each of this.waiting.splice(0)) finish(each, closed());
      return;
    }
    this.threads[place] = this.startThread();
    this.next();
  }
}

function late(): PullquoteError {
  return new PullquoteError('deadline', 'the search took longer than it may', { hint: 'Ask for fewer or rarer words.' });
}

function givenUp(): PullquoteError {
  return new PullquoteError('deadline', 'the search was given up');
}

function closed(): PullquoteError {
  return new PullquoteError('overloaded', 'the index was closed');
}

/** The first to answer a question counts. */
function finish(job: Job, error: Error): void {
  clearTimeout(job.timer);
  job.forget();
  job.reject(error);
}

function answer(job: Job, reply: Reply): void {
  clearTimeout(job.timer);
  job.forget();
  if (!('failed' in reply)) return job.resolve(reply.value);
  const { code, message, hint } = reply.failed;
  job.reject(code === undefined ? new Error(message) : new PullquoteError(code, message, hint === undefined ? {} : { hint }));
}

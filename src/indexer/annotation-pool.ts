/**
 * Annotation on several cores.
 *
 * Annotation is a pure function of the article, so which worker does it cannot be seen in the result; whoever needs an order asks in
 * it (`map-in-order.ts`). A few articles are annotated in this thread: a worker loads its model for as long as that takes.
 */
import { type ResourceLimits, Worker } from 'node:worker_threads';
import type { Annotator } from '../annotate/annotator.ts';
import type { AnnotatedArticle, AnnotatedText } from '../domain/annotation.ts';
import type { Article } from '../domain/article.ts';
import { PullquoteError } from '../domain/errors.ts';

export type WorkerRequest = { article: Article } | { row: { id: string; text: string } };
export type WorkerReply = { article: AnnotatedArticle } | { text: AnnotatedText } | { failed: string };

export interface AnnotationPool {
  /** How many can be under way at a time with profit. */
  readonly width: number;
  annotate(article: Article): Promise<AnnotatedArticle>;
  annotateText(row: { id: string; text: string }): Promise<AnnotatedText>;
  close(): Promise<void>;
}

/** Annotates in this thread. */
class SingleThread implements AnnotationPool {
  readonly width = 1;
  #annotator: Promise<Annotator> | undefined;

  #load(): Promise<Annotator> {
    this.#annotator ??= import('../annotate/annotator.ts').then(({ createAnnotator }) => createAnnotator());
    return this.#annotator;
  }

  async annotate(article: Article): Promise<AnnotatedArticle> {
    return (await this.#load()).annotate(article);
  }

  async annotateText(row: { id: string; text: string }): Promise<AnnotatedText> {
    return (await this.#load()).annotateText(row);
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

interface Job {
  request: WorkerRequest;
  resolve: (reply: Exclude<WorkerReply, { failed: string }>) => void;
  reject: (error: Error) => void;
}

/** Room for what an article leaves behind: annotation takes 7 % less time than with V8's usual 48 MB (`benchmarks/annotation.mjs` runs so too). */
export const ANNOTATION_LIMITS: ResourceLimits = { maxYoungGenerationSizeMb: 192 };

class WorkerPool implements AnnotationPool {
  readonly width: number;
  readonly #idle: Worker[] = [];
  readonly #workers = new Map<Worker, Job | undefined>();
  readonly #queue: Job[] = [];
  #isClosed = false;

  constructor(jobs: number) {
    this.width = jobs * 2;
    for (let i = 0; i < jobs; i++) this.#start();
  }

  #start(): void {
    const worker = new Worker(new URL('./annotation-worker.js', import.meta.url), { resourceLimits: ANNOTATION_LIMITS });
    this.#workers.set(worker, undefined);
    this.#idle.push(worker);
    worker.on('message', (reply: WorkerReply) => this.#finish(worker, reply));
    worker.on('error', (error) => this.#lose(worker, error.message));
    worker.on('exit', (code) => this.#lose(worker, `it ended with code ${code}`));
  }

  #finish(worker: Worker, reply: WorkerReply): void {
    const job = this.#workers.get(worker);
    this.#workers.set(worker, undefined);
    this.#idle.push(worker);
    if (!('failed' in reply)) job?.resolve(reply);
    else job?.reject(new PullquoteError('unreadable', `annotation failed: ${reply.failed}`));
    this.#next();
  }

  /** A worker that died (out of memory, say) takes only its own article with it; another takes its place. */
  #lose(worker: Worker, reason: string): void {
    if (!this.#workers.has(worker)) return;
    const job = this.#workers.get(worker);
    this.#workers.delete(worker);
    const place = this.#idle.indexOf(worker);
    if (place !== -1) this.#idle.splice(place, 1);
    if (this.#isClosed) return;
    if (job === undefined) {
      // It died before it had work: it cannot start at all, and nor would another.
      const error = new PullquoteError('io', `the annotation worker could not be started: ${reason}`);
      for (const waiting of this.#queue.splice(0)) waiting.reject(error);
      return;
    }
    job.reject(new PullquoteError('unreadable', `annotation failed: ${reason}`));
    this.#start();
    this.#next();
  }

  #next(): void {
    while (this.#idle.length > 0 && this.#queue.length > 0) {
      const worker = this.#idle.pop();
      const job = this.#queue.shift();
      if (worker === undefined || job === undefined) return;
      this.#workers.set(worker, job);
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
      worker.postMessage(job.request);
    }
  }

  #ask(request: WorkerRequest): Promise<Exclude<WorkerReply, { failed: string }>> {
    if (this.#workers.size === 0) return Promise.reject(new PullquoteError('io', 'no annotation worker is left'));
    return new Promise((resolve, reject) => {
      this.#queue.push({ request, resolve, reject });
      this.#next();
    });
  }

  async annotate(article: Article): Promise<AnnotatedArticle> {
    const reply = await this.#ask({ article });
    if ('article' in reply) return reply.article;
    throw new Error('an annotation worker answered another question');
  }

  async annotateText(row: { id: string; text: string }): Promise<AnnotatedText> {
    const reply = await this.#ask({ row });
    if ('text' in reply) return reply.text;
    throw new Error('an annotation worker answered another question');
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await Promise.all([...this.#workers.keys()].map((worker) => worker.terminate()));
  }
}

/** Fewer articles than this are annotated sooner by one thread that is already running. */
const WORTH_WORKERS = 50;

/** A pool for about so many articles on `jobs` cores. Uncompiled sources (in tests) have no worker to start. */
export function openAnnotationPool(jobs: number, expected: number): AnnotationPool {
  const isCompiled = import.meta.url.endsWith('.js');
  return jobs > 1 && expected >= WORTH_WORKERS && isCompiled ? new WorkerPool(jobs) : new SingleThread();
}

/** One worker for texts that come now and then, so that none of them holds this thread up. In uncompiled sources (in tests) it is this thread. */
export function openAnnotationWorker(): AnnotationPool {
  return import.meta.url.endsWith('.js') ? new WorkerPool(1) : new SingleThread();
}

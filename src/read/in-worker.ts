/**
 * Reading in workers, so that no file can stop or kill a run.
 *
 * A parser that hangs, or that fills the memory, takes its worker with it: the file is reported with that reason and the next file is
 * read by a new one. Time is counted only while the worker could work and nothing comes of it; a file of any size may go on for as
 * long as it gives something. What a worker has taken in since its last piece of content (256 KB) goes with it. A worker is at most two batches ahead of whoever
 * takes them. Which worker reads a file cannot be seen in the result; whoever needs an order takes the files in it (`readAhead`).
 *
 * Small files are read in groups. Where a group takes its worker down, its files are read again one by one, so that only the one that
 * did it is blamed.
 *
 * Workers are processes, not threads. Measured: a thread inside `JSON.parse` of a row of 60 MB of empty objects neither ends when it
 * is told to nor keeps to its `resourceLimits`; after four minutes V8 ended the whole process. A process can always be killed.
 */
import { PullquoteError } from '../domain/errors.ts';
import type { FolderConfig } from './config.ts';
import { type FromWorker, GROUP_FILES, READING_LIMITS, type ReadingLimits } from './in-worker-protocol.ts';
import { readFile } from './read-file.ts';
import type { ReadInput, ReadResult } from './reader.ts';
import { ReadingJob } from './reading-job.ts';
import { ReadingProcess } from './reading-process.ts';

export interface ReadingPool {
  /** Files that can be under way at a time with profit. */
  readonly width: number;
  /** The articles of a file, as `readFile` gives them. Reading begins at once; taking ends with the last result, or by leaving. */
  read(input: ReadInput, options?: { config?: FolderConfig }): AsyncGenerator<ReadResult>;
  /** Ends workers that have nothing to do, and their memory; the next file starts one. */
  rest(): Promise<void>;
  close(): Promise<void>;
}

/** How often it is looked, within the time that a worker has, whether it gets on. */
const LOOKS = 20;
/** A machine under load may take its time to start a process. */
const START_MS = 60_000;
/** Sent from outside: they say nothing of the file. */
const KILLED: ReadonlySet<string> = new Set(['SIGKILL', 'SIGTERM', 'SIGHUP']);
/** What a shell says for a process that aborted. */
const ABORTED = 134;

class ProcessPool implements ReadingPool {
  readonly width: number;
  readonly #script: URL;
  readonly #most: number;
  readonly #limits: ReadingLimits;
  readonly #workers = new Set<ReadingProcess>();
  readonly #queue: ReadingJob[] = [];
  #timer: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor(script: URL, workers: number, limits: ReadingLimits) {
    this.#script = script;
    this.#most = workers;
    this.#limits = limits;
    this.width = workers * GROUP_FILES * 2;
  }

  read(input: ReadInput, options: { config?: FolderConfig } = {}): AsyncGenerator<ReadResult> {
    const job = new ReadingJob({ input, ...options });
    this.#queue.push(job);
    this.#next();
    return this.#taken(job);
  }

  async *#taken(job: ReadingJob): AsyncGenerator<ReadResult> {
    let isEnded = false;
    try {
      yield* job.take();
      isEnded = true;
    } finally {
      if (!isEnded) this.#abandon(job);
    }
  }

  #abandon(job: ReadingJob): void {
    const place = this.#queue.indexOf(job);
    if (place !== -1) this.#queue.splice(place, 1);
    for (const worker of this.#workers) if (worker.jobs.includes(job)) worker.post({ stop: job.request.job });
  }

  #next(): void {
    while (this.#queue.length > 0 && !this.#isClosed) {
      const idle = [...this.#workers].find((worker) => worker.jobs.length === 0) ?? this.#startWorker();
      if (idle === undefined) return;
      idle.start(this.#takeGroup());
    }
  }

  /** The next files, as many as go together while every worker has its share. */
  #takeGroup(): ReadingJob[] {
    const most = Math.min(GROUP_FILES, Math.ceil(this.#queue.length / this.#most));
    const firstAlone = this.#queue.slice(0, most).findIndex((job) => job.isAlone);
    return this.#queue.splice(0, Math.max(1, firstAlone === -1 ? most : firstAlone));
  }

  #startWorker(): ReadingProcess | undefined {
    if (this.#workers.size >= this.#most) return undefined;
    const worker = new ReadingProcess(this.#script, this.#limits.megabytes);
    this.#workers.add(worker);
    this.#timer ??= setInterval(() => this.#look(), this.#limits.stalledMs / LOOKS);
    worker.child.on('message', (message: FromWorker) => this.#receive(worker, message));
    worker.child.on('error', (error) => this.#lose(worker, `reading it failed: ${error.message}`));
    worker.child.on('exit', (code, signal) => this.#lose(worker, this.#reasonOf(code, signal), KILLED.has(signal ?? '')));
    return worker;
  }

  /** V8 aborts the process when its heap is full. */
  #reasonOf(code: number | null, signal: NodeJS.Signals | null): string {
    if (signal === 'SIGABRT' || code === ABORTED) return `reading it takes more than ${this.#limits.megabytes} MB of memory`;
    return `reading it ended the process that read it (${signal ?? `code ${code}`})`;
  }

  #receive(worker: ReadingProcess, message: FromWorker): void {
    worker.isReady = true;
    worker.noteWork();
    if (message === 'ready' || message === 'onward') return;
    for (const batch of message) worker.take(batch);
    if (worker.jobs.length === 0) this.#next();
  }

  #look(): void {
    for (const worker of this.#workers) {
      const allowed = worker.isReady ? this.#limits.stalledMs : Math.max(START_MS, this.#limits.stalledMs);
      if (!worker.isStalled((LOOKS * allowed) / this.#limits.stalledMs)) continue;
      this.#lose(worker, `reading it came no further for ${allowed / 1000} seconds`);
      void worker.end();
    }
  }

  /** A worker that is gone takes only the file with it that was under way; another takes its place when there is something to read. */
  #lose(worker: ReadingProcess, reason: string, isKilled = false): void {
    if (!this.#workers.delete(worker)) return;
    this.#stopLooking();
    const { jobs } = worker;
    worker.jobs = [];
    if (this.#isClosed) return;
    if (worker.isReady) this.#blame(jobs, reason, isKilled);
    else this.#giveUp(jobs, reason);
    this.#next();
  }

  /** Of a group nobody knows which file it was, unless one had begun to give something: each is read again alone. */
  #blame(jobs: readonly ReadingJob[], reason: string, isKilled: boolean): void {
    const known = jobs.length === 1 ? jobs[0] : jobs.find((job) => job.count > 0);
    known?.end(reason, isKilled);
    const again = jobs.filter((job) => job !== known);
    if (known === undefined) for (const job of again) job.isAlone = true;
    this.#queue.unshift(...again);
  }

  /** It died before it looked at its files: it cannot start at all, and nor would another. No file is to blame. */
  #giveUp(jobs: readonly ReadingJob[], reason: string): void {
    const error = new PullquoteError('io', `the process that reads files could not be started: ${reason}`);
    for (const job of [...jobs, ...this.#queue.splice(0)]) job.fail(error);
  }

  #stopLooking(): void {
    if (this.#workers.size > 0) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  async rest(): Promise<void> {
    const idle = [...this.#workers].filter((worker) => worker.jobs.length === 0);
    for (const worker of idle) this.#workers.delete(worker);
    this.#stopLooking();
    await Promise.all(idle.map((worker) => worker.end()));
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    const workers = [...this.#workers];
    this.#workers.clear();
    this.#stopLooking();
    await Promise.all(workers.map((worker) => worker.end()));
  }
}

/** Reads in this worker, without limits. */
const inThisProcess: ReadingPool = {
  width: 1,
  read: (input, options) => readFile(input, options),
  rest: () => Promise.resolve(),
  close: () => Promise.resolve(),
};

/** A pool whose workers run the script; they start when there is something to read. */
export function openProcessPool(script: URL, workers: number, limits: ReadingLimits = READING_LIMITS): ReadingPool {
  return new ProcessPool(script, workers, limits);
}

/** A pool of so many workers. Uncompiled sources (in tests) have none to start and read in this process. */
export function openReadingPool(workers: number, limits: ReadingLimits = READING_LIMITS): ReadingPool {
  const isCompiled = import.meta.url.endsWith('.js');
  return isCompiled ? openProcessPool(new URL('./in-worker-process.js', import.meta.url), workers, limits) : inThisProcess;
}

/** Reads files side by side and gives what is in them in the order of the files. */
export async function* readAhead(
  pool: ReadingPool,
  files: AsyncIterable<{ input: ReadInput; config: FolderConfig | undefined }>,
): AsyncGenerator<ReadResult> {
  const running: AsyncGenerator<ReadResult>[] = [];
  for await (const { input, config } of files) {
    running.push(pool.read(input, config === undefined ? {} : { config }));
    if (running.length < pool.width) continue;
    const first = running.shift();
    if (first !== undefined) yield* first;
  }
  for (const rest of running) yield* rest;
}

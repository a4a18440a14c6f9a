/** One process that reads files, seen from its owner. See `in-worker.ts`. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { type Batch, BATCHES_AHEAD, type ToWorker } from './in-worker-protocol.ts';
import type { ReadingJob } from './reading-job.ts';

/**
 * Of a process's memory, what V8 may use for objects that last. The rest is for the young ones, for the program, for buffers, and for
 * what parsers hold outside of the heap: measured on hostile files, 430 to 450 MB at most of the 512 (with all of it 660 to 760).
 * A larger young generation does not pay: the time for 2,000 small texts stays within the noise, for 30 to 50 MB more.
 */
const OLD_SPACE = 5 / 8;

export class ReadingProcess {
  readonly child: ChildProcess;
  /** In their order; the first is under way. */
  jobs: ReadingJob[] = [];
  isReady = false;
  /** Looks in a row at which nothing had come of it. */
  #idleLooks = 0;

  constructor(script: URL, megabytes: number) {
    this.child = fork(script, [String(megabytes)], {
      serialization: 'advanced',
      execArgv: [`--max-old-space-size=${Math.ceil(megabytes * OLD_SPACE)}`, '--expose-gc'],
      // V8 prints pages when the memory ends; the file is reported instead.
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
  }

  post(message: ToWorker): void {
    if (this.child.connected) this.child.send(message, () => undefined);
  }

  start(jobs: ReadingJob[]): void {
    this.jobs = jobs;
    this.noteWork();
    for (const job of jobs) {
      job.onTaken = () => {
        if (this.jobs.includes(job)) this.post({ more: job.request.job });
      };
    }
    this.post({ read: jobs.map((job) => job.request) });
  }

  take({ job: number, results, isLast }: Batch): void {
    const job = this.jobs.find((each) => each.request.job === number);
    if (isLast) this.jobs = this.jobs.filter((each) => each !== job);
    job?.add({ results, isLast });
  }

  noteWork(): void {
    this.#idleLooks = 0;
  }

  /** True where nothing has come of it, though it could work, for so many looks. */
  isStalled(looks: number): boolean {
    const [job] = this.jobs;
    const isWaiting = job === undefined || job.waiting >= BATCHES_AHEAD;
    this.#idleLooks = isWaiting ? 0 : this.#idleLooks + 1;
    return this.#idleLooks > looks;
  }

  async end(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, 'exit');
    if (this.child.kill('SIGKILL')) await ended;
  }
}

/**
 * Corrects a generation beside the thread that answers: making a catalog takes a second for each two hundred thousand passages. It keeps what it has read, for
 * whoever corrects one thing corrects another.
 */
import { Worker } from 'node:worker_threads';
import type { CorrectionRecord } from '../../domain/correction.ts';
import { PullquoteError } from '../../domain/errors.ts';
import { type CorrectableIndex, type CorrectedSegments, readCorrectable, SegmentCorrector } from './correct-segments.ts';
import type { CorrectingQuestion, CorrectingReply } from './correct-worker.ts';

export interface Corrector {
  /** @param successors of passages that are gone, those that took their places. @throws PullquoteError('index-corrupt') */
  correct(records: readonly CorrectionRecord[], successors: ReadonlyMap<string, string>): Promise<CorrectedSegments>;
  close(): Promise<void>;
}

class CorrectingThread implements Corrector {
  private readonly worker: Worker;
  private last: Promise<unknown> = Promise.resolve();

  constructor(index: CorrectableIndex) {
    this.worker = new Worker(new URL('./correct-worker.js', import.meta.url), { workerData: index });
    // Whoever asks hears of it; nobody else can do anything about it.
    this.worker.on('error', () => undefined);
    this.worker.unref();
  }

  correct(records: readonly CorrectionRecord[], successors: ReadonlyMap<string, string>): Promise<CorrectedSegments> {
    const asked = this.last.then(() => this.ask({ records, successors }));
    this.last = asked.catch(() => undefined);
    return asked;
  }

  async close(): Promise<void> {
    await this.worker.terminate();
  }

  private ask(question: CorrectingQuestion): Promise<CorrectedSegments> {
    const { worker } = this;
    let forget: () => void = () => undefined;
    return new Promise<CorrectedSegments>((resolve, reject) => {
      const onReply = (reply: CorrectingReply): void => {
        if ('value' in reply) return resolve(reply.value);
        const { code, message, hint } = reply.failed;
        reject(code === undefined ? new Error(message) : new PullquoteError(code, message, hint === undefined ? {} : { hint }));
      };
      const onExit = (): void => reject(new PullquoteError('overloaded', 'the index was closed while it was being corrected'));
      worker.ref();
      worker.on('message', onReply).on('error', reject).on('exit', onExit);
      forget = () => worker.off('message', onReply).off('error', reject).off('exit', onExit).unref();
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
      worker.postMessage(question);
    }).finally(() => forget());
  }
}

/** Corrects in this thread: what is not compiled has no thread to start, and whoever asks once waits anyway. */
class CorrectingHere implements Corrector {
  private readonly corrector: Promise<SegmentCorrector>;

  constructor(index: CorrectableIndex) {
    this.corrector = readCorrectable(index).then((source) => SegmentCorrector.open(source));
  }

  async correct(records: readonly CorrectionRecord[], successors: ReadonlyMap<string, string>): Promise<CorrectedSegments> {
    return (await this.corrector).correct(records, successors);
  }

  async close(): Promise<void> {
    const corrector = await this.corrector.catch(() => undefined);
    corrector?.close();
  }
}

/** @param inThread so that this thread goes on answering meanwhile */
export function openCorrector(index: CorrectableIndex, inThread: boolean): Corrector {
  return inThread && import.meta.url.endsWith('.js') ? new CorrectingThread(index) : new CorrectingHere(index);
}

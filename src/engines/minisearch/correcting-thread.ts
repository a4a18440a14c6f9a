/**
 * Corrects a generation beside the thread that answers: making a catalog takes a second for each two hundred thousand passages. It keeps what it has read, for
 * whoever corrects one thing corrects another.
 */
import type { CorrectionRecord } from '../../domain/correction.ts';
import { AskedThread } from './asked-thread.ts';
import { type CorrectableIndex, type CorrectedSegments, readCorrectable, SegmentCorrector } from './correct-segments.ts';
import type { CorrectingQuestion } from './correct-worker.ts';

export interface Corrector {
  /** @param successors of passages that are gone, those that took their places. @throws PullquoteError('index-corrupt') */
  correct(records: readonly CorrectionRecord[], successors: ReadonlyMap<string, string>): Promise<CorrectedSegments>;
  close(): Promise<void>;
}

class CorrectingThread implements Corrector {
  private readonly thread: AskedThread<CorrectingQuestion, CorrectedSegments>;

  constructor(index: CorrectableIndex) {
    const script = new URL('./correct-worker.js', import.meta.url);
    this.thread = new AskedThread(script, index, 'the index was closed while it was being corrected');
  }

  correct(records: readonly CorrectionRecord[], successors: ReadonlyMap<string, string>): Promise<CorrectedSegments> {
    return this.thread.ask({ records, successors });
  }

  close(): Promise<void> {
    return this.thread.close();
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

/** A thread that corrects a generation; see `correcting-thread.ts`. What it makes lies in memory that threads share. */
import { parentPort, workerData } from 'node:worker_threads';
import type { CorrectionRecord } from '../../domain/correction.ts';
import { type ErrorCode, messageOf, PullquoteError } from '../../domain/errors.ts';
import { type CorrectableIndex, type CorrectedSegments, readCorrectable, SegmentCorrector } from './correct-segments.ts';

export interface CorrectingQuestion {
  records: readonly CorrectionRecord[];
  successors: ReadonlyMap<string, string>;
}

export type CorrectingReply = { value: CorrectedSegments } | { failed: { code: ErrorCode | undefined; message: string; hint?: string } };

const corrector = readCorrectable(workerData as CorrectableIndex).then((source) => SegmentCorrector.open(source));
// Whoever asks hears of it.
corrector.catch(() => undefined);

async function answer({ records, successors }: CorrectingQuestion): Promise<CorrectingReply> {
  try {
    return { value: (await corrector).correct(records, successors) };
  } catch (error) {
    const [code, hint] = error instanceof PullquoteError ? [error.code, error.hint] : [];
    return { failed: { code, message: messageOf(error), ...(hint === undefined ? {} : { hint }) } };
  }
}

parentPort?.on('message', (question: CorrectingQuestion) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  void answer(question).then((reply) => parentPort?.postMessage(reply));
});

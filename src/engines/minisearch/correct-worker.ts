/** A thread that corrects a generation; see `correcting-thread.ts`. What it makes lies in memory that threads share. */
import { workerData } from 'node:worker_threads';
import type { CorrectionRecord } from '../../domain/correction.ts';
import { answerQuestions } from './asked-thread.ts';
import { type CorrectableIndex, readCorrectable, SegmentCorrector } from './correct-segments.ts';

export interface CorrectingQuestion {
  records: readonly CorrectionRecord[];
  successors: ReadonlyMap<string, string>;
}

const corrector = readCorrectable(workerData as CorrectableIndex).then((source) => SegmentCorrector.open(source));
// Whoever asks hears of it.
corrector.catch(() => undefined);

answerQuestions(async ({ records, successors }: CorrectingQuestion) => (await corrector).correct(records, successors));

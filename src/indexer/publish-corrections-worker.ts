/** A thread that brings corrections into a cluster; see `publishing-thread.ts`. */
import { workerData } from 'node:worker_threads';
import { answerQuestions } from '../engines/minisearch/asked-thread.ts';
import { CorrectionPublisher, type CorrectionPublisherOptions } from './publish-corrections.ts';
import type { PublishingQuestion } from './publishing-thread.ts';

const publisher = new CorrectionPublisher(workerData as CorrectionPublisherOptions);

answerQuestions(async (question: PublishingQuestion) => {
  if (question === 'publish') return publisher.publish();
  await publisher.check();
  return undefined;
});

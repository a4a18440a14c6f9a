/** A worker thread that annotates what it is sent, one at a time; see `annotation-pool.ts`. */
import { parentPort } from 'node:worker_threads';
import { createAnnotator } from '../annotate/annotator.ts';
import { messageOf } from '../domain/errors.ts';
import type { WorkerReply, WorkerRequest } from './annotation-pool.ts';

const annotator = createAnnotator();

function answer(request: WorkerRequest): WorkerReply {
  try {
    return 'article' in request ? { article: annotator.annotate(request.article) } : { text: annotator.annotateText(request.row) };
  } catch (error) {
    return { failed: messageOf(error) };
  }
}

parentPort?.on('message', (request: WorkerRequest) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  parentPort?.postMessage(answer(request));
});

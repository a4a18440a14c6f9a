/** A worker thread that annotates what it is sent, one at a time; see `annotation-pool.ts`. */
import { parentPort } from 'node:worker_threads';
import { createAnnotator } from '../annotate/annotator.ts';
import { messageOf } from '../domain/errors.ts';
import type { WorkerReply, WorkerRequest } from './annotation-pool.ts';

const annotator = createAnnotator();

function answer(request: WorkerRequest): WorkerReply {
  try {
    return { result: 'article' in request ? annotator.annotate(request.article) : annotator.annotateText(request.row) };
  } catch (error) {
    return { failed: messageOf(error) };
  }
}

parentPort?.on('message', (request: WorkerRequest) => {
  parentPort?.postMessage(answer(request));
});

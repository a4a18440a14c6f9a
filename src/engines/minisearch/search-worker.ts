/** A thread that searches; see `search-threads.ts`. It has the generation's bytes in common with the thread that started it. */
import { parentPort, workerData } from 'node:worker_threads';
import { type ErrorCode, messageOf, PullquoteError } from '../../domain/errors.ts';
import { type Scope, searchQuery } from '../../domain/search.ts';
import { ArticleFiles, type OpenFiles } from './article-files.ts';
import type { Limits } from './budget.ts';
import { type SharedCollection, viewCollection } from './load-collection.ts';
import type { StoredScope } from './facet-records.ts';
import { LocalEngine } from './local-engine.ts';
import type { VariantClusters } from './variant-clusters.ts';

/** What a thread is started with. */
export interface WorkerStart {
  generation: string;
  shared: SharedCollection;
  files: OpenFiles;
  /** Where they were found. */
  clusters?: VariantClusters;
  /** The number of the question that nobody waits for any more. */
  cancelled: Int32Array;
}

export type Method = Exclude<keyof LocalEngine, 'status' | 'adopt' | 'adoptVariants'>;

export interface Question {
  id: number;
  method: Method;
  args: readonly unknown[];
  /** What is left of the time that the question has; `undefined` for as long as it takes. */
  deadlineMs: number | undefined;
}

export type Reply =
  | { id: number; value: unknown }
  | { id: number; failed: { code: ErrorCode | undefined; message: string; hint?: string } };

/** A scope that another thread made; is not answered. */
export interface Prepared {
  scope: Scope;
  made: StoredScope;
}

/** Variants that another thread found; is not answered. */
export interface Clustered {
  clusters: VariantClusters;
}

/** Said once, before any answer. */
const READY = { id: 0, value: undefined };

const { generation, shared, files, clusters, cancelled } = workerData as WorkerStart;
const engine = new LocalEngine(generation, viewCollection(shared), new ArticleFiles(files), shared.scopes);
if (clusters) engine.adoptVariants(clusters);
// The start page's counts are made, and the code is loaded, before anybody waits for it.
engine.search(searchQuery({}));

function ask({ id, method, args, deadlineMs }: Question): unknown {
  const limits: Limits = {
    ...(deadlineMs === undefined ? {} : { deadlineMs }),
    signal: {
      get aborted() {
        return Atomics.load(cancelled, 0) === id;
      },
    },
  };
  const [first, second, third] = args as never[];
  if (method === 'search') return engine.search(first ?? ({} as never), { ...(second as object | undefined), ...limits });
  if (method === 'facet') return engine.facet(first ?? ({} as never), second ?? ({} as never), third, limits);
  if (method === 'repeated') return engine.repeated(first ?? ({} as never), second ?? 0, limits);
  return (engine[method] as (argument: unknown) => unknown).call(engine, first);
}

function answer(question: Question): Reply {
  try {
    return { id: question.id, value: ask(question) };
  } catch (error) {
    const [code, hint] = error instanceof PullquoteError ? [error.code, error.hint] : [];
    return { id: question.id, failed: { code, message: messageOf(error), ...(hint === undefined ? {} : { hint }) } };
  }
}

parentPort?.on('message', (question: Question | Prepared | Clustered) => {
  if ('made' in question) return engine.adopt(question.scope, question.made);
  if ('clusters' in question) return engine.adoptVariants(question.clusters);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  parentPort?.postMessage(answer(question));
});
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
parentPort?.postMessage(READY satisfies Reply);

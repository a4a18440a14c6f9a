/** An indexing run from the command line: its progress, its interruption, and what it skipped. */
import { availableParallelism } from 'node:os';
import type { IndexReport, Skipped } from '../domain/reports.ts';
import { indexCorpus } from '../indexer/index-corpus.ts';
import type { IndexOptions } from '../indexer/run.ts';
import { PullquoteError } from '../domain/errors.ts';
import { counted } from './counts.ts';
import { printable, say } from './output.ts';
import { createProgressLine } from './progress-line.ts';

/** Threads to annotate with: one a core. */
export function defaultJobs(): number {
  return availableParallelism();
}

/** Names each file that was left out. */
export function saySkipped(skipped: readonly Skipped[]): void {
  for (const { path, reason } of skipped) say(`skipped ${printable(path)}: ${printable(reason)}`);
}

/** Runs and reports on stderr; an interrupt (Ctrl-C) leaves the index as it was. */
export async function runIndexing(options: IndexOptions): Promise<IndexReport> {
  const progress = createProgressLine();
  const abort = new AbortController();
  const interrupt = () => abort.abort(new PullquoteError('usage', 'interrupted; the index is as it was'));
  process.once('SIGINT', interrupt);
  process.once('SIGTERM', interrupt);
  try {
    return await indexCorpus({
      ...options,
      signal: abort.signal,
      onProgress: ({ phase, done, total, passages, articles }) => {
        progress.update(phase === 'reading' ? 'files read' : 'articles indexed', done, total, { passages, articles });
      },
    });
  } finally {
    process.off('SIGINT', interrupt);
    process.off('SIGTERM', interrupt);
    progress.clear();
  }
}

/** One line that says what a run did. */
export function describeReport({ articles, passages, quotations, added, changed, removed, generation, seconds }: IndexReport): string {
  const count = (number: number) => number.toLocaleString('en');
  const changes =
    added + changed + removed === 0 ? 'nothing changed' : `${count(added)} added, ${count(changed)} changed, ${count(removed)} removed`;
  const holds = [counted(articles, 'article'), counted(passages, 'passage'), counted(quotations, 'quotation')].join(', ');
  return `${holds}: ${changes} (generation ${generation}, ${seconds.toFixed(1)} s)`;
}

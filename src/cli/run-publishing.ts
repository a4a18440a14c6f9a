/** Publishing into a cluster from the command line: its progress, what it waits for, and what it did. */
import { PullquoteError } from '../domain/errors.ts';
import { publishGeneration, type PublishOptions, type PublishReport } from '../indexer/publish-generation.ts';
import { counted } from './counts.ts';
import { printable, say } from './output.ts';
import { createProgressLine } from './progress-line.ts';

/** Runs and reports on stderr; an interrupt leaves what is served as it was. */
export async function runPublishing(options: PublishOptions): Promise<PublishReport> {
  const progress = createProgressLine();
  const abort = new AbortController();
  const interrupt = () =>
    abort.abort(new PullquoteError('usage', 'interrupted; what is served is as it was, and the same command goes on from here'));
  process.once('SIGINT', interrupt);
  process.once('SIGTERM', interrupt);
  let told = '';
  try {
    return await publishGeneration({
      ...options,
      signal: abort.signal,
      onProgress: ({ done, total, passages }) => progress.update('articles sent', done, total, { passages }),
      onWait: (because, ms) => say(`waiting ${(ms / 1000).toFixed(1)} s: ${printable(because.message)}`),
      onShards: (waitingFor) => {
        const now = `waiting for ${waitingFor.length === 1 ? 'shard' : 'shards'} ${waitingFor.join(', ')}`;
        if (now !== told) say(now);
        told = now;
      },
    });
  } finally {
    process.off('SIGINT', interrupt);
    process.off('SIGTERM', interrupt);
    progress.clear();
  }
}

/** One line that says what a run did. */
export function describePublished({ state, articles, passages, quotations, sent, removed, generation, waitingFor }: PublishReport): string {
  const holds = [counted(articles, 'article'), counted(passages, 'passage'), counted(quotations, 'quotation')].join(', ');
  if (state === 'waiting')
    return `this share is ready (${holds}); it is served once ${waitingFor.length === 1 ? 'shard' : 'shards'} ${waitingFor.join(', ')} are, and this command was given again`;
  const changes = sent + removed === 0 ? 'nothing changed' : `${sent.toLocaleString('en')} sent, ${removed.toLocaleString('en')} taken out`;
  return `in the cluster: ${holds}: ${changes} (generation ${generation})`;
}

/** Finds the quotations of pasted texts, one after the other, in a thread that starts with the first of them. */
import { PullquoteError } from '../domain/errors.ts';
import { type AnnotationPool, openAnnotationWorker } from '../indexer/annotation-pool.ts';
import type { AnnotateDraft } from '../server/routes/draft.tsx';

/** Drafts that wait; more are told to come back. */
const MOST_WAITING = 8;

export function openDraftAnnotator(): { annotate: AnnotateDraft; close(): Promise<void> } {
  let pool: AnnotationPool | undefined;
  let waiting = 0;
  return {
    annotate: async (text) => {
      if (waiting >= MOST_WAITING) throw new PullquoteError('overloaded', 'too many drafts are waiting');
      waiting++;
      try {
        pool ??= openAnnotationWorker();
        const { quotations } = await pool.annotateText({ id: 'draft', text });
        return [{ text, quotations }];
      } finally {
        waiting--;
      }
    },
    close: async () => {
      await pool?.close();
    },
  };
}

/** Stands for the index until it is loaded: whatever is asked of it is answered with 503 and when to come again. */
import { PullquoteError } from '../../domain/errors.ts';
import type { SearchEngine } from '../../search/engine.ts';

const notYet = (): Promise<never> =>
  Promise.reject(new PullquoteError('loading', 'the index is being loaded; nothing can be searched yet'));

export const loadingEngine: SearchEngine = {
  search: notYet,
  facet: notYet,
  suggest: notYet,
  article: notYet,
  passage: notYet,
  entity: notYet,
  entities: notYet,
  status: notYet,
  close: () => Promise.resolve(),
};

/** The suite that every engine passes, on a cluster of three nodes. */
import * as fc from 'fast-check';
import { describeSearchEngine } from '../contract/describe-search-engine.ts';
import { loadCorpus } from './load-corpus.ts';

// A counterexample is not made smaller here: each smaller corpus would be another index.
fc.configureGlobal({ endOnFailure: true });

describeSearchEngine('OpenSearch, three shards', (articles, entities) => loadCorpus(articles, entities, { primaries: 3 }), {
  corpora: 0.2,
  questions: 16,
  patience: 10,
});

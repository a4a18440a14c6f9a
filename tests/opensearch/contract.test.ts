/** The suite that every engine passes, on a cluster of three nodes. */
import * as fc from 'fast-check';
import { correctCorpus } from '../../src/search/corrections/correct-corpus.ts';
import { describeCorrectedEngine } from '../contract/describe-corrected-engine.ts';
import { describeSearchEngine } from '../contract/describe-search-engine.ts';
import { loadCorpus } from './load-corpus.ts';

// A counterexample is not made smaller here: each smaller corpus would be another index.
fc.configureGlobal({ endOnFailure: true });

describeSearchEngine('OpenSearch, three shards', (articles, entities) => loadCorpus(articles, entities, { primaries: 3 }), {
  corpora: 0.2,
  questions: 16,
  patience: 10,
});

describeCorrectedEngine(
  'OpenSearch, two shards',
  async (articles, entities, records) => {
    const { table, articles: changed } = correctCorpus(
      { table: entities, article: (id) => articles.find(({ article }) => article.id === id), successorOf: () => undefined },
      records,
    );
    const byId = new Map(changed.map((one) => [one.article.id, one]));
    return loadCorpus(
      articles.map((one) => byId.get(one.article.id) ?? one),
      table,
      { primaries: 2 },
    );
  },
  { corpora: 0.2, questions: 12, patience: 10 },
);

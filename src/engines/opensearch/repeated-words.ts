/** Utterances of the same words in several articles, told by a hash of their words. */
import type { Hit, SearchQuery } from '../../domain/search.ts';
import { searchQuery } from '../../domain/search.ts';
import type { Saying } from '../../search/engine.ts';
import { terms } from '../../text/tokens.ts';
import type { QueryAnswerer } from './answer-query.ts';
import { HIT_FIELDS, HitBuilder, type UnitPlace } from './build-hits.ts';
import { allOf } from './formula.ts';
import { resolveConstraints } from './constraints.ts';
import { ScopeQueries } from './plan-query.ts';
import type { Searcher } from './searcher.ts';
import { joinTerms, wordsHash } from './terms.ts';

/** Groups that are looked at, the largest. */
const MAX_GROUPS = 10_000;
const FIELD = 'words_hash';

interface Groups {
  buckets: { key: string; articles: { value: number } }[];
}

interface Elsewhere {
  buckets: { key: string; articles: { buckets: { key: string }[] } }[];
}

export class RepeatedWords {
  private readonly searcher: Searcher;
  private readonly answers: QueryAnswerer;

  constructor(searcher: Searcher, answers: QueryAnswerer) {
    this.searcher = searcher;
    this.answers = answers;
  }

  /** Of the utterances among the results that several articles have, those in most articles first, the first each. */
  async among(query: SearchQuery, limit: number): Promise<Hit[]> {
    const matching = await this.answers.utterances(query);
    const { aggregations } = await this.searcher.searchOne({
      query: matching,
      size: 0,
      track_total_hits: false,
      aggs: {
        groups: {
          terms: { field: FIELD, size: MAX_GROUPS, min_doc_count: 2 },
          aggs: { articles: { cardinality: { field: 'article', precision_threshold: 3000 } } },
        },
      },
    });
    const groups = (aggregations['groups'] as Groups).buckets
      .filter(({ articles }) => articles.value > 1)
      .sort((a, b) => b.articles.value - a.articles.value || (a.key < b.key ? -1 : 1))
      .slice(0, limit);
    const found = await this.searcher.search<UnitPlace>(
      groups.map(({ key }) => ({
        query: allOf([matching, { term: { [FIELD]: key } }]),
        size: 1,
        sort: [{ article: 'asc' }, { ordinal: 'asc' }],
        ...HIT_FIELDS,
        track_total_hits: false,
      })),
    );
    const all = searchQuery();
    const constraints = await resolveConstraints(all, { resolve: () => Promise.resolve([]), matching: () => Promise.resolve([]) });
    const builder = new HitBuilder(
      this.searcher,
      { queries: new ScopeQueries('quotations'), cases: [], constraints, dates: {} },
      undefined,
    );
    return builder.build(found.flatMap(({ hits }) => hits));
  }

  async standElsewhere(sayings: readonly Saying[]): Promise<boolean[]> {
    const hashes = sayings.map(({ text }) => wordsHash(joinTerms(terms(text))));
    const asked = [...new Set(hashes.filter((hash) => hash !== undefined))];
    if (asked.length === 0) return sayings.map(() => false);
    const { aggregations } = await this.searcher.searchOne({
      query: { terms: { [FIELD]: asked } },
      size: 0,
      track_total_hits: false,
      aggs: { groups: { terms: { field: FIELD, size: asked.length }, aggs: { articles: { terms: { field: 'article', size: 2 } } } } },
    });
    const articlesOf = new Map(
      (aggregations['groups'] as Elsewhere).buckets.map(({ key, articles }) => [key, articles.buckets.map((each) => each.key)]),
    );
    return sayings.map(({ article }, i) => (articlesOf.get(hashes[i] ?? '') ?? []).some((other) => other !== article));
  }
}

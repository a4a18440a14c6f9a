/** Completions of what is being typed: names of entities, speakers and sources, titles, and words. */
import type { Entity } from '../../domain/annotation.ts';
import type { Suggestion } from '../../domain/search.ts';
import { arrangeSuggestions, MAX_COUNTED_WORDS, SUGGESTIONS_OF_KIND, typedWord } from '../../search/suggestions.ts';
import { stem } from '../../text/stems.ts';
import { terms, tokenize } from '../../text/tokens.ts';
import { JOIN, type Json, KIND_OF_SCOPE, type Query, TEXT, TITLE } from './fields.ts';
import { allOf } from './formula.ts';
import { leafQuery } from './leaf-queries.ts';
import { completing } from './names.ts';
import { counting, kept, type Searcher } from './searcher.ts';
import { sendTerm } from './terms.ts';
import type { WordSamples } from './word-samples.ts';

interface NamedValue {
  value: string;
  label: string;
  entity?: Entity;
  passages?: number;
  quotations?: number;
  articles?: number;
}

/** Among articles of one length the order is that of their titles, which the cluster does not know. */
const MAX_TITLES = 100;

type Counted = 'passages' | 'quotations' | 'articles';

export class Suggester {
  private readonly searcher: Searcher;
  private readonly samples: WordSamples;

  constructor(searcher: Searcher, samples: WordSamples) {
    this.searcher = searcher;
    this.samples = samples;
  }

  async suggest(typed: string): Promise<Suggestion[]> {
    const prefix = typed.trimStart();
    if (tokenize(prefix).length === 0) return [];
    const named = completing('names', prefix) ?? [];
    const [entity, speaker, source, article, word] = await Promise.all([
      this.values('entity', [...named, { exists: { field: 'entity_type' } }], ['passages', 'quotations']),
      // Those who are shown as entities are left out after it.
      this.values('speaker', [...named, { term: { fields: 'speaker' } }], ['quotations'], SUGGESTIONS_OF_KIND.entity),
      this.values('source', [...named, { term: { fields: 'source' } }], ['articles']),
      this.articles(prefix),
      this.words(prefix),
    ]);
    return arrangeSuggestions({ entity, speaker, source, article, word });
  }

  private async values(
    kind: 'entity' | 'speaker' | 'source',
    filter: Query[],
    by: readonly [Counted, ...Counted[]],
    more = 0,
  ): Promise<Suggestion[]> {
    const { hits } = await this.searcher.searchValues<NamedValue>({
      query: allOf([{ term: { type: 'value' } }, ...filter]),
      size: SUGGESTIONS_OF_KIND[kind] + more,
      sort: [...by.map((count) => ({ [count]: { order: 'desc', missing: '_last' } })), { label: 'asc' }, { value: 'asc' }],
      track_total_hits: false,
    });
    return hits.map(({ source }) => ({ kind, text: source.label, value: source.value, count: source[by[0]] ?? 0 }));
  }

  private async articles(prefix: string): Promise<Suggestion[]> {
    const titled = completing(TITLE.surface, prefix);
    if (!titled) return [];
    const { hits } = await this.searcher.searchOne<{ head: { id: string; title: string }; passages: number }>({
      query: allOf([{ term: { [JOIN]: KIND_OF_SCOPE.articles } }, ...titled]),
      size: MAX_TITLES,
      sort: [{ passages: 'desc' }, { article: 'asc' }],
      ...kept(['head'], ['passages']),
      track_total_hits: false,
    });
    return hits.map(({ source: { head, passages } }) => ({ kind: 'article', text: head.title, value: head.id, count: passages }));
  }

  /** The word that is being typed, completed by the words of some paragraphs that have one which begins so; with the totals of the searches that they lead to. */
  private async words(prefix: string): Promise<Suggestion[]> {
    const typed = typedWord(prefix);
    if (!typed) return [];
    const passages: Query = { term: { [JOIN]: KIND_OF_SCOPE.passages } };
    const frequent = (await this.samples.beginning(typed.term, TEXT)).slice(0, MAX_COUNTED_WORDS);
    const before = terms(typed.before).map((term): Query => ({ term: { [TEXT.stems]: sendTerm(stem(term)) } }));
    const bodies = frequent.map((text): Json => {
      const word = leafQuery({ type: 'word', text }, TEXT) ?? { match_none: {} };
      return counting(allOf([passages, ...before, word]));
    });
    const found = bodies.length === 0 ? [] : await this.searcher.search(bodies);
    return frequent.map((term, i) => ({ kind: 'word', text: typed.before + term, count: found[i]?.total ?? 0 }));
  }
}

/** Completions of what is being typed: names of entities, speakers and sources, titles, and words. */
import type { Entity } from '../../domain/annotation.ts';
import { searchQuery, type Suggestion } from '../../domain/search.ts';
import { arrangeSuggestions, MAX_COUNTED_WORDS, SUGGESTIONS_OF_KIND, typedWord } from '../../search/suggestions.ts';
import { tokenize } from '../../text/tokens.ts';
import type { QueryAnswerer } from './answer-query.ts';
import { JOIN, KIND_OF_SCOPE, type Query, TEXT, TITLE } from './fields.ts';
import { allOf } from './formula.ts';
import { completing } from './names.ts';
import { kept, type Searcher } from './searcher.ts';
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
  private readonly answers: QueryAnswerer;

  constructor(searcher: Searcher, samples: WordSamples, answers: QueryAnswerer) {
    this.searcher = searcher;
    this.samples = samples;
    this.answers = answers;
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
    const frequent = (await this.samples.beginning(typed.term, TEXT)).slice(0, MAX_COUNTED_WORDS);
    const completed = frequent.map((term) => typed.before + term);
    const totals = await this.answers.totals(completed.map((q) => searchQuery({ q })));
    return completed.map((text, i) => ({ kind: 'word', text, count: totals[i] ?? 0 }));
  }
}

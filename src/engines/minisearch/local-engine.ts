/**
 * Answers in the thread that it is in: one generation of the index in typed arrays.
 *
 * MiniSearch built the segments; its scoring is done here over all of them. It knows no ledger: what became of passages of the past is
 * said by whoever opens the engine.
 */
import type { AnnotatedArticle, PassageId } from '../../domain/annotation.ts';
import { PullquoteError } from '../../domain/errors.ts';
import { passageLink } from '../../domain/links.ts';
import {
  DEFAULT_FACET_LIMIT,
  type Facet,
  FACET_FIELDS,
  type FacetField,
  type Hit,
  MAX_FACET_LIMIT,
  type Scope,
  type SearchPage,
  searchQuery,
  type SearchQuery,
  type Suggestion,
} from '../../domain/search.ts';
import type { Variants } from '../../domain/variants.ts';
import type {
  EngineStatus,
  EntityQuery,
  EntityRecord,
  FacetPage,
  PassageLookup,
  QuotationPlace,
  Saying,
  SearchOptions,
} from '../../search/engine.ts';
import { type Answer, QueryAnswerer } from './answer-query.ts';
import type { ArticleFiles } from './article-files.ts';
import { Budget, type Limits } from './budget.ts';
import { buildFacet } from './build-facet.ts';
import type { StoredScope } from './facet-records.ts';
import { HitBuilder } from './build-hits.ts';
import type { Collection } from './collection.ts';
import { dateFacet, DatePeriods } from './date-facet.ts';
import { EntityRecords } from './entity-records.ts';
import { findPassage } from './find-passage.ts';
import { rankHits } from './rank.ts';
import { repeatedUtterances, standsElsewhere } from './repeated-utterances.ts';
import { scratch } from './scratch.ts';
import { suggest } from './suggest.ts';
import { VariantBuilder } from './build-variants.ts';
import { findVariantClusters, type VariantClusters } from './variant-clusters.ts';

/** For counting what suggested words find: who types waits for no number. */
const SUGGEST_MS = 100;

export type LocalOptions = Limits & Pick<SearchOptions, 'facetLimit' | 'dates' | 'facets'>;

export class LocalEngine {
  private readonly generation: string;
  private readonly collection: Collection;
  private readonly files: ArticleFiles;
  private readonly answers: QueryAnswerer;
  private records: EntityRecords | undefined;
  private periods: DatePeriods | undefined;
  private variantBuilder: VariantBuilder | undefined;

  /** @param scopes and `keepsCounts`: see `QueryAnswerer` */
  constructor(
    generation: string,
    collection: Collection,
    files: ArticleFiles,
    scopes?: Partial<Record<Scope, StoredScope>>,
    keepsCounts = true,
  ) {
    this.generation = generation;
    this.collection = collection;
    this.answers = new QueryAnswerer(collection, scopes, keepsCounts);
    this.files = files;
  }

  search(query: SearchQuery, options: LocalOptions = {}): SearchPage {
    const started = performance.now();
    const asked = options.facets ?? FACET_FIELDS;
    const answer = this.answers.answer(query, asked, options);
    const { counted, relaxed, readAs } = answer;
    const limit = Math.min(options.facetLimit ?? DEFAULT_FACET_LIMIT, MAX_FACET_LIMIT);
    const facets = Object.fromEntries(
      FACET_FIELDS.map((field): [FacetField, Facet] => {
        if (!asked.includes(field)) return [field, { buckets: [], total: 0 }];
        return [
          field,
          field === 'date' && options.dates ? this.datesOf(options.dates, answer, limit) : this.facetOf(field, answer, { limit }),
        ];
      }),
    ) as SearchPage['facets'];
    const hits = this.hits(query, answer);
    return {
      query,
      total: counted.units.length,
      hits,
      facets,
      ...(relaxed ? { relaxed: { words: relaxed.words } } : {}),
      ...(relaxed?.didYouMean === undefined ? {} : { didYouMean: relaxed.didYouMean }),
      ...(readAs === undefined ? {} : { readAs }),
      generation: this.generation,
      tookMs: performance.now() - started,
    };
  }

  facet(query: SearchQuery, field: FacetField, page: FacetPage = {}, limits: Limits = {}): Facet {
    return this.facetOf(field, this.answers.answer(query, [field], limits), {
      ...page,
      limit: Math.min(page.limit ?? DEFAULT_FACET_LIMIT, MAX_FACET_LIMIT),
    });
  }

  /** Of utterances that are repeated among the results in several articles, the first each. */
  repeated(query: SearchQuery, limit: number, limits: Limits = {}): Hit[] {
    const { collection } = this;
    const answer = this.answers.answer({ ...query, scope: 'quotations' }, [], limits);
    const { units, counted, budget } = answer;
    const found = repeatedUtterances(collection.utteranceText, counted.units, units.article, budget).slice(0, limit);
    const builder = new HitBuilder(collection, this.files, answer);
    return found.map((unit) => builder.build({ unit, score: 0, passageScores: undefined }));
  }

  standElsewhere(sayings: readonly Saying[]): boolean[] {
    scratch.reset();
    const budget = new Budget();
    const { articles } = this.collection;
    return sayings.map(({ article, text }) => standsElsewhere(this.collection, articles.numberOf(article) ?? -1, text, budget));
  }

  variants(place: QuotationPlace): Variants | undefined {
    return this.variantsBuilder().build(place);
  }

  countVariants(places: readonly QuotationPlace[]): number[] {
    const builder = this.variantsBuilder();
    return places.map((place) => builder.countOthers(place));
  }

  /** Takes what another thread found; without it, it is found here when it is asked for. */
  adoptVariants(clusters: VariantClusters): void {
    this.variantBuilder = new VariantBuilder(this.collection, this.files, clusters);
  }

  /** What a scope needs to be searched, for other threads too. */
  prepare(scope: Scope): StoredScope {
    return this.answers.prepare(scope);
  }

  /** Takes what another thread prepared. */
  adopt(scope: Scope, made: StoredScope): void {
    this.answers.adopt(scope, made);
  }

  suggest(prefix: string): Suggestion[] {
    const end = performance.now() + SUGGEST_MS;
    return suggest(this.collection, this.entityRecords(), prefix, (q) => this.countFound(q, end - performance.now()));
  }

  /** Passages with these words as they are; none where the time does not suffice to count them. */
  private countFound(q: string, deadlineMs: number): number {
    try {
      const { relaxed, counted } = this.answers.answer(searchQuery({ q }), [], { deadlineMs });
      return relaxed ? 0 : counted.units.length;
    } catch (error) {
      if (error instanceof PullquoteError && error.code === 'deadline') return 0;
      throw error;
    }
  }

  article(id: string): AnnotatedArticle | undefined {
    const article = this.collection.articles.numberOf(id);
    return article === undefined ? undefined : this.files.article(this.collection.articles, article);
  }

  /** A passage of this generation. */
  passage(id: PassageId): PassageLookup | undefined {
    const found = findPassage(this.collection, this.files, id);
    return found && { state: 'current', article: found.annotated.article, passage: found.passage, link: passageLink(id) };
  }

  entity(idOrName: string): EntityRecord | undefined {
    return this.entityRecords().find(idOrName);
  }

  entities(query: EntityQuery): { total: number; entities: EntityRecord[] } {
    return this.entityRecords().list(query);
  }

  status(): EngineStatus {
    const { articles, passageArticle, utteranceArticle } = this.collection;
    return {
      generation: this.generation,
      articles: articles.length,
      passages: passageArticle.length,
      quotations: utteranceArticle.length,
    };
  }

  private hits(query: SearchQuery, answer: Answer): Hit[] {
    const { collection, files } = this;
    const offset = (query.page - 1) * query.limit;
    if (query.limit === 0 || offset >= answer.counted.units.length) return [];
    const builder = new HitBuilder(collection, files, answer);
    return rankHits(collection, answer, query.sort, { offset, limit: query.limit }).map((ranked) => builder.build(ranked));
  }

  private facetOf(field: FacetField, { constraints, counted }: Answer, page: FacetPage): Facet {
    const wanted = (page.offset ?? 0) + (page.limit ?? DEFAULT_FACET_LIMIT);
    return buildFacet(this.collection, field, constraints[field], counted.read(field, wanted), page);
  }

  private datesOf(which: 'whole' | 'open', { constraints, counted }: Answer, limit: number): Facet {
    const { collection } = this;
    if (which === 'open') this.periods ??= new DatePeriods(collection.tables.date);
    return dateFacet(collection, constraints.date, counted.read('date', limit), which === 'open' ? this.periods : undefined);
  }

  private variantsBuilder(): VariantBuilder {
    this.variantBuilder ??= new VariantBuilder(this.collection, this.files, findVariantClusters(this.collection));
    return this.variantBuilder;
  }

  private entityRecords(): EntityRecords {
    this.records ??= new EntityRecords(this.collection);
    return this.records;
  }
}

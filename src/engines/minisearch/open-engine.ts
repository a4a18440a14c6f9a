/**
 * The embedded engine: one generation of the index, loaded into typed arrays and queried in this thread.
 *
 * MiniSearch built the segments; its scoring is done here over all of them. It knows no file name but the suffixes of a segment, and
 * no ledger: whoever opens it says what became of passages of the past.
 */
import type { AnnotatedArticle, EntityId, PassageId } from '../../domain/annotation.ts';
import { passageLink } from '../../domain/links.ts';
import {
  DEFAULT_FACET_LIMIT,
  type Facet,
  FACET_FIELDS,
  type FacetField,
  type Hit,
  MAX_FACET_LIMIT,
  type SearchPage,
  type SearchQuery,
  searchQuery,
  type Suggestion,
} from '../../domain/search.ts';
import type {
  EngineStatus,
  EntityQuery,
  EntityRecord,
  FacetPage,
  PassageLookup,
  SearchEngine,
  SearchOptions,
} from '../../search/engine.ts';
import { terms } from '../../text/tokens.ts';
import { type Answer, QueryAnswerer } from './answer-query.ts';
import { ArticleFiles } from './article-files.ts';
import { buildFacet } from './build-facet.ts';
import { HitBuilder } from './build-hits.ts';
import type { Collection } from './collection.ts';
import type { Constraints } from './constraints.ts';
import type { Counted } from './count-units.ts';
import type { EntityTable } from './entity-names.ts';
import { EntityRecords } from './entity-records.ts';
import { openShared, viewCollection } from './load-collection.ts';
import { rankHits } from './rank.ts';
import type { SegmentSource } from './segment-reader.ts';
import { suggest } from './suggest.ts';
import { Tally } from './tally.ts';

/** What became of a passage that is no longer in the index. */
export interface FormerPassage {
  was: string;
  articleId: string;
  successor?: { id: PassageId; similarity: number };
}

export interface EngineSource {
  generation: string;
  segments: readonly SegmentSource[];
  entities: EntityTable;
  /** `undefined` for an id that was never given out. */
  formerPassage(id: PassageId): FormerPassage | undefined;
}

/** Candidates that are shown in place of a passage that is gone. */
const NEAR_PASSAGES = 5;
/** Different words of its old text by which they are found. */
const NEAR_WORDS = 200;

const NO_TALLY = new Tally(new Int32Array(0));

class MiniSearchEngine implements SearchEngine {
  private readonly source: EngineSource;
  private readonly collection: Collection;
  private readonly files: ArticleFiles;
  private readonly answers: QueryAnswerer;
  private records: EntityRecords | undefined;

  constructor(source: EngineSource, collection: Collection, files: ArticleFiles) {
    this.source = source;
    this.collection = collection;
    this.answers = new QueryAnswerer(collection);
    this.files = files;
  }

  // oxlint-disable-next-line require-await -- the interface is asynchronous for engines behind a network
  async search(query: SearchQuery, options: SearchOptions = {}): Promise<SearchPage> {
    const started = performance.now();
    const answer = this.answers.answer(query, FACET_FIELDS, options);
    const { constraints, counted, relaxed, readAs } = answer;
    const limit = Math.min(options.facetLimit ?? DEFAULT_FACET_LIMIT, MAX_FACET_LIMIT);
    const facets = Object.fromEntries(
      FACET_FIELDS.map((field) => [field, this.facetOf(field, constraints, counted, { limit })]),
    ) as SearchPage['facets'];
    const hits = this.hits(query, answer);
    return {
      query,
      total: counted.units.length,
      hits,
      facets,
      ...(relaxed ? { relaxed: { words: relaxed.words }, didYouMean: relaxed.didYouMean } : {}),
      ...(readAs === undefined ? {} : { readAs }),
      generation: this.source.generation,
      tookMs: performance.now() - started,
    };
  }

  // oxlint-disable-next-line require-await -- the interface is asynchronous for engines behind a network
  async facet(query: SearchQuery, field: FacetField, page: FacetPage = {}): Promise<Facet> {
    const { constraints, counted } = this.answers.answer(query, [field], {});
    return this.facetOf(field, constraints, counted, { ...page, limit: Math.min(page.limit ?? DEFAULT_FACET_LIMIT, MAX_FACET_LIMIT) });
  }

  suggest(prefix: string): Promise<Suggestion[]> {
    return Promise.resolve(suggest(this.collection, this.entityRecords(), prefix));
  }

  // oxlint-disable-next-line require-await -- what is damaged on the disk rejects
  async article(id: string): Promise<AnnotatedArticle | undefined> {
    const article = this.collection.articles.numberOf(id);
    return article === undefined ? undefined : this.files.article(this.collection.articles, article);
  }

  async passage(id: PassageId): Promise<PassageLookup | undefined> {
    return this.currentPassage(id) ?? this.formerPassage(id);
  }

  entity(idOrName: EntityId): Promise<EntityRecord | undefined> {
    return Promise.resolve(this.entityRecords().find(idOrName));
  }

  entities(query: EntityQuery): Promise<{ total: number; entities: EntityRecord[] }> {
    return Promise.resolve(this.entityRecords().list(query));
  }

  status(): Promise<EngineStatus> {
    const { articles, passageArticle, utteranceArticle } = this.collection;
    return Promise.resolve({
      generation: this.source.generation,
      articles: articles.length,
      passages: passageArticle.length,
      quotations: utteranceArticle.length,
    });
  }

  close(): Promise<void> {
    this.files.close();
    return Promise.resolve();
  }

  private hits(query: SearchQuery, answer: Answer): Hit[] {
    const { collection, files } = this;
    const offset = (query.page - 1) * query.limit;
    if (query.limit === 0 || offset >= answer.counted.units.length) return [];
    const builder = new HitBuilder(collection, files, answer);
    return rankHits(collection, answer, query.sort, { offset, limit: query.limit }).map((ranked) => builder.build(ranked));
  }

  private facetOf(field: FacetField, constraints: Constraints, counted: Counted, page: FacetPage): Facet {
    const tally = counted.counts[field] ?? NO_TALLY;
    return buildFacet(this.collection, field, constraints[field], tally, page);
  }

  private entityRecords(): EntityRecords {
    this.records ??= new EntityRecords(this.collection);
    return this.records;
  }

  private currentPassage(id: PassageId): PassageLookup | undefined {
    const { articles, passageArticle, passageIds } = this.collection;
    for (const number of passageIds.candidates(id)) {
      const article = passageArticle[number] ?? 0;
      const annotated = this.files.article(articles, article);
      const passage = annotated.passages[number - (articles.firstPassage[article] ?? 0)];
      if (passage?.id === id) return { state: 'current', article: annotated.article, passage, link: passageLink(id) };
    }
    return undefined;
  }

  private async formerPassage(id: PassageId): Promise<PassageLookup | undefined> {
    const former = this.source.formerPassage(id);
    if (!former) return undefined;
    const { was, articleId, successor } = former;
    if (successor && this.currentPassage(successor.id)) {
      return { state: 'moved', was, to: successor.id, similarity: successor.similarity };
    }
    return { state: 'gone', was, near: await this.nearPassages(was, articleId) };
  }

  /** What is most like a text that is gone: in its article first. */
  private async nearPassages(was: string, articleId: string): Promise<Hit[]> {
    const q = [...new Set(terms(was))].slice(0, NEAR_WORDS).join(' ');
    if (q === '') return [];
    const query = searchQuery({ q, match: 'any', limit: NEAR_PASSAGES });
    const own = await this.search({ ...query, filters: { article: [articleId] } });
    if (own.hits.length > 0 && own.relaxed === undefined) return own.hits;
    return (await this.search(query)).hits;
  }
}

/** Loads a generation. @throws PullquoteError('index-corrupt') */
export async function openMiniSearchEngine(source: EngineSource): Promise<SearchEngine> {
  const files = new ArticleFiles(source.segments);
  try {
    return new MiniSearchEngine(source, viewCollection(await openShared(source.segments, source)), files);
  } catch (error) {
    files.close();
    throw error;
  }
}

/** The engine on a cluster, as everybody sees it: one committed generation of an index. */
import type { AnnotatedArticle, Entity, PassageId } from '../../domain/annotation.ts';
import type { CorrectionState } from '../../domain/correction.ts';
import { PASSAGE_ID } from '../../domain/ids.ts';
import { passageLink } from '../../domain/links.ts';
import type { Facet, FacetField, Hit, SearchPage, SearchQuery, Suggestion } from '../../domain/search.ts';
import type {
  Arrival,
  EngineStatus,
  EntityQuery,
  EntityRecord,
  FacetPage,
  PassageLookup,
  Saying,
  SearchEngine,
  SearchOptions,
} from '../../search/engine.ts';
import { type FormerPassage, lookUpFormer } from '../../search/former-passages.ts';
import { terms } from '../../text/tokens.ts';
import { QueryAnswerer } from './answer-query.ts';
import { HIT_FIELDS, type UnitPlace } from './build-hits.ts';
import type { Cluster } from './cluster.ts';
import { formerIdDocumentId, formerPassageDocumentId, JOIN, type Json, KIND_OF_SCOPE, valueDocumentId } from './fields.ts';
import { allOf } from './formula.ts';
import { type Committed, type Generation, generationName } from './generations.ts';
import { ClusterNames, completing } from './names.ts';
import { WINDOW } from './page-hits.ts';
import { RepeatedWords } from './repeated-words.ts';
import { type FoundHit, Searcher } from './searcher.ts';
import { Suggester } from './suggest.ts';
import { joinTerms } from './terms.ts';
import { WordSamples } from './word-samples.ts';

const DEFAULT_ENTITIES = 50;
/** Documents that are read in one request. */
const PAGE = 10_000;

export interface EngineOptions {
  /** Hits up to which pages are found without a point in time; default 10,000, the most that a cluster allows by itself. */
  window?: number;
}

/** An entity as the values have it. */
interface StoredEntity {
  entity: Entity;
  passages: number;
  quotations: number;
}

function recordOf({ entity, passages, quotations }: StoredEntity): EntityRecord {
  return { ...entity, passages, quotations };
}

export class OpenSearchEngine implements SearchEngine {
  private readonly searcher: Searcher;
  private readonly committed: Committed;
  private readonly answers: QueryAnswerer;
  private readonly repeatedWords: RepeatedWords;
  private readonly suggester: Suggester;
  private readonly onClose: () => Promise<void>;
  private listed: Promise<Arrival[]> | undefined;
  private corrected: Promise<CorrectionState[]> | undefined;

  /** @param onClose what else ends with the engine */
  constructor(
    cluster: Cluster,
    generation: Generation,
    committed: Committed,
    { window = WINDOW }: EngineOptions,
    onClose: () => Promise<void>,
  ) {
    this.searcher = new Searcher(cluster, generation);
    this.committed = committed;
    const samples = new WordSamples(this.searcher);
    this.answers = new QueryAnswerer(this.searcher, new ClusterNames(this.searcher), samples, window);
    this.repeatedWords = new RepeatedWords(this.searcher, this.answers);
    this.suggester = new Suggester(this.searcher, samples, this.answers);
    this.onClose = onClose;
  }

  search(query: SearchQuery, options: SearchOptions = {}): Promise<SearchPage> {
    return this.answers.search(query, options);
  }

  facet(query: SearchQuery, field: FacetField, page: FacetPage = {}): Promise<Facet> {
    return this.answers.facet(query, field, page);
  }

  repeated(query: SearchQuery, limit: number): Promise<Hit[]> {
    return this.repeatedWords.among(query, limit);
  }

  standElsewhere(sayings: readonly Saying[]): Promise<boolean[]> {
    return this.repeatedWords.standElsewhere(sayings);
  }

  suggest(prefix: string): Promise<Suggestion[]> {
    return this.suggester.suggest(prefix);
  }

  async article(id: string): Promise<AnnotatedArticle | undefined> {
    return (await this.kept(id)) ?? (await this.ofCopy(id));
  }

  async passage(id: PassageId): Promise<PassageLookup | undefined> {
    if (!PASSAGE_ID.test(id)) return undefined;
    const current = await this.current(id);
    if (current) return current;
    const [former] = await this.searcher.values<{ record: FormerPassage }>([formerPassageDocumentId(id)]);
    return former && lookUpFormer(former.record, this, async (successor) => (await this.current(successor)) !== undefined);
  }

  async entity(idOrName: string): Promise<EntityRecord | undefined> {
    const own = await this.entityById(idOrName);
    if (own) return own;
    const [former] = await this.searcher.values<{ value: string }>([formerIdDocumentId(idOrName)]);
    if (former) return this.entityById(former.value);
    const exact = joinTerms(terms(idOrName));
    if (exact === '') return undefined;
    const { hits } = await this.searcher.searchValues<StoredEntity>({ query: allOf([ENTITIES, { term: { exact } }]), size: 2 });
    const [only, ...others] = hits;
    return only && others.length === 0 ? recordOf(only.source) : undefined;
  }

  async entities({
    q = '',
    type,
    offset = 0,
    limit = DEFAULT_ENTITIES,
  }: EntityQuery): Promise<{ total: number; entities: EntityRecord[] }> {
    const named = q.trim() === '' ? [] : completing('names', q);
    if (named === undefined) return { total: 0, entities: [] };
    const query = allOf([ENTITIES, ...named, ...(type === undefined ? [] : [{ term: { entity_type: type } }])]);
    const sort = [{ passages: 'desc' }, { quotations: 'desc' }, { label: 'asc' }, { value: 'asc' }];
    let [from, after]: [number, unknown[] | undefined] = [offset, undefined];
    // Beyond its window the cluster goes on only after a hit.
    while (from + limit > PAGE) {
      const step = Math.min(PAGE, from);
      if (step === 0) break;
      const passed: { hits: FoundHit[] } = await this.searcher.searchValues({
        query,
        sort,
        size: step,
        _source: false,
        ...(after ? { search_after: after } : {}),
      });
      after = passed.hits.at(-1)?.sort;
      if (passed.hits.length < step) return { total: await this.countEntities(query), entities: [] };
      from -= step;
    }
    const { total, hits } = await this.searcher.searchValues<StoredEntity>({
      query,
      sort,
      size: limit,
      ...(after ? { search_after: after } : { from }),
    });
    return { total, entities: hits.map(({ source }) => recordOf(source)) };
  }

  status(): Promise<EngineStatus> {
    const { articles, passages, quotations } = this.committed;
    return Promise.resolve({ generation: generationName(this.searcher.generation), articles, passages, quotations });
  }

  arrivals(): Promise<readonly Arrival[]> {
    this.listed ??= this.readArrivals();
    return this.listed;
  }

  corrections(): Promise<readonly CorrectionState[]> {
    this.corrected ??= this.recordsOf('correction').then((all) => all.map(({ record }) => record));
    return this.corrected;
  }

  async close(): Promise<void> {
    await this.answers.close();
    await this.onClose();
  }

  private async countEntities(query: Json): Promise<number> {
    return (await this.searcher.searchValues({ query, size: 0 })).total;
  }

  private async entityById(id: string): Promise<EntityRecord | undefined> {
    const [found] = await this.searcher.values<Partial<StoredEntity>>([valueDocumentId(id)]);
    return found?.entity === undefined ? undefined : recordOf({ passages: 0, quotations: 0, ...found, entity: found.entity });
  }

  private async kept(id: string): Promise<AnnotatedArticle | undefined> {
    return (await this.searcher.articles.read([id])).get(id);
  }

  private async ofCopy(id: string): Promise<AnnotatedArticle | undefined> {
    const { hits } = await this.searcher.searchOne<UnitPlace>({ query: { term: { copies: id } }, size: 1, ...HIT_FIELDS });
    return hits[0] && this.kept(hits[0].source.article);
  }

  private async current(id: PassageId): Promise<Extract<PassageLookup, { state: 'current' }> | undefined> {
    const query = allOf([{ ids: { values: [id] } }, { term: { [JOIN]: KIND_OF_SCOPE.passages } }]);
    const { hits } = await this.searcher.searchOne<UnitPlace>({ query, size: 1, ...HIT_FIELDS });
    const [found] = hits;
    const annotated = found && (await this.kept(found.source.article));
    const passage = annotated?.passages[found?.source.ordinal ?? 0];
    return annotated && passage && { state: 'current', article: annotated.article, passage, link: passageLink(id) };
  }

  private async readArrivals(): Promise<Arrival[]> {
    const all = await this.recordsOf('arrival');
    return all.map(({ value, record }) => ({ id: value, at: record.at }));
  }

  /** What the ledger gave, in its order. */
  private async recordsOf<T extends keyof LedgerRecords>(type: T): Promise<{ value: string; record: LedgerRecords[T] }[]> {
    const records: { value: string; record: LedgerRecords[T] }[] = [];
    for (let after: Json = {}; ; ) {
      const { hits } = await this.searcher.searchValues<{ value: string; record: LedgerRecords[T] }>({
        query: { term: { type } },
        size: PAGE,
        sort: [{ place: 'asc' }, { value: 'asc' }],
        ...after,
      });
      for (const { source } of hits) records.push(source);
      if (hits.length < PAGE) return records;
      after = { search_after: hits.at(-1)?.sort };
    }
  }
}

/** What the ledger gave, by its kind. */
interface LedgerRecords {
  arrival: { at: string };
  correction: CorrectionState;
}

const ENTITIES = allOf([{ term: { type: 'value' } }, { exists: { field: 'entity_type' } }]);

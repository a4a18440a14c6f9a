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
  type Scope,
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
import { matchAny } from '../../search/match-mode.ts';
import { parseQuery } from '../../search/parse-query.ts';
import { printQuery } from '../../search/print-query.ts';
import type { QueryNode } from '../../search/query-ast.ts';
import { terms } from '../../text/tokens.ts';
import { ArticleFiles } from './article-files.ts';
import { Budget } from './budget.ts';
import { buildFacet } from './build-facet.ts';
import { buildHit, type HitContext } from './build-hits.ts';
import type { Collection } from './collection.ts';
import { type Constraints, resolveConstraints } from './constraints.ts';
import { type Counted, countUnits } from './count-units.ts';
import { intersect } from './doc-sets.ts';
import type { EntityTable } from './entity-names.ts';
import { EntityRecords } from './entity-records.ts';
import { FacetRecords } from './facet-records.ts';
import { Evaluator, type Matched } from './evaluate.ts';
import { DocFinder } from './find-docs.ts';
import { loadCollection } from './load-collection.ts';
import { orderHits, scoreTexts, scoreUnits } from './rank.ts';
import { relaxQuery, type Relaxed } from './relax.ts';
import type { SegmentSource } from './segment-reader.ts';
import { suggest } from './suggest.ts';
import { Tally } from './tally.ts';
import { buildUnits, type Units } from './units.ts';

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

/** A query that has been matched and counted. */
interface Answer {
  units: Units;
  constraints: Constraints;
  query: QueryNode | undefined;
  readAs: string | undefined;
  relaxed: Relaxed | undefined;
  matched: Matched;
  counted: Counted;
  finder: DocFinder;
  budget: Budget;
}

class MiniSearchEngine implements SearchEngine {
  private readonly source: EngineSource;
  private readonly collection: Collection;
  private readonly files: ArticleFiles;
  private readonly units = new Map<Scope, Units>();
  private readonly countsOfAll = new Map<Scope, Counted>();
  private readonly facetRecords = new Map<Scope, FacetRecords>();
  private records: EntityRecords | undefined;

  constructor(source: EngineSource, collection: Collection, files: ArticleFiles) {
    this.source = source;
    this.collection = collection;
    this.files = files;
  }

  async search(query: SearchQuery, options: SearchOptions = {}): Promise<SearchPage> {
    const started = performance.now();
    const answer = this.answer(query, FACET_FIELDS, options);
    const { constraints, counted, relaxed, readAs } = answer;
    const limit = Math.min(options.facetLimit ?? DEFAULT_FACET_LIMIT, MAX_FACET_LIMIT);
    const facets = Object.fromEntries(
      FACET_FIELDS.map((field) => [field, this.facetOf(field, constraints, counted, { limit })]),
    ) as SearchPage['facets'];
    const hits = await this.hits(query, answer);
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
    const { constraints, counted } = this.answer(query, [field], {});
    return this.facetOf(field, constraints, counted, { ...page, limit: Math.min(page.limit ?? DEFAULT_FACET_LIMIT, MAX_FACET_LIMIT) });
  }

  suggest(prefix: string): Promise<Suggestion[]> {
    return Promise.resolve(suggest(this.collection, this.entityRecords(), prefix));
  }

  async article(id: string): Promise<AnnotatedArticle | undefined> {
    const entry = this.collection.articles[this.collection.articleById.get(id) ?? -1];
    return entry && this.files.read(entry);
  }

  async passage(id: PassageId): Promise<PassageLookup | undefined> {
    return (await this.currentPassage(id)) ?? this.formerPassage(id);
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
    return this.files.close();
  }

  private answer(query: SearchQuery, fields: readonly FacetField[], options: SearchOptions): Answer {
    const { collection } = this;
    const budget = new Budget(options);
    const units = this.unitsOf(query.scope);
    const finder = new DocFinder(collection.vocabulary, budget);
    const evaluator = new Evaluator(collection, units, finder);
    const parsed = parseQuery(query.q);
    const searched = parsed.ast && query.match === 'any' ? matchAny(parsed.ast) : parsed.ast;
    const index = query.scope === 'quotations' ? collection.utteranceText : collection.passageText;
    const relaxed = searched && parsed.ast && relaxQuery(searched, parsed.ast, evaluator, index, collection.vocabulary, finder, budget);
    const asked = relaxed?.query ?? searched;
    const constraints = resolveConstraints(collection, query);
    const matched = restrict(evaluator, evaluator.evaluate(asked), query, units);
    const isAll = asked === undefined && isUnrestricted(query, constraints);
    const counted = isAll ? this.countAll(units, matched, constraints) : this.count(units, matched, constraints, fields, budget);
    const readAs = parsed.repaired ? printQuery(parsed.ast) : undefined;
    return { units, constraints, query: asked, readAs, relaxed, matched, counted, finder, budget };
  }

  private async hits(query: SearchQuery, answer: Answer): Promise<Hit[]> {
    const { collection, files } = this;
    const { units, counted, matched, constraints } = answer;
    const offset = (query.page - 1) * query.limit;
    if (query.limit === 0 || offset >= counted.units.length) return [];
    const textScores = scoreTexts(collection, units, answer.finder, answer.query, answer.budget);
    const scores = scoreUnits(units, counted.units, textScores);
    const places = orderHits(collection, units, counted.units, scores, query.sort, { offset, limit: query.limit });
    const context: HitContext = { collection, units, files, query: answer.query, matched, constraints, scores: textScores };
    return Promise.all(places.map((place) => buildHit(context, counted.units[place] ?? 0, scores[place] ?? 0)));
  }

  private facetOf(field: FacetField, constraints: Constraints, counted: Counted, page: FacetPage): Facet {
    const tally = counted.counts[field] ?? new Tally(new Int32Array(0));
    return buildFacet(this.collection, field, constraints[field], tally, page);
  }

  private entityRecords(): EntityRecords {
    this.records ??= new EntityRecords(this.collection);
    return this.records;
  }

  private unitsOf(scope: Scope): Units {
    let units = this.units.get(scope);
    if (!units) {
      units = buildUnits(this.collection, scope);
      this.units.set(scope, units);
    }
    return units;
  }

  private count(
    units: Units,
    matched: Matched,
    constraints: Constraints,
    fields: readonly FacetField[],
    budget: Budget,
  ): Counted {
    return countUnits(this.collection, units, this.recordsOf(units), matched, constraints, fields, budget);
  }

  /** The counts of a whole scope: counted once, for the start page. */
  private countAll(units: Units, matched: Matched, constraints: Constraints): Counted {
    let counted = this.countsOfAll.get(units.scope);
    if (!counted) {
      counted = this.count(units, matched, constraints, FACET_FIELDS, new Budget());
      this.countsOfAll.set(units.scope, counted);
    }
    return counted;
  }

  private recordsOf(units: Units): FacetRecords {
    let records = this.facetRecords.get(units.scope);
    if (!records) {
      records = new FacetRecords(this.collection, units);
      this.facetRecords.set(units.scope, records);
    }
    return records;
  }

  private async currentPassage(id: PassageId): Promise<PassageLookup | undefined> {
    for (const number of this.collection.passageIds.candidates(id)) {
      const entry = this.collection.articles[this.collection.passageArticle[number] ?? -1];
      if (!entry) continue;
      const annotated = await this.files.read(entry);
      const passage = annotated.passages[number - entry.firstPassage];
      if (passage?.id === id) return { state: 'current', article: annotated.article, passage, link: passageLink(id) };
    }
    return undefined;
  }

  private async formerPassage(id: PassageId): Promise<PassageLookup | undefined> {
    const former = this.source.formerPassage(id);
    if (!former) return undefined;
    const { was, articleId, successor } = former;
    if (successor && (await this.currentPassage(successor.id))) {
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

/** What was matched, within the dates that were asked for. */
function restrict(evaluator: Evaluator, matched: Matched, { after, before }: SearchQuery, units: Units): Matched {
  if (after === undefined && before === undefined) return matched;
  const dated = evaluator.dated({ ...(after === undefined ? {} : { after }), ...(before === undefined ? {} : { before }) });
  if (matched.by === 'unit') return { by: 'unit', set: intersect(matched.set, dated) };
  const member = new Uint8Array(units.size);
  for (const unit of dated) member[unit] = 1;
  return { by: 'row', set: matched.set.filter((row) => member[units.rowUnit[row] ?? 0] === 1) };
}

function isUnrestricted({ after, before }: SearchQuery, constraints: Constraints): boolean {
  if (after !== undefined || before !== undefined) return false;
  return Object.values(constraints).every(({ hasFilter, hasExclusion }) => !hasFilter && !hasExclusion);
}

/** Loads a generation. @throws PullquoteError('index-corrupt') */
export async function openMiniSearchEngine(source: EngineSource): Promise<SearchEngine> {
  const files = await ArticleFiles.open(source.segments);
  try {
    return new MiniSearchEngine(source, await loadCollection(source.segments, source.entities), files);
  } catch (error) {
    await files.close();
    throw error;
  }
}

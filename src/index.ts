/**
 * Pullquote as a library: open an index that `pullquote index` has made, and search it.
 *
 * Only the types of what goes in and comes out are exported beside it; everything else may change.
 */
import { PullquoteError } from './domain/errors.ts';
import { isCurrentAnalyzer } from './engines/minisearch/analyzer.ts';
import { openMiniSearchEngine } from './engines/minisearch/open-engine.ts';
import type { Arrival, SearchEngine } from './search/engine.ts';
import { articlesOfCopies, readCorpusHealth } from './store/corpus-health.ts';
import { readEntityTable } from './store/entity-table.ts';
import { disk } from './store/file-layer.ts';
import { type Generation, useGeneration } from './store/generation.ts';
import { fileNames, indexCommand } from './store/index-folder.ts';
import { type Ledger, resolveFormerPassage } from './store/ledger.ts';

export interface OpenOptions {
  /** The ledger that goes with the index, where it lies elsewhere than it was written. */
  ledger?: string;
  /** Threads that search, at least two; without them searches run in the thread that asks, and hold it up for as long as they take. */
  threads?: number;
}

/**
 * Opens the current generation of an index for searching. Close the engine when done.
 *
 * @throws PullquoteError `no-index`, `index-corrupt`, `index-version`, `ledger-corrupt`, `io`
 */
export function openIndex(indexDir: string, options: OpenOptions = {}): Promise<SearchEngine> {
  return useGeneration(indexDir, options, (generation) => openEngine(generation, options));
}

async function openEngine({ indexDir, manifest, ledger, path }: Generation, options: OpenOptions): Promise<SearchEngine> {
  if (!isCurrentAnalyzer(manifest.analyzer)) {
    throw new PullquoteError('index-version', `${indexDir} was written by another version of the engine`, {
      hint: indexCommand(indexDir, manifest),
    });
  }
  const articleOfCopy = articlesOfCopies(await readCorpusHealth(disk, indexDir, manifest));
  const catalog = fileNames.catalog(manifest.generation);
  const engine = await openMiniSearchEngine({
    generation: manifest.generation,
    segments: manifest.segments.map(({ name, deleted }) => ({ name, deleted, path: (suffix) => path(name + suffix) })),
    ...(manifest.files[catalog] === undefined ? { entities: await readEntityTable(disk, indexDir, manifest) } : { catalog: path(catalog) }),
    formerPassage: (id) => resolveFormerPassage(ledger, id),
    ...(options.threads === undefined ? {} : { threads: options.threads }),
  });
  return {
    ...answerForCopies(engine, articleOfCopy),
    arrivals: arrivalsOf(ledger),
    formerPassages: () => [...ledger.formerPassages.keys()],
  };
}

/** The ledger keeps the order in which articles were minted; what no commit relies on has not come in. */
function arrivalsOf({ articles, uncommittedArticles }: Ledger): NonNullable<SearchEngine['arrivals']> {
  let listed: Promise<Arrival[]> | undefined;
  return () => {
    listed ??= Promise.resolve(
      [...articles.values()].filter(({ id }) => !uncommittedArticles.has(id)).map(({ id, firstIndexed }) => ({ id, at: firstIndexed })),
    );
    return listed;
  };
}

/** The id of a copy answers with the article that it is a copy of. */
function answerForCopies(engine: SearchEngine, articleOfCopy: ReadonlyMap<string, string>): SearchEngine {
  return {
    search: (query, options) => engine.search(query, options),
    facet: (query, field, page) => engine.facet(query, field, page),
    repeated: async (query, limit) => (await engine.repeated?.(query, limit)) ?? [],
    standElsewhere: async (sayings) => (await engine.standElsewhere?.(sayings)) ?? [],
    variants: async (place) => engine.variants?.(place),
    countVariants: async (places) => engine.countVariants?.(places),
    suggest: (prefix) => engine.suggest(prefix),
    article: async (id) => (await engine.article(id)) ?? engine.article(articleOfCopy.get(id) ?? id),
    passage: (id) => engine.passage(id),
    entity: (idOrName) => engine.entity(idOrName),
    entities: (query) => engine.entities(query),
    status: () => engine.status(),
    close: () => engine.close(),
  };
}

export { type ErrorCode, PullquoteError } from './domain/errors.ts';
export { searchQuery } from './domain/search.ts';
export type * from './domain/annotation.ts';
export type * from './domain/article.ts';
export type * from './domain/search.ts';
export type * from './domain/variants.ts';
export type {
  Arrival,
  EngineStatus,
  EntityQuery,
  EntityRecord,
  FacetPage,
  HeldEngine,
  PassageLookup,
  QuotationPlace,
  SearchEngine,
  SearchOptions,
} from './search/engine.ts';

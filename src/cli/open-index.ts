/**
 * Opens an index for searching: its current generation, as people corrected it since, with what the ledger knows.
 *
 * A state of the index is a generation and the corrections that hold of it, named "12+3" where three were ever entered. Whoever follows an index asks again
 * for the state and opens the next one; what was read of the same generation is kept.
 */
import type { CorrectionState } from '../domain/correction.ts';
import { PullquoteError } from '../domain/errors.ts';
import { isCurrentAnalyzer } from '../engines/minisearch/analyzer.ts';
import { type Corrector, openCorrector } from '../engines/minisearch/correcting-thread.ts';
import { openCorrectedEngine, openMiniSearchEngine } from '../engines/minisearch/open-engine.ts';
import { changeAnything, statesWithoutEffect } from '../search/corrections/correct-corpus.ts';
import { withCorrectedNames } from '../search/corrections/corrected-names.ts';
import type { Arrival, SearchEngine } from '../search/engine.ts';
import { articlesOfCopies, readCorpusHealth } from '../store/corpus-health.ts';
import { readEntityTable } from '../store/entity-table.ts';
import { disk } from '../store/file-layer.ts';
import { type Generation, useGeneration } from '../store/generation.ts';
import { fileNames, indexCommand, readManifest } from '../store/index-folder.ts';
import { type Ledger, resolveFormerPassage, successorsOfCorrected } from '../store/ledger.ts';

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
export async function openIndex(indexDir: string, options: OpenOptions = {}): Promise<SearchEngine> {
  const opener = new IndexOpener(indexDir, options);
  try {
    return (await opener.open()).engine;
  } finally {
    await opener.close();
  }
}

/** What was read of a generation, for its next state. */
interface Known {
  generation: Generation;
  corrector: Corrector | undefined;
}

export class IndexOpener {
  readonly #indexDir: string;
  readonly #options: OpenOptions;
  #known: Known | undefined;

  constructor(indexDir: string, options: OpenOptions) {
    this.#indexDir = indexDir;
    this.#options = options;
  }

  /** The state that there is now; `undefined` where there is no index. */
  async current(): Promise<string | undefined> {
    const generation = (await readManifest(disk, this.#indexDir))?.generation;
    const known = this.#known?.generation;
    if (generation === undefined || known?.manifest.generation !== generation) return generation;
    if (!(await known.ledger.refresh())) await this.#forget();
    return stateName(known);
  }

  /** @throws PullquoteError as `openIndex` */
  async open(): Promise<{ generation: string; engine: SearchEngine }> {
    const { ledger } = this.#options;
    const now = (await readManifest(disk, this.#indexDir))?.generation;
    const known = this.#known;
    if (known !== undefined && known.generation.manifest.generation === now && (await known.generation.ledger.refresh())) {
      return this.#openState(known);
    }
    await this.#forget();
    return useGeneration(this.#indexDir, ledger === undefined ? {} : { ledger }, async (generation) => {
      refuseOtherAnalyzer(generation);
      this.#known = { generation, corrector: undefined };
      return this.#openState(this.#known);
    });
  }

  async close(): Promise<void> {
    await this.#forget();
  }

  async #forget(): Promise<void> {
    const corrector = this.#known?.corrector;
    this.#known = undefined;
    await corrector?.close();
  }

  async #openState(known: Known): Promise<{ generation: string; engine: SearchEngine }> {
    const { generation } = known;
    const { indexDir, manifest, ledger, path } = generation;
    const articleOfCopy = articlesOfCopies(await readCorpusHealth(disk, indexDir, manifest));
    const name = stateName(generation);
    const { threads } = this.#options;
    const source = {
      generation: name,
      segments: manifest.segments.map((segment) => ({ ...segment, path: (suffix: string) => path(segment.name + suffix) })),
      formerPassage: (id: string) => resolveFormerPassage(ledger, id),
      ...(threads === undefined ? {} : { threads }),
    };
    // What is entered meanwhile is of the next state.
    const records = [...ledger.corrections];
    const beside = { arrivals: arrivalsOf(ledger), formerPassages: () => [...ledger.formerPassages.keys()] };
    const open = async (): Promise<{ engine: SearchEngine; states: readonly CorrectionState[] }> => {
      if (changeAnything(records)) {
        known.corrector ??= openCorrector({ indexDir, manifest }, threads !== undefined);
        const corrected = await known.corrector.correct(records, successorsOfCorrected(ledger));
        const engine = answerForCopies(await openCorrectedEngine(corrected, source), articleOfCopy);
        const { names, states } = corrected;
        return { engine: names.size === 0 ? engine : { ...engine, ...withCorrectedNames(engine, (id) => names.get(id)) }, states };
      }
      const catalog = fileNames.catalog(manifest.generation);
      const isCatalogued = manifest.files[catalog] !== undefined;
      const entities = isCatalogued ? { catalog: path(catalog) } : { entities: await readEntityTable(disk, indexDir, manifest) };
      const engine = answerForCopies(await openMiniSearchEngine({ ...source, ...entities }), articleOfCopy);
      return { engine, states: statesWithoutEffect(records) };
    };
    const { engine, states } = await open();
    return { generation: name, engine: { ...engine, ...beside, corrections: () => Promise.resolve(states) } };
  }
}

function stateName({ manifest, ledger }: Generation): string {
  const entered = ledger.corrections.length;
  return entered === 0 ? manifest.generation : `${manifest.generation}+${String(entered)}`;
}

function refuseOtherAnalyzer({ indexDir, manifest }: Generation): void {
  if (isCurrentAnalyzer(manifest.analyzer)) return;
  throw new PullquoteError('index-version', `${indexDir} was written by another version of the engine`, {
    hint: indexCommand(indexDir, manifest),
  });
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

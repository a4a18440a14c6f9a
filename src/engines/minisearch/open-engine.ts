/**
 * The embedded engine as everybody sees it: over threads of its own, or in the thread that asks.
 *
 * It knows no file name but the suffixes of a segment, and no ledger: whoever opens it says what became of passages of the past.
 */
import type { PassageId } from '../../domain/annotation.ts';
import type { Hit, SearchQuery } from '../../domain/search.ts';
import type { Variants } from '../../domain/variants.ts';
import { type FormerPassage, lookUpFormer } from '../../search/former-passages.ts';
import type { PassageLookup, QuotationPlace, Saying, SearchEngine } from '../../search/engine.ts';
import { ArticleFiles, closeArticleFiles, openArticleFiles, type OpenFiles } from './article-files.ts';
import type { CorrectedSegments } from './correct-segments.ts';
import { type CatalogSource, openShared, type SharedCollection, viewCollection } from './load-collection.ts';
import { LocalEngine } from './local-engine.ts';
import { SearchThreads } from './search-threads.ts';
import type { SegmentSource } from './segment-reader.ts';

export type EngineSource = {
  generation: string;
  segments: readonly SegmentSource[];
  /** `undefined` for an id that was never given out. */
  formerPassage(id: PassageId): FormerPassage | undefined;
  /**
   * Threads that search, at least two, so that cheap searches never wait for costly ones; without them searches run in the thread that
   * asks. Uncompiled sources (in tests) have no thread to start.
   */
  threads?: number;
  /** False, without threads, to count every search anew: to measure what counting costs. */
  keepsCounts?: boolean;
} & CatalogSource;

type Asked = Omit<SearchEngine, 'passage' | 'repeated' | 'standElsewhere' | 'variants' | 'countVariants' | 'close'> & {
  passage(id: PassageId): Promise<PassageLookup | undefined>;
  repeated(query: SearchQuery, limit: number): Promise<Hit[]>;
  standElsewhere(sayings: readonly Saying[]): Promise<boolean[]>;
  variants(place: QuotationPlace): Promise<Variants | undefined>;
  countVariants(places: readonly QuotationPlace[]): Promise<number[] | undefined>;
};

class MiniSearchEngine implements SearchEngine {
  readonly search: SearchEngine['search'];
  readonly facet: SearchEngine['facet'];
  readonly repeated: NonNullable<SearchEngine['repeated']>;
  readonly standElsewhere: NonNullable<SearchEngine['standElsewhere']>;
  readonly variants: NonNullable<SearchEngine['variants']>;
  readonly countVariants: NonNullable<SearchEngine['countVariants']>;
  readonly suggest: SearchEngine['suggest'];
  readonly article: SearchEngine['article'];
  readonly entity: SearchEngine['entity'];
  readonly entities: SearchEngine['entities'];
  readonly status: SearchEngine['status'];
  readonly close: SearchEngine['close'];
  private readonly asked: Asked;
  private readonly former: EngineSource['formerPassage'];

  constructor(asked: Asked, former: EngineSource['formerPassage'], close: () => Promise<void>) {
    this.search = (query, options) => asked.search(query, options);
    this.facet = (query, field, page) => asked.facet(query, field, page);
    this.repeated = (query, limit) => asked.repeated(query, limit);
    this.standElsewhere = (sayings) => asked.standElsewhere(sayings);
    this.variants = (place) => asked.variants(place);
    this.countVariants = (places) => asked.countVariants(places);
    this.suggest = (prefix) => asked.suggest(prefix);
    this.article = (id) => asked.article(id);
    this.entity = (idOrName) => asked.entity(idOrName);
    this.entities = (query) => asked.entities(query);
    this.status = () => asked.status();
    this.close = close;
    this.asked = asked;
    this.former = former;
  }

  async passage(id: PassageId): Promise<PassageLookup | undefined> {
    const current = await this.asked.passage(id);
    if (current) return current;
    const former = this.former(id);
    if (!former) return undefined;
    return lookUpFormer(former, this, async (successor) => (await this.asked.passage(successor)) !== undefined);
  }
}

/** Asks an engine in this thread; what it throws rejects. */
function askHere(engine: LocalEngine): Asked {
  const promise = <T>(answer: () => T): Promise<T> =>
    new Promise((resolve) => {
      resolve(answer());
    });
  return {
    search: (query, options) => promise(() => engine.search(query, options)),
    facet: (query, field, page) => promise(() => engine.facet(query, field, page)),
    repeated: (query, limit) => promise(() => engine.repeated(query, limit)),
    standElsewhere: (sayings) => promise(() => engine.standElsewhere(sayings)),
    variants: (place) => promise(() => engine.variants(place)),
    countVariants: (places) => promise(() => engine.countVariants(places)),
    suggest: (prefix) => promise(() => engine.suggest(prefix)),
    article: (id) => promise(() => engine.article(id)),
    passage: (id) => promise(() => engine.passage(id)),
    entity: (idOrName) => promise(() => engine.entity(idOrName)),
    entities: (query) => promise(() => engine.entities(query)),
    status: () => promise(() => engine.status()),
  };
}

/** Loads a generation. @throws PullquoteError('index-corrupt') */
export async function openMiniSearchEngine(source: EngineSource): Promise<SearchEngine> {
  const files = openArticleFiles(source.segments);
  try {
    return await startEngine({ shared: await openShared(source.segments, source), files }, source);
  } catch (error) {
    closeArticleFiles(files);
    throw error;
  }
}

/** Loads a generation as people corrected it. @param segments those on the disk */
export async function openCorrectedEngine(
  { shared, articles }: CorrectedSegments,
  source: StartOptions & Pick<EngineSource, 'segments'>,
): Promise<SearchEngine> {
  const { files, paths } = openArticleFiles(source.segments);
  const all = articles === undefined ? { files, paths } : { files: [...files, articles], paths: [...paths, 'the corrected articles'] };
  try {
    return await startEngine({ shared, files: all }, source);
  } catch (error) {
    closeArticleFiles(all);
    throw error;
  }
}

type StartOptions = Pick<EngineSource, 'generation' | 'formerPassage' | 'threads' | 'keepsCounts'>;

/** Searches what is loaded; the files are closed with the engine. */
async function startEngine({ shared, files }: { shared: SharedCollection; files: OpenFiles }, source: StartOptions): Promise<SearchEngine> {
  const { generation, threads = 0, keepsCounts } = source;
  const isCompiled = import.meta.url.endsWith('.js');
  const pool = threads > 0 && isCompiled ? new SearchThreads({ generation, shared, files }, threads) : undefined;
  await pool?.ready();
  const asked = pool ?? askHere(new LocalEngine(generation, viewCollection(shared), new ArticleFiles(files), shared.scopes, keepsCounts));
  return new MiniSearchEngine(
    asked,
    (id) => source.formerPassage(id),
    async () => {
      await pool?.close();
      closeArticleFiles(files);
    },
  );
}

/**
 * The one door to searching: the server, the command line, feeds and exports all use this interface, and nobody counts or
 * ranks outside it. It names no engine; each engine passes the same suite (`tests/contract/`).
 */
import type { AnnotatedArticle, Entity, EntityType, Passage, PassageId } from '../domain/annotation.ts';
import type { Article, ArticleId } from '../domain/article.ts';
import type { CorrectionState } from '../domain/correction.ts';
import type { Facet, FacetField, Hit, SearchPage, SearchQuery, Suggestion } from '../domain/search.ts';
import type { Variants } from '../domain/variants.ts';

export interface SearchOptions {
  signal?: AbortSignal;
  /** Milliseconds after which the search is given up with `PullquoteError('deadline')`. */
  deadlineMs?: number;
  /** Buckets a facet in `SearchPage.facets`; default 10, at most 1000. */
  facetLimit?: number;
  /**
   * Gives the dates by label, whatever `facetLimit` says: what is drawn over time must not stop at a page of values. `whole`: every one.
   * `open`: every year and what is chosen or excluded, and the parts of a period that is chosen, holds what is chosen, or is the only one with results in one
   * that is open.
   */
  dates?: 'whole' | 'open';
  /** The facets to count, all by default; the others come back empty. Under filters each costs time of its own. */
  facets?: readonly FacetField[];
}

export interface FacetPage {
  /** Keeps the values whose label has a word that begins so, folded. */
  prefix?: string;
  /** Default `count`. */
  order?: 'count' | 'label';
  offset?: number;
  limit?: number;
}

/** What a passage link leads to. `moved` and `gone` come from the ledger. */
export type PassageLookup =
  | { state: 'current'; article: Article; passage: Passage; link: string }
  /** Its text was edited: `to` is the passage that took its place, `similarity` in [0, 1] how near the texts are. */
  | { state: 'moved'; was: string; to: PassageId; similarity: number }
  | { state: 'gone'; was: string; near: Hit[] };

/** An entity over the whole corpus. */
export type EntityRecord = Entity & {
  /** Passages that name it. */
  passages: number;
  /** Utterances whose speaker it is. */
  quotations: number;
};

export interface EntityQuery {
  /** Words of a name or an alias, by prefix; "" lists all, most named first. */
  q?: string;
  type?: EntityType;
  offset?: number;
  limit?: number;
}

/** When an article first came in. */
export interface Arrival {
  id: ArticleId;
  /** ISO 8601 with time, UTC. */
  at: string;
}

/** An engine that stays at one state of the index until it is released; it is not to be closed. */
export interface HeldEngine {
  engine: SearchEngine;
  release(): void;
}

/** What somebody is quoted with in an article. */
export interface Saying {
  article: ArticleId;
  text: string;
}

/** A quotation by where it stands. */
export interface QuotationPlace {
  passage: PassageId;
  /** Any offset within it, in UTF-16 code units of the text of the passage. */
  at: number;
}

export interface EngineStatus {
  generation: string;
  articles: number;
  passages: number;
  /** Utterances. */
  quotations: number;
  /** Set until quotations have been compared: `countVariants` does not know yet. */
  isComparing?: true;
}

export interface SearchEngine {
  search(query: SearchQuery, options?: SearchOptions): Promise<SearchPage>;
  /** One facet of a query, by pages and to its end. */
  facet(query: SearchQuery, field: FacetField, page?: FacetPage): Promise<Facet>;
  /**
   * Utterances among the results of a query whose words stand in several articles, those in most articles first: of each the first.
   * Left out where the engine cannot tell.
   */
  repeated?(query: SearchQuery, limit: number): Promise<Hit[]>;
  /** Of each, whether an utterance of another article has just these words, whatever their marks and capitals. Left out as `repeated`. */
  standElsewhere?(sayings: readonly Saying[]): Promise<boolean[]>;
  /**
   * The forms in which a quotation in marks stands in the corpus: as it is, shortened, bracketed, otherwise punctuated. `undefined` where no quotation
   * stands at the place. What is a form of what is said by `src/search/variants/`. Left out where the engine cannot tell.
   */
  variants?(place: QuotationPlace): Promise<Variants | undefined>;
  /**
   * Of each in how many other articles it stands in any form; `undefined` for all while they are not yet compared, which goes on meanwhile. Left
   * out as `variants`.
   */
  countVariants?(places: readonly QuotationPlace[]): Promise<number[] | undefined>;
  /** At most ten completions of what is being typed, best first. */
  suggest(prefix: string): Promise<Suggestion[]>;
  article(id: ArticleId): Promise<AnnotatedArticle | undefined>;
  /** `undefined` for an id that was never given out. */
  passage(id: PassageId): Promise<PassageLookup | undefined>;
  /** By id, or by a name or alias that belongs to one entity alone. */
  entity(idOrName: string): Promise<EntityRecord | undefined>;
  entities(query: EntityQuery): Promise<{ total: number; entities: EntityRecord[] }>;
  status(): Promise<EngineStatus>;
  /**
   * The articles in the order in which they first came in, by the ledger; also those that are gone since. Left out where there is no
   * ledger.
   */
  arrivals?(): Promise<readonly Arrival[]>;
  /** Ids of passages that are no longer in their article, by the ledger; `passage` says what became of each. Left out as `arrivals`. */
  formerPassages?(): readonly PassageId[];
  /** What people have corrected, in the order in which they did, and what has become of it in this state. Left out as `arrivals`. */
  corrections?(): Promise<readonly CorrectionState[]>;
  /** For what asks more than once and must hear of one state. Left out where there is only one. */
  hold?(): HeldEngine;
  close(): Promise<void>;
}

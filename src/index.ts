/**
 * Pullquote as a library: open an index that `pullquote index` has made, and search it.
 *
 * Only the types of what goes in and comes out are exported beside it; everything else may change.
 */
export { openIndex, type OpenOptions } from './cli/open-index.ts';
export { type ErrorCode, PullquoteError } from './domain/errors.ts';
export { searchQuery } from './domain/search.ts';
export type * from './domain/annotation.ts';
export type * from './domain/article.ts';
export type * from './domain/correction.ts';
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

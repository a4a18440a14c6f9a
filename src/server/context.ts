/** What every route is given. */
import type { Editing } from '../../views/components/correction-form.tsx';
import type { Site } from '../../views/components/document.tsx';
import type { SearchEngine, SearchOptions } from '../search/engine.ts';
import type { articleSources } from './article-sources.ts';
import type { CorpusView } from './corpus-view.ts';

export interface ServerContext {
  engine: SearchEngine;
  site: Site;
  /** Of the program. */
  version: string;
  corpus: () => Promise<CorpusView>;
  sources: ReturnType<typeof articleSources>;
  /** Set where corrections are taken. */
  editing?: Editing;
  /** The address to give away: absolute where the server knows its public one, else the path itself. */
  absolute: (path: string) => string;
  /** As `absolute`, but nothing where only the path is known. */
  publicAddress: (path: string) => string | undefined;
}

/** The address to give away in what leaves the site: where the server does not know its public one, below that which was asked. */
export function addressesFor({ publicAddress }: ServerContext, request: Request): (path: string) => string {
  const { origin } = new URL(request.url);
  return (path) => publicAddress(path) ?? origin + path;
}

/** A search that takes longer is given up, and answered with 503: most take milliseconds. */
const DEADLINE_MS = 1_000;

/** What bounds the searches of one request. */
export function searchLimits(request: Request): SearchOptions {
  return { signal: request.signal, deadlineMs: DEADLINE_MS };
}

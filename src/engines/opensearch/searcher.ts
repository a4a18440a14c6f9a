/** Searches of one generation. */
import { PullquoteError } from '../../domain/errors.ts';
import { type Cluster, causeOf, refused } from './cluster.ts';
import type { DocumentPlace, Json, Query } from './fields.ts';
import type { Generation } from './generations.ts';
import { type KeptArticle, KeptArticles } from './kept-articles.ts';

export interface SearchLimits {
  signal?: AbortSignal;
  /** Milliseconds. */
  deadlineMs?: number;
}

export interface FoundHit<T = Json> {
  id: string;
  score: number;
  source: T;
  sort: unknown[];
  inner: Record<string, InnerHit[]>;
  /** Names of the clauses that it meets. */
  matched: string[];
}

export interface InnerHit {
  id: string;
  score: number;
  source: Json;
}

export interface Found<T = Json> {
  total: number;
  hits: FoundHit<T>[];
  aggregations: Json;
  /** Of suggesters. */
  suggest: Json;
  pit?: string;
}

interface RawHit {
  _id: string;
  _score: number | null;
  _source?: Json;
  sort?: unknown[];
  fields?: Record<string, unknown[]>;
  matched_queries?: string[];
  inner_hits?: Record<string, { hits: { hits: RawHit[] } }>;
}

/** What came of one document that was asked for. */
interface Got {
  found?: boolean;
  error?: Parameters<typeof causeOf>[0];
}

interface RawFound {
  error?: Parameters<typeof causeOf>[0];
  status?: number;
  timed_out?: boolean;
  _shards?: { failed: number; total: number };
  hits?: { total?: { value: number }; hits: RawHit[] };
  aggregations?: Json;
  suggest?: Json;
  pit_id?: string;
}

/** What is kept of a document as JSON. */
const HEAD = 'head';

/** Asks for nothing of a hit but its place in the order. */
export const PLACE_ALONE: Json = { _source: false, stored_fields: ['_none_'] };

/** Asks for the id of each hit, for what is kept of it, and for values of fields. */
export function kept(names: readonly string[], values: readonly string[] = []): Json {
  return { _source: false, stored_fields: names, ...(values.length === 0 ? {} : { docvalue_fields: values }) };
}

/** How rare a word is, is told from all parts of the index: the order does not depend on where an article lies. */
const SEARCH_TYPE = 'dfs_query_then_fetch';
const UNAVAILABLE = 503;
/** Searches in one request: that many run side by side anyhow. */
const MAX_TOGETHER = 100;

export class Searcher {
  readonly generation: Generation;
  readonly articles: KeptArticles;
  private readonly cluster: Cluster;
  private readonly where: string;

  constructor(cluster: Cluster, generation: Generation) {
    this.cluster = cluster;
    this.generation = generation;
    this.where = generation.documents;
    this.articles = new KeptArticles((places) => this.documents<KeptArticle>(places, ['whole']));
  }

  /** @throws PullquoteError `deadline`, `overloaded` where a part of the index is away, `no-index` where the generation is gone */
  async search<T = Json>(bodies: readonly Json[], limits: SearchLimits = {}): Promise<Found<T>[]> {
    const found: Found<T>[] = [];
    for (let from = 0; from < bodies.length; from += MAX_TOGETHER)
      found.push(...(await this.together<T>(bodies.slice(from, from + MAX_TOGETHER), limits)));
    return found;
  }

  async searchOne<T = Json>(body: Json, limits: SearchLimits = {}): Promise<Found<T>> {
    const [found] = await this.search<T>([body], limits);
    if (!found) throw new Error('a search was not answered');
    return found;
  }

  /** Of one point in time, or of the values. */
  private async alone<T>(path: string, body: Json, limits: SearchLimits, query: Record<string, string> = {}): Promise<Found<T>> {
    const { body: raw } = await this.cluster.request<RawFound>('POST', path, timed(body, limits), { ...requestLimits(limits), query });
    return this.read<T>(raw);
  }

  searchValues<T = Json>(body: Json, limits: SearchLimits = {}): Promise<Found<T>> {
    return this.alone<T>(`/${this.generation.values}/_search`, { track_total_hits: true, ...body }, limits);
  }

  /** A search whose body names a point in time. */
  searchPoint<T = Json>(body: Json, limits: SearchLimits = {}): Promise<Found<T>> {
    return this.alone<T>('/_search', body, limits, { search_type: SEARCH_TYPE });
  }

  async openPoint(keepAlive: string): Promise<string> {
    const { body } = await this.cluster.request<{ pit_id: string }>(
      'POST',
      `/${this.generation.documents}/_search/point_in_time`,
      undefined,
      {
        query: { keep_alive: keepAlive, preference: this.preference, allow_partial_pit_creation: false },
      },
    );
    return body.pit_id;
  }

  async closePoint(id: string): Promise<void> {
    await this.cluster.request('DELETE', '/_search/point_in_time', { pit_id: [id] }, { accept: [404] });
  }

  /** Of documents, by their ids and routing, what is kept; what is not there is left out. */
  async documents<T = Json>(wanted: readonly DocumentPlace[], names: readonly string[]): Promise<T[]> {
    if (wanted.length === 0) return [];
    const { body } = await this.cluster.request<{ docs: (Got & { fields?: Record<string, unknown[]> })[] }>(
      'POST',
      `/${this.generation.documents}/_mget`,
      { docs: wanted.map(({ id, routing }) => ({ _id: id, routing, stored_fields: names })) },
      { query: { realtime: false } },
    );
    return body.docs.flatMap((got) => (this.isFound(got) ? [sourceOf({}, got.fields) as T] : []));
  }

  /** Of each id what the values have of it. */
  async values<T = Json>(ids: readonly string[]): Promise<(T | undefined)[]> {
    if (ids.length === 0) return [];
    const { body } = await this.cluster.request<{ docs: (Got & { _source?: T })[] }>(
      'POST',
      `/${this.generation.values}/_mget`,
      { ids },
      { query: { realtime: false } },
    );
    return body.docs.map(({ _source: source, ...got }) => (this.isFound(got) ? source : undefined));
  }

  /** Whether it is there. @throws PullquoteError where that cannot be told, since the part that would have it is away */
  private isFound({ found, error }: Got): boolean {
    if (error !== undefined) throw refused(UNAVAILABLE, causeOf(error), this.where);
    return found === true;
  }

  private async together<T>(bodies: readonly Json[], limits: SearchLimits): Promise<Found<T>[]> {
    const header = JSON.stringify({
      index: this.generation.documents,
      preference: this.preference,
      search_type: SEARCH_TYPE,
      allow_partial_search_results: false,
    });
    const lines = bodies.map((body) => `${header}\n${JSON.stringify(timed(body, limits))}\n`).join('');
    const { body } = await this.cluster.request<{ responses: RawFound[] }>('POST', '/_msearch', lines, requestLimits(limits));
    return body.responses.map((raw) => this.read<T>(raw));
  }

  /** The same copies answer each time, so that the same search has the same scores. */
  private get preference(): string {
    return this.generation.documents;
  }

  private read<T>({ error, status, timed_out, _shards, hits, aggregations, suggest, pit_id }: RawFound): Found<T> {
    if (error !== undefined) throw refused(status ?? 0, causeOf(error), this.where);
    if (timed_out === true) {
      throw new PullquoteError('deadline', 'the search took longer than it may', { hint: 'Ask for fewer or rarer words.' });
    }
    if ((_shards?.failed ?? 0) > 0) {
      throw new PullquoteError(
        'overloaded',
        `${String(_shards?.failed)} of ${String(_shards?.total)} parts of ${this.where} are not available`,
      );
    }
    return {
      total: hits?.total?.value ?? 0,
      hits: (hits?.hits ?? []).map(
        ({ _id: id, _score: score, _source: source, fields, sort, matched_queries: matched, inner_hits: inner }) => ({
          id,
          score: score ?? 0,
          source: sourceOf(source, fields) as T,
          sort: sort ?? [],
          matched: matched ?? [],
          inner: Object.fromEntries(Object.entries(inner ?? {}).map(([name, each]) => [name, each.hits.hits.map(readInner)])),
        }),
      ),
      aggregations: aggregations ?? {},
      suggest: suggest ?? {},
      ...(pit_id === undefined ? {} : { pit: pit_id }),
    };
  }
}

/** What is kept, read, and the first value of every other field. */
function sourceOf(source: Json | undefined, fields: Record<string, unknown[]> | undefined): Json {
  const read = Object.entries(fields ?? {}).map(([name, [value]]) => [name, name === HEAD ? JSON.parse(String(value)) : value] as const);
  return { ...source, ...Object.fromEntries(read) };
}

function readInner({ _id, _score, _source, fields }: RawHit): InnerHit {
  return { id: _id, score: _score ?? 0, source: sourceOf(_source, fields) };
}

/** The cluster gives up where it can; the request a little later, in case it cannot. */
const GRACE_MS = 2000;

function timed(body: Json, { deadlineMs }: SearchLimits): Json {
  return deadlineMs === undefined ? body : { ...body, timeout: `${String(Math.max(1, Math.ceil(deadlineMs)))}ms` };
}

function requestLimits({ signal, deadlineMs }: SearchLimits): { signal?: AbortSignal; timeoutMs?: number } {
  return {
    ...(signal === undefined ? {} : { signal }),
    ...(deadlineMs === undefined ? {} : { timeoutMs: Math.ceil(deadlineMs) + GRACE_MS }),
  };
}

/** A search that only counts. */
export function counting(query: Query): Json {
  return { query, size: 0, track_total_hits: true };
}

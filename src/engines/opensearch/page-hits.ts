/** Hits from any place of a result, also beyond the 10,000 that a cluster pages through: from there on by points in time, each page after the last hit of the one before. */
import { PullquoteError } from '../../domain/errors.ts';
import type { Json } from './fields.ts';
import type { HitSearch } from './hit-queries.ts';
import { type Found, PLACE_ALONE, type Searcher, type SearchLimits } from './searcher.ts';

/** Up to here the cluster finds pages by itself. */
export const WINDOW = 10_000;
const KEEP_ALIVE = '2m';
/** Results that are being gone through. */
const MAX_OPEN = 20;

/** A result, and how far somebody has come in it. */
interface Walk {
  point: string;
  /** Hits before the next. */
  offset: number;
  after: unknown[] | undefined;
}

export class DeepPages {
  private readonly searcher: Searcher;
  private readonly window: number;
  /** By the search; the one that was last asked for comes last. */
  private readonly walks = new Map<string, Walk>();

  constructor(searcher: Searcher, window: number) {
    this.searcher = searcher;
    this.window = window;
  }

  /** @param search as it is shown. @param bare the same without what only shown hits need. @param shown what of a hit is read */
  async read<T>(search: HitSearch, bare: HitSearch, offset: number, shown: Json, limit: number, limits: SearchLimits): Promise<Found<T>> {
    const key = JSON.stringify(search.query) + JSON.stringify(search.sort);
    const go = async (): Promise<{ walk: Walk; found: Found<T> }> => {
      const walk = await this.walkTo(key, bare, offset, limits);
      return { walk, found: await this.step<T>(walk, search, limit, { ...shown, track_scores: true }, limits) };
    };
    // A point in time ends with its nodes, and by itself when nobody asks for long: then it is gone through from the beginning.
    const { walk, found } = await go().catch((error: unknown) => {
      if (!this.walks.delete(key) || !(error instanceof PullquoteError) || error.code === 'deadline') throw error;
      return go();
    });
    this.walks.delete(key);
    this.walks.set(key, {
      point: found.pit ?? walk.point,
      offset: offset + found.hits.length,
      after: found.hits.at(-1)?.sort ?? walk.after,
    });
    await this.closeOldest();
    return found;
  }

  async close(): Promise<void> {
    const open = [...this.walks.values()];
    this.walks.clear();
    for (const { point } of open) await this.searcher.closePoint(point).catch(() => undefined);
  }

  /** Goes on where the last page ended, or from the beginning. */
  private async walkTo(key: string, bare: HitSearch, offset: number, limits: SearchLimits): Promise<Walk> {
    const known = this.walks.get(key);
    let walk: Walk =
      known !== undefined && known.offset <= offset
        ? known
        : { point: known?.point ?? (await this.searcher.openPoint(KEEP_ALIVE)), offset: 0, after: undefined };
    while (walk.offset < offset) {
      const found = await this.step(walk, bare, Math.min(this.window, offset - walk.offset), PLACE_ALONE, limits);
      if (found.hits.length === 0) return { ...walk, offset };
      walk = { point: found.pit ?? walk.point, offset: walk.offset + found.hits.length, after: found.hits.at(-1)?.sort };
    }
    return walk;
  }

  private step<T>({ point, after }: Walk, { query, sort }: HitSearch, size: number, rest: Json, limits: SearchLimits): Promise<Found<T>> {
    return this.searcher.searchPoint<T>(
      {
        query,
        sort,
        size,
        track_total_hits: false,
        pit: { id: point, keep_alive: KEEP_ALIVE },
        ...(after === undefined ? {} : { search_after: after }),
        ...rest,
      },
      limits,
    );
  }

  private async closeOldest(): Promise<void> {
    if (this.walks.size <= MAX_OPEN) return;
    const [oldest] = this.walks;
    if (oldest === undefined) return;
    this.walks.delete(oldest[0]);
    await this.searcher.closePoint(oldest[1].point).catch(() => undefined);
  }
}

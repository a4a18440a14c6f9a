/**
 * Up to where each alert was told to each of its readers: a place in the order of arrivals, that is, of the ledger.
 *
 * A place and not a list of hits: what came in before it alerts nobody again, whatever a new model or a re-index finds in it. Each
 * reader has a place of their own, which moves only when a delivery has succeeded, so that a failed one is made up for by the next
 * and no other reader hears anything twice. The file is replaced as a whole, or not at all.
 */
import { dirname } from 'node:path';
import { z } from 'zod';
import { messageOf, PullquoteError } from '../../domain/errors.ts';
import type { Arrival } from '../../search/engine.ts';
import { type FileLayer, readWhole, writeDurably } from '../../store/file-layer.ts';

const placeSchema = z.object({
  /** The last article that was told of; left out where nothing had come in. */
  article: z.string().exactOptional(),
  /** When that came in. */
  at: z.string(),
});
/** Everything that came in after it is new. */
export type Place = z.infer<typeof placeSchema>;

const stateSchema = z.object({ v: z.literal(1), alerts: z.record(z.string(), z.record(z.string(), placeSchema)) });

export const START: Place = { at: '' };

/** The place behind everything that has come in. */
export function endOf(arrivals: readonly Arrival[]): Place {
  const last = arrivals.at(-1);
  return last === undefined ? START : { article: last.id, at: last.at };
}

/** What came in after a place, in its order. Where the ledger is another one, which does not know the article, the time decides. */
export function arrivalsAfter(arrivals: readonly Arrival[], place: Place): readonly Arrival[] {
  if (place.article === undefined && place.at === '') return arrivals;
  const found = arrivals.findLastIndex(({ id }) => id === place.article);
  return found < 0 ? arrivals.filter(({ at }) => at > place.at) : arrivals.slice(found + 1);
}

export class AlertsState {
  readonly #files: FileLayer;
  readonly #file: string;
  readonly #places: Map<string, Map<string, Place>>;

  constructor(files: FileLayer, file: string, places: Map<string, Map<string, Place>>) {
    this.#files = files;
    this.#file = file;
    this.#places = places;
  }

  /** `undefined` where this reader never heard of this alert. */
  placeOf(alert: string, reader: string): Place | undefined {
    return this.#places.get(alert)?.get(reader);
  }

  /** Writes the new place, and returns once it is on the disk. */
  async move(alert: string, reader: string, place: Place): Promise<void> {
    const readers = this.#places.get(alert) ?? new Map<string, Place>();
    readers.set(reader, place);
    this.#places.set(alert, readers);
    const alerts = Object.fromEntries([...this.#places].map(([name, places]) => [name, Object.fromEntries(places)]));
    const beside = `${this.#file}.tmp`;
    await writeDurably(this.#files, beside, [Buffer.from(`${JSON.stringify({ v: 1, alerts }, null, 1)}\n`)]);
    await this.#files.rename(beside, this.#file);
    await this.#files.syncFolder(dirname(this.#file));
  }
}

/** Reads the state; where there is none, nobody was told of anything. @throws PullquoteError config-invalid */
export async function readAlertsState(files: FileLayer, file: string): Promise<AlertsState> {
  if ((await files.facts(file)) === undefined) return new AlertsState(files, file, new Map());
  try {
    const { alerts } = stateSchema.parse(JSON.parse((await readWhole(files, file)).toString('utf8')));
    return new AlertsState(files, file, new Map(Object.entries(alerts).map(([name, places]) => [name, new Map(Object.entries(places))])));
  } catch (cause) {
    throw new PullquoteError('config-invalid', `${file} is damaged: ${messageOf(cause)}`, {
      hint: `remove ${file}; alerts then begin anew from the present state`,
      cause,
    });
  }
}

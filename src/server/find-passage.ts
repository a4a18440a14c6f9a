/** Follows a passage link to the text that stands for it now. */
import type { PassageId } from '../domain/annotation.ts';
import { PullquoteError } from '../domain/errors.ts';
import type { PassageLookup, SearchEngine } from '../search/engine.ts';

/** A passage edited more often than this, once for each run, has a ledger that runs in a circle. */
const MAX_MOVES = 50;

/** What a link leads to: the passage itself, or after edits the one that took its place; or what is left of it. */
export type PassageFound =
  | { state: 'current'; found: Extract<PassageLookup, { state: 'current' }>; moved: boolean }
  | { state: 'gone'; gone: Extract<PassageLookup, { state: 'gone' }> };

/** @throws PullquoteError not-found, for an id that was never given out */
export async function findPassage(engine: SearchEngine, id: PassageId): Promise<PassageFound> {
  let at = id;
  for (let moves = 0; moves <= MAX_MOVES; moves++) {
    const lookup = await engine.passage(at);
    if (lookup === undefined) break;
    if (lookup.state === 'current') return { state: 'current', found: lookup, moved: moves > 0 };
    if (lookup.state === 'gone') return { state: 'gone', gone: lookup };
    at = lookup.to;
  }
  throw new PullquoteError('not-found', `there is no paragraph "${id}"`);
}

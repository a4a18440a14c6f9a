/**
 * What the clippings of a list lead to now. Texts that were edited since are followed as their links are: what is shown and exported is what
 * stands there, and that it read otherwise is said.
 */
import type { PassageId } from '../domain/annotation.ts';
import { type Clipping, clippingRef } from '../domain/clippings.ts';
import { selectionLink } from '../domain/links.ts';
import type { Hit } from '../domain/search.ts';
import { selectedWords } from '../domain/selector.ts';
import type { FoundClipping } from '../export/clippings/cited-clipping.ts';
import type { SearchEngine } from '../search/engine.ts';
import { findPassage, type PassageFound } from './find-passage.ts';
import { findSelection } from './selection.ts';
import { someAtATime } from './some-at-a-time.ts';
import { whereWordsStand } from './where-words-stand.ts';

export interface ResolvedClipping extends FoundClipping {
  ref: string;
  /** The address of what is clipped, on this site. */
  href: string;
  /** Of what is gone: the nearest that there is now. */
  near: readonly Hit[];
}

type Resolved = Pick<ResolvedClipping, 'now' | 'href' | 'near'>;

/** The link as it was given out. */
function givenLink({ passage, selection }: Clipping): string {
  const path = `/passages/${encodeURIComponent(passage)}`;
  if (selection === undefined) return path;
  return `${path}?span=${selection.spans.map(({ start, end }) => `${start}-${end}`).join(',')}&check=${selection.check}`;
}

const gone = (clipping: Clipping, was: string | undefined, near: readonly Hit[] = []): Resolved => ({
  now: { state: 'gone', ...(was === undefined ? {} : { was }) },
  href: givenLink(clipping),
  near,
});

/** What the text of a clipping was, and what stands for it now. */
async function follow(engine: SearchEngine, id: PassageId): Promise<{ former?: string; lookup: PassageFound } | undefined> {
  const first = await engine.passage(id);
  if (first?.state === 'current') return { lookup: { state: 'current', found: first, moved: false } };
  if (first === undefined) return undefined;
  if (first.state === 'gone') return { former: first.was, lookup: { state: 'gone', gone: first } };
  const lookup = await findPassage(engine, first.to);
  return { former: first.was, lookup: lookup.state === 'current' ? { ...lookup, moved: true } : lookup };
}

/** An id that was never given out here (a link of another site) is gone, with nothing known of it. */
async function resolve(engine: SearchEngine, clipping: Clipping): Promise<Resolved> {
  const { passage: id, selection } = clipping;
  const followed = await follow(engine, id);
  if (followed === undefined) return gone(clipping, undefined);
  const { former, lookup } = followed;
  if (lookup.state === 'gone') {
    const was = former ?? lookup.gone.was;
    const words = selection && selectedWords(was, selection)?.join(' … ');
    return gone(clipping, words ?? was, lookup.gone.near);
  }
  const { article } = lookup.found;
  const isElsewhere = lookup.moved && selection !== undefined;
  const passage = isElsewhere ? await whereWordsStand(engine, id, lookup.found.passage, selection) : lookup.found.passage;
  const here = (spans: Parameters<typeof selectionLink>[1], was: string | undefined): Resolved => ({
    now: { state: 'here', article, passage, spans, ...(was === undefined ? {} : { was }) },
    href: selectionLink(passage, spans),
    near: [],
  });
  if (selection === undefined) return here([], former);
  const found = findSelection(former ?? passage.text, passage.text, selection);
  if (found.state === 'same') return here(found.spans, undefined);
  return found.state === 'changed' ? here(found.spans, found.was) : gone(clipping, found.was);
}

/** In the order of the list. @param absolute makes a link that can be given away */
export async function findClippings(
  engine: SearchEngine,
  items: readonly Clipping[],
  absolute: (path: string) => string,
): Promise<ResolvedClipping[]> {
  const resolved = await someAtATime(items, (clipping) => resolve(engine, clipping));
  return resolved.map((one, i) => {
    const clipping = items[i] ?? { passage: '', note: '' };
    return { ...one, ref: clippingRef(clipping), note: clipping.note, link: absolute(one.href) };
  });
}

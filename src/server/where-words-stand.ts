/** Where a paragraph was split, the words that a link marks may stand in another part of it than the one that took its place. */
import type { Passage, PassageId } from '../domain/annotation.ts';
import { type Selection, selectedWords } from '../domain/selector.ts';
import type { SearchEngine } from '../search/engine.ts';
import { findSelection } from './selection.ts';

/** Fewer tell no place in an article from another. */
const FEWEST_LETTERS = 12;

/** The passage that holds the words of a link to `id`: `successor`, or another of its article where that alone has them. */
export async function whereWordsStand(engine: SearchEngine, id: PassageId, successor: Passage, selection: Selection): Promise<Passage> {
  const former = await engine.passage(id);
  if (former?.state !== 'moved' || findSelection(former.was, successor.text, selection).state === 'same') return successor;
  const words = selectedWords(former.was, selection);
  const found = await engine.passage(successor.id);
  const annotated = words && found?.state === 'current' ? await engine.article(found.article.id) : undefined;
  const holders = annotated?.passages.filter(({ text }) => words?.every((one) => one.length >= FEWEST_LETTERS && text.includes(one))) ?? [];
  const [only, other] = holders;
  return only !== undefined && other === undefined ? only : successor;
}

/** Which completions of what is being typed are shown, and in what order; the same for every engine. */
import type { Suggestion } from '../domain/search.ts';
import { tokenize } from '../text/tokens.ts';
import { compareText } from './facet-values.ts';

const MAX_SUGGESTIONS = 10;
/** So that no kind takes all the room. */
export const SUGGESTIONS_OF_KIND: Readonly<Record<Suggestion['kind'], number>> = { entity: 4, speaker: 2, source: 2, article: 2, word: 4 };
/** Shorter beginnings complete to no word worth showing. */
const MIN_WORD_PREFIX = 2;
/** Of completed words so many are searched, the most frequent, to show those that find most. */
export const MAX_COUNTED_WORDS = 8;
/** Each completion of a longer text would be a long search. */
const MAX_TYPED_WORDS = 8;

export function bySuggestionCount(a: Suggestion, b: Suggestion): number {
  return b.count - a.count || compareText(a.text, b.text) || compareText(a.value ?? '', b.value ?? '');
}

/** The word that is being typed, and what stands before it; `undefined` where there is none to complete. */
export function typedWord(typed: string): { before: string; term: string } | undefined {
  const words = tokenize(typed);
  const last = words.at(-1);
  if (words.length > MAX_TYPED_WORDS) return undefined;
  if (!last || last.end < typed.trimEnd().length || last.term.length < MIN_WORD_PREFIX) return undefined;
  return { before: typed.slice(0, last.start), term: last.term };
}

/** The best of each kind, names before words. A speaker who is shown as an entity is not shown again. */
export function arrangeSuggestions(found: Readonly<Record<Suggestion['kind'], readonly Suggestion[]>>): Suggestion[] {
  const first = (kind: Suggestion['kind'], all: readonly Suggestion[]): Suggestion[] =>
    all
      .filter(({ count }) => count > 0)
      .sort(bySuggestionCount)
      .slice(0, SUGGESTIONS_OF_KIND[kind]);
  const named = first('entity', found.entity);
  const ids = new Set(named.map(({ value }) => value));
  return [
    ...named,
    ...first(
      'speaker',
      found.speaker.filter(({ value }) => !ids.has(value)),
    ),
    ...first('source', found.source),
    ...first('article', found.article),
    ...first('word', found.word),
  ].slice(0, MAX_SUGGESTIONS);
}

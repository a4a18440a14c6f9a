/** Completions of what is being typed: names of entities, speakers and sources, titles, and words. */
import { MISSING, type Suggestion } from '../../domain/search.ts';
import { compareText } from '../../search/facet-values.ts';
import { tokenize } from '../../text/tokens.ts';
import type { Collection } from './collection.ts';
import type { EntityRecords } from './entity-records.ts';

const MAX_SUGGESTIONS = 10;
/** So that no kind takes all the room. */
const AT_MOST: Record<Suggestion['kind'], number> = { entity: 4, speaker: 2, source: 2, article: 2, word: 4 };
/** Shorter beginnings complete to no word worth showing. */
const MIN_WORD_PREFIX = 2;
const MAX_CANDIDATES = 2000;

function byCount(a: Suggestion, b: Suggestion): number {
  return b.count - a.count || compareText(a.text, b.text) || compareText(a.value ?? '', b.value ?? '');
}

function suggestEntities(entities: EntityRecords, prefix: string): Suggestion[] {
  return Array.from(entities.completing(prefix).subarray(0, AT_MOST.entity), (entity) => {
    const { id, name, passages } = entities.record(entity);
    return { kind: 'entity', text: name, value: id, count: passages };
  });
}

function suggestValues(collection: Collection, field: 'speaker' | 'source', prefix: string): Suggestion[] {
  const table = collection.tables[field];
  const found = Array.from(table.names.completing(prefix)).filter((value) => table.valueAt(value) !== MISSING);
  const counts = new Map(found.map((value) => [value, field === 'speaker' ? (collection.speakerCounts[value] ?? 0) : 0]));
  const all = field === 'speaker' ? [] : collection.articleValues.source.ids;
  for (const value of all) {
    const count = counts.get(value);
    if (count !== undefined) counts.set(value, count + 1);
  }
  return [...counts].map(([value, count]) => ({ kind: field, text: table.labelAt(value), value: table.valueAt(value), count }));
}

function suggestArticles(collection: Collection, prefix: string): Suggestion[] {
  const { articles } = collection;
  return Array.from(collection.titles.completing(prefix), (article): Suggestion => {
    const count = (articles.firstPassage[article + 1] ?? 0) - (articles.firstPassage[article] ?? 0);
    return { kind: 'article', text: articles.titleAt(article), value: articles.idAt(article), count };
  });
}

/** Of completed words so many are searched, the most frequent, to show those that find most. */
const MAX_COUNTED = 8;
/** Each completion of a longer text would be a long search. */
const MAX_TYPED_WORDS = 8;

/** The last word completed; what stands before it stays as it was typed. The numbers are those of the searches that they lead to. */
function suggestWords(collection: Collection, prefix: string, countFound: CountFound): Suggestion[] {
  const words = tokenize(prefix);
  const last = words.at(-1);
  if (words.length > MAX_TYPED_WORDS) return [];
  if (!last || last.end < prefix.trimEnd().length || last.term.length < MIN_WORD_PREFIX) return [];
  const { from, to } = collection.vocabulary.beginningWith(last.term);
  const completed = Array.from({ length: Math.min(to - from, MAX_CANDIDATES) }, (_, i): Suggestion => {
    const text = prefix.slice(0, last.start) + collection.vocabulary.words.at(from + i);
    return { kind: 'word', text, count: collection.passageText.text.count(from + i) };
  });
  const frequent = completed
    .filter(({ count }) => count > 0)
    .sort(byCount)
    .slice(0, MAX_COUNTED);
  return frequent.map((one) => ({ ...one, count: countFound(one.text) }));
}

/** How many paragraphs a search finds as it is written; 0 where that takes too long to say. */
export type CountFound = (q: string) => number;

export function suggest(collection: Collection, entities: EntityRecords, typed: string, countFound: CountFound): Suggestion[] {
  const prefix = typed.trimStart();
  if (tokenize(prefix).length === 0) return [];
  const first = (kind: Suggestion['kind'], found: Suggestion[]): Suggestion[] =>
    found
      .filter(({ count }) => count > 0)
      .sort(byCount)
      .slice(0, AT_MOST[kind]);
  const named = first('entity', suggestEntities(entities, prefix));
  const ids = new Set(named.map(({ value }) => value));
  return [
    ...named,
    ...first(
      'speaker',
      suggestValues(collection, 'speaker', prefix).filter(({ value }) => !ids.has(value)),
    ),
    ...first('source', suggestValues(collection, 'source', prefix)),
    ...first('article', suggestArticles(collection, prefix)),
    ...first('word', suggestWords(collection, prefix, countFound)),
  ].slice(0, MAX_SUGGESTIONS);
}

/** Completions of what is being typed: names of entities, speakers and sources, titles, and words. */
import { MISSING, type Suggestion } from '../../domain/search.ts';
import { arrangeSuggestions, bySuggestionCount, MAX_COUNTED_WORDS, SUGGESTIONS_OF_KIND, typedWord } from '../../search/suggestions.ts';
import { tokenize } from '../../text/tokens.ts';
import type { Collection } from './collection.ts';
import type { EntityRecords } from './entity-records.ts';

const MAX_CANDIDATES = 2000;

function suggestEntities(entities: EntityRecords, prefix: string): Suggestion[] {
  return Array.from(entities.completing(prefix).subarray(0, SUGGESTIONS_OF_KIND.entity), (entity) => {
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

/** The last word completed; what stands before it stays as it was typed. The numbers are those of the searches that they lead to. */
function suggestWords(collection: Collection, prefix: string, countFound: CountFound): Suggestion[] {
  const typed = typedWord(prefix);
  if (!typed) return [];
  const { from, to } = collection.vocabulary.beginningWith(typed.term);
  const completed = Array.from({ length: Math.min(to - from, MAX_CANDIDATES) }, (_, i): Suggestion => {
    const text = typed.before + collection.vocabulary.words.at(from + i);
    return { kind: 'word', text, count: collection.passageText.text.count(from + i) };
  });
  const frequent = completed
    .filter(({ count }) => count > 0)
    .sort(bySuggestionCount)
    .slice(0, MAX_COUNTED_WORDS);
  return frequent.map((one) => ({ ...one, count: countFound(one.text) }));
}

/** How many paragraphs a search finds as it is written; 0 where that takes too long to say. */
export type CountFound = (q: string) => number;

export function suggest(collection: Collection, entities: EntityRecords, typed: string, countFound: CountFound): Suggestion[] {
  const prefix = typed.trimStart();
  if (tokenize(prefix).length === 0) return [];
  return arrangeSuggestions({
    entity: suggestEntities(entities, prefix),
    speaker: suggestValues(collection, 'speaker', prefix),
    source: suggestValues(collection, 'source', prefix),
    article: suggestArticles(collection, prefix),
    word: suggestWords(collection, prefix, countFound),
  });
}

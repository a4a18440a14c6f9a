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

/** The last word completed; what stands before it stays as it was typed. */
function suggestWords(collection: Collection, prefix: string): Suggestion[] {
  const last = tokenize(prefix).at(-1);
  if (!last || last.end < prefix.trimEnd().length || last.term.length < MIN_WORD_PREFIX) return [];
  const { from, to } = collection.vocabulary.beginningWith(last.term);
  return Array.from({ length: Math.min(to - from, MAX_CANDIDATES) }, (_, i): Suggestion => {
    const text = prefix.slice(0, last.start) + collection.vocabulary.words.at(from + i);
    return { kind: 'word', text, count: collection.passageText.text.count(from + i) };
  }).filter(({ count }) => count > 0);
}

export function suggest(collection: Collection, entities: EntityRecords, typed: string): Suggestion[] {
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
    ...first('word', suggestWords(collection, prefix)),
  ].slice(0, MAX_SUGGESTIONS);
}

/**
 * A generation in memory. Segments, catalog and derived columns lie in memory that threads share: one opens them, and the others make
 * their views of the same bytes.
 */
import type { Scope } from '../../domain/search.ts';
import type { IndexedField } from './analyzer.ts';
import { ArticleTable } from './article-table.ts';
import type { Collection } from './collection.ts';
import type { Column } from './columns.ts';
import { readStatistics } from './compile-scope.ts';
import { type DerivedColumns, deriveColumns, deriveLengths } from './derive-columns.ts';
import { encodeCatalogOf } from './encode-catalog.ts';
import type { StoredScope } from './facet-records.ts';
import type { EntityTable } from './entity-names.ts';
import { KIND_OF_FIELD, numberSegments } from './number-segments.ts';
import { OrderedText } from './ordered-text.ts';
import { PassageIds } from './passage-ids.ts';
import { readSections, Sections, type SharedSections } from './section-file.ts';
import { SegmentReader, type SegmentSource } from './segment-reader.ts';
import { isSearched } from './segment-records.ts';
import { readScope, utterancePassagesOf, utteranceValuesOf } from './stored-scope.ts';
import { TextField } from './text-field.ts';
import { TextIndex } from './text-index.ts';
import type { TextKind } from './token-log.ts';
import { articleColumn, openTables, ownNumbers } from './value-tables.ts';
import { Vocabulary } from './vocabulary.ts';

/** What a thread is given to search a generation. */
export interface SharedCollection {
  segments: { deleted: readonly number[]; sections: SharedSections }[];
  catalog: SharedSections;
  derived: DerivedColumns;
  lengths: Record<IndexedField, Uint16Array>;
  /** Those that were made. */
  scopes: { passages: StoredScope } & Partial<Record<Scope, StoredScope>>;
}

/** The file of a catalog, or the table of entities to make one of. */
export type CatalogSource = { catalog: string } | { entities: EntityTable };

/** A copy that threads share. */
export function share(bytes: Uint8Array): Uint8Array {
  const shared = new Uint8Array(new SharedArrayBuffer(bytes.length));
  shared.set(bytes);
  return shared;
}

/** Reads a generation. @throws PullquoteError('index-corrupt') */
export async function openShared(sources: readonly SegmentSource[], source: CatalogSource): Promise<SharedCollection> {
  const isWanted = 'catalog' in source ? isSearched : undefined;
  const readers = await Promise.all(sources.map((segment) => SegmentReader.open(segment, isWanted)));
  return 'catalog' in source ? shareCollection(readers, await readSections(source.catalog)) : shareUncatalogued(readers, source.entities);
}

/** Of segments that have no catalog in common yet. */
export function shareUncatalogued(readers: readonly SegmentReader[], entities: EntityTable): SharedCollection {
  return shareCollection(readers, Sections.of('the catalog', share(encodeCatalogOf(readers, entities))));
}

function shareCollection(readers: readonly SegmentReader[], catalog: Sections): SharedCollection {
  const numbered = numberSegments(readers);
  const derived = deriveColumns(readers, numbered);
  const values = articleValuesOf(catalog, numbered.counts.articles);
  return {
    segments: readers.map(({ deleted, sections }) => ({ deleted, sections: sections.shared })),
    catalog: catalog.shared,
    derived,
    lengths: deriveLengths(readers, numbered),
    scopes: { passages: readScope(catalog, { ...derived, utterances: numbered.counts.utterances, values }) },
  };
}

function articleValuesOf(catalog: Sections, articles: number): Collection['articleValues'] {
  const [source, author, date] = ['source', 'author', 'date'].map((name) => articleColumn(catalog, name)) as [Column, Column, Column];
  return { source, article: ownNumbers(articles), author, date };
}

/** Views of what was opened. */
export function viewCollection({ segments, catalog, derived, lengths, scopes }: SharedCollection): Collection {
  const readers = segments.map((segment) => new SegmentReader(segment.deleted, new Sections(segment.sections)));
  const sections = new Sections(catalog);
  const { entities, tables } = openTables(sections);
  const { docs, passageArticle, utteranceArticle, partUtterance, firstPassage } = derived;
  const termsOf = (s: number): Uint32Array | undefined => {
    const name = `terms.${String(s)}`;
    return sections.has(name) ? sections.u32(name) : undefined;
  };
  const field = (name: IndexedField, size: number, groups?: Uint32Array): TextField =>
    new TextField(
      readers.map((reader, s) => {
        const own = reader.field(name);
        const numbers = termsOf(s);
        const terms = own.terms
          ? numbers
            ? own.terms.map((term) => numbers[term] ?? 0)
            : own.terms
          : (numbers ?? countingUp(own.offsets.length));
        return { terms, offsets: own.offsets, postings: own.postings, docs: docs[s]?.[KIND_OF_FIELD[name]] ?? NO_DOCS };
      }),
      size,
      lengths[name],
      readStatistics(sections, name),
      groups,
    );
  const ordered = (kind: TextKind): OrderedText =>
    new OrderedText(
      readers.map((reader, s) => ({ ...reader.texts(kind), terms: termsOf(s), docs: docs[s]?.[KIND_OF_FIELD[kind]] ?? NO_DOCS })),
    );
  const articles = new ArticleTable(
    readers.map((reader, s) => ({
      reader,
      docs: docs[s]?.articles ?? NO_DOCS,
      lines: derived.lines[s] ?? new Float64Array(0),
      passages: derived.passages[s] ?? new Uint32Array(0),
    })),
    firstPassage,
    derived.firstUtterance,
    tables.article,
  );
  const { units } = scopes.passages;
  let utterancePassages: Column | undefined;
  let speakerCounts: Uint32Array | undefined;
  const utteranceValues: Collection['utteranceValues'] = (name) => utteranceValuesOf(units, utteranceArticle.length, name);
  return {
    entities,
    articles,
    articleRank: sections.i32('article.rank'),
    titleRank: sections.i32('article.title-rank'),
    firstDays: sections.i32('article.first-day'),
    lastDays: sections.i32('article.last-day'),
    titles: tables.article.names,
    passageIds: new PassageIds(
      readers.map((reader, s) => ({
        hashes: reader.numbers('id.hashes'),
        docs: docs[s]?.passages ?? NO_DOCS,
      })),
    ),
    passageArticle,
    utteranceArticle,
    get utterancePassages() {
      return (utterancePassages ??= utterancePassagesOf(units, utteranceArticle.length));
    },
    partUtterance,
    partPassage: derived.partPassage,
    vocabulary: new Vocabulary(sections.strings('words'), sections.strings('stems')),
    passageText: new TextIndex(passageArticle.length, field('text', passageArticle.length), ordered('text'), {
      title: field('title', passageArticle.length, firstPassage),
      heading: field('heading', passageArticle.length, derived.headingGroups),
      entities: field('entities', passageArticle.length),
    }),
    utteranceText: new TextIndex(utteranceArticle.length, field('utterance', utteranceArticle.length), ordered('utterance')),
    partText: new TextIndex(partUtterance.length, field('part', partUtterance.length), ordered('part')),
    tables,
    articleValues: {
      source: units.unitValues.source.column,
      article: units.unitValues.article.column,
      author: units.unitValues.author.column,
      date: units.unitValues.date.column,
    },
    passageScope: scopes.passages,
    utteranceValues,
    get speakerCounts() {
      return (speakerCounts ??= countValues(utteranceValues('speaker'), tables.speaker.length));
    },
  };
}

function countingUp(size: number): Uint32Array {
  return Uint32Array.from({ length: size }, (_, i) => i);
}

const NO_DOCS = { first: 0, count: 0, gaps: undefined };

/** How often each of so many values is met. */
function countValues(values: Int32Array, size: number): Uint32Array {
  const counts = new Uint32Array(size);
  for (const value of values) if (value >= 0) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

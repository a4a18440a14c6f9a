/**
 * A generation in memory. Segments, catalog and derived columns lie in memory that threads share: one opens them, and the others make
 * their views of the same bytes.
 */
import { FACET_FIELDS, type FacetField, type Scope } from '../../domain/search.ts';
import type { IndexedField } from './analyzer.ts';
import { ArticleTable } from './article-table.ts';
import type { Collection } from './collection.ts';
import { compileCatalog } from './compile-catalog.ts';
import { type DerivedColumns, deriveColumns } from './derive-columns.ts';
import { buildRecords, type StoredScope } from './facet-records.ts';
import { EntityNames, type EntityTable } from './entity-names.ts';
import { KIND_OF_FIELD } from './number-segments.ts';
import { OrderedText } from './ordered-text.ts';
import { PassageIds } from './passage-ids.ts';
import { encodeSections, readSections, Sections, type SharedSections } from './section-file.ts';
import { SegmentReader, type SegmentSource } from './segment-reader.ts';
import { TextField } from './text-field.ts';
import { TextIndex } from './text-index.ts';
import type { TextKind } from './token-log.ts';
import { buildUnits } from './units.ts';
import { ValueTable } from './value-table.ts';
import { Vocabulary } from './vocabulary.ts';

/** What a thread is given to search a generation. */
export interface SharedCollection {
  segments: { deleted: readonly number[]; sections: SharedSections }[];
  catalog: SharedSections;
  derived: DerivedColumns;
  /** Those that were made. */
  scopes?: Partial<Record<Scope, StoredScope>>;
}

/** The file of a catalog, or the table of entities to make one of. */
export type CatalogSource = { catalog: string } | { entities: EntityTable };

function share(bytes: Uint8Array): Uint8Array {
  const shared = new Uint8Array(new SharedArrayBuffer(bytes.length));
  shared.set(bytes);
  return shared;
}

/** Reads a generation. @throws PullquoteError('index-corrupt') */
export async function openShared(sources: readonly SegmentSource[], source: CatalogSource): Promise<SharedCollection> {
  const opened = await Promise.all(sources.map((segment) => SegmentReader.open(segment)));
  const whole = opened.map((segment) => segment.whole);
  const catalog =
    'catalog' in source
      ? await readSections(source.catalog)
      : Sections.of('the catalog', share(encodeSections(compileCatalog(whole, source.entities))));
  const shared: SharedCollection = {
    segments: opened.map(({ searched: { deleted, sections } }) => ({ deleted, sections: sections.shared })),
    catalog: catalog.shared,
    derived: deriveColumns(whole, catalog),
  };
  const collection = viewCollection(shared);
  const units = buildUnits(collection, 'passages');
  return { ...shared, scopes: { passages: { units, records: buildRecords(collection, units) } } };
}

/** Views of what was opened. */
export function viewCollection({ segments, catalog, derived }: SharedCollection): Collection {
  const readers = segments.map((segment) => new SegmentReader(segment.deleted, new Sections(segment.sections)));
  const sections = new Sections(catalog);
  const entities = new EntityNames(sections);
  const tables = Object.fromEntries(
    FACET_FIELDS.map((field) => [field, new ValueTable(sections, field, entities, field === 'article')]),
  ) as Record<FacetField, ValueTable>;
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
      derived.lengths[name] ?? new Uint16Array(0),
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
  const column = (name: string): { starts: Uint32Array; ids: Int32Array } => ({
    starts: sections.u32(`article.${name}.starts`),
    ids: sections.i32(`article.${name}.ids`),
  });
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
    utterancePassages: derived.utterancePassages,
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
    articleValues: { source: column('source'), article: ownNumbers(articles.length), author: column('author'), date: column('date') },
    articleCredits: column('credits'),
    passageValues: derived.passageValues,
    utteranceValues: derived.utteranceValues,
  };
}

function countingUp(size: number): Uint32Array {
  return Uint32Array.from({ length: size }, (_, i) => i);
}

const NO_DOCS = { first: 0, count: 0, gaps: undefined };

/** Each article is its own value. */
function ownNumbers(size: number): { starts: Uint32Array; ids: Int32Array } {
  return { starts: Uint32Array.from({ length: size + 1 }, (_, i) => i), ids: Int32Array.from({ length: size }, (_, i) => i) };
}

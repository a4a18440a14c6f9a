/**
 * The catalog of a generation: what its segments have in common, numbered once. The words of all segments, the values of all facets and
 * the entities, each with what the numbers of the segments are called; of each live article its values and its place in an order.
 *
 * Making one takes seconds for a million passages; it is written at the commit, so that opening the generation only reads it. Where an index has
 * none, it is made when it is opened.
 *
 *   words, stems, terms.S: of each term of segment S (words first, then stems) its number; missing where there is but one segment
 *   F.values, F.labels, F.index, F.entity, F.names (of what is no entity): of facet F
 *   entities.S: of each entity of segment S its facet and value; cites.S, speakers.S: of each its value
 *   article.F.starts, article.F.ids: values of live articles, F being source, author, date or credits; .rank by id, .title-rank, .first-day, .last-day
 *   entity.*, canonical.*: the table of entities
 *   what `stored-scope.ts` and `compile-scope.ts` add
 */
import { QUOTATION_KINDS, SPEAKER_KINDS } from '../../domain/annotation.ts';
import { dateInterval, datePrefixes, isPartialDate } from '../../domain/dates.ts';
import { FACET_FIELDS, type FacetField, MISSING } from '../../domain/search.ts';
import { citedValue, compareText, fixedLabel, NO_QUOTATION, speakerValue } from '../../search/facet-values.ts';
import { type DocNumbers, numberOf } from './doc-numbers.ts';
import { compileEntities, type EntityTable } from './entity-names.ts';
import { addVocabulary } from './merge-words.ts';
import type { Section } from './section.ts';
import type { NumberLists, SegmentReader } from './segment-reader.ts';
import { numberSegments, type SegmentDocs } from './number-segments.ts';
import { ValueTableBuilder } from './value-table-builder.ts';

const ENTITY_FIELDS = ['person', 'organization', 'place'] as const;
/** Facet and value of an entity's id in one number: fewer than 2^28 values. */
const VALUE_BITS = 28;
const NO_VALUE = -1;

/** The facet, as its place among person, organization and place, and the value; `undefined` for an id of no facet. */
function unpackEntity(packed: number): { facet: number; value: number } | undefined {
  return packed < 0 ? undefined : { facet: packed >>> VALUE_BITS, value: packed & (2 ** VALUE_BITS - 1) };
}

/** Of entities the values in one of these facets; -1 for those of the others. */
export function valuesOfFacet(packed: Int32Array, facet: number): Int32Array {
  const values = new Int32Array(packed.length);
  for (let i = 0; i < packed.length; i++) {
    const own = packed[i] ?? NO_VALUE;
    values[i] = own >= 0 && own >>> VALUE_BITS === facet ? own & (2 ** VALUE_BITS - 1) : NO_VALUE;
  }
  return values;
}

/** Days that compare as numbers: 20250219. */
export function dayNumber(day: string): number {
  return Number(day.replaceAll('-', ''));
}

class CatalogCompiler {
  private readonly sections = new Map<string, Section>();
  private readonly tables = Object.fromEntries(FACET_FIELDS.map((field) => [field, new ValueTableBuilder()])) as Record<
    FacetField,
    ValueTableBuilder
  >;
  /** Of each facet the numbers that its values have in the catalog. */
  private readonly numbers = new Map<FacetField, Int32Array>();
  private readonly canonical: (id: string) => string;
  /** Number and name of each entity, by its id. */
  private readonly entities: ReadonlyMap<string, { number: number; name: string }>;
  private readonly readers: readonly SegmentReader[];
  private readonly docs: readonly SegmentDocs[];

  constructor(readers: readonly SegmentReader[], table: EntityTable) {
    this.readers = readers;
    this.docs = numberSegments(readers).docs;
    const entities = compileEntities(this.sections, table);
    this.entities = new Map(entities.map(({ id, name }, number) => [id, { number, name }]));
    const canonical = new Map(Object.entries(table.canonical));
    this.canonical = (id) => {
      // Most stand for themselves.
      let current = canonical.get(id);
      if (current === undefined) return id;
      for (const seen = new Set<string>(); !seen.has(current); current = canonical.get(current) ?? current) seen.add(current);
      return current;
    };
    this.addFixedValues();
  }

  compile(): Map<string, Section> {
    addVocabulary(this.sections, this.readers);
    this.readers.forEach((reader, s) => {
      const docs = this.docs[s];
      if (docs) this.addSegment(reader, docs, s);
    });
    this.addArticles();
    for (const field of FACET_FIELDS) {
      this.numbers.set(field, this.tables[field].finish(this.sections, field, field === 'article'));
    }
    this.renumber();
    return this.sections;
  }

  /** From the numbers in which values came to those in the order of their labels. */
  private renumber(): void {
    const numberIn = (field: FacetField, value: number): number => (value < 0 ? value : (this.numbers.get(field)?.[value] ?? NO_VALUE));
    this.readers.forEach((_, s) => {
      this.change(`entities.${String(s)}`, (packed) => {
        const own = unpackEntity(packed);
        const field = ENTITY_FIELDS[own?.facet ?? -1];
        return own && field ? own.facet * 2 ** VALUE_BITS + numberIn(field, own.value) : NO_VALUE;
      });
      this.change(`cites.${String(s)}`, (value) => numberIn('cites', value));
      this.change(`speakers.${String(s)}`, (value) => numberIn('speaker', value));
    });
    for (const field of ['source', 'author', 'date'] as const) this.change(`article.${field}.ids`, (value) => numberIn(field, value));
    this.change('article.credits.ids', (value) => numberIn('cites', value));
  }

  private change(name: string, to: (value: number) => number): void {
    const section = this.sections.get(name);
    if (section instanceof Int32Array) for (let i = 0; i < section.length; i++) section[i] = to(section[i] ?? NO_VALUE);
  }

  private addFixedValues(): void {
    const { tables } = this;
    for (const value of [...QUOTATION_KINDS, NO_QUOTATION]) tables.kind.add(value, fixedLabel('kind', value) ?? value);
    for (const value of SPEAKER_KINDS) tables['speaker-kind'].add(value, fixedLabel('speaker-kind', value) ?? value);
    for (const field of FACET_FIELDS) {
      const label = fixedLabel(field, MISSING);
      if (label !== undefined) tables[field].add(MISSING, label);
    }
  }

  private addSegment(reader: SegmentReader, docs: SegmentDocs, s: number): void {
    const entities = new Int32Array(reader.numbers('entity.id').length).fill(NO_VALUE);
    const ids = reader.numbers('entity.id');
    eachLive(reader.lists('passage.entities'), docs.passages, (place) => {
      if (entities[place] === NO_VALUE) entities[place] = this.entityValue(reader.name(ids[place] ?? 0));
    });
    const cites = new Int32Array(reader.numbers('cites.name').length).fill(NO_VALUE);
    eachLive(reader.lists('passage.cites'), docs.passages, (place) => {
      if (cites[place] === NO_VALUE) cites[place] = this.citedValue(reader, place);
    });
    this.sections.set(`entities.${String(s)}`, entities);
    this.sections.set(`cites.${String(s)}`, cites);
    this.sections.set(`speakers.${String(s)}`, this.speakerValues(reader, docs));
  }

  private entityValue(id: string): number {
    const canonical = this.canonical(id);
    const facet = ENTITY_FIELDS.findIndex((each) => canonical.startsWith(`${each}:`));
    const field = ENTITY_FIELDS[facet];
    return field === undefined ? NO_VALUE : facet * 2 ** VALUE_BITS + this.addValue(field, canonical, canonical);
  }

  private citedValue(reader: SegmentReader, place: number): number {
    const name = reader.name(reader.numbers('cites.name')[place] ?? 0);
    const entity = reader.optionalName(reader.numbers('cites.entity')[place] ?? 0);
    return this.addValue('cites', citedValue(entity === undefined ? { name } : { name, entity }, this.canonical), name);
  }

  private speakerValues(reader: SegmentReader, docs: SegmentDocs): Int32Array {
    const [names, kinds, ids] = ['name', 'kind', 'entity'].map((what) => reader.numbers(`speaker.${what}`));
    const values = new Int32Array(names?.length ?? 0).fill(NO_VALUE);
    const places = reader.numbers('utterance.speaker');
    for (let utterance = 0; utterance < places.length; utterance++) {
      const place = (places[utterance] ?? 0) - 1;
      if (place < 0 || values[place] !== NO_VALUE || numberOf(docs.utterances, utterance) < 0) continue;
      const name = reader.name(names?.[place] ?? 0);
      const kind = SPEAKER_KINDS[kinds?.[place] ?? 0] ?? 'named';
      const entity = reader.optionalName(ids?.[place] ?? 0);
      const value = speakerValue({ name, kind, ...(entity === undefined ? {} : { entity }) }, this.canonical);
      values[place] = value === MISSING ? (this.tables.speaker.numberOf(MISSING) ?? NO_VALUE) : this.addValue('speaker', value, name);
    }
    return values;
  }

  private addValue(field: FacetField, value: string, name: string): number {
    const entity = this.entities.get(value);
    return entity ? this.tables[field].addEntity(value, entity.name, entity.number) : this.tables[field].add(value, name);
  }

  private addArticles(): void {
    const columns = { source: new Lists(), author: new Lists(), date: new Lists(), credits: new Lists() };
    const ids: string[] = [];
    const titles: string[] = [];
    const days: { first: number; last: number }[] = [];
    this.readers.forEach((reader, s) => {
      const [own, ownTitles, published] = ['id', 'title', 'published'].map((name) => reader.numbers(`article.${name}`));
      const [sources, authors, credits] = ['sources', 'authors', 'credits'].map((name) => stringLists(reader, `article.${name}`));
      const docs = this.docs[s];
      if (!own || !docs || !sources || !authors || !credits) return;
      for (let ordinal = 0; ordinal < own.length; ordinal++) {
        if (numberOf(docs.articles, ordinal) < 0) continue;
        const id = reader.string(own[ordinal] ?? 0);
        const date = reader.optional(published?.[ordinal] ?? 0);
        const dated = date !== undefined && isPartialDate(date) ? date : undefined;
        ids.push(id);
        const title = reader.string(ownTitles?.[ordinal] ?? 0);
        titles.push(title);
        this.tables.article.add(id, title);
        columns.source.add(this.namesOrMissing('source', sources[ordinal] ?? []));
        columns.author.add(this.namesOrMissing('author', authors[ordinal] ?? []));
        columns.date.add(this.namesOrMissing('date', dated === undefined ? [] : datePrefixes(dated)));
        columns.credits.add((credits[ordinal] ?? []).map((name) => this.tables.cites.add(name, name)));
        days.push(dated === undefined ? { first: 0, last: 0 } : daysOf(dated));
      }
    });
    for (const [name, lists] of Object.entries(columns)) lists.finish(this.sections, `article.${name}`);
    this.sections.set('article.rank', rankBy(ids, ids));
    this.sections.set('article.title-rank', rankBy(titles, ids));
    this.sections.set(
      'article.first-day',
      Int32Array.from(days, ({ first }) => first),
    );
    this.sections.set(
      'article.last-day',
      Int32Array.from(days, ({ last }) => last),
    );
  }

  private namesOrMissing(field: FacetField, names: readonly string[]): number[] {
    if (names.length === 0) return [this.tables[field].numberOf(MISSING) ?? NO_VALUE];
    return names.map((name) => this.tables[field].add(name, name));
  }
}

/** Calls with each number of the lists of live documents. */
function eachLive({ counts, ids }: NumberLists, docs: DocNumbers, use: (id: number) => void): void {
  let at = 0;
  for (let doc = 0; doc < counts.length; doc++) {
    const end = at + (counts[doc] ?? 0);
    if (numberOf(docs, doc) < 0) at = end;
    for (; at < end; at++) use(ids[at] ?? 0);
  }
}

function stringLists(reader: SegmentReader, name: string): string[][] {
  const { counts, ids } = reader.lists(name);
  let at = 0;
  return Array.from(counts, (count) => Array.from({ length: count }, () => reader.string(ids[at++] ?? 0)));
}

/** Lists of numbers, one after the other. */
class Lists {
  private readonly starts: number[] = [0];
  private readonly ids: number[] = [];

  add(values: readonly number[]): void {
    for (const value of values) this.ids.push(value);
    this.starts.push(this.ids.length);
  }

  finish(sections: Map<string, Section>, name: string): void {
    sections.set(`${name}.starts`, Uint32Array.from(this.starts));
    sections.set(`${name}.ids`, Int32Array.from(this.ids));
  }
}

function daysOf(partial: string): { first: number; last: number } {
  const { first, last } = dateInterval(partial);
  return { first: dayNumber(first), last: dayNumber(last) };
}

/** The place of each in the order of the keys, then of the others. */
function rankBy(keys: readonly string[], others: readonly string[]): Int32Array {
  const order = keys
    .map((_, i) => i)
    .sort((a, b) => compareText(keys[a] ?? '', keys[b] ?? '') || compareText(others[a] ?? '', others[b] ?? '') || a - b);
  const rank = new Int32Array(keys.length);
  order.forEach((article, place) => (rank[article] = place));
  return rank;
}

/** The sections of the catalog of a generation. */
export function compileCatalog(readers: readonly SegmentReader[], entities: EntityTable): Map<string, Section> {
  return new CatalogCompiler(readers, entities).compile();
}

/** The values of facets: strings of the segments as numbers over all segments, entities by what they stand for today. */
import { QUOTATION_KINDS, SPEAKER_KINDS } from '../../domain/annotation.ts';
import { datePrefixes, isPartialDate } from '../../domain/dates.ts';
import { type FacetField, MISSING } from '../../domain/search.ts';
import { citedValue, fixedLabel, speakerValue } from '../../search/facet-values.ts';
import type { Collection } from './collection.ts';
import { ColumnBuilder, NumberList } from './columns.ts';
import type { DocNumbers, SegmentDocs } from './doc-numbers.ts';
import type { EntityNames } from './entity-names.ts';
import type { SegmentReader } from './segment-reader.ts';
import type { ValueTable } from './value-table.ts';

/** A date that can be searched by. */
export function partialDate(published: string | undefined): string | undefined {
  return published !== undefined && isPartialDate(published) ? published : undefined;
}

const ENTITY_FIELDS = ['person', 'organization', 'place'] as const;

/** Remembers what a function says of small numbers: most values stand in many passages. */
function remember<T>(compute: (place: number) => T): (place: number) => T {
  const known: (T | undefined)[] = [];
  return (place) => (known[place] ??= compute(place));
}

type FacetColumns = Pick<Collection, 'articleValues' | 'articleCredits' | 'passageValues' | 'utteranceValues'>;

export class FacetLoader {
  private readonly tables: Record<FacetField, ValueTable>;
  private readonly entities: EntityNames;
  private readonly ofArticles = {
    source: new ColumnBuilder(),
    article: new ColumnBuilder(),
    author: new ColumnBuilder(),
    date: new ColumnBuilder(),
  };
  private readonly credits = new ColumnBuilder();
  private readonly ofPassages = {
    person: new ColumnBuilder(),
    organization: new ColumnBuilder(),
    place: new ColumnBuilder(),
    cites: new ColumnBuilder(),
  };
  private readonly ofUtterances = { speaker: new NumberList(), 'speaker-kind': new NumberList(), kind: new NumberList() };

  constructor(tables: Record<FacetField, ValueTable>, entities: EntityNames) {
    this.tables = tables;
    this.entities = entities;
  }

  addSegment(reader: SegmentReader, docs: SegmentDocs): void {
    this.addArticles(reader, docs.articles);
    this.addPassages(reader, docs.passages);
    this.addUtterances(reader, docs.utterances);
  }

  finish(): FacetColumns {
    const { source, article, author, date } = this.ofArticles;
    const { person, organization, place, cites } = this.ofPassages;
    const { speaker, kind } = this.ofUtterances;
    return {
      articleValues: { source: source.build(), article: article.build(), author: author.build(), date: date.build() },
      articleCredits: this.credits.build(),
      passageValues: { person: person.build(), organization: organization.build(), place: place.build(), cites: cites.build() },
      utteranceValues: { speaker: speaker.build(), 'speaker-kind': this.ofUtterances['speaker-kind'].build(), kind: kind.build() },
    };
  }

  private addArticles(reader: SegmentReader, { numbers }: DocNumbers): void {
    const [ids, titles, published] = ['id', 'title', 'published'].map((name) => reader.numbers(`article.${name}`));
    const [sources, authors, credits] = ['sources', 'authors', 'credits'].map((name) => reader.lists(`article.${name}`));
    numbers.forEach((number, ordinal) => {
      if (number < 0 || !sources || !authors || !credits) return;
      const date = partialDate(reader.optional(published?.[ordinal] ?? 0));
      this.ofArticles.article.add([this.tables.article.add(reader.string(ids?.[ordinal] ?? 0), reader.string(titles?.[ordinal] ?? 0))]);
      this.ofArticles.source.add(this.namesOrMissing('source', reader.stringsAt(sources, ordinal)));
      this.ofArticles.author.add(this.namesOrMissing('author', reader.stringsAt(authors, ordinal)));
      this.ofArticles.date.add(this.namesOrMissing('date', date === undefined ? [] : datePrefixes(date)));
      this.credits.add(reader.stringsAt(credits, ordinal).map((name) => this.tables.cites.add(name, name)));
    });
  }

  private namesOrMissing(field: FacetField, names: readonly string[]): number[] {
    if (names.length === 0) return [this.tables[field].numberOf(MISSING) ?? -1];
    return names.map((name) => this.tables[field].add(name, name));
  }

  private addPassages(reader: SegmentReader, { numbers }: DocNumbers): void {
    const entities = reader.lists('passage.entities');
    const cites = reader.lists('passage.cites');
    const [names, ids] = [reader.numbers('cites.name'), reader.numbers('cites.entity')];
    const entityOf = remember((place) => this.namedEntity(reader.string(place)));
    const citedOf = remember((place) => {
      const [name, entity] = [reader.string(names[place] ?? 0), reader.optional(ids[place] ?? 0)];
      return this.addValue('cites', citedValue(entity === undefined ? { name } : { name, entity }, this.entities.canonical), name);
    });
    numbers.forEach((number, passage) => {
      if (number < 0) return;
      for (let at = entities.starts[passage] ?? 0; at < (entities.starts[passage + 1] ?? 0); at++) {
        const { field, value } = entityOf(entities.ids[at] ?? 0);
        if (field !== undefined) this.ofPassages[field].pushNew(value);
      }
      for (let at = cites.starts[passage] ?? 0; at < (cites.starts[passage + 1] ?? 0); at++) {
        this.ofPassages.cites.pushNew(citedOf(cites.ids[at] ?? 0));
      }
      for (const column of Object.values(this.ofPassages)) column.endList();
    });
  }

  private namedEntity(id: string): { field: (typeof ENTITY_FIELDS)[number] | undefined; value: number } {
    const canonical = this.entities.canonical(id);
    const field = ENTITY_FIELDS.find((each) => canonical.startsWith(`${each}:`));
    return { field, value: field === undefined ? -1 : this.addValue(field, canonical, canonical) };
  }

  private addValue(field: FacetField, value: string, name: string): number {
    const entity = this.entities.get(value);
    return entity ? this.tables[field].addEntity(entity) : this.tables[field].add(value, name);
  }

  private addUtterances(reader: SegmentReader, { numbers }: DocNumbers): void {
    const [speakers, kinds] = [reader.numbers('utterance.speaker'), reader.numbers('utterance.kind')];
    const nobody = { value: this.addValue('speaker', MISSING, fixedLabel('speaker', MISSING) ?? MISSING), kind: -1 };
    const speakerOf = remember((place) => this.speaker(reader, place));
    numbers.forEach((number, utterance) => {
      if (number < 0) return;
      const place = speakers[utterance] ?? 0;
      const { value, kind } = place === 0 ? nobody : speakerOf(place - 1);
      this.ofUtterances.speaker.push(value);
      this.ofUtterances['speaker-kind'].push(kind);
      this.ofUtterances.kind.push(this.tables.kind.numberOf(QUOTATION_KINDS[kinds[utterance] ?? 0] ?? '') ?? -1);
    });
  }

  private speaker(reader: SegmentReader, place: number): { value: number; kind: number } {
    const name = reader.string(reader.numbers('speaker.name')[place] ?? 0);
    const kind = SPEAKER_KINDS[reader.numbers('speaker.kind')[place] ?? 0] ?? 'named';
    const entity = reader.optional(reader.numbers('speaker.entity')[place] ?? 0);
    const value = speakerValue({ name, kind, ...(entity === undefined ? {} : { entity }) }, this.entities.canonical);
    return { value: this.addValue('speaker', value, name), kind: this.tables['speaker-kind'].numberOf(kind) ?? -1 };
  }
}

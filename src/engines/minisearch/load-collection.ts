/**
 * Reads the segments of a generation into a `Collection`. One segment is parsed at a time; the texts stay on disk.
 */
import { readFile } from 'node:fs/promises';
import { datePrefixes, isPartialDate } from '../../domain/dates.ts';
import { PullquoteError } from '../../domain/errors.ts';
import { FACET_FIELDS, type FacetField, MISSING } from '../../domain/search.ts';
import { citedValue, compareText, fixedLabel, NO_QUOTATION, speakerValue } from '../../search/facet-values.ts';
import { PASSAGE_FIELDS, STEM_MARK, UTTERANCE_FIELDS } from './analyzer.ts';
import type { ArticleEntry, Collection } from './collection.ts';
import { ColumnBuilder } from './columns.ts';
import { type CompiledIndex, compileIndex } from './compiled-index.ts';
import { EntityNames, type EntityTable } from './entity-names.ts';
import { NameIndex } from './name-index.ts';
import {
  type ArticleRecord,
  INDEX_SUFFIX,
  type PassageRecord,
  SEGMENT_FORMAT,
  type SegmentIndex,
  TOKENS_SUFFIX,
  type UtteranceRecord,
} from './segment-records.ts';
import { TextIndex, type WordsInOrder } from './text-index.ts';
import { ValueTable } from './value-table.ts';
import { Vocabulary } from './vocabulary.ts';

export interface SegmentSource {
  name: string;
  /** Ordinals of articles that are no longer part of the index. */
  deleted: readonly number[];
  /** The file of the segment with this suffix. */
  path: (suffix: string) => string;
}

const UTTERANCE_KINDS = ['direct', 'mixed', 'indirect', NO_QUOTATION];
const SPEAKER_KINDS = ['named', 'unnamed', 'group', 'institution'];

/** Documents of one kind of text as they are gathered: numbers over all segments, and words in order. */
class TextGatherer {
  readonly segments: CompiledIndex[] = [];
  readonly globals: Int32Array[] = [];
  private readonly fields: readonly string[];
  private readonly starts: number[] = [0];
  private readonly pieces: Int32Array[] = [];
  private readonly words: number[] = [];
  private local: number[] = [];
  private count = 0;

  constructor(fields: readonly string[]) {
    this.fields = fields;
  }

  /** Takes the next document of the segment; its words are places in the segment's list, or `undefined` of a deleted one. */
  add(words: Uint32Array | undefined): void {
    this.local.push(words ? this.count++ : -1);
    if (!words) return;
    for (const word of words) this.words.push(word);
    this.starts.push((this.starts.at(-1) ?? 0) + words.length);
  }

  endSegment(serialised: SegmentIndex['passages'], places: Int32Array): void {
    const global = Int32Array.from(this.local);
    this.segments.push(compileIndex(serialised, this.fields, global));
    this.globals.push(global);
    this.pieces.push(Int32Array.from(this.words, (word) => places[word] ?? -1));
    this.words.length = 0;
    this.local = [];
  }

  /** @param numbers of the words, by their place in the order of first appearance over all segments. */
  build(numbers: Int32Array): TextIndex {
    const words = new Int32Array(this.starts.at(-1) ?? 0);
    let at = 0;
    for (const piece of this.pieces) for (const place of piece) words[at++] = numbers[place] ?? -1;
    const inOrder: WordsInOrder = { starts: Uint32Array.from(this.starts), words };
    return new TextIndex(this.segments, this.globals, inOrder, this.fields);
  }
}

class CollectionLoader {
  private readonly entities: EntityNames;
  private readonly tables = Object.fromEntries(FACET_FIELDS.map((field) => [field, new ValueTable()])) as Record<FacetField, ValueTable>;
  private readonly articles: ArticleEntry[] = [];
  private readonly passageIds: string[] = [];
  private readonly passageArticle: number[] = [];
  private readonly utteranceArticle: number[] = [];
  private readonly utterancePassages = new ColumnBuilder();
  private readonly parts: { utterance: number; passage: number }[] = [];
  private readonly columns = {
    source: new ColumnBuilder(),
    article: new ColumnBuilder(),
    author: new ColumnBuilder(),
    date: new ColumnBuilder(),
    credits: new ColumnBuilder(),
    person: new ColumnBuilder(),
    organization: new ColumnBuilder(),
    place: new ColumnBuilder(),
    cites: new ColumnBuilder(),
  };
  private readonly speakers: number[] = [];
  private readonly speakerKinds: number[] = [];
  private readonly kinds: number[] = [];
  private readonly passageText = new TextGatherer(PASSAGE_FIELDS);
  private readonly utteranceText = new TextGatherer(UTTERANCE_FIELDS);
  private readonly partText = new TextGatherer(UTTERANCE_FIELDS);
  private readonly places = new Map<string, number>();
  private segmentCount = 0;

  constructor(table: EntityTable) {
    this.entities = new EntityNames(table);
    for (const value of UTTERANCE_KINDS) this.tables.kind.add(value, fixedLabel('kind', value) ?? value);
    for (const value of SPEAKER_KINDS) this.tables['speaker-kind'].add(value, fixedLabel('speaker-kind', value) ?? value);
    for (const field of FACET_FIELDS) {
      const label = fixedLabel(field, MISSING);
      if (label !== undefined) this.tables[field].add(MISSING, label);
    }
  }

  async addSegment(source: SegmentSource): Promise<void> {
    const index = parseIndex(source, await readFile(source.path(INDEX_SUFFIX), 'utf8'));
    const tokens = readTokens(await readFile(source.path(TOKENS_SUFFIX)));
    const deleted = new Set(source.deleted);
    let at = 0;
    const take = (count: number): Uint32Array => tokens.subarray(at, (at += count));
    index.articles.forEach((record, ordinal) => {
      const live = !deleted.has(ordinal);
      for (const passage of record.passages) this.passageText.add(keepIf(live, take(passage.tokens)));
      for (const utterance of record.utterances) this.utteranceText.add(keepIf(live, take(utterance.tokens)));
      for (const { parts } of record.utterances) for (const part of parts) this.partText.add(keepIf(live, take(part.tokens)));
      if (live) this.addArticle(record);
    });
    if (at !== tokens.length) throw new PullquoteError('index-corrupt', `the tokens of segment ${source.name} do not fit its records`);
    const places = Int32Array.from(index.words, (word) => this.placeOf(word));
    this.passageText.endSegment(index.passages, places);
    this.utteranceText.endSegment(index.utterances, places);
    this.partText.endSegment(index.parts, places);
    this.segmentCount++;
  }

  finish(): Collection {
    const vocabulary = new Vocabulary(
      [...this.passageText.segments.flatMap((segment) => [...segment.terms.keys()]), ...this.places.keys()].filter(isSurface),
    );
    const numbers = Int32Array.from(this.places.keys(), (word) => vocabulary.numberOf(word));
    const { source, article, author, date, credits, ...passageColumns } = this.columns;
    const { person, organization, place, cites } = passageColumns;
    return {
      entities: this.entities,
      articles: this.articles,
      articleById: new Map(this.articles.map(({ id }, i) => [id, i])),
      articleRank: rankById(this.articles),
      titles: new NameIndex(
        this.articles.map(({ title }) => [title]),
        true,
      ),
      passageIds: this.passageIds,
      passageById: new Map(this.passageIds.map((id, i) => [id, i])),
      passageArticle: Int32Array.from(this.passageArticle),
      utteranceArticle: Int32Array.from(this.utteranceArticle),
      utterancePassages: this.utterancePassages.build(),
      partUtterance: Int32Array.from(this.parts, ({ utterance }) => utterance),
      partPassage: Int32Array.from(this.parts, ({ passage }) => passage),
      vocabulary,
      passageText: this.passageText.build(numbers),
      utteranceText: this.utteranceText.build(numbers),
      partText: this.partText.build(numbers),
      tables: this.tables,
      articleValues: { source: source.build(), article: article.build(), author: author.build(), date: date.build() },
      articleCredits: credits.build(),
      passageValues: { person: person.build(), organization: organization.build(), place: place.build(), cites: cites.build() },
      utteranceValues: {
        speaker: Int32Array.from(this.speakers),
        'speaker-kind': Int32Array.from(this.speakerKinds),
        kind: Int32Array.from(this.kinds),
      },
    };
  }

  private placeOf(word: string): number {
    let place = this.places.get(word);
    if (place === undefined) {
      place = this.places.size;
      this.places.set(word, place);
    }
    return place;
  }

  private addArticle(record: ArticleRecord): void {
    const number = this.articles.length;
    const firstPassage = this.passageIds.length;
    const firstUtterance = this.utteranceArticle.length;
    for (const passage of record.passages) this.addPassage(passage, number);
    for (const utterance of record.utterances) this.addUtterance(utterance, number, firstPassage);
    const { published } = record;
    const dates = published !== undefined && isPartialDate(published) ? datePrefixes(published) : [];
    this.columns.article.add([this.tables.article.add(record.id, record.title)]);
    this.columns.source.add(this.namesOrMissing('source', record.sources));
    this.columns.author.add(this.namesOrMissing('author', record.authors));
    this.columns.date.add(this.namesOrMissing('date', dates));
    this.columns.credits.add(record.credits.map((name) => this.tables.cites.add(name, name)));
    this.articles.push({
      id: record.id,
      title: record.title,
      published: dates.length > 0 ? published : undefined,
      segment: this.segmentCount,
      line: record.line,
      firstPassage,
      endPassage: this.passageIds.length,
      firstUtterance,
      endUtterance: this.utteranceArticle.length,
    });
  }

  private namesOrMissing(field: FacetField, names: readonly string[]): number[] {
    if (names.length === 0) return [this.tables[field].numberOf(MISSING) ?? -1];
    return names.map((name) => this.tables[field].add(name, name));
  }

  private addPassage(record: PassageRecord, article: number): void {
    this.passageIds.push(record.id);
    this.passageArticle.push(article);
    const named = { person: new Set<number>(), organization: new Set<number>(), place: new Set<number>() };
    for (const id of record.entities) {
      const canonical = this.entities.canonical(id);
      const type = canonical.slice(0, canonical.indexOf(':'));
      if (type === 'person' || type === 'organization' || type === 'place') named[type].add(this.addEntity(type, canonical, canonical));
    }
    this.columns.person.add(named.person);
    this.columns.organization.add(named.organization);
    this.columns.place.add(named.place);
    const cited = new Set(record.cites.map((cite) => this.addEntity('cites', citedValue(cite, this.entities.canonical), cite.name)));
    this.columns.cites.add(cited);
  }

  private addEntity(field: FacetField, value: string, name: string): number {
    const entity = this.entities.get(value);
    return entity ? this.tables[field].addEntity(entity) : this.tables[field].add(value, name);
  }

  private addUtterance(record: UtteranceRecord, article: number, firstPassage: number): void {
    const utterance = this.utteranceArticle.push(article) - 1;
    const { speaker } = record;
    this.utterancePassages.add(record.passages.map((ordinal) => firstPassage + ordinal));
    for (const part of record.parts) this.parts.push({ utterance, passage: firstPassage + part.passage });
    const value = speakerValue(speaker, this.entities.canonical);
    this.speakers.push(this.addEntity('speaker', value, speaker?.name ?? fixedLabel('speaker', MISSING) ?? MISSING));
    this.speakerKinds.push(speaker ? (this.tables['speaker-kind'].numberOf(speaker.kind) ?? -1) : -1);
    this.kinds.push(this.tables.kind.numberOf(record.kind) ?? -1);
  }
}

function keepIf(live: boolean, words: Uint32Array): Uint32Array | undefined {
  return live ? words : undefined;
}

function isSurface(term: string): boolean {
  return !term.startsWith(STEM_MARK);
}

function rankById(articles: readonly ArticleEntry[]): Int32Array {
  const order = articles.map((_, i) => i).sort((a, b) => compareText(articles[a]?.id ?? '', articles[b]?.id ?? '') || a - b);
  const rank = new Int32Array(articles.length);
  order.forEach((article, place) => (rank[article] = place));
  return rank;
}

function parseIndex(source: SegmentSource, json: string): SegmentIndex {
  try {
    const index = JSON.parse(json) as SegmentIndex;
    if (index.format !== SEGMENT_FORMAT) throw new Error(`its format is ${String(index.format)}`);
    return index;
  } catch (cause) {
    throw new PullquoteError('index-corrupt', `segment ${source.name} cannot be read`, { cause, hint: 'pullquote check' });
  }
}

function readTokens(bytes: Buffer): Uint32Array {
  const tokens = new Uint32Array(bytes.length >>> 2);
  for (let i = 0; i < tokens.length; i++) tokens[i] = bytes.readUInt32LE(i * 4);
  return tokens;
}

export async function loadCollection(segments: readonly SegmentSource[], table: EntityTable): Promise<Collection> {
  const loader = new CollectionLoader(table);
  for (const segment of segments) await loader.addSegment(segment);
  return loader.finish();
}

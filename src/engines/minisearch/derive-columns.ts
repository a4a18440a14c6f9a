/**
 * The columns of a collection that follow from its segments and its catalog: made when it is opened, in memory that threads share.
 */
import { QUOTATION_KINDS, SPEAKER_KINDS } from '../../domain/annotation.ts';
import { type FacetField, MISSING } from '../../domain/search.ts';
import { unpackEntity } from './compile-catalog.ts';
import type { Column } from './columns.ts';
import { type DocNumbers, numberOf } from './doc-numbers.ts';
import { findString } from './hash-index.ts';
import { numberSegments, type SegmentDocs } from './number-segments.ts';
import type { Sections } from './section-file.ts';
import type { SegmentReader } from './segment-reader.ts';

/** Everything in it can be given to another thread. */
export interface DerivedColumns {
  docs: SegmentDocs[];
  firstPassage: Uint32Array;
  firstUtterance: Uint32Array;
  passageArticle: Int32Array;
  utteranceArticle: Int32Array;
  utterancePassages: Column;
  partUtterance: Int32Array;
  partPassage: Int32Array;
  /** First passage of each article, or heading, and the end of the last. */
  headingGroups: Uint32Array;
  /** Per segment and article, deleted ones too: first byte of its line, first passage. */
  lines: Float64Array[];
  passages: Uint32Array[];
  passageValues: Record<'person' | 'organization' | 'place' | 'cites', Column>;
  utteranceValues: Record<'speaker' | 'speaker-kind' | 'kind', Int32Array>;
  /** Of each field its lengths over all segments. */
  lengths: Record<string, Uint16Array>;
}

export function sharedInts(length: number): Int32Array {
  return new Int32Array(new SharedArrayBuffer(4 * length));
}

function sharedCounts(length: number): Uint32Array {
  return new Uint32Array(new SharedArrayBuffer(4 * length));
}

const LENGTH_FIELDS = {
  text: 'passages',
  entities: 'passages',
  title: 'articles',
  heading: 'headings',
  utterance: 'utterances',
  part: 'parts',
} as const;

/** The first number of each of some documents, deleted ones too, by how many each has; and the end of the last. */
function startsOf(sizes: ArrayLike<number>, gap: number): Uint32Array {
  const starts = new Uint32Array(sizes.length + 1);
  for (let i = 0; i < sizes.length; i++) starts[i + 1] = (starts[i] ?? 0) + (sizes[i] ?? 0) + gap;
  return starts;
}

class ColumnDeriver {
  private readonly readers: readonly SegmentReader[];
  private readonly catalog: Sections;
  private readonly docs: SegmentDocs[];
  private readonly columns: DerivedColumns;

  constructor(readers: readonly SegmentReader[], catalog: Sections) {
    this.readers = readers;
    this.catalog = catalog;
    const { docs, counts } = numberSegments(readers);
    this.docs = docs;
    const empty = (): Column => ({ starts: sharedCounts(counts.passages + 1), ids: new Int32Array(0) });
    this.columns = {
      docs,
      firstPassage: sharedCounts(counts.articles + 1),
      firstUtterance: sharedCounts(counts.articles + 1),
      passageArticle: sharedInts(counts.passages),
      utteranceArticle: sharedInts(counts.utterances),
      utterancePassages: { starts: sharedCounts(counts.utterances + 1), ids: new Int32Array(0) },
      partUtterance: sharedInts(counts.parts),
      partPassage: sharedInts(counts.parts),
      headingGroups: sharedCounts(counts.headings + 1),
      lines: [],
      passages: [],
      passageValues: { person: empty(), organization: empty(), place: empty(), cites: empty() },
      utteranceValues: {
        speaker: sharedInts(counts.utterances),
        'speaker-kind': sharedInts(counts.utterances),
        kind: sharedInts(counts.utterances),
      },
      lengths: Object.fromEntries(
        Object.entries(LENGTH_FIELDS).map(([field, kind]) => [field, new Uint16Array(new SharedArrayBuffer(2 * counts[kind]))]),
      ),
    };
    this.columns.headingGroups[counts.headings] = counts.passages;
  }

  derive(): DerivedColumns {
    this.eachSegment((reader, docs) => this.addArticles(reader, docs));
    this.addUtterancePassages();
    this.addPassageValues();
    this.eachSegment((reader, docs, s) => {
      this.addUtterances(reader, docs, s);
      this.addParts(reader, docs);
      this.addHeadings(reader, docs);
      this.addLengths(reader, docs);
    });
    return this.columns;
  }

  private eachSegment(use: (reader: SegmentReader, docs: SegmentDocs, s: number) => void): void {
    this.readers.forEach((reader, s) => {
      const docs = this.docs[s];
      if (docs) use(reader, docs, s);
    });
  }

  private addArticles(reader: SegmentReader, docs: SegmentDocs): void {
    const { firstPassage, firstUtterance, passageArticle, utteranceArticle, lines, passages: all } = this.columns;
    const passages = startsOf(reader.numbers('article.passages'), 0);
    const utterances = startsOf(reader.numbers('article.utterances'), 0);
    all.push(passages);
    const bytes = reader.numbers('article.bytes');
    const offsets = new Float64Array(bytes.length);
    for (let i = 1; i < bytes.length; i++) offsets[i] = (offsets[i - 1] ?? 0) + (bytes[i - 1] ?? 0);
    lines.push(offsets);
    let passage = docs.passages.first;
    let utterance = docs.utterances.first;
    for (let ordinal = 0; ordinal < bytes.length; ordinal++) {
      const article = numberOf(docs.articles, ordinal);
      if (article < 0) continue;
      firstPassage[article] = passage;
      firstUtterance[article] = utterance;
      const [endPassage, endUtterance] = [
        passage + (passages[ordinal + 1] ?? 0) - (passages[ordinal] ?? 0),
        utterance + (utterances[ordinal + 1] ?? 0) - (utterances[ordinal] ?? 0),
      ];
      passageArticle.fill(article, passage, endPassage);
      utteranceArticle.fill(article, utterance, endUtterance);
      passage = endPassage;
      utterance = endUtterance;
    }
    firstPassage[docs.articles.first + docs.articles.count] = passage;
    firstUtterance[docs.articles.first + docs.articles.count] = utterance;
  }

  /** Fills a column, whose lists are in the order of the live documents of all segments. */
  private fill(
    column: Column,
    docsOf: (docs: SegmentDocs) => DocNumbers,
    listsOf: (reader: SegmentReader, s: number) => { starts: Uint32Array; ids: Uint32Array; numberOf: (id: number, doc: number) => number },
  ): void {
    let most = 0;
    const lists = this.readers.map((reader, s) => listsOf(reader, s));
    for (const { ids } of lists) most += ids.length;
    const all = new Int32Array(most);
    let count = 0;
    this.eachSegment((_, docs, s) => {
      const own = lists[s];
      if (!own) return;
      const { starts, ids } = own;
      const numbers = docsOf(docs);
      for (let doc = 0; doc + 1 < starts.length; doc++) {
        const number = numberOf(numbers, doc);
        if (number < 0) continue;
        const first = count;
        for (let at = starts[doc] ?? 0; at < (starts[doc + 1] ?? 0); at++) {
          const value = own.numberOf(ids[at] ?? 0, number);
          if (value < 0) continue;
          let known = first;
          while (known < count && all[known] !== value) known++;
          if (known === count) all[count++] = value;
        }
        column.starts[number + 1] = count;
      }
    });
    column.ids = sharedInts(count);
    column.ids.set(all.subarray(0, count));
  }

  private addUtterancePassages(): void {
    const { utterancePassages, utteranceArticle, firstPassage } = this.columns;
    this.fill(
      utterancePassages,
      (docs) => docs.utterances,
      (reader) => ({
        ...reader.lists('utterance.passages'),
        numberOf: (ordinal, utterance) => (firstPassage[utteranceArticle[utterance] ?? 0] ?? 0) + ordinal,
      }),
    );
  }

  private addPassageValues(): void {
    const { passageValues } = this.columns;
    for (const [facet, column] of [passageValues.person, passageValues.organization, passageValues.place].entries()) {
      this.fill(
        column,
        (docs) => docs.passages,
        (reader, s) => {
          const values = this.catalog.i32(`entities.${String(s)}`).map((packed) => {
            const own = unpackEntity(packed);
            return own?.facet === facet ? own.value : -1;
          });
          return { ...reader.lists('passage.entities'), numberOf: (place) => values[place] ?? -1 };
        },
      );
    }
    this.fill(
      passageValues.cites,
      (docs) => docs.passages,
      (reader, s) => {
        const values = this.catalog.i32(`cites.${String(s)}`);
        return { ...reader.lists('passage.cites'), numberOf: (place) => values[place] ?? -1 };
      },
    );
  }

  private addUtterances(reader: SegmentReader, docs: SegmentDocs, s: number): void {
    const { speaker, 'speaker-kind': speakerKind, kind } = this.columns.utteranceValues;
    const [places, kinds, speakerKinds] = ['utterance.speaker', 'utterance.kind', 'speaker.kind'].map((name) => reader.numbers(name));
    const values = this.catalog.i32(`speakers.${String(s)}`);
    const nobody = this.valueOf('speaker', MISSING);
    const kindValues = QUOTATION_KINDS.map((each) => this.valueOf('kind', each));
    const speakerKindValues = SPEAKER_KINDS.map((each) => this.valueOf('speaker-kind', each));
    for (let utterance = 0; utterance < (places?.length ?? 0); utterance++) {
      const number = numberOf(docs.utterances, utterance);
      if (number < 0) continue;
      const place = (places?.[utterance] ?? 0) - 1;
      speaker[number] = place < 0 ? nobody : (values[place] ?? -1);
      speakerKind[number] = place < 0 ? -1 : (speakerKindValues[speakerKinds?.[place] ?? -1] ?? -1);
      kind[number] = kindValues[kinds?.[utterance] ?? -1] ?? -1;
    }
  }

  private valueOf(field: FacetField, value: string): number {
    const [values, index] = [this.catalog.strings(`${field}.values`), this.catalog.i32(`${field}.index`)];
    return findString(values, index, value) ?? -1;
  }

  private addParts(reader: SegmentReader, docs: SegmentDocs): void {
    const { partUtterance, partPassage, utteranceArticle, firstPassage } = this.columns;
    const [utterances, passages] = [reader.numbers('part.utterance'), reader.numbers('part.passage')];
    for (let part = 0; part < utterances.length; part++) {
      const number = numberOf(docs.parts, part);
      if (number < 0) continue;
      const utterance = numberOf(docs.utterances, utterances[part] ?? 0);
      partUtterance[number] = utterance;
      partPassage[number] = (firstPassage[utteranceArticle[utterance] ?? 0] ?? 0) + (passages[part] ?? 0);
    }
  }

  private addHeadings(reader: SegmentReader, docs: SegmentDocs): void {
    const { headingGroups } = this.columns;
    const sizes = reader.numbers('heading.passages');
    let passage = 0;
    for (let heading = 0; heading < sizes.length; heading++) {
      const number = numberOf(docs.headings, heading);
      if (number >= 0) headingGroups[number] = numberOf(docs.passages, passage);
      passage += sizes[heading] ?? 0;
    }
  }

  private addLengths(reader: SegmentReader, docs: SegmentDocs): void {
    for (const field of Object.keys(LENGTH_FIELDS) as (keyof typeof LENGTH_FIELDS)[]) {
      const all = this.columns.lengths[field];
      const own = reader.field(field).lengths;
      const numbers = docs[LENGTH_FIELDS[field]];
      if (!all) continue;
      if (!numbers.gaps) all.set(own, numbers.first);
      else for (let i = 0; i < numbers.count; i++) all[numbers.first + i] = own[numbers.gaps.live[i] ?? 0] ?? 0;
    }
  }
}

export function deriveColumns(readers: readonly SegmentReader[], catalog: Sections): DerivedColumns {
  return new ColumnDeriver(readers, catalog).derive();
}

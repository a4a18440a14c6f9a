/**
 * The columns of a collection that follow from its segments alone: made when it is opened, in memory that threads share.
 *
 * Everybody who opens a generation waits for this, so it goes through the records once, in plain loops over typed arrays.
 */
import { INDEXED_FIELDS, type IndexedField } from './analyzer.ts';
import type { Column } from './columns.ts';
import { numberOf } from './doc-numbers.ts';
import { KIND_OF_FIELD, type NumberedDocs, type SegmentDocs } from './number-segments.ts';
import type { SegmentReader } from './segment-reader.ts';
import { sharedCounts, sharedInts, sharedShorts } from './shared-arrays.ts';

/** Everything in it can be given to another thread. */
export interface DerivedColumns {
  docs: SegmentDocs[];
  firstPassage: Uint32Array;
  firstUtterance: Uint32Array;
  passageArticle: Int32Array;
  utteranceArticle: Int32Array;
  partUtterance: Int32Array;
  partPassage: Int32Array;
  /** First passage of each article, or heading, and the end of the last. */
  headingGroups: Uint32Array;
  /** Per segment and article, deleted ones too: first byte of its line, first passage. */
  lines: Float64Array[];
  passages: Uint32Array[];
}

/** The first number of each of some documents, deleted ones too, by how many each has; and the end of the last. */
function startsOf(sizes: ArrayLike<number>): Uint32Array {
  const starts = new Uint32Array(sizes.length + 1);
  for (let i = 0; i < sizes.length; i++) starts[i + 1] = (starts[i] ?? 0) + (sizes[i] ?? 0);
  return starts;
}

class StructureDeriver {
  private readonly columns: DerivedColumns;

  constructor({ docs, counts }: NumberedDocs) {
    this.columns = {
      docs,
      firstPassage: sharedCounts(counts.articles + 1),
      firstUtterance: sharedCounts(counts.articles + 1),
      passageArticle: sharedInts(counts.passages),
      utteranceArticle: sharedInts(counts.utterances),
      partUtterance: sharedInts(counts.parts),
      partPassage: sharedInts(counts.parts),
      headingGroups: sharedCounts(counts.headings + 1),
      lines: [],
      passages: [],
    };
    this.columns.headingGroups[counts.headings] = counts.passages;
  }

  derive(readers: readonly SegmentReader[]): DerivedColumns {
    readers.forEach((reader, s) => {
      const docs = this.columns.docs[s];
      if (!docs) return;
      this.addArticles(reader, docs);
      this.addParts(reader, docs);
      this.addHeadings(reader, docs);
    });
    return this.columns;
  }

  private addArticles(reader: SegmentReader, docs: SegmentDocs): void {
    const { firstPassage, firstUtterance, passageArticle, utteranceArticle, lines, passages: all } = this.columns;
    const passages = startsOf(reader.wide('article.passages'));
    const utterances = startsOf(reader.wide('article.utterances'));
    all.push(passages);
    const bytes = reader.wide('article.bytes');
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
      const endPassage = passage + (passages[ordinal + 1] ?? 0) - (passages[ordinal] ?? 0);
      const endUtterance = utterance + (utterances[ordinal + 1] ?? 0) - (utterances[ordinal] ?? 0);
      passageArticle.fill(article, passage, endPassage);
      utteranceArticle.fill(article, utterance, endUtterance);
      [passage, utterance] = [endPassage, endUtterance];
    }
    firstPassage[docs.articles.first + docs.articles.count] = passage;
    firstUtterance[docs.articles.first + docs.articles.count] = utterance;
  }

  private addParts(reader: SegmentReader, docs: SegmentDocs): void {
    const { partUtterance, partPassage, utteranceArticle, firstPassage } = this.columns;
    const utterances = reader.wide('part.utterance');
    const passages = reader.wide('part.passage');
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
    const sizes = reader.wide('heading.passages');
    let passage = 0;
    for (let heading = 0; heading < sizes.length; heading++) {
      const number = numberOf(docs.headings, heading);
      if (number >= 0) headingGroups[number] = numberOf(docs.passages, passage);
      passage += sizes[heading] ?? 0;
    }
  }
}

/** The passages that each utterance goes through, ascending. */
export function deriveUtterancePassages(readers: readonly SegmentReader[], columns: DerivedColumns): Column {
  const { docs, utteranceArticle, firstPassage } = columns;
  const most = readers.reduce((sum, reader) => sum + reader.numbers('utterance.passages.ids').length, 0);
  const column = { starts: sharedCounts(utteranceArticle.length + 1), ids: sharedInts(most) };
  const { starts, ids } = column;
  let end = 0;
  readers.forEach((reader, s) => {
    const counts = reader.wide('utterance.passages.counts');
    const ordinals = reader.wide('utterance.passages.ids');
    const numbers = docs[s]?.utterances;
    if (!numbers) return;
    let at = 0;
    for (let utterance = 0; utterance < counts.length; utterance++) {
      const next = at + (counts[utterance] ?? 0);
      const number = numberOf(numbers, utterance);
      if (number >= 0) {
        const first = firstPassage[utteranceArticle[number] ?? 0] ?? 0;
        for (; at < next; at++) ids[end++] = first + (ordinals[at] ?? 0);
        starts[number + 1] = end;
      }
      at = next;
    }
  });
  return { starts, ids: ids.subarray(0, end) };
}

/** Of each field its lengths over all segments. */
export function deriveLengths(readers: readonly SegmentReader[], { docs, counts }: NumberedDocs): Record<IndexedField, Uint16Array> {
  const lengths = Object.fromEntries(INDEXED_FIELDS.map((field) => [field, sharedShorts(counts[KIND_OF_FIELD[field]])])) as Record<
    IndexedField,
    Uint16Array
  >;
  readers.forEach((reader, s) => {
    for (const field of INDEXED_FIELDS) {
      const all = lengths[field];
      const own = reader.sections.u16(`${field}.lengths`);
      const numbers = docs[s]?.[KIND_OF_FIELD[field]];
      if (!numbers) continue;
      if (!numbers.gaps) all.set(own, numbers.first);
      else for (let i = 0; i < numbers.count; i++) all[numbers.first + i] = own[numbers.gaps.live[i] ?? 0] ?? 0;
    }
  });
  return lengths;
}

export function deriveColumns(readers: readonly SegmentReader[], numbered: NumberedDocs): DerivedColumns {
  return new StructureDeriver(numbered).derive(readers);
}

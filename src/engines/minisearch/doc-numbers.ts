/** The documents of a segment, by their kinds, and the numbers that the live ones have over all segments. */
import type { IndexedField } from './analyzer.ts';
import type { SegmentReader } from './segment-reader.ts';

export const DOC_KINDS = ['articles', 'headings', 'passages', 'utterances', 'parts'] as const;
export type DocKind = (typeof DOC_KINDS)[number];

export const KIND_OF_FIELD: Record<IndexedField, DocKind> = {
  text: 'passages',
  entities: 'passages',
  title: 'articles',
  heading: 'headings',
  utterance: 'utterances',
  part: 'parts',
};

export interface DocNumbers {
  /** Number of each document, ascending; -1 for a deleted one. */
  numbers: Int32Array;
  /** Number of the first live one. */
  first: number;
  /** How many are live. */
  count: number;
  /** The live ones; `undefined` where all are. */
  live: Int32Array | undefined;
}

/**
 * @param sizes how many documents each article has, one after the other
 * @param isLive per article
 */
function numberDocs(sizes: ArrayLike<number>, isLive: Uint8Array, first: number): DocNumbers {
  let total = 0;
  for (let article = 0; article < isLive.length; article++) total += sizes[article] ?? 0;
  const numbers = new Int32Array(total).fill(-1);
  const live = new Int32Array(total);
  let doc = 0;
  let count = 0;
  for (let article = 0; article < isLive.length; article++) {
    for (const end = doc + (sizes[article] ?? 0); doc < end; doc++) {
      if (isLive[article] !== 1) continue;
      live[count] = doc;
      numbers[doc] = first + count++;
    }
  }
  return { numbers, first, count, live: count === total ? undefined : live.subarray(0, count) };
}

/** How many headings each article has: they follow each other as the passages do. */
function headingsOfArticles(reader: SegmentReader): Uint32Array {
  const sizes = reader.numbers('heading.passages');
  let heading = 0;
  return reader.numbers('article.passages').map((passages) => {
    const first = heading;
    for (let left = passages; left > 0 && heading < sizes.length; heading++) left -= sizes[heading] ?? 0;
    return heading - first;
  });
}

function partsOfArticles(reader: SegmentReader): Uint32Array {
  const utterances = reader.numbers('part.utterance');
  let end = 0;
  let part = 0;
  return reader.numbers('article.utterances').map((size) => {
    const first = part;
    end += size;
    while (part < utterances.length && (utterances[part] ?? 0) < end) part++;
    return part - first;
  });
}

export type SegmentDocs = Record<DocKind, DocNumbers>;

/** @param first number of the first live document of each kind */
export function numberSegment(reader: SegmentReader, first: Readonly<Record<DocKind, number>>): SegmentDocs {
  const passages = reader.numbers('article.passages');
  const isLive = new Uint8Array(passages.length).fill(1);
  for (const ordinal of reader.source.deleted) isLive[ordinal] = 0;
  return {
    articles: numberDocs(new Uint8Array(passages.length).fill(1), isLive, first.articles),
    headings: numberDocs(headingsOfArticles(reader), isLive, first.headings),
    passages: numberDocs(passages, isLive, first.passages),
    utterances: numberDocs(reader.numbers('article.utterances'), isLive, first.utterances),
    parts: numberDocs(partsOfArticles(reader), isLive, first.parts),
  };
}

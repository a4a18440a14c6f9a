/** Numbers the documents of all segments, by their kinds. */
import type { IndexedField } from './analyzer.ts';
import type { DocNumbers } from './doc-numbers.ts';
import type { SegmentReader } from './segment-reader.ts';

const DOC_KINDS = ['articles', 'headings', 'passages', 'utterances', 'parts'] as const;
export type DocKind = (typeof DOC_KINDS)[number];

export const KIND_OF_FIELD: Record<IndexedField, DocKind> = {
  text: 'passages',
  entities: 'passages',
  title: 'articles',
  heading: 'headings',
  utterance: 'utterances',
  part: 'parts',
};

/**
 * @param sizes how many documents each article has, one after the other
 * @param isLive per article
 */
function numberDocs(sizes: ArrayLike<number>, isLive: Uint8Array, first: number): DocNumbers {
  let total = 0;
  let count = 0;
  for (let article = 0; article < isLive.length; article++) {
    total += sizes[article] ?? 0;
    if (isLive[article] === 1) count += sizes[article] ?? 0;
  }
  if (count === total) return { first, count, gaps: undefined };
  const numbers = new Int32Array(total).fill(-1);
  const live = new Int32Array(count);
  let doc = 0;
  let place = 0;
  for (let article = 0; article < isLive.length; article++) {
    for (const end = doc + (sizes[article] ?? 0); doc < end; doc++) {
      if (isLive[article] !== 1) continue;
      live[place] = doc;
      numbers[doc] = first + place++;
    }
  }
  return { first, count, gaps: { live, numbers } };
}

/** How many headings each article has: they follow each other as the passages do. */
function headingsOfArticles(reader: SegmentReader): Uint32Array {
  const sizes = reader.numbers('heading.passages');
  let heading = 0;
  return Uint32Array.from(reader.numbers('article.passages'), (passages) => {
    const first = heading;
    for (let left = passages; left > 0 && heading < sizes.length; heading++) left -= sizes[heading] ?? 0;
    return heading - first;
  });
}

function partsOfArticles(reader: SegmentReader): Uint32Array {
  const utterances = reader.numbers('part.utterance');
  let end = 0;
  let part = 0;
  return Uint32Array.from(reader.numbers('article.utterances'), (size) => {
    const first = part;
    end += size;
    while (part < utterances.length && (utterances[part] ?? 0) < end) part++;
    return part - first;
  });
}

export type SegmentDocs = Record<DocKind, DocNumbers>;

/** The documents of all segments, and how many there are of each kind. */
export interface NumberedDocs {
  docs: SegmentDocs[];
  counts: Record<DocKind, number>;
}

/** @param first number of the first live document of each kind */
function numberSegment(reader: SegmentReader, first: Readonly<Record<DocKind, number>>): SegmentDocs {
  const passages = reader.numbers('article.passages');
  if (reader.deleted.length === 0) return numberAll(reader, first);
  const isLive = new Uint8Array(passages.length).fill(1);
  for (const ordinal of reader.deleted) isLive[ordinal] = 0;
  return {
    articles: numberDocs(new Uint8Array(passages.length).fill(1), isLive, first.articles),
    headings: numberDocs(headingsOfArticles(reader), isLive, first.headings),
    passages: numberDocs(passages, isLive, first.passages),
    utterances: numberDocs(reader.numbers('article.utterances'), isLive, first.utterances),
    parts: numberDocs(partsOfArticles(reader), isLive, first.parts),
  };
}

/** Of a segment of which nothing is deleted. */
function numberAll(reader: SegmentReader, first: Readonly<Record<DocKind, number>>): SegmentDocs {
  const docs = (kind: DocKind, section: string): DocNumbers => ({
    first: first[kind],
    count: reader.numbers(section).length,
    gaps: undefined,
  });
  return {
    articles: docs('articles', 'article.id'),
    headings: docs('headings', 'heading.passages'),
    passages: docs('passages', 'text.lengths'),
    utterances: docs('utterances', 'utterance.lengths'),
    parts: docs('parts', 'part.passage'),
  };
}

export function numberSegments(readers: readonly SegmentReader[]): NumberedDocs {
  const counts = { articles: 0, headings: 0, passages: 0, utterances: 0, parts: 0 };
  const docs = readers.map((reader) => {
    const own = numberSegment(reader, counts);
    for (const kind of DOC_KINDS) counts[kind] += own[kind].count;
    return own;
  });
  return { docs, counts };
}

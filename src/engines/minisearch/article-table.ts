/** The live articles by their numbers: what stands of each in its segment's records, read when it is asked for. */
import type { Source } from '../../domain/article.ts';
import type { DocNumbers } from './doc-numbers.ts';
import type { SegmentReader } from './segment-reader.ts';
import type { ValueTable } from './value-table.ts';

/** Where a text lies in the articles file of a segment. */
export interface FilePlace {
  segment: number;
  offset: number;
  bytes: number;
  /** CRC-32 of them. */
  crc: number;
}

/** What is shown of an article beside its passage. */
export interface ArticleHead {
  id: string;
  title: string;
  sources: Source[];
  published: string | undefined;
  url: string | undefined;
}

export interface SegmentArticles {
  reader: SegmentReader;
  docs: DocNumbers;
  /** First byte of the line of each article, deleted ones too. */
  lines: Float64Array;
  /** First passage of each, deleted ones too. */
  passages: Uint32Array;
}

export class ArticleTable {
  readonly length: number;
  /** The passages of article a are those at [firstPassage[a], firstPassage[a + 1]), and so its utterances. */
  readonly firstPassage: Uint32Array;
  readonly firstUtterance: Uint32Array;
  private readonly segments: readonly SegmentArticles[];
  private readonly ids: ValueTable;

  /** @param ids the facet of articles, whose values are numbered as articles are */
  constructor(segments: readonly SegmentArticles[], firstPassage: Uint32Array, firstUtterance: Uint32Array, ids: ValueTable) {
    this.segments = segments;
    this.firstPassage = firstPassage;
    this.firstUtterance = firstUtterance;
    this.ids = ids;
    this.length = firstPassage.length - 1;
  }

  idAt(article: number): string {
    return this.ids.valueAt(article);
  }

  titleAt(article: number): string {
    return this.ids.labelAt(article);
  }

  numberOf(id: string): number | undefined {
    return this.ids.numberOf(id);
  }

  headAt(article: number): ArticleHead {
    const { own, ordinal } = this.place(article);
    const { reader } = own;
    const at = (name: string): number => reader.numbers(`article.${name}`)[ordinal] ?? 0;
    return {
      id: reader.string(at('id')),
      title: reader.string(at('title')),
      sources: JSON.parse(reader.string(at('outlets'))) as Source[],
      published: reader.optional(at('published')),
      url: reader.optional(at('url')),
    };
  }

  /** Its whole line. */
  lineOf(article: number): FilePlace {
    const { own, ordinal, segment } = this.place(article);
    const at = (name: string): number => own.reader.numbers(name)[ordinal] ?? 0;
    return { segment, offset: own.lines[ordinal] ?? 0, bytes: at('article.bytes'), crc: at('article.crc') };
  }

  /** One of its passages, by its ordinal in the article. */
  passageOf(article: number, passage: number): FilePlace {
    const { own, ordinal, segment } = this.place(article);
    const sizes = own.reader.numbers('passage.bytes');
    const first = own.passages[ordinal] ?? 0;
    let offset = (own.lines[ordinal] ?? 0) + (own.reader.numbers('article.head')[ordinal] ?? 0);
    for (let i = 0; i < passage; i++) offset += (sizes[first + i] ?? 0) + 1;
    return { segment, offset, bytes: sizes[first + passage] ?? 0, crc: own.reader.numbers('passage.crc')[first + passage] ?? 0 };
  }

  private place(article: number): { own: SegmentArticles; ordinal: number; segment: number } {
    let segment = this.segments.length - 1;
    while (segment > 0 && (this.segments[segment]?.docs.first ?? 0) > article) segment--;
    const own = this.segments[segment];
    if (!own) throw new RangeError(`there is no article ${String(article)}`);
    const place = article - own.docs.first;
    return { own, ordinal: own.docs.gaps ? (own.docs.gaps.live[place] ?? 0) : place, segment };
  }
}

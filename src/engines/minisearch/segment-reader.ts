/** Opens a compiled segment: views of its sections, held against each other where one counts into the other. */
import { INDEXED_FIELDS, type IndexedField } from './analyzer.ts';
import type { Column } from './columns.ts';
import { readSections, type Sections } from './section-file.ts';
import { SEGMENT_SUFFIX } from './segment-records.ts';
import type { TextKind } from './token-log.ts';
import type { Dictionary } from './vocabulary.ts';

export interface SegmentSource {
  name: string;
  /** Ordinals of articles that are no longer part of the index. */
  deleted: readonly number[];
  /** The file of the segment with this suffix. */
  path: (suffix: string) => string;
}

export interface StoredField {
  terms: Uint32Array;
  offsets: Uint32Array;
  postings: Uint8Array;
  lengths: Uint16Array;
}

export class SegmentReader {
  readonly source: SegmentSource;
  readonly dictionary: Dictionary;
  readonly strings: readonly string[];
  private readonly sections: Sections;

  private constructor(source: SegmentSource, sections: Sections) {
    this.source = source;
    this.sections = sections;
    this.dictionary = { words: sections.strings('words'), stems: sections.strings('stems') };
    this.strings = sections.strings('strings');
    this.check();
  }

  /** @throws PullquoteError('index-corrupt') */
  static async open(source: SegmentSource): Promise<SegmentReader> {
    return new SegmentReader(source, await readSections(source.path(SEGMENT_SUFFIX)));
  }

  numbers(name: string): Uint32Array {
    return this.sections.u32(name);
  }

  lists(name: string): { starts: Uint32Array; ids: Uint32Array } {
    return { starts: this.numbers(`${name}.starts`), ids: this.numbers(`${name}.ids`) };
  }

  field(field: IndexedField): StoredField {
    return {
      terms: this.numbers(`${field}.terms`),
      offsets: this.numbers(`${field}.offsets`),
      postings: this.sections.bytes(`${field}.postings`),
      lengths: this.sections.u16(`${field}.lengths`),
    };
  }

  texts(kind: TextKind): { starts: Uint32Array; bytes: Uint8Array; ranks: Uint32Array } {
    return { starts: this.numbers(`${kind}.order.starts`), bytes: this.sections.bytes(`${kind}.order`), ranks: this.numbers('ranks') };
  }

  string(place: number): string {
    return this.strings[place] ?? '';
  }

  /** What is one more than a place, or 0 for nothing. */
  optional(place: number): string | undefined {
    return place === 0 ? undefined : this.strings[place - 1];
  }

  stringsAt(lists: Pick<Column, 'starts'> & { ids: Uint32Array }, i: number): string[] {
    return Array.from(lists.ids.subarray(lists.starts[i] ?? 0, lists.starts[i + 1] ?? 0), (place) => this.string(place));
  }

  /** How many documents each kind has, by its records and by its postings. */
  private check(): void {
    const sum = (name: string): number => this.numbers(name).reduce((total, value) => total + value, 0);
    const expected: Record<IndexedField, number> = {
      text: sum('article.passages'),
      entities: sum('article.passages'),
      title: this.numbers('article.id').length,
      heading: this.numbers('heading.passages').length,
      utterance: sum('article.utterances'),
      part: this.numbers('part.passage').length,
    };
    const fits =
      INDEXED_FIELDS.every((field) => this.field(field).lengths.length === expected[field]) &&
      sum('heading.passages') === expected.text &&
      this.numbers('passage.entities.starts').length === expected.text + 1 &&
      this.numbers('utterance.speaker').length === expected.utterance &&
      this.numbers('ranks').length === this.dictionary.words.length;
    if (!fits) throw this.sections.corrupt('its sections do not fit each other');
  }
}

/** Opens a compiled segment: views of its sections, held against each other where one counts into the other. */
import { INDEXED_FIELDS, type IndexedField } from './analyzer.ts';
import { readSections, type Sections } from './section-file.ts';
import { SEGMENT_SUFFIX } from './segment-records.ts';
import type { StringList } from './string-list.ts';
import type { TextKind } from './token-log.ts';

export interface SegmentSource {
  name: string;
  /** Ordinals of articles that are no longer part of the index. */
  deleted: readonly number[];
  /** The file of the segment with this suffix. */
  path: (suffix: string) => string;
}

export interface StoredField {
  /** The terms that have a list, ascending; `undefined` where each term of the dictionary has one. */
  terms: Uint32Array | undefined;
  /** Where the list of each begins. */
  offsets: Uint32Array;
  postings: Uint8Array;
  lengths: Uint16Array;
}

/** What stands in the texts of one kind, in order; `token-log.ts` says how. */
export interface StoredTexts {
  /** Text i lies in [starts[i], starts[i + 1]) of `bytes`, a rank after the other. */
  starts: Uint32Array;
  bytes: Uint8Array;
  /** Of each word of the segment's dictionary. */
  ranks: Uint32Array;
  pairs: { offsets: Uint32Array; postings: Uint8Array } | undefined;
}

export class SegmentReader {
  /** Ordinals of articles that are no longer part of the index. */
  readonly deleted: readonly number[];
  readonly sections: Sections;
  /** Both sorted by code units. */
  readonly words: StringList;
  readonly stems: StringList;
  readonly strings: StringList;
  private readonly views = new Map<string, Uint32Array>();

  constructor(deleted: readonly number[], sections: Sections) {
    this.deleted = deleted;
    this.sections = sections;
    this.words = sections.strings('words');
    this.stems = sections.strings('stems');
    this.strings = sections.strings('strings');
  }

  /** @throws PullquoteError('index-corrupt') */
  static async open(source: SegmentSource): Promise<SegmentReader> {
    const reader = new SegmentReader(source.deleted, await readSections(source.path(SEGMENT_SUFFIX)));
    reader.check();
    return reader;
  }

  numbers(name: string): Uint32Array {
    let numbers = this.views.get(name);
    if (!numbers) this.views.set(name, (numbers = this.sections.u32(name)));
    return numbers;
  }

  lists(name: string): { starts: Uint32Array; ids: Uint32Array } {
    return { starts: this.numbers(`${name}.starts`), ids: this.numbers(`${name}.ids`) };
  }

  field(field: IndexedField): StoredField {
    return {
      terms: this.sections.has(`${field}.terms`) ? this.numbers(`${field}.terms`) : undefined,
      offsets: this.numbers(`${field}.offsets`),
      postings: this.sections.bytes(`${field}.postings`),
      lengths: this.sections.u16(`${field}.lengths`),
    };
  }

  texts(kind: TextKind): StoredTexts {
    const pairs =
      kind === 'text' ? { offsets: this.numbers('text.pairs.offsets'), postings: this.sections.bytes('text.pairs') } : undefined;
    return {
      starts: this.numbers(`${kind}.order.starts`),
      bytes: this.sections.bytes(`${kind}.order`),
      ranks: this.numbers('ranks'),
      pairs,
    };
  }

  string(place: number): string {
    return this.strings.at(place);
  }

  /** What is one more than a place, or 0 for nothing. */
  optional(place: number): string | undefined {
    return place === 0 ? undefined : this.strings.at(place - 1);
  }

  stringsAt(lists: { starts: Uint32Array; ids: Uint32Array }, i: number): string[] {
    return Array.from(lists.ids.subarray(lists.starts[i] ?? 0, lists.starts[i + 1] ?? 0), (place) => this.string(place));
  }

  /** How many documents each kind has, by its records and by its postings. */
  private check(): void {
    const sum = (name: string): number => {
      let total = 0;
      const values = this.numbers(name);
      for (let i = 0; i < values.length; i++) total += values[i] ?? 0;
      return total;
    };
    const lists = [this.words, this.stems, this.strings];
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
      this.numbers('passage.bytes').length === expected.text &&
      this.numbers('ranks').length === this.words.length &&
      lists.every((list) => list.isWhole());
    if (!fits) throw this.sections.corrupt('its sections do not fit each other');
  }
}

/**
 * Opens a segment: views of its sections, held against each other where one counts into the other. A reader of some of them lacks the others.
 */
import { INDEXED_FIELDS, type IndexedField } from './analyzer.ts';
import type { Numbers } from './section.ts';
import { readSections, type Sections } from './section-file.ts';
import { SEGMENT_SUFFIX } from './segment-records.ts';
import { StringList } from './string-list.ts';
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

/** Lists of numbers: how many each has, and all of them. */
export interface NumberLists {
  counts: Numbers;
  ids: Numbers;
}

const NO_STRINGS = new StringList(new Uint8Array(0), new Uint32Array(1));

export class SegmentReader {
  /** Ordinals of articles that are no longer part of the index. */
  readonly deleted: readonly number[];
  readonly sections: Sections;
  readonly strings: StringList;
  readonly names: StringList;

  constructor(deleted: readonly number[], sections: Sections) {
    this.deleted = deleted;
    this.sections = sections;
    this.strings = sections.strings('strings');
    this.names = sections.has('names') ? sections.strings('names') : NO_STRINGS;
  }

  /**
   * Opens a segment, or what is wanted of its sections.
   *
   * @throws PullquoteError('index-corrupt')
   */
  static async open(source: Omit<SegmentSource, 'name'>, isWanted?: (section: string) => boolean): Promise<SegmentReader> {
    const reader = new SegmentReader(source.deleted, await readSections(source.path(SEGMENT_SUFFIX), isWanted));
    reader.check();
    return reader;
  }

  numbers(name: string): Numbers {
    return this.sections.numbers(name);
  }

  /** The same in 32 bits: loops over numbers of one width are quicker. */
  wide(name: string): Uint32Array {
    const numbers = this.numbers(name);
    return numbers instanceof Uint32Array ? numbers : new Uint32Array(numbers);
  }

  lists(name: string): NumberLists {
    return { counts: this.numbers(`${name}.counts`), ids: this.numbers(`${name}.ids`) };
  }

  field(field: IndexedField): StoredField {
    return {
      terms: this.sections.has(`${field}.terms`) ? this.sections.u32(`${field}.terms`) : undefined,
      offsets: this.sections.u32(`${field}.offsets`),
      postings: this.sections.bytes(`${field}.postings`),
      lengths: this.sections.u16(`${field}.lengths`),
    };
  }

  texts(kind: TextKind): StoredTexts {
    const pairs =
      kind === 'text' ? { offsets: this.sections.u32('text.pairs.offsets'), postings: this.sections.bytes('text.pairs') } : undefined;
    return {
      starts: this.sections.u32(`${kind}.order.starts`),
      bytes: this.sections.bytes(`${kind}.order`),
      ranks: this.sections.u32('ranks'),
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

  name(place: number): string {
    return this.names.at(place);
  }

  optionalName(place: number): string | undefined {
    return place === 0 ? undefined : this.names.at(place - 1);
  }

  /** Holds sections against each other, as far as they were read: how many documents each kind has, by its records and by its postings. */
  private check(): void {
    const sum = (name: string): number => {
      const values = this.numbers(name);
      let total = 0;
      for (let i = 0; i < values.length; i++) total += values[i] ?? 0;
      return total;
    };
    const expected: Record<IndexedField, number> = {
      text: sum('article.passages'),
      entities: sum('article.passages'),
      title: this.numbers('article.id').length,
      heading: this.numbers('heading.passages').length,
      utterance: sum('article.utterances'),
      part: this.numbers('part.passage').length,
    };
    const isWhole = (name: string, size: number): boolean => {
      if (!this.sections.has(`${name}.counts`)) return true;
      const { counts, ids } = this.lists(name);
      return counts.length === size && sum(`${name}.counts`) === ids.length;
    };
    const isOf = (names: readonly string[], size: number): boolean =>
      names.every((name) => !this.sections.has(name) || this.numbers(name).length === size);
    const fits =
      INDEXED_FIELDS.every((field) => this.sections.u16(`${field}.lengths`).length === expected[field]) &&
      sum('heading.passages') === expected.text &&
      ['passage.entities', 'passage.cites'].every((name) => isWhole(name, expected.text)) &&
      isWhole('utterance.passages', expected.utterance) &&
      ['sources', 'authors', 'credits'].every((name) => isWhole(`article.${name}`, expected.title)) &&
      isOf(['passage.bytes', 'passage.crc', 'id.hashes'], expected.text) &&
      isOf(['utterance.speaker', 'utterance.kind'], expected.utterance) &&
      (!this.sections.has('words') || isOf(['ranks'], this.sections.strings('words').length)) &&
      ['words', 'stems', 'strings', 'names'].every((name) => !this.sections.has(name) || this.sections.strings(name).isWhole());
    if (!fits) throw this.sections.corrupt('its sections do not fit each other');
  }
}

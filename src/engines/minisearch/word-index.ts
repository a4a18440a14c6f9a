/**
 * The MiniSearch index of one field of a segment.
 *
 * Words go in by their ranks, in octal digits behind how many digits there are: MiniSearch's tree looks through the branches of a node
 * one after the other, so it has few, and common words lie near its root (measured: half the time of letters). A field has an index of its own, so that what MiniSearch serialises is one list a word, by documents that are numbered without gaps.
 */
import MiniSearch, { type AsPlainObject } from 'minisearch';
import type { WordStream } from './token-log.ts';

const CODE_BASE = 8;

/** What MiniSearch serialises under each term: per field id, per document, the frequency. */
type SerialisedEntry = Record<string, Record<string, number>>;

/** The postings of the word of rank w lie in [starts[w], starts[w + 1]): documents ascending, and how often. */
export interface FieldPostings {
  starts: Uint32Array;
  docs: Int32Array;
  freqs: Uint32Array;
  /** Of each document, how many different words it has. */
  lengths: Uint16Array;
}

const MAX_LENGTH = 0xffff;

function codeOf(rank: number): string {
  const digits = rank.toString(CODE_BASE);
  return `${String.fromCharCode(0x60 + digits.length)}${digits}`;
}

function rankOf(code: string): number {
  return Number.parseInt(code.slice(1), CODE_BASE);
}

/** The codes of words, which the indexes of all fields share. */
export class WordCodes {
  private readonly codes: readonly string[];

  /** @param ranks of each word, by its number: what it is coded by */
  constructor(ranks: Uint32Array) {
    this.codes = Array.from(ranks, codeOf);
  }

  of(words: Uint32Array): string[] {
    return Array.from(words, (word) => this.codes[word] ?? '');
  }
}

/** The postings of a field; its words go by their ranks. */
export function indexWords(stream: WordStream, codes: WordCodes, words: number): FieldPostings {
  const index = new MiniSearch<number>({
    fields: ['words'],
    extractField: (document, field) => (field === 'id' ? document : '') as string,
    tokenize: () => current,
    processTerm: (code) => code,
    autoVacuum: false,
  });
  let current: string[] = [];
  for (let text = 0; text < stream.texts; text++) {
    current = codes.of(stream.at(text));
    index.add(text);
  }
  return compileIndex(index.toJSON(), stream.texts, words);
}

function compileIndex({ index, fieldIds, fieldLength }: AsPlainObject, texts: number, words: number): FieldPostings {
  const field = String(fieldIds['words'] ?? 0);
  const lists = Array.from<Record<string, number> | undefined>({ length: words });
  for (const [code, entry] of index as unknown as [string, SerialisedEntry][]) lists[rankOf(code)] = entry[field];
  const lengths = new Uint16Array(texts);
  let total = 0;
  for (const text in fieldLength) {
    const length = fieldLength[text]?.[0] ?? 0;
    lengths[Number(text)] = Math.min(length, MAX_LENGTH);
    total += length;
  }
  return { ...flatten(lists, total), lengths };
}

function flatten(lists: readonly (Record<string, number> | undefined)[], total: number): Omit<FieldPostings, 'lengths'> {
  const starts = new Uint32Array(lists.length + 1);
  const docs = new Int32Array(total);
  const freqs = new Uint32Array(total);
  let count = 0;
  lists.forEach((list, word) => {
    // Integer keys come in ascending order.
    for (const doc in list) {
      docs[count] = Number(doc);
      freqs[count++] = list[doc] ?? 0;
    }
    starts[word + 1] = count;
  });
  return { starts, docs, freqs };
}

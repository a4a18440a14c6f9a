/**
 * MiniSearch's serialised index as sections of a segment: a sorted dictionary of surface forms and of their stems, and for each field
 * the postings of its terms.
 *
 * A term is a number: words first, then stems. MiniSearch indexes surface forms; what a stem has is what its words have together, and
 * shares their list where it is one word. Words stand in the lists of body texts alone: what only raises a score is looked up by stem.
 */
import { stem } from '../../text/stems.ts';
import { type IndexedField, INDEXED_FIELDS, SURFACE_FIELDS } from './analyzer.ts';
import { ByteWriter } from './bytes.ts';
import { encodePostings } from './postings.ts';
import type { Section } from './section.ts';
import { addStrings } from './string-list.ts';
import type { BuiltIndex, SerialisedEntry } from './word-index.ts';

/** The postings of word w lie in [starts[w], starts[w + 1]). */
interface FlatPostings {
  starts: Uint32Array;
  docs: Int32Array;
  freqs: Uint32Array;
}

/** Lengths are those of MiniSearch: the number of different words. */
const MAX_LENGTH = 0xffff;

interface Dictionary {
  words: string[];
  stems: string[];
  /** Per stem its words, ascending. */
  members: number[][];
}

function buildDictionary(words: string[]): Dictionary {
  const byStem = new Map<string, number[]>();
  words.forEach((word, number) => {
    const own = byStem.get(stem(word));
    if (own) own.push(number);
    else byStem.set(stem(word), [number]);
  });
  const stems = [...byStem.keys()].sort();
  return { words, stems, members: stems.map((each) => byStem.get(each) ?? []) };
}

function flatten(entries: readonly SerialisedEntry[], fieldId: string, numbers: readonly number[]): FlatPostings {
  const starts = new Uint32Array(entries.length + 1);
  const docs: number[] = [];
  const freqs: number[] = [];
  entries.forEach((entry, word) => {
    const postings = entry[fieldId];
    // Integer keys come in ascending order, and so do the numbers of one kind of document.
    for (const key in postings) {
      docs.push(numbers[Number(key)] ?? 0);
      freqs.push(postings[key] ?? 0);
    }
    starts[word + 1] = docs.length;
  });
  return { starts, docs: Int32Array.from(docs), freqs: Uint32Array.from(freqs) };
}

/** The lists of one field as they grow. */
class FieldCompiler {
  readonly terms: number[] = [];
  readonly offsets: number[] = [];
  readonly postings = new ByteWriter();
  private readonly flat: FlatPostings;
  /** Frequency of a stem per document, while its words are added up. */
  private readonly sums: Uint32Array;

  constructor(flat: FlatPostings, documents: number) {
    this.flat = flat;
    this.sums = new Uint32Array(documents);
  }

  has(word: number): boolean {
    return (this.flat.starts[word + 1] ?? 0) > (this.flat.starts[word] ?? 0);
  }

  /** Gives the offset of the word's list. */
  addWord(term: number, word: number): number {
    const [start, end] = [this.flat.starts[word] ?? 0, this.flat.starts[word + 1] ?? 0];
    return this.addList(term, this.flat.docs.subarray(start, end), this.flat.freqs.subarray(start, end));
  }

  addTogether(term: number, words: readonly number[]): void {
    const { starts, docs, freqs } = this.flat;
    const touched: number[] = [];
    for (const word of words) {
      for (let at = starts[word] ?? 0; at < (starts[word + 1] ?? 0); at++) {
        const doc = docs[at] ?? 0;
        if (this.sums[doc] === 0) touched.push(doc);
        this.sums[doc] = (this.sums[doc] ?? 0) + (freqs[at] ?? 0);
      }
    }
    const together = Int32Array.from(touched).sort();
    const sums = new Uint32Array(together.length);
    for (let i = 0; i < sums.length; i++) sums[i] = this.sums[together[i] ?? 0] ?? 0;
    this.addList(term, together, sums);
    for (const doc of touched) this.sums[doc] = 0;
  }

  share(term: number, offset: number): void {
    this.terms.push(term);
    this.offsets.push(offset);
  }

  private addList(term: number, docs: ArrayLike<number>, freqs: ArrayLike<number>): number {
    const offset = this.postings.length;
    this.share(term, offset);
    encodePostings(this.postings, docs, freqs);
    return offset;
  }
}

function compileField(field: IndexedField, flat: FlatPostings, documents: number, dictionary: Dictionary): FieldCompiler {
  const { words, members } = dictionary;
  const compiler = new FieldCompiler(flat, documents);
  const offsets = new Map<number, number>();
  if (SURFACE_FIELDS.has(field)) {
    words.forEach((_, word) => {
      if (compiler.has(word)) offsets.set(word, compiler.addWord(word, word));
    });
  }
  members.forEach((own, number) => {
    const present = own.filter((word) => compiler.has(word));
    const [only, another] = present;
    if (only === undefined) return;
    const shared = another === undefined ? offsets.get(only) : undefined;
    if (shared !== undefined) compiler.share(words.length + number, shared);
    else compiler.addTogether(words.length + number, present);
  });
  return compiler;
}

/**
 * Adds the sections to those of a segment, and gives the numbers of the words of its dictionary, in its order.
 *
 * @param words by their numbers
 */
export function compileText(sections: Map<string, Section>, built: BuiltIndex, words: readonly string[]): number[] {
  const { numbers, documents, fieldIds } = built;
  const textOf = (row: number): string => words[built.words[row] ?? -1] ?? '';
  const rows = built.words.map((_, row) => row).sort((a, b) => (textOf(a) < textOf(b) ? -1 : 1));
  const entries = rows.map((row) => built.entries[row] ?? {});
  const dictionary = buildDictionary(rows.map(textOf));
  addStrings(sections, 'words', dictionary.words);
  addStrings(sections, 'stems', dictionary.stems);
  for (const field of INDEXED_FIELDS) {
    const fieldId = fieldIds[field] ?? 0;
    const compiled = compileField(field, flatten(entries, String(fieldId), numbers), documents[field], dictionary);
    sections.set(`${field}.terms`, Uint32Array.from(compiled.terms));
    sections.set(`${field}.offsets`, Uint32Array.from(compiled.offsets));
    sections.set(`${field}.postings`, compiled.postings.finish());
    const lengths = new Uint16Array(documents[field]);
    numbers.forEach((number, doc) => {
      const length = built.lengths[doc]?.[fieldId];
      if (length !== undefined) lengths[number] = Math.min(length, MAX_LENGTH);
    });
    sections.set(`${field}.lengths`, lengths);
  }
  return rows.map((row) => built.words[row] ?? -1);
}

/**
 * The index of a segment's words as sections of it: a sorted dictionary of surface forms and of their stems, and for each field
 * the postings of its terms.
 *
 * A term is a number: words first, then stems. Surface forms are what is inverted; what a stem has is what its words have together, and
 * shares their list where it is one word. Words stand in the lists of body texts alone: what only raises a score is looked up by stem.
 */
import { stem } from '../../text/stems.ts';
import { type IndexedField, INDEXED_FIELDS, SURFACE_FIELDS } from './analyzer.ts';
import { ByteWriter } from './bytes.ts';
import type { FieldPostings } from './invert-words.ts';
import { encodePostings } from './postings.ts';
import type { Section } from './section.ts';
import { addStrings } from './string-list.ts';

interface Dictionary {
  words: string[];
  /** The number, in the segment, of each word, and its rank. */
  numbers: Uint32Array;
  ranks: Uint32Array;
  stems: string[];
  /** Per stem the ranks of its words. */
  members: number[][];
}

function buildDictionary(unsorted: readonly string[], ranks: Uint32Array): Dictionary {
  const places = unsorted.map((_, number) => number).sort((a, b) => ((unsorted[a] ?? '') < (unsorted[b] ?? '') ? -1 : 1));
  const byStem = new Map<string, number[]>();
  for (const number of places) {
    const own = stem(unsorted[number] ?? '');
    const members = byStem.get(own);
    if (members) members.push(ranks[number] ?? 0);
    else byStem.set(own, [ranks[number] ?? 0]);
  }
  const stems = [...byStem.keys()].sort();
  return {
    words: places.map((number) => unsorted[number] ?? ''),
    numbers: Uint32Array.from(places),
    ranks: Uint32Array.from(places, (number) => ranks[number] ?? 0),
    stems,
    members: stems.map((each) => byStem.get(each) ?? []),
  };
}

/** The lists of one field as they grow. */
class FieldCompiler {
  readonly terms: number[] = [];
  readonly offsets: number[] = [];
  readonly postings = new ByteWriter();
  private readonly flat: FieldPostings;
  /** Frequency of a stem per document, while its words are added up. */
  private readonly sums: Uint32Array;

  constructor(flat: FieldPostings) {
    this.flat = flat;
    this.sums = new Uint32Array(flat.lengths.length);
    // An empty list, for terms that a field does not have.
    encodePostings(this.postings, [], []);
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

function compileField(field: IndexedField, flat: FieldPostings, dictionary: Dictionary): FieldCompiler {
  const { words, ranks, members } = dictionary;
  const compiler = new FieldCompiler(flat);
  const offsets = new Map<number, number>();
  if (SURFACE_FIELDS.has(field)) {
    ranks.forEach((word, place) => {
      if (compiler.has(word)) offsets.set(word, compiler.addWord(place, word));
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

/** Adds the terms with their offsets; where a field has most of the dictionary, offsets alone, of all of it. */
function addTerms(sections: Map<string, Section>, field: IndexedField, { terms, offsets }: FieldCompiler, size: number): void {
  if (2 * terms.length < size) {
    sections.set(`${field}.terms`, Uint32Array.from(terms));
    sections.set(`${field}.offsets`, Uint32Array.from(offsets));
    return;
  }
  const all = new Uint32Array(size);
  terms.forEach((term, i) => (all[term] = offsets[i] ?? 0));
  sections.set(`${field}.offsets`, all);
}

/**
 * Adds the sections to those of a segment, and gives the numbers of the words of its dictionary, in its order.
 *
 * @param words by their numbers, and so are their ranks
 * @param postingsOf gives those of a field, by the ranks of words
 */
export function compileText(
  sections: Map<string, Section>,
  words: readonly string[],
  ranks: Uint32Array,
  postingsOf: (field: IndexedField) => FieldPostings,
): Uint32Array {
  const dictionary = buildDictionary(words, ranks);
  addStrings(sections, 'words', dictionary.words);
  addStrings(sections, 'stems', dictionary.stems);
  for (const field of INDEXED_FIELDS) {
    const postings = postingsOf(field);
    const compiled = compileField(field, postings, dictionary);
    addTerms(sections, field, compiled, dictionary.words.length + dictionary.stems.length);
    sections.set(`${field}.postings`, compiled.postings.finish());
    sections.set(`${field}.lengths`, postings.lengths);
  }
  return dictionary.numbers;
}

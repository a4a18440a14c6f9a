/**
 * The words of a segment's texts in their order, by their numbers: what its index is built from, and what phrases are found in; MiniSearch
 * keeps no positions.
 *
 * On disk each word of a text is its rank in the order of frequency in the segment, the commonest first, in as few bytes as that needs:
 * one for the 128 commonest, which are half of all words. A phrase is then found by its bytes. Two words that are among the very commonest
 * stand in most texts, seldom side by side: for each two of these the texts are listed in which they do.
 */
import { INDEXED_FIELDS, type IndexedField } from './analyzer.ts';
import { ByteWriter } from './bytes.ts';
import { packFrequencies } from './pair-frequencies.ts';
import { encodePostings } from './postings.ts';
import type { Section } from './section.ts';

/** The kinds of text that are searched by phrases. */
const KINDS = ['text', 'utterance', 'part'] as const;
export type TextKind = (typeof KINDS)[number];

/** Words whose pairs are listed: 64 of them are a third of all words. */
export const PAIRED_WORDS = 64;

/** The words of the texts of one field as they come. */
export class WordStream {
  private readonly ends: number[] = [];
  private words = new Uint32Array(1 << 12);
  private length = 0;

  add(words: Uint32Array): void {
    if (this.length + words.length > this.words.length) {
      const larger = new Uint32Array(2 * (this.length + words.length));
      larger.set(this.words);
      this.words = larger;
    }
    this.words.set(words, this.length);
    this.length += words.length;
    this.ends.push(this.length);
  }

  get texts(): number {
    return this.ends.length;
  }

  /** The words of a text. */
  at(text: number): Uint32Array {
    return this.words.subarray(text === 0 ? 0 : this.ends[text - 1], this.ends[text]);
  }

  all(): Uint32Array {
    return this.words.subarray(0, this.length);
  }
}

export class TokenLog {
  readonly streams: Readonly<Record<IndexedField, WordStream>>;

  constructor() {
    this.streams = Object.fromEntries(INDEXED_FIELDS.map((field) => [field, new WordStream()])) as Record<IndexedField, WordStream>;
  }

  /** Takes the next text of a field, by the numbers of its words. */
  add(field: IndexedField, words: Uint32Array): void {
    this.streams[field].add(words);
  }

  /** Of each word its rank by how often it stands in the texts, the commonest first. */
  rank(words: number): Uint32Array {
    const counts = new Uint32Array(words);
    for (const stream of Object.values(this.streams)) {
      for (const word of stream.all()) counts[word] = (counts[word] ?? 0) + 1;
    }
    const order = counts.map((_, word) => word).sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0) || a - b);
    const ranks = new Uint32Array(words);
    order.forEach((word, rank) => (ranks[word] = rank));
    return ranks;
  }

  /**
   * Adds the bytes of the texts that are searched by phrases with the first byte of each, and of each word of the dictionary its rank.
   *
   * @param dictionary the numbers of its words, in its order
   */
  finish(sections: Map<string, Section>, dictionary: Uint32Array, ranks: Uint32Array): void {
    for (const kind of KINDS) addOrder(sections, kind, this.streams[kind], ranks);
    addPairs(sections, this.streams.text, ranks);
    sections.set(
      'ranks',
      dictionary.map((word) => ranks[word] ?? 0),
    );
  }
}

function addOrder(sections: Map<string, Section>, kind: TextKind, stream: WordStream, ranks: Uint32Array): void {
  const out = new ByteWriter();
  const starts = new Uint32Array(stream.texts + 1);
  for (let text = 0; text < stream.texts; text++) {
    for (const word of stream.at(text)) out.varint(ranks[word] ?? 0);
    starts[text + 1] = out.length;
  }
  sections.set(`${kind}.order.starts`, starts);
  sections.set(`${kind}.order`, out.finish());
}

/**
 * Of each two of the commonest words, first × 64 + second, the texts in which they follow each other, as postings; and where they begin. How often each of
 * the two stands in the text is packed into the frequency, so that a phrase is scored without their lists, the longest of all.
 */
function addPairs(sections: Map<string, Section>, stream: WordStream, ranks: Uint32Array): void {
  const pairs: { texts: number[]; freqs: number[] }[] = [];
  const counts = new Uint32Array(PAIRED_WORDS);
  for (let text = 0; text < stream.texts; text++) {
    const words = stream.at(text);
    counts.fill(0);
    for (const word of words) {
      const rank = ranks[word] ?? 0;
      if (rank < PAIRED_WORDS) counts[rank] = (counts[rank] ?? 0) + 1;
    }
    let before = PAIRED_WORDS;
    for (const word of words) {
      const rank = ranks[word] ?? 0;
      if (rank < PAIRED_WORDS && before < PAIRED_WORDS) {
        const own = (pairs[before * PAIRED_WORDS + rank] ??= { texts: [], freqs: [] });
        if (own.texts.at(-1) !== text) {
          own.texts.push(text);
          own.freqs.push(packFrequencies(counts[before] ?? 0, counts[rank] ?? 0));
        }
      }
      before = rank;
    }
  }
  const out = new ByteWriter();
  const offsets = new Uint32Array(PAIRED_WORDS * PAIRED_WORDS);
  for (let pair = 0; pair < offsets.length; pair++) {
    offsets[pair] = out.length;
    encodePostings(out, pairs[pair]?.texts ?? [], pairs[pair]?.freqs ?? []);
  }
  sections.set('text.pairs.offsets', offsets);
  sections.set('text.pairs', out.finish());
}

/**
 * The words of a segment by their numbers, and of the texts that are searched by phrases the words in their order; MiniSearch keeps no
 * positions.
 *
 * On disk each word of a text is its rank in the order of frequency in the segment, the commonest first, in as few bytes as that needs:
 * one for the 128 commonest, which are half of all words. A phrase is then found by its bytes. Two words that are among the very commonest
 * stand in most texts, seldom side by side: for each two of these the texts are listed in which they do.
 */
import { ByteWriter } from './bytes.ts';
import { encodePostings } from './postings.ts';
import type { Section } from './section.ts';

/** The kinds of text that are searched by phrases. */
const KINDS = ['text', 'utterance', 'part'] as const;
export type TextKind = (typeof KINDS)[number];

/** Words whose pairs are listed: 64 of them are a third of all words. */
export const PAIRED_WORDS = 64;

/** The words of one kind of text as they come; text i has those at [starts[i], starts[i + 1]). */
class WordStream {
  readonly starts: number[] = [0];
  words = new Uint32Array(1 << 12);
  private length = 0;

  push(word: number): void {
    if (this.length === this.words.length) {
      const larger = new Uint32Array(this.words.length * 2);
      larger.set(this.words);
      this.words = larger;
    }
    this.words[this.length++] = word;
  }

  endText(): void {
    this.starts.push(this.length);
  }
}

export class TokenLog {
  /** By their numbers, in the order in which they first come. */
  readonly words: string[] = [];
  private readonly numbers = new Map<string, number>();
  private readonly counts: number[] = [];
  private readonly streams = { text: new WordStream(), utterance: new WordStream(), part: new WordStream() };

  /** The numbers of words, given to those that are new. */
  number(words: readonly string[]): number[] {
    return words.map((word) => {
      const known = this.numbers.get(word);
      if (known !== undefined) return known;
      const number = this.words.push(word) - 1;
      this.numbers.set(word, number);
      this.counts.push(0);
      return number;
    });
  }

  /** Takes the next text of its kind, by the numbers of its words. */
  add(kind: TextKind, numbers: readonly number[]): void {
    const stream = this.streams[kind];
    for (const number of numbers) {
      this.counts[number] = (this.counts[number] ?? 0) + 1;
      stream.push(number);
    }
    stream.endText();
  }

  /**
   * Adds the bytes of all texts with the first byte of each, and of each word of the dictionary its rank.
   *
   * @param dictionary the numbers of its words, in its order
   */
  finish(sections: Map<string, Section>, dictionary: readonly number[]): void {
    const order = Uint32Array.from(this.counts, (_, number) => number);
    order.sort((a, b) => (this.counts[b] ?? 0) - (this.counts[a] ?? 0) || a - b);
    const rankOf = new Uint32Array(order.length);
    order.forEach((number, rank) => (rankOf[number] = rank));
    for (const kind of KINDS) {
      const { starts: from, words } = this.streams[kind];
      const out = new ByteWriter();
      const starts = new Uint32Array(from.length);
      for (let text = 0; text + 1 < from.length; text++) {
        for (let at = from[text] ?? 0; at < (from[text + 1] ?? 0); at++) out.varint(rankOf[words[at] ?? 0] ?? 0);
        starts[text + 1] = out.length;
      }
      if (kind === 'text') addPairs(sections, from, words, rankOf);
      sections.set(`${kind}.order.starts`, starts);
      sections.set(`${kind}.order`, out.finish());
    }
    sections.set(
      'ranks',
      Uint32Array.from(dictionary, (number) => rankOf[number] ?? 0),
    );
  }
}

/** Of each two of the commonest words, first × 64 + second, the texts in which they follow each other, as postings; and where they begin. */
function addPairs(sections: Map<string, Section>, starts: readonly number[], words: Uint32Array, rankOf: Uint32Array): void {
  const texts: number[][] = [];
  for (let text = 0; text + 1 < starts.length; text++) {
    let before = PAIRED_WORDS;
    for (let at = starts[text] ?? 0; at < (starts[text + 1] ?? 0); at++) {
      const rank = rankOf[words[at] ?? 0] ?? 0;
      if (rank < PAIRED_WORDS && before < PAIRED_WORDS) {
        const list = (texts[before * PAIRED_WORDS + rank] ??= []);
        if (list.at(-1) !== text) list.push(text);
      }
      before = rank;
    }
  }
  const out = new ByteWriter();
  const offsets = new Uint32Array(PAIRED_WORDS * PAIRED_WORDS);
  for (let pair = 0; pair < offsets.length; pair++) {
    offsets[pair] = out.length;
    encodePostings(out, texts[pair] ?? [], []);
  }
  sections.set('text.pairs.offsets', offsets);
  sections.set('text.pairs', out.finish());
}

/**
 * The words of texts in their order, for phrases; MiniSearch keeps no positions.
 *
 * Each word of a text is its rank in the order of frequency in the segment, the commonest first, in as few bytes as that needs: one for
 * the 128 commonest, which are half of all words. A phrase is then found by its bytes.
 */
import { ByteWriter } from './bytes.ts';
import type { Section } from './section-file.ts';

/** The kinds of text that are searched by phrases. */
const KINDS = ['text', 'utterance', 'part'] as const;
export type TextKind = (typeof KINDS)[number];

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
  private readonly places = new Map<string, number>();
  private readonly counts: number[] = [];
  private readonly streams = { text: new WordStream(), utterance: new WordStream(), part: new WordStream() };

  /** Takes the next text of its kind. */
  add(kind: TextKind, words: readonly string[]): void {
    const stream = this.streams[kind];
    for (const word of words) {
      let place = this.places.get(word);
      if (place === undefined) {
        place = this.places.size;
        this.places.set(word, place);
        this.counts.push(0);
      }
      this.counts[place] = (this.counts[place] ?? 0) + 1;
      stream.push(place);
    }
    stream.endText();
  }

  /** Adds the bytes of all texts with the first byte of each, and of each word of the dictionary its rank. */
  finish(sections: Map<string, Section>, dictionary: readonly string[]): void {
    const order = this.counts.map((_, place) => place).sort((a, b) => (this.counts[b] ?? 0) - (this.counts[a] ?? 0) || a - b);
    const rankOf = new Uint32Array(order.length);
    order.forEach((place, rank) => (rankOf[place] = rank));
    for (const kind of KINDS) {
      const { starts: from, words } = this.streams[kind];
      const out = new ByteWriter();
      const starts = new Uint32Array(from.length);
      for (let text = 0; text + 1 < from.length; text++) {
        for (let at = from[text] ?? 0; at < (from[text + 1] ?? 0); at++) out.varint(rankOf[words[at] ?? 0] ?? 0);
        starts[text + 1] = out.length;
      }
      sections.set(`${kind}.order.starts`, starts);
      sections.set(`${kind}.order`, out.finish());
    }
    // A word that stands in no text gets a rank that no text has.
    sections.set(
      'ranks',
      Uint32Array.from(dictionary, (word) => rankOf[this.places.get(word) ?? -1] ?? order.length),
    );
  }
}

/**
 * The words of all texts and their stems, each numbered in sorted order over all segments: words first, then stems. A number is what
 * postings are asked for by; prefixes and typos are looked up in the words.
 */
import { allowedEdits, editDistance, letterMask } from '../../search/edit-distance.ts';
import { stem } from '../../text/stems.ts';
import type { Budget } from './budget.ts';
import type { StringList } from './string-list.ts';

/** The number of a word that no text has. */
export const NO_TERM = -1;

/** What rules most words out before their letters are looked at. */
interface Silhouettes {
  /** A bit per letter, as `letterMask` says. */
  masks: Int32Array;
  lengths: Uint8Array;
}

export class Vocabulary {
  /** Sorted by code units. */
  readonly words: StringList;
  private readonly stems: StringList;
  private silhouettes: Silhouettes | undefined;

  constructor(words: StringList, stems: StringList) {
    this.words = words;
    this.stems = stems;
  }

  word(word: string): number {
    const place = this.words.seek(word);
    return this.words.at(place) === word && place < this.words.length ? place : NO_TERM;
  }

  stemOf(word: string): number {
    const wanted = stem(word);
    const place = this.stems.seek(wanted);
    return this.stems.at(place) === wanted && place < this.stems.length ? this.words.length + place : NO_TERM;
  }

  /** The words that begin so are those at [from, to). */
  beginningWith(prefix: string): { from: number; to: number } {
    const from = this.words.seek(prefix);
    // No word has a code unit above this one.
    const to = this.words.seek(`${prefix}\uffff`);
    return { from, to };
  }

  /** Every word within the edits that are allowed for the given one, with its distance, ascending. Looks at each word of the vocabulary. */
  near(word: string, budget: Budget): { word: number; edits: number }[] {
    this.silhouettes ??= this.look();
    const { masks, lengths } = this.silhouettes;
    const most = allowedEdits(word);
    const mask = letterMask(word);
    const [shortest, longest] = [word.length - most, word.length + most];
    const found: { word: number; edits: number }[] = [];
    budget.spend(masks.length);
    for (let i = 0; i < masks.length; i++) {
      const length = lengths[i] ?? 0;
      if (length < shortest || length > longest) continue;
      // Each edit changes at most two bits.
      if (bitsIn(mask ^ (masks[i] ?? 0)) > 2 * most) continue;
      const edits = editDistance(word, this.words.at(i), most);
      if (edits <= most) found.push({ word: i, edits });
    }
    return found;
  }

  private look(): Silhouettes {
    const { words } = this;
    const masks = new Int32Array(words.length);
    const lengths = new Uint8Array(words.length);
    for (let i = 0; i < words.length; i++) {
      const length = words.unitLength(i);
      lengths[i] = length;
      masks[i] = length === words.byteLength(i) ? words.mask(i) : letterMask(words.at(i));
    }
    return { masks, lengths };
  }
}

function bitsIn(bits: number): number {
  let word = bits - ((bits >>> 1) & 0x5555_5555);
  word = (word & 0x3333_3333) + ((word >>> 2) & 0x3333_3333);
  return Math.imul((word + (word >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24;
}

/**
 * Words a few edits away from a given one, in a long list. Words of a length lie together, each with a bit per letter that it has: an edit changes at
 * most two bits, which rules most words out at once; the others are compared, some dozen operations a letter. (Measured against walking the list as a tree
 * of letters: a quarter of the time, because two edits reach most branches near the root.)
 *
 * Only for words of ASCII, whose bytes are their code units.
 */
import { editDistance } from '../../search/edit-distance.ts';
import type { StringList } from './string-list.ts';

/** Words are cut at 64 letters before they come here. */
const MAX_LETTERS = 64;
/** Words of so many letters are compared by the bits of a number; longer ones letter by letter. */
const MAX_BITS = 32;

export class NearWords {
  private readonly words: StringList;
  /** Places of the words of ASCII by their lengths, ascending among equals; those of length n begin at `starts[n]`. */
  private readonly places: Int32Array;
  private readonly starts: Uint32Array;
  private readonly masks: Int32Array;
  /** Places of all other words. */
  readonly others: readonly number[];

  constructor(words: StringList) {
    this.words = words;
    const others: number[] = [];
    const starts = new Uint32Array(MAX_LETTERS + 2);
    const lengths = new Uint8Array(words.length);
    for (let place = 0; place < words.length; place++) {
      const length = words.isAscii(place) ? words.byteLength(place) : 0;
      if (length === 0 || length > MAX_LETTERS) others.push(place);
      else {
        lengths[place] = length;
        starts[length + 1] = (starts[length + 1] ?? 0) + 1;
      }
    }
    for (let length = 1; length < starts.length; length++) starts[length] = (starts[length] ?? 0) + (starts[length - 1] ?? 0);
    this.places = new Int32Array(words.length - others.length);
    this.masks = new Int32Array(this.places.length);
    const next = starts.slice();
    for (let place = 0; place < words.length; place++) {
      const length = lengths[place] ?? 0;
      if (length === 0) continue;
      const at = next[length] ?? 0;
      next[length] = at + 1;
      this.places[at] = place;
      this.masks[at] = words.mask(place);
    }
    this.starts = starts;
    this.others = others;
  }

  /** Those within `most` edits, ascending, with their distances. The word must be of ASCII, and of at most 64 letters. */
  find(word: string, most: number): { word: number; edits: number }[] {
    const { words, places, masks, starts } = this;
    const { bytes } = words;
    const letters = Uint8Array.from(word, (letter) => letter.charCodeAt(0));
    const found: { word: number; edits: number }[] = [];
    let mask = 0;
    for (const letter of letters) mask |= 1 << (letter & 31);
    placesOf.fill(0);
    letters.forEach((letter, i) => (placesOf[letter] = (placesOf[letter] ?? 0) | (1 << i)));
    const from = starts[Math.max(1, letters.length - most)] ?? 0;
    const to = starts[Math.min(MAX_LETTERS, letters.length + most) + 1] ?? 0;
    for (let at = from; at < to; at++) {
      if (bitsIn(mask ^ (masks[at] ?? 0)) > 2 * most) continue;
      const place = places[at] ?? 0;
      const edits =
        letters.length > MAX_BITS
          ? editDistance(word, words.at(place), most)
          : boundedDistance(letters, bytes, words.startOf(place), words.endOf(place), most);
      if (edits <= most) found.push({ word: place, edits });
    }
    return found.sort((a, b) => a.word - b.word);
  }
}

/** Which places of the word looked for have a letter, as bits; used for one word after the other. */
const placesOf = new Int32Array(128);

/**
 * The edits between a word of at most 32 letters and the bytes at [from, to); more than `most` where there are more.
 *
 * A column of the table of distances is two numbers, with a bit for each row that is one more, or one less, than the row above (Myers, 1999;
 * transpositions: Hyyrö, 2003).
 */
function boundedDistance(letters: Uint8Array, bytes: Uint8Array, from: number, to: number, most: number): number {
  const last = letters.length - 1;
  let [more, less, differs, before] = [-1, 0, 0, 0];
  let edits = letters.length;
  for (let at = from; at < to; at++) {
    const same = placesOf[bytes[at] ?? 0] ?? 0;
    const swapped = ((differs & same) << 1) & before;
    const equal = ((((same & more) + more) | 0) ^ more) | same | less | swapped | 0;
    const right = less | ~(equal | more);
    const left = equal & more;
    edits += ((right >>> last) & 1) - ((left >>> last) & 1);
    // Each letter that is left can take one edit away.
    if (edits - (to - at - 1) > most) return most + 1;
    const above = (right << 1) | 1;
    more = (left << 1) | ~(equal | above);
    less = above & equal;
    differs = ~equal;
    before = same;
  }
  return edits;
}

function bitsIn(bits: number): number {
  let word = bits - ((bits >>> 1) & 0x5555_5555);
  word = (word & 0x3333_3333) + ((word >>> 2) & 0x3333_3333);
  return Math.imul((word + (word >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24;
}

/**
 * Words a few edits away from a given one, in a long list. Words of a length lie together, each with a bit per letter that it has: an edit changes at
 * most two bits, which rules most words out at once; the others are compared byte by byte, only as far as the bound allows. (Measured against walking the
 * list as a tree of letters: half the time, because two edits reach most branches near the root.)
 *
 * Only for words of ASCII, whose bytes are their code units.
 */
import type { StringList } from './string-list.ts';

/** Words are cut at 64 letters before they come here. */
const MAX_LETTERS = 64;

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
    const letters = Uint8Array.from(word, (letter) => letter.charCodeAt(0));
    const found: { word: number; edits: number }[] = [];
    let mask = 0;
    for (const letter of letters) mask |= 1 << (letter & 31);
    const from = starts[Math.max(1, letters.length - most)] ?? 0;
    const to = starts[Math.min(MAX_LETTERS, letters.length + most) + 1] ?? 0;
    for (let at = from; at < to; at++) {
      if (bitsIn(mask ^ (masks[at] ?? 0)) > 2 * most) continue;
      const place = places[at] ?? 0;
      const edits = boundedDistance(letters, words, place, most);
      if (edits <= most) found.push({ word: place, edits });
    }
    return found.sort((a, b) => a.word - b.word);
  }
}

const WIDTH = MAX_LETTERS + 2;
/** The rows of the table of distances that are looked at again, used for each pair of words. */
const rows = [new Uint8Array(WIDTH), new Uint8Array(WIDTH), new Uint8Array(WIDTH)] as const;

/** The edits between letters and a word of the list; more than `most` where there are more. Fills only what can be within the bound. */
function boundedDistance(letters: Uint8Array, words: StringList, place: number, most: number): number {
  let [before, previous, row]: readonly Uint8Array[] = rows;
  if (!before || !previous || !row) return most + 1;
  const none = most + 1;
  const [width, length] = [letters.length, words.byteLength(place)];
  for (let j = 0; j <= Math.min(width, most + 1); j++) previous[j] = j;
  let bestBefore = 0;
  let lastLetter = 0;
  for (let i = 1; i <= length; i++) {
    const letter = words.byteAt(place, i - 1);
    const first = Math.max(1, i - most);
    const last = Math.min(width, i + most);
    let left = first === 1 ? Math.min(i, none) : none;
    row[first - 1] = left;
    let best = left;
    for (let j = first; j <= last; j++) {
      const own = letters[j - 1] ?? 0;
      let cost = (previous[j - 1] ?? none) + (own === letter ? 0 : 1);
      const removed = (previous[j] ?? none) + 1;
      if (removed < cost) cost = removed;
      if (left + 1 < cost) cost = left + 1;
      if (j > 1 && i > 1 && own === lastLetter && letters[j - 2] === letter) cost = Math.min(cost, (before[j - 2] ?? none) + 1);
      if (cost > none) cost = none;
      row[j] = cost;
      left = cost;
      if (cost < best) best = cost;
    }
    // What lies beyond the bound is read as such by the next row.
    if (last < width) row[last + 1] = none;
    if (best > most && bestBefore > most) return none;
    bestBefore = best;
    lastLetter = letter;
    [before, previous, row] = [previous, row, before];
  }
  return Math.abs(width - length) > most ? none : (previous[width] ?? none);
}

function bitsIn(bits: number): number {
  let word = bits - ((bits >>> 1) & 0x5555_5555);
  word = (word & 0x3333_3333) + ((word >>> 2) & 0x3333_3333);
  return Math.imul((word + (word >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24;
}

/** The words of all segments, each numbered once. */
import type { Section } from './section.ts';
import type { SegmentReader } from './segment-reader.ts';
import { addStrings } from './string-list.ts';

/** Adds the words and the stems; and of each term of each segment its number, where there are several segments. */
export function addVocabulary(sections: Map<string, Section>, readers: readonly SegmentReader[]): void {
  const lists = readers.map(({ sections: own }) => ({ words: own.strings('words').all(), stems: own.strings('stems').all() }));
  const words = mergeSorted(lists.map((list) => list.words));
  const stems = mergeSorted(lists.map((list) => list.stems));
  addStrings(sections, 'words', words);
  addStrings(sections, 'stems', stems);
  if (readers.length === 1) return;
  lists.forEach((list, s) => {
    const numbers = new Uint32Array(list.words.length + list.stems.length);
    numberSorted(list.words, words, 0, numbers);
    numberSorted(list.stems, stems, words.length, numbers.subarray(list.words.length));
    sections.set(`terms.${String(s)}`, numbers);
  });
}

/** The different strings of sorted lists, sorted by code units. */
function mergeSorted(lists: readonly (readonly string[])[]): readonly string[] {
  const [first = [], second, ...others] = lists;
  if (!second) return first;
  if (others.length === 0) return mergeTwo(first, second);
  const middle = lists.length >>> 1;
  return mergeTwo(mergeSorted(lists.slice(0, middle)), mergeSorted(lists.slice(middle)));
}

function mergeTwo(one: readonly string[], other: readonly string[]): string[] {
  const merged: string[] = [];
  let [i, j] = [0, 0];
  while (i < one.length && j < other.length) {
    const [a, b] = [one[i] ?? '', other[j] ?? ''];
    if (a <= b) i++;
    if (b <= a) j++;
    merged.push(a < b ? a : b);
  }
  while (i < one.length) merged.push(one[i++] ?? '');
  while (j < other.length) merged.push(other[j++] ?? '');
  return merged;
}

/** Of each of some strings its place among all, which are sorted as they are. */
function numberSorted(own: readonly string[], all: readonly string[], base: number, numbers: Uint32Array): void {
  let place = 0;
  own.forEach((text, i) => {
    while (all[place] !== text) place++;
    numbers[i] = base + place;
  });
}

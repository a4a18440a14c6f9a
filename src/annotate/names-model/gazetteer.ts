/**
 * What is known of words and phrases beforehand: places, given names, surnames, organisations, nationalities, and the words
 * that go with names (titles, company endings, verbs of saying).
 *
 * A lookup answers with a mask of classes, never with a decision: the trained weights decide what a class is worth. Phrases are
 * kept as 32-bit hashes of their folded tokens in an open-addressing table; of 130,000 entries about one lookup in 30,000 is a
 * false hit, which the classes of the neighbours outvote.
 */
import { combine, hashString } from './hashing.ts';

/** Bit of each class in a mask. The order is part of the file format. */
export const CLASSES = [
  'country',
  'region',
  'large-city',
  'city',
  'small-city',
  'demonym',
  'given-name',
  'rare-given-name',
  'surname',
  'organization',
  'team',
  'common-word',
  'title',
  'organization-word',
  'place-word',
  'calendar',
  'speech',
  'sport-word',
  'company-ending',
  'particle',
  'agency',
  'role',
  'place',
] as const;
export type GazetteerClass = (typeof CLASSES)[number];

/** Bit of words that begin a phrase of several tokens. */
export const STARTS_PHRASE = 1 << 31;
/** Longer phrases are not kept. */
export const MAX_PHRASE_TOKENS = 5;

export class Gazetteer {
  readonly #keys: Int32Array;
  readonly #masks: Int32Array;
  readonly #slots: number;

  /** @param keys phrase hashes without repeats, @param masks their classes in the same order. */
  constructor(keys: Int32Array, masks: Int32Array) {
    let slots = 1024;
    while (slots < keys.length * 2) slots *= 2;
    this.#slots = slots - 1;
    this.#keys = new Int32Array(slots);
    this.#masks = new Int32Array(slots);
    for (const [i, key] of keys.entries()) {
      let slot = Math.imul(key, 0x9e3779b1) & this.#slots;
      while (this.#masks[slot] !== 0) slot = (slot + 1) & this.#slots;
      this.#keys[slot] = key;
      this.#masks[slot] = masks[i] ?? 0;
    }
  }

  /** The classes of a phrase hash, 0 when unknown. */
  lookup(key: number): number {
    let slot = Math.imul(key, 0x9e3779b1) & this.#slots;
    for (;;) {
      const mask = this.#masks[slot] ?? 0;
      if (mask === 0 || this.#keys[slot] === key) return mask;
      slot = (slot + 1) & this.#slots;
    }
  }
}

const MARKS = /\p{M}+/gu;

/** The form that words are compared in: lower case, no diacritics, no point at the end unless it is an acronym's. */
export function foldWord(word: string): string {
  let folded = word.toLowerCase();
  if (/[^\x00-\x7f]/.test(folded)) folded = folded.normalize('NFD').replace(MARKS, '').replaceAll('’', "'");
  if (folded.length > 2 && folded.endsWith('.') && folded.indexOf('.') === folded.length - 1) folded = folded.slice(0, -1);
  return folded;
}

/** The key of a phrase, given the hashes of its folded words. */
export function phraseKey(words: readonly number[]): number {
  let key = 0;
  for (const [i, word] of words.entries()) key = i === 0 ? word : combine(key, word);
  return key;
}

export const wordKey = (folded: string): number => hashString(folded);

/**
 * What the name tagger sees in one word by itself: its folded form, shape, beginnings and ends, and what the gazetteer knows.
 *
 * News repeats its words, so this is computed once a word and kept; the store is emptied when it is full, which keeps memory
 * flat and changes no result.
 */
import { foldWord, type Gazetteer, wordKey } from './gazetteer.ts';
import { hashString } from './hashing.ts';

/** How a word is written. */
export const CASE = { lower: 0, capital: 1, upper: 2, mixed: 3, initial: 4, digits: 5, mark: 6 } as const;
export type Case = (typeof CASE)[keyof typeof CASE];

export interface Word {
  /** Hash of the folded form. */
  key: number;
  case: Case;
  /** "Mc-Dowell" is "Aa-Aa": runs of one kind are one letter. */
  shape: number;
  prefixes: readonly [number, number, number];
  suffixes: readonly [number, number, number];
  /** Gazetteer classes of the word alone, and whether a phrase begins with it. */
  mask: number;
  /** Written like a name or a part of one. */
  isNameLike: boolean;
  length: number;
  /** "65th" */
  beginsWithDigit: boolean;
  /** First letter in lower case, for acronyms. */
  initial: string;
}

const MAX_WORDS = 60_000;
const LETTER = /\p{L}/u;

export class WordStore {
  readonly #gazetteer: Gazetteer;
  readonly #words = new Map<string, Word>();

  constructor(gazetteer: Gazetteer) {
    this.#gazetteer = gazetteer;
  }

  of(surface: string): Word {
    const known = this.#words.get(surface);
    if (known !== undefined) return known;
    if (this.#words.size >= MAX_WORDS) this.#words.clear();
    const word = this.#describe(surface);
    this.#words.set(surface, word);
    return word;
  }

  #describe(surface: string): Word {
    const folded = foldWord(surface);
    const key = wordKey(folded);
    const kind = caseOf(surface);
    const length = folded.length;
    return {
      key,
      case: kind,
      shape: hashString(shapeOf(surface)),
      prefixes: [
        hashString(folded, 0, Math.min(2, length)),
        hashString(folded, 0, Math.min(3, length)),
        hashString(folded, 0, Math.min(4, length)),
      ],
      suffixes: [
        hashString(folded, Math.max(0, length - 2)),
        hashString(folded, Math.max(0, length - 3)),
        hashString(folded, Math.max(0, length - 4)),
      ],
      mask: this.#gazetteer.lookup(key),
      isNameLike: kind >= CASE.capital && kind <= CASE.initial,
      length,
      beginsWithDigit: /^\p{N}/u.test(surface),
      initial: folded.charAt(0),
    };
  }
}

function caseOf(surface: string): Case {
  const first = surface.charAt(0);
  if (!LETTER.test(surface)) return /\p{N}/u.test(surface) ? CASE.digits : CASE.mark;
  const lower = surface.toLowerCase();
  const upper = surface.toUpperCase();
  if (surface === lower) return surface === upper && !/[a-z]/.test(surface) ? CASE.mark : CASE.lower;
  if (/^\p{Lu}\.?$/u.test(surface)) return CASE.initial;
  if (surface === upper) return CASE.upper;
  return first !== first.toLowerCase() && surface.slice(1) === lower.slice(1) ? CASE.capital : CASE.mixed;
}

function shapeOf(surface: string): string {
  let shape = '';
  let last = '';
  for (const character of surface.slice(0, 40)) {
    let kind = character;
    if (/\p{Lu}/u.test(character)) kind = 'A';
    else if (/\p{Ll}/u.test(character)) kind = 'a';
    else if (/\p{N}/u.test(character)) kind = '0';
    if (kind !== last) shape += kind;
    last = kind;
  }
  return shape;
}

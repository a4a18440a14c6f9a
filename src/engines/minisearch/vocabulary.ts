/**
 * The words of all texts and their stems, each numbered in sorted order over all segments: words first, then stems. A number is what
 * postings are asked for by; prefixes and typos are looked up in the words.
 */
import { allowedEdits, editDistance } from '../../search/edit-distance.ts';
import { stem } from '../../text/stems.ts';
import type { Budget } from './budget.ts';
import { NearWords } from './near-words.ts';
import type { StringList } from './string-list.ts';

const ASCII = /^[ -~]*$/;

/** The number of a word that no text has. */
export const NO_TERM = -1;

export class Vocabulary {
  /** Sorted by code units. */
  readonly words: StringList;
  private readonly stems: StringList;
  private nearWords: NearWords | undefined;

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

  /** Every word within the edits that are allowed for the given one, with its distance, ascending. Looks at each word of about its length. */
  near(word: string, budget: Budget): { word: number; edits: number }[] {
    const { words } = this;
    const known = (this.nearWords ??= new NearWords(words));
    const most = allowedEdits(word);
    budget.spend(words.length);
    const found = ASCII.test(word) ? known.find(word, most) : [];
    // A word that is not of ASCII is held against all.
    for (const other of ASCII.test(word) ? known.others : everyPlace(words)) {
      if (Math.abs(words.unitLength(other) - word.length) > most) continue;
      const edits = editDistance(word, words.at(other), most);
      if (edits <= most) found.push({ word: other, edits });
    }
    return found.sort((a, b) => a.word - b.word);
  }
}

function everyPlace({ length }: StringList): readonly number[] {
  return Array.from({ length }, (_, place) => place);
}

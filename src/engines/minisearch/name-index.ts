/**
 * Finds names by their words: entities, speakers, sources, titles. A name may have several forms (aliases).
 *
 * The words of all names, sorted, and of each the names that have it, lie in sections of the catalog, which threads share. How the words
 * of a name follow each other is looked up in its forms, of the few that have them all.
 */
import { allowedEdits, editDistance } from '../../search/edit-distance.ts';
import { findNear, findPhrase } from '../../search/match-sequence.ts';
import type { LeafNode } from '../../search/query-ast.ts';
import { stem } from '../../text/stems.ts';
import { terms } from '../../text/tokens.ts';
import { ByteReader, ByteWriter } from './bytes.ts';
import { EMPTY_SET, intersect } from './doc-sets.ts';
import type { Section } from './section.ts';
import type { Sections } from './section-file.ts';
import { addStrings, type StringList } from './string-list.ts';

/** Begins the stems among the words of titles; no word has it. */
const STEM_MARK = '=';

function stemTerm(word: string): string {
  return STEM_MARK + stem(word);
}

/**
 * Adds the sections of names.
 *
 * @param names of each its forms
 * @param inflected whether a word finds its inflections, as in titles; names of people and places are taken to the letter
 */
export function addNames(sections: Map<string, Section>, section: string, names: Iterable<readonly string[]>, inflected = false): void {
  const byWord = new Map<string, number[]>();
  let id = 0;
  for (const forms of names) {
    for (const form of forms) for (const word of terms(form)) addWord(byWord, word, id, inflected);
    id++;
  }
  const words = [...byWord.keys()].sort();
  const lists = new ByteWriter();
  const offsets = new Uint32Array(words.length);
  words.forEach((word, place) => {
    offsets[place] = lists.length;
    const ids = byWord.get(word) ?? [];
    lists.varint(ids.length);
    ids.forEach((each, i) => lists.varint(each - (ids[i - 1] ?? 0)));
  });
  addStrings(sections, section, words);
  sections.set(`${section}.offsets`, offsets);
  sections.set(`${section}.lists`, lists.finish());
}

function addWord(byWord: Map<string, number[]>, word: string, id: number, inflected: boolean): void {
  const ids = byWord.get(word);
  if (!ids) byWord.set(word, [id]);
  else if (ids.at(-1) !== id) ids.push(id);
  if (inflected) addWord(byWord, stemTerm(word), id, false);
}

export class NameIndex {
  /** Sorted by code units. */
  private readonly words: StringList;
  private readonly offsets: Uint32Array;
  private readonly lists: Uint8Array;
  private readonly formsOf: (id: number) => readonly string[];
  private readonly inflected: boolean;

  /** @param formsOf gives those that the sections were made of, and so does `inflected` */
  constructor(sections: Sections, section: string, formsOf: (id: number) => readonly string[], inflected = false) {
    this.words = sections.strings(section);
    this.offsets = sections.u32(`${section}.offsets`);
    this.lists = sections.bytes(`${section}.lists`);
    this.formsOf = formsOf;
    this.inflected = inflected;
  }

  /** The names that are these words exactly, case and diacritics folded. */
  exact(name: string): readonly number[] {
    const words = terms(name);
    const whole = words.join(' ');
    return Array.from(this.havingAll(words)).filter((id) => this.formsOf(id).some((form) => terms(form).join(' ') === whole));
  }

  /** The names that a word or phrase of a query finds, ascending. */
  matching(leaf: LeafNode): Int32Array {
    const words = terms(leaf.text);
    const first = words[0];
    if (first === undefined) return EMPTY_SET;
    if (leaf.type === 'prefix') return this.beginning(first);
    if (leaf.type === 'fuzzy') return this.near(first);
    if (leaf.type === 'word' && words.length === 1) return this.having(this.inflected ? stemTerm(first) : first);
    const isInOrder = (form: string[]): boolean =>
      leaf.type === 'near' ? findNear(form, words, leaf.distance).length > 0 : findPhrase(form, words).length > 0;
    return this.havingAll(words).filter((id) => this.formsOf(id).some((form) => isInOrder(terms(form))));
  }

  /** The names that hold all the words, the last of them as the beginning of a word. Ascending. */
  completing(prefix: string): Int32Array {
    const words = terms(prefix);
    const last = words.pop();
    if (last === undefined) return EMPTY_SET;
    return [this.beginning(last), ...words.map((word) => this.having(word))].reduce(intersect);
  }

  private havingAll(words: readonly string[]): Int32Array {
    return words.length === 0 ? EMPTY_SET : words.map((word) => this.having(word)).reduce(intersect);
  }

  private having(word: string): Int32Array {
    const place = this.words.seek(word);
    if (this.words.at(place) !== word || place >= this.words.length) return EMPTY_SET;
    const found: number[] = [];
    this.read(place, (id) => found.push(id));
    return Int32Array.from(found);
  }

  private beginning(prefix: string): Int32Array {
    const found = new Set<number>();
    // No word has a code unit above this one.
    const end = this.words.seek(`${prefix}\uffff`);
    for (let place = this.words.seek(prefix); place < end; place++) this.read(place, (id) => found.add(id));
    return Int32Array.from(found).sort();
  }

  private near(word: string): Int32Array {
    const found = new Set<number>();
    const most = allowedEdits(word);
    for (let place = 0; place < this.words.length; place++) {
      if (Math.abs(this.words.unitLength(place) - word.length) > most) continue;
      if (editDistance(word, this.words.at(place), most) <= most) this.read(place, (id) => found.add(id));
    }
    return Int32Array.from(found).sort();
  }

  private read(place: number, use: (id: number) => void): void {
    const reader = new ByteReader(this.lists, this.offsets[place] ?? 0);
    let id = 0;
    for (let left = Math.min(reader.varint(), this.lists.length); left > 0; left--) {
      id += reader.varint();
      use(id);
    }
  }
}

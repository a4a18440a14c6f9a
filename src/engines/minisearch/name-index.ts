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
import { type Column, listOf, NumberList } from './columns.ts';
import { EMPTY_SET, intersect } from './doc-sets.ts';
import type { Section } from './section.ts';
import type { Sections } from './section-file.ts';
import { addStrings, type StringList } from './string-list.ts';
import { WordNumbers } from '../../text/word-numbers.ts';

/** Begins the stems among the words of titles; no word has it. */
const STEM_MARK = '=';

function stemTerm(word: string): string {
  return STEM_MARK + stem(word);
}

/** Names by the words in them: each word with the names that have it, in the order in which names are added. */
class WordLists {
  private readonly words = new NumberList();
  private readonly ids = new NumberList();
  /** Of each word the name that it was added for last. */
  private last = new Int32Array(1 << 10).fill(NO_NAME);
  size = 0;

  add(word: number, id: number): void {
    if (word >= this.last.length) {
      const larger = new Int32Array(2 * word).fill(NO_NAME);
      larger.set(this.last);
      this.last = larger;
    }
    if (this.last[word] === id) return;
    this.last[word] = id;
    this.size = Math.max(this.size, word + 1);
    this.words.push(word);
    this.ids.push(id);
  }

  /** Calls with each word and name that was added. */
  each(use: (word: number, id: number) => void): void {
    for (let i = 0; i < this.words.length; i++) use(this.words.at(i), this.ids.at(i));
  }

  group(): Column {
    const starts = new Uint32Array(this.size + 1);
    this.each((word) => (starts[word + 1] = (starts[word + 1] ?? 0) + 1));
    for (let word = 0; word < this.size; word++) starts[word + 1] = (starts[word + 1] ?? 0) + (starts[word] ?? 0);
    const ids = new Int32Array(this.ids.length);
    const ends = starts.slice();
    this.each((word, id) => {
      const end = ends[word] ?? 0;
      ids[end] = id;
      ends[word] = end + 1;
    });
    return { starts, ids };
  }
}

const NO_NAME = -1;

/** The same names by the stems of their words; gives these in the order of their numbers. */
function addStems(words: readonly string[], lists: WordLists, stems: WordLists): string[] {
  const numbers = new Map<string, number>();
  const stemOf = Uint32Array.from(words, (word) => {
    const own = stemTerm(word);
    const number = numbers.get(own) ?? numbers.size;
    numbers.set(own, number);
    return number;
  });
  lists.each((word, id) => {
    stems.add(stemOf[word] ?? 0, id);
  });
  return [...numbers.keys()];
}

/**
 * Adds the sections of names.
 *
 * @param names of each its forms
 * @param inflected whether a word finds its inflections, as in titles; names of people and places are taken to the letter
 */
export function addNames(sections: Map<string, Section>, section: string, names: Iterable<readonly string[]>, inflected = false): void {
  const [numbers, lists, stemmed] = [new WordNumbers(), new WordLists(), new WordLists()];
  let id = 0;
  for (const forms of names) {
    for (const form of forms) for (const word of numbers.of(form)) lists.add(word, id);
    id++;
  }
  const words = numbers.words();
  const stems = inflected ? addStems(words, lists, stemmed) : [];
  const all = [...words, ...stems];
  const [ofWords, ofStems] = [lists.group(), stemmed.group()];
  const order = all.map((_, i) => i).sort((a, b) => ((all[a] ?? '') < (all[b] ?? '') ? -1 : 1));
  const out = new ByteWriter();
  const offsets = new Uint32Array(order.length);
  order.forEach((number, place) => {
    offsets[place] = out.length;
    const ids = number < words.length ? listOf(ofWords, number) : listOf(ofStems, number - words.length);
    out.varint(ids.length);
    for (let i = 0; i < ids.length; i++) out.varint((ids[i] ?? 0) - (i === 0 ? 0 : (ids[i - 1] ?? 0)));
  });
  addStrings(
    sections,
    section,
    order.map((number) => all[number] ?? ''),
  );
  sections.set(`${section}.offsets`, offsets);
  sections.set(`${section}.lists`, out.finish());
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

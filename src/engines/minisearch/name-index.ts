/**
 * Finds names by their words: entities, speakers, sources, titles. A name may have several forms (aliases).
 */
import type { LeafNode } from '../../search/query-ast.ts';
import { allowedEdits, editDistance } from '../../search/edit-distance.ts';
import { findNear, findPhrase } from '../../search/match-sequence.ts';
import { stem } from '../../text/stems.ts';
import { terms } from '../../text/tokens.ts';
import { EMPTY_SET, intersect } from './doc-sets.ts';

/** Begins the stems among the words of titles; no word has it. */
const STEM_MARK = '=';

function stemTerm(word: string): string {
  return STEM_MARK + stem(word);
}

interface NameMaps {
  /** Per name, the words of each of its forms. */
  forms: string[][][];
  byWord: Map<string, number[]>;
  byForm: Map<string, number[]>;
}

function buildMaps(names: readonly (readonly string[])[], inflected: boolean): NameMaps {
  const forms = names.map((own) => own.map((form) => terms(form)));
  const maps: NameMaps = { forms, byWord: new Map(), byForm: new Map() };
  forms.forEach((own, id) => {
    const surfaces = own.flat();
    const words = new Set(inflected ? [...surfaces, ...surfaces.map(stemTerm)] : surfaces);
    for (const word of words) push(maps.byWord, word, id);
    for (const form of new Set(own.map((each) => each.join(' ')))) push(maps.byForm, form, id);
  });
  return maps;
}

export class NameIndex {
  private readonly formsOf: () => readonly (readonly string[])[];
  private readonly inflected: boolean;
  private built: NameMaps | undefined;

  /**
   * Nothing is done before the first question.
   *
   * @param forms per name its forms
   * @param inflected whether a word finds its inflections, as in titles; names of people and places are taken to the letter.
   */
  constructor(forms: () => readonly (readonly string[])[], inflected = false) {
    this.formsOf = forms;
    this.inflected = inflected;
  }

  /** The names that are these words exactly, case and diacritics folded. */
  exact(name: string): readonly number[] {
    const form = terms(name).join(' ');
    return form === '' ? [] : (this.maps().byForm.get(form) ?? []);
  }

  /** The names that a word or phrase of a query finds, ascending. */
  matching(leaf: LeafNode): Int32Array {
    const words = terms(leaf.text);
    const first = words[0];
    if (first === undefined) return EMPTY_SET;
    if (leaf.type === 'prefix') return this.anyWord((word) => word.startsWith(first));
    if (leaf.type === 'fuzzy') return this.anyWord((word) => editDistance(first, word, allowedEdits(first)) <= allowedEdits(first));
    if (leaf.type === 'word' && words.length === 1) return this.having(this.inflected ? stemTerm(first) : first);
    const all = words.map((word) => this.having(word)).reduce(intersect);
    const isInOrder = (form: string[]): boolean =>
      leaf.type === 'near' ? findNear(form, words, leaf.distance).length > 0 : findPhrase(form, words).length > 0;
    const { forms } = this.maps();
    return all.filter((id) => (forms[id] ?? []).some(isInOrder));
  }

  /** The names that hold all the words, the last of them as the beginning of a word. Ascending. */
  completing(prefix: string): Int32Array {
    const words = terms(prefix);
    const last = words.pop();
    if (last === undefined) return EMPTY_SET;
    return [...words.map((word) => this.having(word)), this.anyWord((word) => word.startsWith(last))].reduce(intersect);
  }

  private maps(): NameMaps {
    this.built ??= buildMaps(this.formsOf(), this.inflected);
    return this.built;
  }

  private having(word: string): Int32Array {
    return Int32Array.from(this.maps().byWord.get(word) ?? []);
  }

  private anyWord(test: (word: string) => boolean): Int32Array {
    const found = new Set<number>();
    for (const [word, ids] of this.maps().byWord) if (test(word)) for (const id of ids) found.add(id);
    return Int32Array.from(found).sort();
  }
}

function push(map: Map<string, number[]>, key: string, id: number): void {
  const own = map.get(key);
  if (own) own.push(id);
  else map.set(key, [id]);
}

/**
 * The sections of `NAME.segment.bin` beside its dictionary and postings: what is filtered, counted or listed without reading texts.
 *
 * Numbers are as wide as the largest of their section. "Lists" are two sections: NAME.counts, how many each has, and NAME.ids, one list
 * after the other. Strings are places in `strings`, or in `names` for what is said of annotations; what may be missing is one more, and 0
 * where it is missing.
 *
 *   article.id .title .published? .url? .outlets (its sources as JSON) .passages .utterances (how many), lists article.sources .authors .credits
 *   article.bytes (of its line), article.head (bytes before its first passage), passage.bytes (of each; one byte lies between two)
 *   article.crc, passage.crc: CRC-32 of each line, and of each passage in it
 *   lists passage.entities (places in entity.id), passage.cites (places in cites.name, cites.entity?)
 *   utterance.speaker? (places in speaker.name, .kind, .entity?), utterance.kind, lists utterance.passages (ordinals in the article)
 *   part.utterance (ordinal in the segment), part.passage (ordinal in the article)
 *   heading.passages: how many passages, one after the other, have each heading
 *   id.hashes (of passages): CRC-32 of an id; the text on disk says whether it really is its
 *
 * What only making a catalog needs is not read when a generation is opened: `isSearched` says of what is.
 */
import { crc32 } from 'node:zlib';
import { narrow, type Section } from './section.ts';

export const ARTICLES_SUFFIX = '.articles.jsonl';
export const SEGMENT_SUFFIX = '.segment.bin';

const ONLY_CATALOGUED =
  /^(?:words|stems|names|entity\.|cites\.|speaker\.|utterance\.(?:speaker|kind|passages)|passage\.(?:entities|cites))/;

/** Searching reads these, and so does whoever makes a catalog. */
const BOTH = /^(?:article\.|strings|part\.(?:utterance|passage)$|heading\.passages|[a-z]+\.lengths$)/;

/** Whether searching reads the section, or only making a catalog. */
export function isSearched(section: string): boolean {
  return !ONLY_CATALOGUED.test(section);
}

/** Whether a catalog is made of the section. */
export function isCatalogued(section: string): boolean {
  return !isSearched(section) || BOTH.test(section);
}

export function hashPassageId(id: string): number {
  return crc32(id);
}

/** Numbers by the names of the sections that they are to become. */
export class NumberSections {
  private readonly lists = new Map<string, number[]>();

  push(name: string, value: number): void {
    this.of(name).push(value);
  }

  /** Appends a list to two sections. */
  pushList(name: string, values: readonly number[]): void {
    const ids = this.of(`${name}.ids`);
    for (const value of values) ids.push(value);
    this.of(`${name}.counts`).push(values.length);
  }

  /** @param names all that a segment has, also where nothing was pushed */
  addTo(sections: Map<string, Section>, names: readonly string[]): void {
    for (const name of names) sections.set(name, narrow(this.lists.get(name) ?? []));
  }

  private of(name: string): number[] {
    let list = this.lists.get(name);
    if (!list) {
      list = [];
      this.lists.set(name, list);
    }
    return list;
  }
}

/** Numbers things in the order in which they first come. */
export class Numbering {
  readonly keys: string[] = [];
  private readonly numbers = new Map<string, number>();

  /** The number of the key, and whether it is new. */
  of(key: string): { number: number; isNew: boolean } {
    const known = this.numbers.get(key);
    if (known !== undefined) return { number: known, isNew: false };
    const number = this.keys.push(key) - 1;
    this.numbers.set(key, number);
    return { number, isNew: true };
  }
}

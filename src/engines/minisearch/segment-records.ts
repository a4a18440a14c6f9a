/**
 * The sections of `NAME.segment.bin` beside its dictionary and postings: what is filtered, counted or listed without reading texts.
 *
 * Numbers are 32 bits. "Lists" are two sections: NAME.starts and NAME.ids, list i at [starts[i], starts[i + 1]). Strings are places
 * in `strings`; what may be missing is one more, and 0 where it is missing.
 *
 *   article.id .title .published? .url? .outlets (its sources as JSON) .passages .utterances (how many), lists article.sources .authors .credits
 *   article.bytes (of its line), article.head (bytes before its first passage), passage.bytes (of each; one byte lies between two)
 *   lists passage.entities (ids, as the article has them), passage.cites (places in cites.name, cites.entity?)
 *   utterance.speaker? (places in speaker.name, .kind, .entity?), utterance.kind, lists utterance.passages (ordinals in the article)
 *   part.utterance (ordinal in the segment), part.passage (ordinal in the article)
 *   heading.passages: how many passages, one after the other, have each heading
 *   id.hashes (of passages, ascending), id.passages: CRC-32 of an id, and whose it is; the text on disk says whether it really is
 */
import { crc32 } from 'node:zlib';
import type { Section } from './section.ts';

export const ARTICLES_SUFFIX = '.articles.jsonl';
export const SEGMENT_SUFFIX = '.segment.bin';

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
    this.of(`${name}.starts`).push(ids.length);
  }

  /** @param names all that a segment has, also where nothing was pushed */
  addTo(sections: Map<string, Section>, names: readonly string[]): void {
    for (const name of names) {
      const values = this.lists.get(name) ?? [];
      sections.set(name, Uint32Array.from(name.endsWith('.starts') ? [0, ...values] : values));
    }
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

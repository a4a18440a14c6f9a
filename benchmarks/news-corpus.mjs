// The corpus of the benchmarks of the engine: the annotated articles of an index that `pullquote index` made, so that facets have the values which annotation gives.
//
//   node bin/pullquote.js index ARTICLES.jsonl.gz --index INDEX
import { createReadStream, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

/** The compiled module of Pullquote. */
export const room = (dist, file) => import(pathToFileURL(resolve(dist, 'src', file)).href);

const manifestOf = (index) => JSON.parse(readFileSync(join(index, 'manifest.json'), 'utf8'));

/** The live articles of an index in their order, until `passages` of them are read. */
export async function* readArticles(index, passages = Infinity) {
  let read = 0;
  for (const { name, deleted } of manifestOf(index).segments) {
    const gone = new Set(deleted);
    let ordinal = 0;
    for await (const line of createInterface({ input: createReadStream(join(index, `${name}.articles.jsonl`)), crlfDelay: Infinity })) {
      if (read >= passages) return;
      if (gone.has(ordinal++)) continue;
      const article = JSON.parse(line);
      read += article.passages.length;
      yield article;
    }
  }
}

/** The entities of the whole corpus, and what an article's id of one is now called. */
export function readEntities(index) {
  const { files } = manifestOf(index);
  const name = Object.keys(files).find((file) => file.endsWith('.entities.json'));
  return JSON.parse(readFileSync(join(index, name), 'utf8'));
}

/** Gives the entities of the articles that it was shown. */
export class EntityTable {
  constructor(index) {
    const { entities, canonical } = readEntities(index);
    this.known = new Map(entities.map((entity) => [entity.id, entity]));
    this.canonical = canonical;
    this.seen = { entities: new Map(), canonical: {} };
  }

  idOf(id) {
    let own = id;
    for (const met = new Set(); !met.has(own); own = this.canonical[own] ?? own) met.add(own);
    return own;
  }

  add({ entities }) {
    for (const { id, ...rest } of entities) {
      const own = this.idOf(id);
      if (own !== id) this.seen.canonical[id] = own;
      this.seen.entities.set(own, this.known.get(own) ?? { id, ...rest });
    }
  }

  table() {
    return { entities: [...this.seen.entities.values()], canonical: this.seen.canonical };
  }
}

/** The same numbers in [0, 1) each time (mulberry32). */
export function randomNumbers(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

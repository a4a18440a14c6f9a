// The corpus of the benchmarks of the engine: rows {id, title, text, published?} as articles. They are not annotated, which costs far more than
// what is measured; so that facets have values, runs of capitalised words stand in for entities and marked words for quotations.
import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { createGunzip } from 'node:zlib';

const NAME = /\p{Lu}[\p{L}’'.-]+(?: \p{Lu}[\p{L}’'.-]+)+/gu;
const MARKED = /“([^”]{3,})”/gu;
const TYPES = ['person', 'organization', 'place'];

/** The compiled module of Pullquote. */
export const room = (dist, file) => import(pathToFileURL(resolve(dist, 'src', file)).href);

/** Articles until `passages` of them are read; `plain` without stand-ins for annotations. */
export async function* readArticles(file, { dist, passages: wanted = Infinity, plain = false }) {
  const { passageIdMinter, slug } = await room(dist, 'domain/ids.js');
  const input = createReadStream(file);
  const lines = createInterface({ input: file.endsWith('.gz') ? input.pipe(createGunzip()) : input, crlfDelay: Infinity });
  let passages = 0;
  for await (const line of lines) {
    if (passages >= wanted) break;
    const row = JSON.parse(line);
    const paragraphs = row.text.split('\n').filter((text) => text.trim() !== '');
    passages += paragraphs.length;
    yield annotate(row, paragraphs, passageIdMinter(row.id), slug, plain);
  }
  input.destroy();
}

function annotate(row, paragraphs, mint, slug, plain) {
  const entities = new Map();
  let utterance = 0;
  const passages = paragraphs.map((text, ordinal) => {
    const mentions = (plain ? [] : [...text.matchAll(NAME)]).map((match) => {
      const name = match[0];
      const type = TYPES[name.length % TYPES.length];
      const id = `${type}:${slug(name)}`;
      entities.set(id, { id, type, name, aliases: [] });
      return { start: match.index, end: match.index + name.length, type, entity: id };
    });
    const person = mentions.find(({ type }) => type === 'person');
    const speaker = person ? { name: text.slice(person.start, person.end), kind: 'named', entity: person.entity } : null;
    const quotations = (plain ? [] : [...text.matchAll(MARKED)]).map((match) => ({
      start: match.index + 1,
      end: match.index + match[0].length - 1,
      kind: 'direct',
      speaker,
      utterance: utterance++,
      confidence: 1,
      rule: 'stand-in',
    }));
    return { id: mint(text), ordinal, kind: 'paragraph', text, mentions, quotations, terms: [], citedSources: [] };
  });
  const article = {
    id: row.id,
    title: row.title ?? '',
    sources: [{ name: `Source ${row.id.charCodeAt(0) % 40}` }],
    credits: [],
    authors: [],
    ...(row.published ? { published: row.published.slice(0, 10) } : {}),
    language: 'en',
    path: `x.jsonl#${row.id}`,
    contentHash: row.id,
    blocks: [],
    text: row.text,
    dropped: [],
  };
  return { article, passages, entities: [...entities.values()] };
}

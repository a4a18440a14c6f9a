/** Every page in a language whose words all stand in brackets: outside of them nothing may be left but what is of the corpus. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PullquoteError } from '../../../src/domain/errors.ts';
import type { SearchEngine } from '../../../src/search/engine.ts';
import { createApp } from '../../../src/server/app.tsx';
import { loadAssets } from '../../../src/server/assets.ts';
import { ENGLISH } from '../../../views/languages/language.ts';
import { BRACKETED, CLOSE, OPEN } from '../../support/bracketed-language.ts';
import { readPage } from '../../support/interface-texts.ts';
import { type Editable, serveEditable } from '../../support/serve-editable.ts';
import { searchQuery } from '../../../src/domain/search.ts';
import { type Api, serveCorpus } from '../../support/serve-corpus.ts';

const CORPUS = 'tests/fixtures/fictional';
const FOLDER = resolve(import.meta.dirname, '../../..', CORPUS);

const squash = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').toLowerCase();

/** Everything in the files, and their names. */
function corpusText(): string {
  const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((file) => /^.+\/.+\.(?:md|txt|jsonl)$/.test(file));
  const texts = files.map((file) =>
    readFileSync(join(FOLDER, file), 'utf8').replace(/\\u([0-9a-f]{4})|\\(["\\/])/gi, (_, hex: string | undefined, plain = '') =>
      hex === undefined ? String(plain) : String.fromCharCode(Number.parseInt(hex, 16)),
    ),
  );
  return squash(
    [...texts, ...files]
      .join('\n')
      .replace(/\\n/g, ' ')
      .replace(/[*_>#|]/g, ''),
  );
}

/** The forms of the API, and what the program says of an error. */
const OTHER_LANGUAGE = new Set(['operation', 'hint']);

/** Of formats, in every language. */
const NAMES = ['Atom', 'JSON Feed'];

let api: Api;
let corpus = '';

beforeAll(async () => {
  corpus = corpusText();
  api = await serveCorpus(CORPUS, { languages: [BRACKETED] });
}, 120_000);
afterAll(async () => {
  await api?.close();
});

/** The pieces of a text that stand outside of brackets, without the marks around them. */
function outside(text: string): string[] {
  let depth = 0;
  let out = '';
  for (const character of text) {
    if (character === OPEN) depth++;
    if (depth === 0) out += character;
    else if (out.at(-1) !== '\n') out += '\n';
    if (character === CLOSE) depth--;
  }
  return out
    .split(/[\n·…“”]| \| /)
    .map((piece) => piece.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ''))
    .filter((piece) => /[\p{L}\p{N}]/u.test(piece));
}

/** Every text of English that takes nothing. */
function plainTexts(of: unknown): string[] {
  if (typeof of === 'string') return [of];
  return typeof of === 'object' && of !== null ? Object.values(of).flatMap(plainTexts) : [];
}
const ENGLISH_TEXTS = new Set(plainTexts(ENGLISH.texts));

const inCorpus = (piece: string): boolean => corpus.includes(squash(piece.replace(/#.*/, '')));
/** A name and a role stand in different places of the corpus. */
const isOfCorpus = (piece: string): boolean => !ENGLISH_TEXTS.has(piece) && (inCorpus(piece) || piece.split(', ').every(inCorpus));

/** What the page says outside of brackets and the corpus does not. */
function forgotten(html: string, allowed: readonly string[] = []): string[] {
  // Names of languages, and what the program itself says of an error or of its API, are in their own.
  const { words, attributes } = readPage(html, (own) => own.has('hreflang') || OTHER_LANGUAGE.has(own.get('class') ?? ''));
  const known = new Set([...NAMES, ...allowed]);
  return [words, ...attributes].flatMap(outside).filter((piece) => !known.has(piece) && !isOfCorpus(piece));
}

async function linksOn(path: string, pattern: RegExp): Promise<string[]> {
  const html = await (await api.request(path)).text();
  return [...html.matchAll(pattern)].map(([, href = '']) => href.replaceAll('&amp;', '&'));
}

describe('a page', () => {
  it.each([
    ['/', []],
    ['/?q=harbour', ['harbour']],
    ['/?q=harbour+ferry&match=any&scope=articles&sort=oldest&page=2', ['harbour ferry']],
    ['/?q=harbour+ferry&page=99', ['harbour ferry']],
    ['/?q=&scope=quotations&sort=newest', []],
    ['/?q=harbour&kind=direct&kind=mixed&-speaker-kind=unnamed&after=2021&before=2025-11', []],
    ['/?q=&place=place:port-ellery&person=Margaret+Aldous&person=Desmond+Pryke&all=person', []],
    ['/?q=&person=Nobody+Here', ['Nobody Here']],
    ['/?q=harbour+zeppelin&kind=direct&date=2025', ['harbour zeppelin']],
    ['/?q=harbour&after=2025&before=2021', []],
    ['/?q=harbuor', ['harbuor']],
    ['/?q=a&after=sometime', []],
    ['/?q=&source=The+Port+Ellery+Courier', []],
    ['/?q=(harbour', ['(harbour']],
    ['/overview', []],
    ['/entities', []],
    ['/entities?type=place', []],
    ['/entities?q=zzz', []],
    ['/entities/person:margaret-aldous', []],
    ['/entities/organization:port-ellery-courier', []],
    ['/speakers/unnamed:spokesman', []],
    ['/facets/speaker?q=harbour', []],
    ['/facets/speaker?q=harbour&order=label&prefix=zz', []],
    ['/facets/person?q=&person=Margaret+Aldous&person=Desmond+Pryke&all=person', []],
    ['/facets/article?q=harbour', []],
    ['/facets/source?q=harbour', []],
    ['/facets/date?q=&prefix=2021-03', []],
    ['/topics', []],
    ['/topics?q=harbour', ['harbour']],
    ['/compare', []],
    ['/compare?q=harbour&speaker=person:margaret-aldous&speaker=person:callum-reddy', ['harbour']],
    ['/corpus', []],
    ['/help', []],
    ['/check', []],
    ['/api', []],
    ['/nothing-here', ['404']],
    ['/entities/nobody-of-this-name', ['404']],
    ['/?page=0', ['400']],
  ])('has no text of another language: %s', async (path, allowed) => {
    const response = await api.request(path);
    expect(forgotten(await response.text(), allowed)).toEqual([]);
  });

  it('of an article has none, with its hits and names', async () => {
    const articles = new Set<string>();
    for (const page of [1, 2])
      for (const href of await linksOn(`/?q=&scope=articles&page=${page}`, /<h3[^>]*><a[^>]* href="([^"]+)"/g)) articles.add(href);
    expect(articles.size).toBeGreaterThan(12);
    for (const href of articles) {
      const response = await api.request(href.replace('#', '&names=on&q=harbour#'));
      expect(response.status, href).toBe(200);
      // Somebody is quoted there as "person"; two names stand beside each other.
      expect(forgotten(await response.text(), ['Person', 'and']), href).toEqual([]);
    }
  });

  it('to cite, and of the forms of a quotation, has none', async () => {
    const pattern = /href="(\/passages\/[^"]+\/(?:cite|variants)[^"]*)"/g;
    const hrefs = new Set([...(await linksOn('/?q=&scope=quotations&limit=60', pattern)), ...(await linksOn('/?q=&limit=100', pattern))]);
    expect([...hrefs].some((href) => href.includes('variants'))).toBe(true);
    for (const href of [...hrefs].slice(0, 60)) {
      const html = await (await api.request(href)).text();
      // The citations themselves are English.
      expect(forgotten(html.replace(/<dl class="citations">.*?<\/dl>/s, '')), href).toEqual([]);
    }
  });

  it('of clippings has none, empty or full', async () => {
    expect(forgotten(await (await api.request('/clippings')).text())).toEqual([]);
    const refs = await linksOn('/?q=harbour&scope=quotations', /name="c" value="([^"]+)"/g);
    expect(refs.length).toBeGreaterThan(1);
    const added = await api.request(`/clippings?${new URLSearchParams(refs.map((ref): [string, string] => ['c', ref])).toString()}`);
    expect(added.status).toBe(302);
    const list = await api.request(added.headers.get('Location')?.replace(/#.*/, '') ?? '');
    const html = await list.text();
    expect(html).toContain('<textarea id="note.1"');
    expect(forgotten(html, ['Chicago', 'APA', 'MLA'])).toEqual([]);
  });

  it('of a checked draft has none', async () => {
    const text =
      'The mayor said: “A harbour is not a view.”\n\n“Nobody has ever said these words here,” said Jo Nobody.\n\n“A harbour is not only a view,” said Lionel Garside. He said that it was late.';
    const body = new URLSearchParams({ text });
    for (const [sent, path] of [
      [body, '/check'],
      [new URLSearchParams({ text: '' }), '/check'],
    ] as const) {
      const response = await api.request(path, { method: 'POST', body: sent });
      expect(response.status).toBe(200);
      expect(forgotten(await response.text().then((html) => html.replace(/<blockquote.*?<\/blockquote>/gs, '')), ['Jo Nobody'])).toEqual(
        [],
      );
    }
  });

  it('of a failure has none', async () => {
    const failures = [
      new PullquoteError('deadline', 'too slow', { hint: 'less' }),
      new PullquoteError('loading', 'is loading'),
      new Error('fault'),
    ];
    for (const failure of failures) {
      const fail = async (): Promise<never> => {
        throw failure;
      };
      const engine: SearchEngine = { ...api.engine, status: () => api.engine.status(), search: fail, suggest: fail };
      const app = createApp({ engine, assets: await loadAssets(), languages: [BRACKETED], operations: { fault: () => undefined } });
      const response = await app.request('/?q=harbour');
      expect(forgotten(await response.text(), [String(response.status)])).toEqual([]);
    }
  });
});

describe('a page that corrects', { timeout: 120_000 }, () => {
  let site: Editable;
  beforeAll(async () => {
    site = await serveEditable(CORPUS, { languages: [BRACKETED] });
  }, 120_000);
  afterAll(async () => {
    await site?.close();
  });

  it('has no text of another language, whatever was corrected', async () => {
    const { hits } = await site.engine.search(searchQuery({ scope: 'quotations', filters: { speaker: ['person:margaret-aldous'] } }));
    const passage = hits[0]?.passage;
    const quotation = passage?.quotations[0];
    if (passage === undefined || quotation === undefined) throw new Error('nobody is quoted');
    const span = `${String(quotation.start)}-${String(quotation.end)}`;
    await site.send({ do: 'speaker', passage: passage.id, span, speaker: 'Lionel Garside', note: 'harbour' });
    await site.send({ do: 'not-a-quotation', passage: passage.id, span });
    await site.send({ do: 'rename', entity: 'person:callum-reddy', name: 'Callum' });
    await site.send({ do: 'merge', entity: 'person:pryke', into: 'person:desmond-pryke' });
    const made = (await site.engine.corrections?.()) ?? [];
    expect(made.length).toBeGreaterThan(3);
    await site.send({ do: 'undo', correction: made[0]?.id ?? '' });
    const article = hits[0]?.article.link ?? '';
    for (const path of [
      '/corrections',
      '/corrections/queue',
      `/correct?passage=${passage.id}`,
      `/correct?passage=${passage.id}&done=saved`,
      '/correct?entity=person:desmond-pryke',
      '/entities/person:desmond-pryke',
      article,
    ]) {
      const response = await site.request(path);
      expect(response.status, path).toBe(200);
      const text = await response.text();
      const ids = made.map(({ id }) => id);
      expect(forgotten(text, ids), path).toEqual([]);
    }
  });
});

describe('a forgotten text', () => {
  it('is found among the words of the corpus, in an attribute, and where the corpus has the same word', () => {
    const html = '<html lang="x"><title>⟦A⟧</title><p title="Forgotten title">⟦B ⟦c⟧⟧ the harbour</p><p>Forgotten text</p><b>Place</b>';
    expect(corpus).toContain('place');
    expect(forgotten(html)).toEqual(['Forgotten text', 'Place', 'Forgotten title']);
  });
});

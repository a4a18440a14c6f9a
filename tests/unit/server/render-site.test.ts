/** The files of a static site, made of an index that was edited since links were given out. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { searchQuery } from '../../../src/domain/search.ts';
import { passageFile } from '../../../src/export/site-data.ts';
import { openIndex } from '../../../src/index.ts';
import { indexCorpus } from '../../../src/indexer/index-corpus.ts';
import { renderSite } from '../../../src/server/render-site.tsx';
import { ARABIC } from '../../../views/languages/ar/arabic.ts';
import { ENGLISH } from '../../../views/languages/language.ts';
import { buildPages } from '../../support/build-pages.ts';

const KEPT = 'The council met on Monday evening and spoke about the harbour for six hours without a break.';
const EDITED = 'Nobody in the room had read the letters that the harbourmaster sent in the spring of last year.';
const AFTER_EDIT = EDITED.replace('spring', 'autumn');
const REMOVED = 'A brass band played <b>outside</b>, paid for by the ferry company, until the police asked it to stop.';
const LONG = `${'One more hour went by. '.repeat(20)}Then they went home.`;

let scratch: string;
const files = new Map<string, string>();
const ids = new Map<string, string>();

async function index(paragraphs: readonly string[]): Promise<void> {
  const corpus = join(scratch, 'corpus');
  await mkdir(corpus, { recursive: true });
  await writeFile(join(corpus, 'council.txt'), `A long evening\n\n${paragraphs.join('\n\n')}\n`);
  await indexCorpus({ indexDir: join(scratch, 'index'), paths: [corpus] });
}

beforeAll(async () => {
  buildPages();
  scratch = await mkdtemp(join(tmpdir(), 'pullquote-site-'));
  await index([LONG, KEPT, EDITED, REMOVED]);
  const before = await openIndex(join(scratch, 'index'));
  const { hits } = await before.search(searchQuery({ q: '' }));
  for (const { passage } of hits) ids.set(passage.text, passage.id);
  await before.close();
  await index([LONG, KEPT, AFTER_EDIT]);
  const engine = await openIndex(join(scratch, 'index'));
  for await (const { path, body } of renderSite(engine, {})) files.set(path, String(body));
  await engine.close();
});
afterAll(() => rm(scratch, { recursive: true, force: true }));

const page = (text: string): string => files.get(passageFile(ids.get(text) ?? '')) ?? '';

describe('the links of a static site', () => {
  it('lead from a paragraph that stands to it, at once', () => {
    expect(page(KEPT)).toContain('http-equiv="refresh"');
    expect(page(KEPT)).toMatch(new RegExp(`href="\\.\\./\\.\\./articles/[^"]+#${ids.get(KEPT) ?? '?'}"`));
  });

  it('say of one that was edited that the text has changed, what it read, and lead to what took its place', () => {
    expect(page(EDITED)).toContain('The text has changed');
    expect(page(EDITED)).toContain(EDITED);
    expect(page(EDITED)).not.toContain('http-equiv="refresh"');
    const [, target = ''] = /href="\.\.\/\.\.\/(articles\/[^"#]+)#p-\w+"/.exec(page(EDITED)) ?? [];
    expect(files.get(target)).toContain(AFTER_EDIT);
  });

  it('say of one that is gone what it read, as text, and lead nowhere else', () => {
    expect(page(REMOVED)).toContain('is gone from its article');
    expect(page(REMOVED)).toContain('played &lt;b&gt;outside&lt;/b&gt;, paid');
    expect(page(REMOVED)).not.toMatch(/href="[^"]*#p-/);
  });

  it('are described in whole words', () => {
    const article = [...files].find(([path]) => path.startsWith('articles/'))?.[1] ?? '';
    expect(article).toMatch(/<meta property="og:description" content="One more hour[^"]{200,285}( by\.| One| more| hour| went)…"/);
  });
});

describe('a static site in another language', () => {
  it('has its words, also while another is made in English', async () => {
    const engine = await openIndex(join(scratch, 'index'));
    const [arabic, english] = [renderSite(engine, { language: ARABIC }), renderSite(engine, { language: ENGLISH })];
    const made = { ar: '', en: '' };
    for (;;) {
      const [own, other] = await Promise.all([arabic.next(), english.next()]);
      if (own.done === true || other.done === true) break;
      expect(own.value.path).toBe(other.value.path);
      if (own.value.path !== 'index.html' && !own.value.path.startsWith('articles/')) continue;
      made.ar += String(own.value.body);
      made.en += String(other.value.body);
    }
    await engine.close();
    expect(made.ar).toContain('<html lang="ar" dir="rtl">');
    expect(made.ar).toContain(ARABIC.texts.site.articles);
    expect(made.ar).toContain(ARABIC.texts.article.about);
    expect(made.ar).not.toContain(ENGLISH.texts.site.articles);
    expect(made.ar).not.toContain(ENGLISH.texts.article.about);
    expect(made.en).not.toMatch(/\p{Script=Arabic}/u);
  });
});

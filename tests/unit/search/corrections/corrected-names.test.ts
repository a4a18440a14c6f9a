/** Speakers under the names that people gave them, in every answer that shows one. */
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { searchQuery } from '../../../../src/domain/search.ts';
import { recordOf, renameOf } from '../../../../src/search/corrections/make-corrections.ts';
import { appendCorrections } from '../../../../src/store/append-corrections.ts';
import { correctedCorpus } from '../../../support/corrected-corpus.ts';
import { type Editable, serveEditable } from '../../../support/serve-editable.ts';

const folder = correctedCorpus();
let site: Editable;
beforeAll(async () => {
  site = await serveEditable(folder);
  await appendCorrections([recordOf(await renameOf(site.engine, 'Maria Lind', 'Mayor Lind'))], { indexDir: site.indexDir });
  await site.engine.catchUp();
}, 120_000);
afterAll(async () => {
  await site?.close();
  rmSync(folder, { recursive: true, force: true });
});

it('a hit, its article, its passage, the forms of its quotation and the names of the article have it', async () => {
  const { engine } = site;
  const [hit] = (await engine.search(searchQuery({ q: 'harbor', scope: 'quotations' }))).hits;
  const names = [hit?.quotation?.speaker?.name, hit?.passage.quotations[0]?.speaker?.name];
  const article = await engine.article(hit?.article.id ?? '');
  names.push(article?.passages.flatMap(({ quotations }) => quotations)[0]?.speaker?.name);
  const passage = await engine.passage(hit?.passage.id ?? '');
  names.push(passage?.state === 'current' ? passage.passage.quotations[0]?.speaker?.name : undefined);
  const variants = await engine.variants?.({ passage: hit?.passage.id ?? '', at: hit?.passage.quotations[0]?.start ?? 0 });
  names.push(variants?.variants[0]?.appearances[0]?.speaker?.name);
  expect(names).toEqual(Array.from({ length: 5 }, () => 'Mayor Lind'));
  const entity = article?.entities.find(({ id }) => id === 'person:maria-lind');
  expect([entity?.name, entity?.aliases]).toEqual(['Mayor Lind', expect.arrayContaining(['Maria Lind'])]);
  expect((await engine.search(searchQuery({ q: 'speaker:"maria lind"' }))).total).toBe(1);
});

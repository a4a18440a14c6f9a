import { Cite } from '@citation-js/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { citeLink, selectionLink } from '../../../src/domain/links.ts';
import { searchQuery } from '../../../src/domain/search.ts';
import { spansOfHit } from '../../../src/export/attribution.ts';
import { type Api, serveCorpus } from '../../support/serve-corpus.ts';

let api: Api;
let page: string;
let link: string;
let files: (ending: string) => string;

beforeAll(async () => {
  api = await serveCorpus('tests/fixtures/fictional');
  const { hits } = await api.engine.search(searchQuery({ q: '"a place where people go to work"', scope: 'quotations', limit: 1 }));
  const [hit] = hits;
  if (hit === undefined) throw new Error('no quotation');
  link = selectionLink(hit.passage, spansOfHit(hit));
  files = (ending) => citeLink(hit.passage, spansOfHit(hit), ending);
  page = await (await api.request(files(''))).text();
});
afterAll(() => api?.close());

describe('the page to copy and cite', () => {
  it('shows the words, three forms to copy and three citations, each with the link to exactly these words', () => {
    for (const label of ['Plain text', 'Markdown', 'HTML', 'Chicago', 'APA', 'MLA']) expect(page).toContain(label);
    const shown = `http://localhost${link}`.replaceAll('&', '&amp;');
    expect(page.split(shown).length - 1).toBeGreaterThanOrEqual(7);
    expect(page).toContain(`<a class="back" href="${link.replaceAll('&', '&amp;')}">`);
    expect(page).toContain(`<a href="${link.replaceAll('&', '&amp;')}">From “`);
  });

  it('gives files of the types that reference managers know', async () => {
    const answers = await Promise.all(['.bib', '.ris', '.json'].map((ending) => api.request(files(ending))));
    expect(answers.map((answer) => answer.headers.get('Content-Type')?.split(';')[0])).toEqual([
      'application/x-bibtex',
      'application/x-research-info-systems',
      'application/vnd.citationstyles.csl+json',
    ]);
    expect(answers.map((answer) => answer.headers.get('Content-Disposition'))).toEqual(
      ['bib', 'ris', 'json'].map((ending) => expect.stringMatching(new RegExp(`^attachment; filename="p-[a-z2-7]{16}\\.${ending}"$`))),
    );
    const [item] = new Cite((await answers[2]?.text()) ?? '').data;
    expect(item).toMatchObject({ type: 'article-newspaper', URL: `http://localhost${link}` });
  });

  it('is for the words that are meant, or for none: other words lead to the text', async () => {
    const wrong = await api.request(files('').replace(/check=\w+/, 'check=x'));
    expect([wrong.status, wrong.headers.get('Location')]).toEqual([302, link.replace(/check=\w+/, 'check=x')]);
    expect((await api.request(files('.bib').replace(/check=\w+/, 'check=x'))).status).toBe(410);
    expect((await api.request('/passages/p-aaaaaaaaaaaaaaaa/cite')).status).toBe(404);
  });
});

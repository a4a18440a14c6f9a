/** Every passage and every quotation of a corpus by its link, as a browser without a script follows it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AnnotatedArticle } from '../../../src/domain/annotation.ts';
import { selectionLink } from '../../../src/domain/links.ts';
import { searchQuery } from '../../../src/domain/search.ts';
import { selectorsSchema } from '../../../src/domain/selector.ts';
import { linkOfHit } from '../../../src/export/attribution.ts';
import { type Api, serveCorpus } from '../../support/serve-corpus.ts';

let api: Api;
let articles: AnnotatedArticle[];

beforeAll(async () => {
  api = await serveCorpus('tests/fixtures/fictional');
  const { hits } = await api.engine.search(searchQuery({ scope: 'articles', limit: 100 }));
  articles = (await Promise.all(hits.map((hit) => api.engine.article(hit.article.id)))).filter((found) => found !== undefined);
});
afterAll(() => api?.close());

async function follow(link: string): Promise<string> {
  const response = await api.request(link);
  expect(response.status, link).toBe(302);
  return (await api.request(response.headers.get('Location') ?? '')).text();
}

const plain = (html: string): string =>
  html
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll(/&quot;|&#39;|&lt;|&gt;|&amp;/g, (entity) => ({ '&quot;': '"', '&#39;': "'", '&lt;': '<', '&gt;': '>' })[entity] ?? '&');
const marked = (page: string): string => [...page.matchAll(/<mark[^>]*>(.*?)<\/mark>/gs)].map(([, inner = '']) => plain(inner)).join('|');

describe('the link of a quotation', () => {
  it('marks exactly its words, in its paragraph', async () => {
    const quotations = articles.flatMap(({ passages }) =>
      passages.flatMap((passage) => passage.quotations.map((one) => ({ passage, one }))),
    );
    expect(quotations.length).toBeGreaterThan(100);
    for (const { passage, one } of quotations.filter((_, i) => i % 3 === 0)) {
      const page = await follow(selectionLink(passage, [one]));
      const target = page.slice(page.indexOf('class="block target"'));
      // A mark may be cut where the voices in it change.
      expect(marked(target).replaceAll('|', ''), passage.text).toBe(passage.text.slice(one.start, one.end));
      expect(marked(page)).toBe(marked(target));
    }
  });

  it('is that of a hit among quotations, each part of an utterance marked', async () => {
    const { hits } = await api.engine.search(searchQuery({ scope: 'quotations', limit: 60 }));
    for (const hit of hits) {
      const words = hit.quotation?.text ?? '';
      const page = await follow(linkOfHit(hit));
      const isWhole = hit.quotation?.passages.length === 1;
      const letters = (text: string): string => text.replaceAll(/[|\s]/g, '');
      if (isWhole) expect(letters(marked(page))).toBe(letters(words));
      else expect(letters(words)).toContain(letters(marked(page)));
    }
  });
});

describe('a passage in JSON', () => {
  it('has selectors that name its words and those of its quotations', async () => {
    for (const { article, passages } of articles.slice(0, 8)) {
      const points = Array.from(article.text);
      for (const passage of passages) {
        const answer = (await (await api.request(`/api/passages/${passage.id}`)).json()) as { selectors: unknown };
        const selectors = selectorsSchema.parse(answer.selectors);
        expect(selectors.quotations).toHaveLength(passage.quotations.length);
        const all = [selectors.passage, ...selectors.quotations.map(({ selector }) => selector)];
        const wanted = [passage.text, ...passage.quotations.map(({ start, end }) => passage.text.slice(start, end))];
        for (const [i, selector] of all.entries()) {
          for (const one of selector) {
            if (one.type === 'TextQuoteSelector') expect(one.exact).toBe(wanted[i]);
            else expect(points.slice(one.start, one.end).join('')).toBe(wanted[i]);
          }
        }
        if (passage.kind === 'paragraph') expect(selectors.passage[0]?.type).toBe('TextPositionSelector');
      }
    }
  });
});

describe('the data of an article page', () => {
  it('is a NewsArticle with the quotations that are word for word, and nothing that the article does not say', async () => {
    for (const { article, passages } of articles.slice(0, 6)) {
      const page = await follow(`/passages/${passages[0]?.id ?? ''}`);
      const [, json = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page) ?? [];
      const data = JSON.parse(json) as Record<string, unknown>;
      expect(data).toMatchObject({ '@context': 'https://schema.org', '@type': 'NewsArticle', headline: article.title });
      expect(data['datePublished']).toBe(article.published);
      expect('author' in data).toBe(article.authors.length > 0);
      expect('publisher' in data).toBe(article.sources.length > 0);
    }
  });
});

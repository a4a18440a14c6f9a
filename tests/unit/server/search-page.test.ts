/** The page of a search, as it is answered without a browser. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PullquoteError } from '../../../src/domain/errors.ts';
import { speakerLink } from '../../../src/domain/links.ts';
import { MISSING, searchQuery } from '../../../src/domain/search.ts';
import type { SearchEngine } from '../../../src/search/engine.ts';
import { createApp } from '../../../src/server/app.tsx';
import { loadAssets } from '../../../src/server/assets.ts';
import { type Api, serveCorpus } from '../../support/serve-corpus.ts';

let api: Api;

beforeAll(async () => {
  api = await serveCorpus('tests/fixtures/fictional');
}, 120_000);
afterAll(async () => {
  await api?.close();
});

const html = async (path: string): Promise<string> => (await api.request(path)).text();
const statusLine = (page: string): string => /<p id="status"[^>]*>([^<]*)</.exec(page)?.[1] ?? '';

describe('a mistyped date', () => {
  it('leaves the page and the rest of the search as they are, and is named beside its field', async () => {
    const response = await api.request('/?q=harbour&after=2016-13-45&before=2024');
    expect(response.status).toBe(200);
    const page = await response.text();
    expect(statusLine(page)).toBe(statusLine(await html('/?q=harbour&before=2024')));
    expect(page).toMatch(/<input id="after"[^>]* value="2016-13-45"[^>]* aria-invalid="true" aria-describedby="after.error"/);
    expect(page).toContain('id="after.error" class="field-error">“2016-13-45” is not a date');
    expect(page).not.toContain('id="before.error"');
    expect(page).toMatch(/<details id="facet-drawer" class="drawer" open/);
  });

  it('is never shown as another date', async () => {
    for (const date of ['2024-02-30', '2024-13']) {
      const page = await html(`/?q=harbour&date=${date}`);
      expect(page).toContain(`“${date}” is not a date`);
      expect(page).not.toContain('id="chip.');
      expect((await api.request(`/api/search?q=harbour&date=${date}`)).status).toBe(400);
    }
    expect((await api.request('/api/search?q=harbour&date=-')).status).toBe(200);
  });

  it('is text, whatever it holds', async () => {
    expect(await html('/?q=harbour&after=%3Cb%3E')).not.toContain('<b>');
  });
});

describe('fields that a form sends empty', () => {
  it('do not stay in the address', async () => {
    const response = await api.request('/?q=harbour&scope=articles&after=&before=');
    expect([response.status, response.headers.get('Location')]).toEqual([302, '/?q=harbour&scope=articles']);
    expect((await api.request('/?q=')).status).toBe(200);
  });
});

describe('a page after the last', () => {
  it('says how many there are and leads to the last', async () => {
    const page = await html('/?q=the&page=99999999');
    expect(statusLine(page)).toMatch(/^\d+ paragraphs$/);
    const [, pages, href] = /There are only (\d+) pages: <a id="last-page" href="([^"]+)">/.exec(page) ?? [];
    expect(href).toBe(`/?q=the&amp;page=${pages}`);
    expect(await html(`/?q=the&page=${pages}`)).toContain('class="card"');
  });

  it('of a list of values or names says the same, and not that nothing begins so', async () => {
    for (const path of ['/facets/speaker?offset=9999', '/facets/person?q=harbour&offset=9999', '/entities?page=999']) {
      const page = await html(path);
      expect(page, path).toContain('id="last-page"');
      expect(page, path).not.toContain('No value begins so.');
    }
    expect(await html('/facets/speaker?prefix=qqq')).toContain('No value begins so.');
  });
});

describe('a search without results', () => {
  it('says first that its days are in the wrong order', async () => {
    expect(await html('/?q=harbour&after=2025&before=2021')).toContain('The day under “From” lies after the one under “To”');
    expect(await html('/?q=councilqqq&after=2021&before=2021-05')).not.toContain('lies after');
  });

  it('offers articles only where they give something, with the number', async () => {
    const found = /<a id="in-articles" href="([^"]+)"[^>]*>[^<]*: (\d+) article/.exec(await html('/?q=schoolteacher+scrutineer'));
    expect(Number(found?.[2])).toBeGreaterThan(0);
    expect(await html('/?q=qqqqqqq')).not.toContain('id="in-articles"');
  });
});

describe('the choice between all and any of the words', () => {
  it('is there where it makes a difference', async () => {
    for (const q of ['harbour', '"harbour board"', '“harbour board”'])
      expect(await html(`/?q=${encodeURIComponent(q)}`), q).not.toContain('id="match.any"');
    for (const q of ['harbour board', '"harbour board" ferry'])
      expect(await html(`/?q=${encodeURIComponent(q)}`), q).toContain('id="match.any"');
  });
});

describe('words that are corrected in vain', () => {
  it('are told as tried, and nothing is offered that finds nothing either', async () => {
    const page = await html('/?q=harbuor&speaker=person:nobody-here');
    expect(page).toContain('Tried instead, without a result: ');
    expect(page).not.toContain('Shown instead');
    expect(page).not.toContain('id="did-you-mean"');
    const found = await html('/?q=harbuor');
    expect(found).toContain('Shown instead: ');
    expect(found).toContain('id="did-you-mean"');
  });
});

describe('the list of all values', () => {
  const ticks = (page: string): string[] =>
    [...page.matchAll(/<input type="checkbox"[^>]* value="([^"]+)"[^>]* checked/g)].map(([, value]) => value ?? '');
  const carried = (page: string): string[] =>
    [...page.matchAll(/<input type="hidden" name="speaker" value="([^"]+)"/g)].map(([, value]) => value ?? '');

  it('sends each chosen value once: by its tick, or unseen where it is not listed', async () => {
    const chosen = ['person:callum-reddy', 'person:margaret-aldous'];
    const query = `q=&${chosen.map((value) => `speaker=${value}`).join('&')}`;
    for (const list of ['', '&prefix=marg', '&prefix=qqq', '&order=label&offset=100']) {
      const page = await html(`/facets/speaker?${query}${list}`);
      expect([...ticks(page), ...carried(page)].sort(), list).toEqual(chosen);
    }
  });

  it('says of which results it is, with words and without', async () => {
    expect(await html('/facets/date?q=&kind=direct')).toContain('in the results for everything, with 1 filter<');
    expect(await html('/facets/date?q=harbour&kind=direct')).toContain('in the results for “harbour”, with 1 filter<');
    expect(await html('/facets/date?q=')).toContain('in the results for everything<');
  });

  it('has no tick for what is excluded, which would then be chosen too', async () => {
    const page = await html('/facets/speaker?q=&-speaker=person:callum-reddy');
    expect(page).toContain('<input type="hidden" name="-speaker" value="person:callum-reddy"/>');
    expect(page).not.toMatch(/<input type="checkbox"[^>]* value="person:callum-reddy"/);
    expect(page).toMatch(/<input type="checkbox"[^>]* value="person:margaret-aldous"/);
  });

  it('leads from its form to the address of the results', async () => {
    const response = await api.request(
      '/facets/speaker?q=harbour&order=label&prefix=&speaker=person:margaret-aldous&speaker=person:callum-reddy&apply=on',
    );
    expect([response.status, response.headers.get('Location')]).toEqual([
      302,
      '/?q=harbour&speaker=person%3Acallum-reddy&speaker=person%3Amargaret-aldous',
    ]);
  });
});

describe('a filter for a name that the corpus does not have', () => {
  it('is shown as a name, and it is said that nobody has it', async () => {
    const page = await html('/?q=&person=person:nobody-here');
    expect(page).toContain('<span class="chip-text">Person named: Nobody Here</span>');
    expect(page).toContain('Nobody of the name “Nobody Here” is in these articles.');
    expect(await html('/?q=&person=person:margaret-aldous')).not.toContain('Nobody of the name');
  });
});

describe('a server that has too much to do', () => {
  const busy = async (path: string, headers: Record<string, string> = {}): Promise<Response> => {
    const refuse = (): Promise<never> =>
      Promise.reject(new PullquoteError('overloaded', 'too many', { hint: 'Ask for fewer or rarer words.' }));
    const engine = Object.create(api.engine, { search: { value: refuse } }) as SearchEngine;
    return createApp({ engine, assets: await loadAssets() }).request(path, { headers });
  };

  it('takes the blame and offers to try the same address again', async () => {
    const response = await busy('/?q=&person=person:margaret-aldous');
    expect(response.status).toBe(503);
    const page = await response.text();
    expect(page).toContain('<a id="try-again" href="/?q=&amp;person=person:margaret-aldous">Try again</a>');
    expect(page).toContain('The server did not finish in time');
    expect(page).not.toContain('fewer or rarer words');
    expect(await (await busy('/?q=harbour')).text()).toContain('fewer or rarer words');
  });

  it('leaves in a live search what was found before, and says so in the line that tells the result', async () => {
    const response = await busy('/?q=harbour', { 'HX-Request': 'true', 'HX-Request-Type': 'partial' });
    expect([response.status, response.headers.get('HX-Retarget'), response.headers.get('HX-Push-Url')]).toEqual([503, '#status', 'false']);
    expect(await response.text()).toMatch(/^The server has much to do[^<]*$/);
  });

  it('never leads elsewhere than to itself', async () => {
    expect(await (await busy('//evil.example/?q=a')).text()).not.toContain('href="//');
  });
});

describe('a card', () => {
  it('has the reason of an attribution beside the way of quoting, before any note', async () => {
    const page = await html('/?q=&scope=quotations&limit=1000');
    const voices = [...page.matchAll(/<ul class="voices">.*?<\/ul>/g)].map(([voice]) => voice);
    const both = voices.filter((voice) => voice.includes('class="basis"') && voice.includes('<span class="note">'));
    expect(both.length).toBeGreaterThan(0);
    for (const voice of both) expect(voice.indexOf('class="basis"')).toBeLessThan(voice.indexOf('<span class="note">'));
  });

  it('has on paper one address, and the search above all of them', async () => {
    const page = await html('/?q=harbour');
    expect(page).toContain('<p class="printed">Search: harbour</p>');
    expect(page.match(/data-address="/g)?.length).toBe(page.match(/<article class="card"/g)?.length);
  });
});

describe('the page of somebody who is seen once', () => {
  it('has no picture of time with one bar, and no link to all of one', async () => {
    const { buckets } = await api.engine.facet(searchQuery({ scope: 'quotations' }), 'speaker', { limit: 1000 });
    const once = buckets.filter(({ value, count }) => count === 1 && value !== MISSING).slice(0, 3);
    expect(once.length).toBeGreaterThan(0);
    for (const { value } of once) {
      const page = await html(speakerLink(value));
      expect(page).not.toContain('All 1 quotation');
      if (value.startsWith('unnamed:')) expect(page).not.toContain('class="histogram');
    }
  });
});

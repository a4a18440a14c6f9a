/** Speakers side by side, on whose word, and who is silent: every number leads to as many results, and the drawings say what the tables say. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { searchPageSchema, searchQuery } from '../../../src/domain/search.ts';
import { compareSpeakers, sayingsIn } from '../../../src/server/compare-speakers.ts';
import { type Api, serveCorpus } from '../../support/serve-corpus.ts';

interface Row {
  date?: string;
  source: string;
  paragraphs: string[];
}

/** A little newsroom: who says what of the bridge is known to the number. */
const ROWS: Row[] = [
  {
    date: '2023-01-05',
    source: 'Courier',
    paragraphs: ['“The bridge is safe,” said Edith Quarrell, the mayor.', 'Harold Finch was not in town.'],
  },
  {
    date: '2023-01-20',
    source: 'Courier',
    paragraphs: ['“No bridge was ever safer,” said Edith Quarrell.', '“The bridge will fall,” said Ada Brown.'],
  },
  {
    date: '2023-04-02',
    source: 'Gazette',
    paragraphs: ['“The bridge is rust and hope,” said Ada Brown.', 'Harold Finch owns the bridge.'],
  },
  {
    date: '2023-11-11',
    source: 'Gazette',
    paragraphs: ['“We shall mend the bridge,” a council official said.', 'The bridge was closed on Sunday, and Harold Finch paid.'],
  },
  {
    date: '2023-11-12',
    source: 'Gazette',
    paragraphs: ['“The bridge is a disgrace,” the Ferry Company said.', 'The letter from Harold Finch named no price.'],
  },
  {
    source: 'Wire',
    paragraphs: [
      '“The bridge was my idea,” said Edith Quarrell.',
      'Harold Finch built the bridge, as everybody knows.',
      '“It took them a week,” said Tom Ash.',
    ],
  },
];

let folder: string;
let namesakesFolder: string;
let api: Api;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pullquote-compare-'));
  for (const [i, { date, source, paragraphs }] of ROWS.entries()) {
    const head = [
      '---',
      `title: Bridge ${String(i + 1)}`,
      `source: ${source}`,
      ...(date === undefined ? [] : [`published: ${date}`]),
      '---',
    ];
    await writeFile(join(folder, `bridge-${String(i + 1)}.md`), `${head.join('\n')}\n\n${paragraphs.join('\n\n')}\n`);
  }
  namesakesFolder = await mkdtemp(join(tmpdir(), 'pullquote-namesakes-'));
  for (const [name, said] of [
    ['Ada', 'The ferry will run until the bridge is built'],
    ['Bruno', 'The harbour will have to wait for its money'],
    ['Clara', 'A school was promised to the island in spring'],
  ]) {
    const body = `“${said},” said ${name} Quill, the mayor. “It has been decided,” Quill said. Quill left.`;
    await writeFile(join(namesakesFolder, `${name}.md`), `---\ntitle: ${name}\nsource: Wire\npublished: 2023-01-05\n---\n\n${body}\n`);
  }
  await writeFile(join(namesakesFolder, 'zeppelin.md'), `---\ntitle: Zeppelin\n---\n\n“A zeppelin is no ferry,” said Tom Ash.\n`);
  api = await serveCorpus(folder);
}, 120_000);
afterAll(async () => {
  await api?.close();
  await rm(folder, { recursive: true, force: true });
  await rm(namesakesFolder, { recursive: true, force: true });
});

const html = async (path: string): Promise<string> => {
  const response = await api.request(path);
  expect(response.status, path).toBe(200);
  // Between the ends of a period stand thin spaces.
  return (await response.text()).replaceAll('\u2009', ' ');
};
const plain = (text: string): string => text.replaceAll('&amp;', '&').replaceAll('&#39;', "'");

async function totalOf(href: string): Promise<number> {
  const response = await api.request(`/api/search${plain(href).slice(1)}`);
  return searchPageSchema.parse(await response.json()).total;
}

/** Every number of a page that is a link, with what it leads to: cells of tables, marks of drawings, counts of speakers. */
function numbersOf(page: string): { href: string; number: number }[] {
  const found: { href: string; number: number }[] = [];
  const add = (pattern: RegExp): void => {
    for (const [, href = '', number = ''] of page.matchAll(pattern)) found.push({ href, number: Number(number.replaceAll(',', '')) });
  };
  add(/<td><a href="([^"]+)"[^>]*>([\d,]+)<\/a><\/td>/g);
  add(/<a href="([^"]+)" tabindex="-1" aria-label="[^"]*?([\d,]+) (?:quotations?|articles?)[^"]*"/g);
  add(/<a class="count" href="([^"]+)"[^>]*>([\d,]+)<\/a>/g);
  add(/<a class="more" href="(\/\?[^"]+)">All ([\d,]+) quotations?/g);
  add(/<a href="(\/\?[^"]+)">([\d,]+) quotations? with these words/g);
  return found;
}

async function followAll(page: string): Promise<number> {
  const numbers = numbersOf(page);
  for (const { href, number } of numbers) expect(await totalOf(href), plain(href)).toBe(number);
  return numbers.length;
}

const cellsOf = (page: string, head: string): string[] => {
  const row = new RegExp(`<tr><th scope="row"[^>]*>(?:<a[^>]*>)?${head}(?:</a>)?</th>(.*?)</tr>`, 's').exec(page)?.[1] ?? '';
  return [...row.matchAll(/>([\d,]+)</g)].map(([, number = '']) => number);
};

const COMPARE = '/compare?q=bridge&speaker=person:edith-quarrell&speaker=person:ada-brown';

describe('speakers side by side', () => {
  it('have a lane each on one axis, and a table with the same numbers', async () => {
    const page = await html(COMPARE);
    expect([...page.matchAll(/class="lane-label"[^>]*>([^<]+)</g)].map(([, label]) => label)).toEqual([
      'Edith Quarrell · 3 quotations',
      'Ada Brown · 2 quotations',
      'Edith Quarrell · 3 quotations',
      'Ada Brown · 2 quotations',
    ]);
    expect(cellsOf(page, 'Jan 2 – 8, 2023')).toEqual(['1', '0']);
    expect(cellsOf(page, 'Jan 16 – 22, 2023')).toEqual(['1', '1']);
    expect(cellsOf(page, 'Mar 27 – Apr 2, 2023')).toEqual(['0', '1']);
    expect(cellsOf(page, 'No date')).toEqual(['1', '0']);
    expect(cellsOf(page, 'All')).toEqual(['3', '2']);
    const wide = /<svg class="lanes wide".*?<\/svg>/s.exec(page)?.[0] ?? '';
    const marks = new Set([...wide.matchAll(/<a href="([^"]+)" tabindex="-1" aria-label/g)].map(([, href]) => href));
    const cells = new Set([...page.matchAll(/<td><a href="([^"]+)"/g)].map(([, href]) => href));
    expect(marks.size).toBe(4);
    expect([...marks].filter((href) => !cells.has(href ?? ''))).toEqual([]);
  });

  it('say what they say in parallel, the newest first, each with its link and its tick', async () => {
    const page = await html(COMPARE);
    expect([...page.matchAll(/<h3 id="period\.\d+">([^<]+)</g)].map(([, name]) => name)).toEqual([
      'Mar 27 – Apr 2, 2023',
      'Jan 16 – 22, 2023',
      'Jan 2 – 8, 2023',
      'No date',
    ]);
    const [, spring = '', january = '', , undated = ''] = page.split('<section class="period"');
    expect(spring).toMatch(
      /Edith Quarrell<\/bdi><\/h4><p class="nobody"><a href="[^"]*date=-[^"]*">None dated in this time; 1 quotation without a date/,
    );
    expect(undated).toMatch(/Edith Quarrell.*was my idea.*Ada Brown<\/bdi><\/h4><p class="nobody">None without a date/s);
    expect(spring).toContain('rust and hope');
    expect(january).toMatch(/Edith Quarrell.*ever safer.*Ada Brown.*will fall/s);
    expect([...page.matchAll(/name="c" value="p-/g)]).toHaveLength(5);
  });

  it('lead from every number to as many results', async () => {
    expect(await followAll(await html(COMPARE))).toBeGreaterThan(12);
    expect(await followAll(await html('/compare?speaker=person:edith-quarrell&speaker=-&speaker=Ada+Brown'))).toBeGreaterThan(8);
  });

  it('keep to the dates and filters of the search', async () => {
    for (const narrowed of [
      'after=2023-01-10&before=2023-06',
      'date=2023-01',
      'source=Courier',
      '-source=Courier',
      'date=2023&date=2023-04',
    ]) {
      const page = await html(`${COMPARE}&${narrowed}`);
      expect(await followAll(page), narrowed).toBeGreaterThan(2);
    }
  });

  it('are chosen on the page, by tick or by name, and nobody is told of who is not there', async () => {
    const page = await html('/compare?q=bridge');
    expect(page).toContain('name="speaker" value="person:edith-quarrell"');
    expect(page).toContain('<input type="hidden" name="q" value="bridge"/>');
    const named = await html('/compare?q=bridge&speaker=Ada+Brown&speaker=&speaker=Nobody+Known');
    expect(named).toContain('Nobody of the name “Nobody Known” is quoted with these words.');
    expect(named).toMatch(/value="person:ada-brown" checked=""/);
    expect(named).toContain('Ada Brown · 2 quotations');
  });

  it('are told of by what was typed, once, and found by their whole name first', async () => {
    const namesakes = await serveCorpus(namesakesFolder);
    try {
      const ask = async (path: string): Promise<string> => (await namesakes.request(path)).text();
      const headOf = (page: string): string => (/<h1[^>]*>(.*?)<\/h1>/s.exec(page)?.[1] ?? '').replaceAll(/<[^>]*>/g, '');
      const notesOf = (page: string): string[] => [...page.matchAll(/<p class="note">([^<]*)/g)].map(([, note = '']) => note);
      const silent = await ask('/compare?q=zeppelin&speaker=Quill');
      expect(notesOf(silent)).toEqual(['Nobody of the name “Quill” is quoted with these words.']);
      const ferry = await ask('/compare?q=ferry&speaker=Quill');
      expect(notesOf(ferry)).toEqual([]);
      expect(headOf(ferry)).toBe('Ada Quill');
      expect(headOf(await ask('/compare?speaker=bruno+quill'))).toBe('Bruno Quill');
    } finally {
      await namesakes.close();
    }
  });

  it('are four at most, those who are quoted most', async () => {
    const all = ['person:edith-quarrell', 'person:ada-brown', 'person:tom-ash', 'unnamed:council-official', 'organization:ferry-company'];
    const page = await html(`/compare?${all.map((one) => `speaker=${one}`).join('&')}`);
    const wide = /<svg class="lanes wide".*?<\/svg>/s.exec(page)?.[0] ?? '';
    expect([...wide.matchAll(/class="lane-label"/g)]).toHaveLength(4);
    expect(page).toContain('No more than 4 are shown at once');
  });

  it('stand in order of time within a period, whatever their rank', async () => {
    const query = searchQuery({ q: 'bridge safe', match: 'any', scope: 'quotations', filters: { speaker: ['person:edith-quarrell'] } });
    const ranked = await api.engine.search({ ...query, filters: { ...query.filters, date: ['2023'] } });
    expect(ranked.hits.map(({ article }) => article.published)).toEqual(['2023-01-05', '2023-01-20']);
    const { speakers } = await compareSpeakers(api.engine, query, {});
    const year = { from: '2023-01-01', to: '2023-12-31', name: '2023', label: '2023' };
    const [said] = await sayingsIn(api.engine, speakers, year, 3, {});
    expect(said?.hits.map(({ article }) => article.published)).toEqual(['2023-01-20', '2023-01-05']);
  });

  it('tell at the axis what has no date', async () => {
    expect(await html(COMPARE)).toMatch(
      /class="off-axis">Without a date, and so not on the axis:<span><a href="[^"]*date=-[^"]*">Edith Quarrell · 1 quotation</,
    );
  });

  it('without dates are a table alone, and what they say', async () => {
    const page = await html('/compare?speaker=person:edith-quarrell&source=Wire');
    expect(page).toMatch(/<h3 id="period.1">No date<.*was my idea/s);
    expect(page).not.toContain('Not quoted');
    expect(page).toContain('cannot be set on an axis');
    expect(page).not.toContain('<svg class="lanes');
    expect(cellsOf(page, 'No date')).toEqual(['1']);
  });
});

describe('on whose word', () => {
  it('says of each source how many of its quotations are whose, and that is all of them', async () => {
    const page = await html('/topics?q=bridge');
    expect(cellsOf(page, 'Courier').slice(0, 2)).toEqual(['3', '3']);
    for (const source of ['Courier', 'Gazette', 'Wire']) {
      const [all = '', ...kinds] = cellsOf(page, source);
      expect(
        kinds.slice(0, 4).reduce((sum, number) => sum + Number(number), 0),
        source,
      ).toBe(Number(all));
    }
    const [, , unnamed, body] = cellsOf(page, 'Gazette');
    expect([unnamed, body]).toEqual(['1', '1']);
  });

  it('leads from every number to as many results', async () => {
    for (const path of [
      '/topics?q=bridge',
      '/topics',
      '/topics?q=bridge&source=Gazette',
      '/topics?q=bridge&kind=direct&speaker-kind=named&after=2023-02',
    ])
      expect(await followAll(await html(path)), path).toBeGreaterThan(10);
  });
});

describe('who is often named and seldom quoted', () => {
  it('is told with the articles that name, that quote, and that name without quoting', async () => {
    const page = await html('/topics?q=bridge');
    expect(cellsOf(page, 'Harold Finch')).toEqual(['5', '0', '5']);
    expect(page.slice(page.indexOf('seldom-quoted'))).not.toContain('Edith Quarrell');
  });

  it('is nobody where nobody is', async () => {
    expect(await html('/topics?q=disgrace')).toContain('Nobody who is often named in these articles is seldom quoted.');
    expect(await html('/topics?q=zeppelin')).toContain('Nobody is quoted with these words.');
  });
});

describe('words that no text has', () => {
  const headingOf = (page: string): string => /<h1>(.*?)<\/h1>/s.exec(page)?.[1] ?? '';

  it('are not said to be what was counted', async () => {
    const page = await html('/topics?q=bridgge');
    expect(headingOf(page)).toBe('Who says what: “bridge”');
    expect(page).toContain('No text has these words as written. Shown instead: bridge.');
    expect(page).toContain('7 quotations with the words shown instead');
    expect(page).not.toContain('quotations with these words');
    const compared = await html(COMPARE.replace('q=bridge', 'q=bridgge'));
    expect(compared).toContain('What they say with the words “bridge”');
    expect(compared).toContain('No text has these words as written. Shown instead: bridge.');
  });

  it('or no words at all are counted as everything', async () => {
    const all = await html('/topics');
    expect(all).toMatch(/>\d+ quotations<\/a>/);
    expect(all).not.toContain('quotations with these words');
    expect(await html('/topics?source=Nowhere')).toContain('Nobody is quoted here.');
    for (const path of ['/topics?q=((%22', '/compare?q=((%22', '/?q=((%22'])
      expect(await html(path), path).toContain('Nothing of this can be searched for, so everything is shown.');
    expect(headingOf(await html('/topics?q=((%22'))).toBe('Who says what: in all articles');
    expect(await html('/compare?q=((%22')).toContain('All that they are quoted with');
  });

  it('lead to those that were probably meant', async () => {
    for (const path of ['/topics', '/compare']) {
      const [, href = ''] = /<a id="did-you-mean" href="([^"]+)"/.exec(await html(`${path}?q=bridgge+safe`)) ?? [];
      expect(plain(href)).toMatch(new RegExp(`^${path}\\?q=bridge`));
    }
  });
});

describe('the way there', () => {
  it('is from a search with its filters, from a name and from the overview', async () => {
    expect(plain(await html('/?q=bridge&source=Gazette'))).toContain('<a id="who-says-what" href="/topics?q=bridge&source=Gazette">');
    expect(plain(await html('/entities/person:ada-brown'))).toContain('href="/compare?speaker=person%3Aada-brown"');
    expect(await html('/overview')).toContain('href="/topics"');
  });
});

/** Results whose words are quoted in other articles too. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { searchPageSchema } from '../../../src/domain/search.ts';
import { type Api, serveCorpus } from '../../support/serve-corpus.ts';

const ARTICLES = {
  'one.md': '“We will not pay for the bridge,” Mayor Edith Quarrell said on Monday.\n\nThe bridge “is closed”.',
  'two.md': '"We will not pay for the bridge", Edith Quarrell said again.',
  'three.md': 'Edith Quarrell said: “We WILL not pay for the bridge.”\n\n“We will not pay for the bridge,” Edith Quarrell repeated.',
  'four.md': 'They will not pay for the bridge, and the bridge “is closed”.',
  'five.md': '“We will not pay for the bridge and its toll house,” Harold Finch said.',
};

let folder: string;
let api: Api;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pullquote-same-words-'));
  for (const [name, text] of Object.entries(ARTICLES)) await writeFile(join(folder, name), `# The bridge, ${name}\n\n${text}\n`);
  api = await serveCorpus(folder);
}, 120_000);
afterAll(async () => {
  await api?.close();
  await rm(folder, { recursive: true, force: true });
});

/** Per title of a card: the number that is promised, and the address that it leads to. */
async function promised(path: string): Promise<Map<string, [number: number, href: string]>> {
  const html = await (await api.request(path)).text();
  const cards = html.split('<article class="card"').slice(1);
  const found = new Map<string, [number, string]>();
  for (const card of cards) {
    const title = /<h3><a [^>]*>([^<]*)/.exec(card)?.[1] ?? '';
    const [, href = '', number] = /<a href="([^"]*)">Same words in (\d+) other articles?</.exec(card) ?? [];
    if (number !== undefined) found.set(title, [Number(number), href.replaceAll('&amp;', '&')]);
  }
  return found;
}

describe.each(['', '&scope=quotations', '&scope=articles'])('a result (%s)', (scope) => {
  it('says in how many other articles its words are quoted, whatever their marks and capitals, as many as its link finds', async () => {
    const found = await promised(`/?q=pay+bridge${scope}`);
    expect([...found.keys()].sort()).toEqual(['The bridge, one.md', 'The bridge, three.md', 'The bridge, two.md']);
    for (const [title, [number, href]] of found) {
      const page = searchPageSchema.parse(await (await api.request(`/api/search${href.slice(1)}`)).json());
      expect(page.total).toBe(number);
      expect(page.hits.map(({ article }) => article.title)).not.toContain(title);
    }
    // Those of which it is a part are found with it.
    expect(found.get('The bridge, one.md')?.[0]).toBe(3);
  });

  it('says nothing of a few words, which anybody says', async () => {
    expect([...(await promised(`/?q=closed${scope}`)).keys()].filter((title) => title.includes('four'))).toEqual([]);
  });
});

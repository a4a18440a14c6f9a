import { describe, expect, it } from 'vitest';
import { articleOf, BODY, MORE, readBytes, reasonOf } from '../read-support.ts';

const rss = (items: string, before = ''): string =>
  `<?xml version="1.0"?>${before}<rss version="2.0"><channel><title>The Quay Courier</title>${items}</channel></rss>`;
const item = (fields: string): string => `<item><title>Pier</title><description>${BODY}</description>${fields}</item>`;

describe('a feed', () => {
  it('is told by its content, whatever its name', async () => {
    expect(articleOf((await readBytes('download', rss(item('<guid>g</guid>'))))[0]).path).toBe('download#g');
  });

  it('that declares entities is read, and none of them is put in', async () => {
    const type = '<!DOCTYPE rss [\n<!ENTITY a "aaaaaaaaaa">\n<!ENTITY b "&a;&a;&a;&a;">\n]>\n';
    const article = articleOf(
      (await readBytes('a.rss', rss(`<item><title>Pier &b;</title><description>${BODY}</description></item>`, type)))[0],
    );
    expect(article.text).toBe(BODY);
    expect(article.title).not.toContain('aaaa');
  });

  it('gives an item without a guid the path of its address, else of its place', async () => {
    const results = await readBytes('a.xml', rss(item('<link>https://quay.example/1</link>') + item('')));
    expect(results.map((result) => articleOf(result).path)).toEqual(['a.xml#https://quay.example/1', 'a.xml#2']);
  });

  it('names the outlet that an item of a collected feed comes from', async () => {
    const results = await readBytes('a.xml', rss(item('<source url="https://radio.example/feed">Quay Radio</source>')));
    expect(articleOf(results[0]).sources).toEqual([{ name: 'Quay Radio' }]);
  });

  it('takes neither title nor dek from the text of an item', async () => {
    const results = await readBytes(
      'a.xml',
      rss(`<item><description>&lt;h1&gt;A Head&lt;/h1&gt;&lt;p&gt;${BODY}&lt;/p&gt;&lt;p&gt;${MORE}&lt;/p&gt;</description></item>`),
    );
    const article = articleOf(results[0]);
    expect(article.blocks.map(({ kind }) => kind)).not.toContain('title');
    expect(article.dek).toBeUndefined();
  });

  it('is read in the encoding that it declares', async () => {
    const bytes = Buffer.from(
      `<?xml version="1.0" encoding="windows-1251"?>${rss(`<item><title>Р</title><description>${BODY}</description></item>`).slice(21)}`,
    );
    const cyrillic = Buffer.concat([bytes.subarray(0, bytes.indexOf('Р')), Buffer.from([0xd0]), bytes.subarray(bytes.indexOf('Р') + 2)]);
    expect(articleOf((await readBytes('a.rss', cyrillic))[0]).title).toBe('Р');
  });

  it('does not believe a language that the text of an item contradicts', async () => {
    const spanish =
      'El ayuntamiento decidió el martes que el viejo mercado de pescado se trasladará al muelle del norte, después de dos años de discusiones. Muchos comerciantes temen el cambio, porque el muelle está lejos de la estación y no tiene techo; otros esperan más clientes.';
    const items = `<language>en-us</language>${item('')}<item><title>Muelle</title><description>${spanish}</description></item>`;
    expect((await readBytes('a.xml', rss(items))).map((result) => articleOf(result).language)).toEqual(['en-US', 'es']);
  });

  it('resolves no entity that it declares itself', async () => {
    const levels = Array.from({ length: 12 }, (_, i) => `<!ENTITY e${i + 1} "${`&e${i};`.repeat(10)}">`).join('');
    const bomb = rss(item('<author>&e12;</author>'), `<!DOCTYPE rss [<!ENTITY e0 "ha">${levels}]>`);
    const results = await readBytes('a.rss', bomb);
    expect(JSON.stringify(results).length).toBeLessThan(5000);
  });

  it.each([
    ['nothing in it', rss(''), /without items/],
    ['an end in the middle', '<rss version="2.0"><channel><item><title>Pi', /cannot be read as a feed|without items|no text/],
    ['nesting without end', `<rss version="2.0"><channel>${'<item>'.repeat(50_000)}`, /cannot be read as a feed/],
    ['JSON that breaks off', '{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1",', /cannot be read as a feed/],
  ])('with %s is skipped', async (_, content, reason) => {
    expect(reasonOf((await readBytes('a.rss', content))[0])).toMatch(reason);
  });
});

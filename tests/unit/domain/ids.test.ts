import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalUrl, entityId, mintArticleId, PASSAGE_ID, passageIdMinter, shortHash, slug } from '../../../src/domain/ids.ts';
import { articleLink } from '../../../src/domain/links.ts';

describe('short hashes', () => {
  it('are the first 80 bits of SHA-256 in base32', () => {
    const digits = 'abcdefghijklmnopqrstuvwxyz234567';
    const bits = BigInt(`0x${createHash('sha256').update('abc').digest('hex').slice(0, 20)}`);
    const expected = Array.from({ length: 16 }, (_, i) => digits[Number((bits >> BigInt(75 - 5 * i)) & 31n)]).join('');
    expect(shortHash('abc')).toBe(expected);
  });

  it('tell apart parts that would read the same joined', () => {
    expect(shortHash('ab', 'c')).not.toBe(shortHash('a', 'bc'));
  });
});

describe('canonical addresses', () => {
  it.each([
    ['https://Example.org/a?b=1&fbclid=x#top', 'https://example.org/a?b=1'],
    ['https://example.org/a?utm_campaign=x', 'https://example.org/a'],
    ['https://example.org/#!/news/7', 'https://example.org/#!/news/7'],
    ['https://example.org/a?q=b+c%20d', 'https://example.org/a?q=b+c%20d'],
    ['no address', 'no address'],
  ])('of %j is %j', (address, canonical) => {
    expect(canonicalUrl(address)).toBe(canonical);
    expect(canonicalUrl(canonical)).toBe(canonical);
  });
});

describe('article ids', () => {
  it('are the given id verbatim', () => {
    expect(mintArticleId({ given: 'Ä/1 ?', path: 'a.txt' })).toBe('Ä/1 ?');
    expect(articleLink({ id: 'Ä/1 ?', title: 'On the Quay' })).toBe('/articles/%C3%84%2F1%20%3F/on-the-quay');
  });

  it('come from the URL before the path, and from a counter where they are taken', () => {
    const byUrl = mintArticleId({ url: 'https://a.example/1', path: 'a.txt' });
    expect(byUrl).toBe(mintArticleId({ url: 'https://a.example/1', path: 'b.txt' }));
    expect(mintArticleId({ path: 'a.txt' })).not.toBe(mintArticleId({ path: 'b.txt' }));
    const second = mintArticleId({ path: 'a.txt' }, (id) => id === mintArticleId({ path: 'a.txt' }));
    expect(second).toMatch(/^[a-z2-7]{16}$/);
    expect(second).not.toBe(mintArticleId({ path: 'a.txt' }));
  });
});

describe('passage ids', () => {
  it('change with the words and not with the white space', () => {
    const first = passageIdMinter('x')('It was  not\nnegotiable.');
    expect(first).toMatch(PASSAGE_ID);
    expect(passageIdMinter('x')(' It was not negotiable.')).toBe(first);
    expect(passageIdMinter('x')('It was negotiable.')).not.toBe(first);
    expect(passageIdMinter('y')('It was not negotiable.')).not.toBe(first);
  });

  it('count the repeats within an article', () => {
    const mint = passageIdMinter('x');
    const first = mint('Same.');
    expect([mint('Same.'), mint('Same.')]).toEqual([`${first}-2`, `${first}-3`]);
    expect(`${first}-2`).toMatch(PASSAGE_ID);
  });
});

describe('slugs', () => {
  it('keep the letters of any script and fold the marks of Latin', () => {
    expect(slug('Carlos Pérez Ricart')).toBe('carlos-perez-ricart');
    expect(slug("O'Brien & Sons")).toBe('obrien-sons');
    expect(slug('Владимир Путин')).toBe('владимир-путин');
    expect(slug('???')).toBe('-');
    expect(entityId('person', 'Claudia Sheinbaum')).toBe('person:claudia-sheinbaum');
  });

  it('are stable under slugging again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        expect(slug(slug(text))).toBe(slug(text));
      }),
    );
  });
});

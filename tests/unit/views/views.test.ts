import { describe, expect, it } from 'vitest';
import { pagesToLink } from '../../../views/components/pager.tsx';
import { formatDate } from '../../../views/format.ts';
import { count } from '../../../views/languages/en/formats.ts';
import { type Run, Runs } from '../../../views/runs.tsx';
import { safeUrl } from '../../../views/safe-url.ts';
import { bucketLabel } from '../../../views/labels.ts';

async function markup(runs: readonly Run[]): Promise<string | undefined> {
  // oxlint-disable-next-line typescript/no-base-to-string -- a node of hono/jsx writes its markup
  return (await Runs({ runs }))?.toString();
}

describe('runs of text', () => {
  it('stand exactly as in the text, without a space gained or lost', async () => {
    const runs = [
      { text: 'a ', marked: false },
      { text: 'hit', marked: true },
      { text: ' and', marked: false, voice: 'own' as const },
    ];
    expect(await markup(runs)).toBe('a <mark>hit</mark><span class="own"> and</span>');
  });

  it('never become markup', async () => {
    const html = await markup([{ text: '<img src=x onerror=alert(1)> & "marks"', marked: true }]);
    expect(html).toBe('<mark>&lt;img src=x onerror=alert(1)&gt; &amp; &quot;marks&quot;</mark>');
  });
});

describe('addresses from files', () => {
  it('become links only where they are of the web', () => {
    expect(safeUrl('https://example.org/a b')).toBe('https://example.org/a%20b');
    for (const url of [
      'javascript:alert(1)',
      ' javascript:alert(1)',
      'data:text/html,x',
      'file:///etc/passwd',
      '//evil.example',
      'nonsense',
      '',
    ]) {
      expect(safeUrl(url)).toBeUndefined();
    }
  });
});

describe('dates and numbers', () => {
  it('keep the precision of a partial date', () => {
    expect([formatDate('2025'), formatDate('2025-02'), formatDate('2025-02-09')]).toEqual(['2025', 'February 2025', 'February 9, 2025']);
    expect([formatDate('2024-02-30'), formatDate('2024-13')]).toEqual(['2024-02-30', '2024-13']);
  });

  it('agree with their noun', () => {
    expect([count(0, 'article', 'articles'), count(1, 'article', 'articles'), count(12_000, 'article', 'articles')]).toEqual([
      '0 articles',
      '1 article',
      '12,000 articles',
    ]);
  });
});

describe('the pages that are linked', () => {
  it('are the first, the last and those around the current one', () => {
    expect(pagesToLink(50, 100)).toEqual([1, 48, 49, 50, 51, 52, 100]);
    expect(pagesToLink(1, 1)).toEqual([1]);
    expect(pagesToLink(7, 3)).toEqual([1, 3]);
  });
});

describe('labels of facet values', () => {
  it('are words where the value is a code, and the engine’s own otherwise', () => {
    expect(bucketLabel('kind', 'indirect', 'indirect')).toBe('Paraphrased');
    expect(bucketLabel('speaker', '-', '-')).toBe('Speaker not given');
    expect(bucketLabel('person', 'person:a', 'A. Name')).toBe('A. Name');
  });

  it('begin with a capital where a speaker is only described, and never otherwise', () => {
    expect(bucketLabel('speaker', 'group:experts', 'experts')).toBe('Experts');
    expect(bucketLabel('speaker', 'unnamed:a-u-s-official', 'a U.S. official')).toBe('A U.S. official');
    expect(bucketLabel('speaker', 'unnamed:élu', 'élu local')).toBe('Élu local');
    expect(bucketLabel('speaker', 'person:bell-hooks', 'bell hooks')).toBe('bell hooks');
    expect(bucketLabel('organization', 'organization:ebay', 'eBay')).toBe('eBay');
  });
});

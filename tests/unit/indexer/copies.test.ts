import { describe, expect, it } from 'vitest';
import { openIndex } from '../../../src/index.ts';
import { findCopies } from '../../../src/indexer/find-copies.ts';
import { decodeSketch, resemblance, sketchText } from '../../../src/indexer/text-sketch.ts';
import { resolveFormerPassage } from '../../../src/store/ledger.ts';
import { TestCorpus } from './corpus.ts';
import { cpuTime } from '../../support/cpu-time.ts';

/** Words that follow from a number, so that different numbers give texts with nothing in common. */
function words(seed: number, count: number): string[] {
  let state = seed * 2654435761 + 1;
  return Array.from({ length: count }, () => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return `w${(state >>> 8) % 5000}`;
  });
}

function paragraphs(list: readonly string[]): string {
  const rows: string[] = [];
  for (let at = 0; at < list.length; at += 40) rows.push(`The ${list.slice(at, at + 40).join(' ')}.`);
  return rows.join('\n\n');
}

function story(text: string, metadata: Record<string, string> = {}): string {
  const front = Object.entries(metadata).map(([key, value]) => `${key}: ${value}\n`);
  return `---\n${front.join('')}---\n# ${metadata['title'] ?? 'Storm Closes The Harbor'}\n\n${text}\n`;
}

const WIRE = words(1, 400);
/** The same dispatch as another outlet prints it: a word here and there, and its last lines left out. */
const PRINTED = [...WIRE.slice(0, 150), 'percent', ...WIRE.slice(151, 385)];

async function corpusOf(files: Record<string, string>): Promise<TestCorpus> {
  const corpus = new TestCorpus();
  for (const [name, contents] of Object.entries(files)) corpus.write(`news/${name}`, contents);
  await corpus.index(['news']);
  return corpus;
}

describe('resemblance', () => {
  const share = (a: string, b: string): number => {
    const [left, right] = [sketchText('', a), sketchText('', b)];
    if (left === undefined || right === undefined) throw new Error('no words');
    return resemblance(decodeSketch(left), decodeSketch(right));
  };

  it('is 1 of the same words, whatever their case, marks and spaces', () => {
    expect(share(WIRE.join(' '), WIRE.join(',\n').toUpperCase())).toBe(1);
  });

  it('is 0 of texts that have no five words in common', () => {
    expect(share(WIRE.join(' '), words(2, 400).join(' '))).toBe(0);
  });

  it('is exact of texts that fit a sketch', () => {
    const [a, b] = [words(3, 90), words(4, 40)];
    expect(share(a.join(' '), [...a.slice(0, 50), ...b].join(' '))).toBeCloseTo(46 / 126, 5);
  });

  it('is near the truth of longer texts', () => {
    const [a, b] = [words(5, 2000), words(6, 500)];
    expect(Math.abs(share(a.join(' '), [...a.slice(0, 1500), ...b].join(' ')) - 1496 / 2496)).toBeLessThan(0.2);
  });
});

describe('copies', { timeout: 60_000 }, () => {
  it('are one article with every source, kept as the one published first, whatever the order of indexing', async () => {
    const files = {
      'one/a.md': story(paragraphs(PRINTED), { title: 'Harbor shut as storm nears', source: 'The Gazette', published: '2025-03-02' }),
      'two/b.md': story(paragraphs(WIRE), { source: 'The Wire', published: '2025-03-01', url: 'https://wire.example/1' }),
      'three/c.md': story(paragraphs(WIRE), { source: 'The Herald', url: 'https://herald.example/2' }),
      'three/d.md': story(paragraphs(words(9, 400)), { title: 'Another' }),
    };
    const orders = [
      ['one', 'two', 'three'],
      ['three', 'two', 'one'],
      ['two', 'one', 'three'],
    ];
    for (const order of orders) {
      const corpus = new TestCorpus();
      for (const [name, contents] of Object.entries(files)) corpus.write(name, contents);
      for (const root of order) await corpus.index([root]);
      const articles = await corpus.articles();
      expect([...articles.keys()].sort()).toEqual(['b.md', 'd.md']);
      const article = articles.get('b.md')?.article;
      expect(article?.sources.map((source) => source.name).sort()).toEqual(['The Gazette', 'The Herald', 'The Wire']);
      expect(article?.copies?.map((copy) => copy.path).sort()).toEqual(['a.md', 'c.md']);
      expect((await corpus.open()).manifest.counts.articles).toBe(2);
    }
  });

  it('are told apart where only the frame around them is the same', async () => {
    const frame = words(7, 250);
    const corpus = await corpusOf({
      'a.md': story(paragraphs([...words(21, 150), ...frame]), { title: 'First' }),
      'b.md': story(paragraphs([...words(22, 150), ...frame]), { title: 'Second' }),
    });
    expect((await corpus.articles()).size).toBe(2);
  });

  it('of a short text are recognised only where title and words are the same', async () => {
    const short = 'The council meets on Tuesday to speak about the harbor and the old bridge beside it.';
    const corpus = await corpusOf({
      'a.md': story(short, { title: 'Council meets' }),
      'b.md': story(short, { title: 'Council meets' }),
      'c.md': story(short, { title: 'Council meets again' }),
      'd.md': story(short.replace('Tuesday', 'Monday'), { title: 'Council meets' }),
    });
    expect([...(await corpus.articles()).keys()].sort()).toEqual(['a.md', 'c.md', 'd.md']);
  });

  it('weeks apart are a form that was filled in again, and stay apart', async () => {
    const other = [...WIRE.slice(0, 200), ...words(8, 25), ...WIRE.slice(225)];
    const files = (date: string) => ({
      'a.md': story(paragraphs(WIRE), { published: '2025-03-01', title: 'Weather report' }),
      'b.md': story(paragraphs(other), { published: date, title: 'Weather report' }),
    });
    expect((await (await corpusOf(files('2025-03-02'))).articles()).size).toBe(1);
    expect((await (await corpusOf(files('2025-04-02'))).articles()).size).toBe(2);
  });

  it('that were cut are kept whole: the longer stands, whichever was published first', async () => {
    const corpus = await corpusOf({
      'a.md': story(paragraphs(WIRE.slice(0, 300)), { published: '2025-03-01', title: 'Cut' }),
      'b.md': story(paragraphs(WIRE), { published: '2025-03-02', title: 'Whole' }),
    });
    expect([...(await corpus.articles()).keys()]).toEqual(['b.md']);
  });

  it('have links of their own, which lead to the passages of the article', async () => {
    const alone = await corpusOf({ 'a.md': story(paragraphs(PRINTED), { title: 'Harbor shut', url: 'https://gazette.example/9' }) });
    const [own] = [...(await alone.articles()).values()];
    const corpus = await corpusOf({
      'a.md': story(paragraphs(PRINTED), { title: 'Harbor shut', url: 'https://gazette.example/9', published: '2025-03-02' }),
      'b.md': story(paragraphs(WIRE), { published: '2025-03-01' }),
    });
    const kept = (await corpus.articles()).get('b.md');
    expect(kept?.article.copies?.[0]?.id).toBe(own?.article.id);
    const { ledger } = await corpus.open();
    for (const [place, { id, text }] of (own?.passages ?? []).entries()) {
      const fate = resolveFormerPassage(ledger, id);
      expect(fate?.was).toBe(text);
      expect(fate?.successor?.id).toBe(kept?.passages[place]?.id);
    }
    expect(own?.passages.length).toBeGreaterThan(5);
  });

  it('answer under their own id with the article', async () => {
    const corpus = await corpusOf({
      'a.md': story(paragraphs(PRINTED), { title: 'Harbor shut', published: '2025-03-02' }),
      'b.md': story(paragraphs(WIRE), { published: '2025-03-01' }),
    });
    const article = (await corpus.articles()).get('b.md')?.article;
    const engine = await openIndex(corpus.indexDir);
    const found = await engine.article(article?.copies?.[0]?.id ?? '');
    await engine.close();
    expect(found?.article).toEqual(article);
  });

  it('become articles of their own again when the text of one is changed, with the ids that they had', async () => {
    const corpus = await corpusOf({ 'a.md': story(paragraphs(WIRE)), 'b.md': story(paragraphs(words(9, 400)), { title: 'Other' }) });
    const ids = await corpus.ids();
    corpus.write('news/b.md', story(paragraphs(WIRE), { title: 'Other' }));
    await corpus.index(['news']);
    expect(await corpus.ids()).toEqual({ 'a.md': ids['a.md'] });
    corpus.write('news/b.md', story(paragraphs(words(9, 400)), { title: 'Other' }));
    await corpus.index(['news']);
    expect(await corpus.ids()).toEqual(ids);
  });
});

describe('the search for copies', () => {
  it('takes time in proportion to the texts, also where all share a stock phrase', () => {
    const stock = words(99, 60);
    const candidates = Array.from({ length: 4000 }, (_, i) => ({
      sketch: sketchText('', [...stock, ...words(1000 + i, 120)].join(' ')),
      published: undefined,
    }));
    const costOf = (number: number): number => {
      const before = cpuTime();
      const leaders = findCopies(candidates.slice(0, number), (a, b) => a - b);
      expect(leaders.every((leader, index) => leader === index)).toBe(true);
      return cpuTime() - before;
    };
    costOf(500);
    expect(costOf(4000) / costOf(2000)).toBeLessThan(3.5);
  });
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type SearchQuery, searchQuery } from '../../../../src/domain/search.ts';
import type { EngineSource } from '../../../../src/engines/minisearch/open-engine.ts';
import type { SearchEngine } from '../../../../src/search/engine.ts';
import { openSegments } from './open-segments.ts';
import { type Sample, sampleArticle } from './sample-articles.ts';

const folder = mkdtempSync(join(tmpdir(), 'pullquote-engine-'));
const opened: SearchEngine[] = [];
afterAll(async () => {
  await Promise.all(opened.map((engine) => engine.close()));
  rmSync(folder, { recursive: true });
});

const ENTITIES = {
  entities: [
    { id: 'person:nathan-jones', type: 'person' as const, name: 'Nathan Jones', aliases: ['Dr. Jones'] },
    { id: 'person:ann-smith', type: 'person' as const, name: 'Ann Smith', aliases: ['Smith'] },
    { id: 'person:bo-smith', type: 'person' as const, name: 'Bo Smith', aliases: ['Smith'] },
  ],
  canonical: { 'person:jones': 'person:nathan-jones' },
};
const JONES = { name: 'Jones', kind: 'named' as const, entity: 'person:jones' };

async function open(samples: Sample[][], formerPassage?: EngineSource['formerPassage']): Promise<SearchEngine> {
  const segments = samples.map((own) => own.map((sample) => ({ article: sampleArticle(sample), live: true })));
  const engine = await openSegments(folder, segments, ENTITIES, formerPassage ? { formerPassage } : {});
  opened.push(engine);
  return engine;
}

async function texts(engine: SearchEngine, q: string, parts: Partial<SearchQuery> = {}): Promise<string[]> {
  const page = await engine.search(searchQuery({ q, ...parts }));
  return page.hits.map((hit) => hit.passage.text);
}

describe('ranking', () => {
  it('puts the exact form of a word before its inflections', async () => {
    const engine = await open([[{ id: 'b', paragraphs: ['one cartel here', 'two cartels here'] }]]);
    expect(await texts(engine, 'cartels')).toEqual(['two cartels here', 'one cartel here']);
    expect(await texts(engine, 'cartel')).toEqual(['one cartel here', 'two cartels here']);
  });

  it('does not depend on how articles are spread over segments', async () => {
    const samples = ['the raid', 'a raid on the cartel of raids', 'no raid but a policy', 'cartel cartel cartel', 'policy of the raid'].map(
      (text, i) => ({
        id: `x${String(i)}`,
        title: i === 2 ? 'Cartel' : 'Other',
        paragraphs: [text, 'something else'],
      }),
    );
    const one = await open([samples]);
    const many = await open(samples.map((sample) => [sample]));
    const query = searchQuery({ q: 'raid cartel policy', match: 'any' });
    const scores = async (engine: SearchEngine): Promise<unknown> =>
      (await engine.search(query)).hits.map((hit) => [hit.passage.id, hit.score]);
    expect(await scores(many)).toEqual(await scores(one));
  });

  it('breaks ties by article id, then by place', async () => {
    const engine = await open([[{ id: 'z', paragraphs: ['raid one', 'raid two'] }], [{ id: 'a', paragraphs: ['raid six'] }]]);
    expect(await texts(engine, 'raid')).toEqual(['raid six', 'raid one', 'raid two']);
  });

  it('sorts by date with undated articles last, both ways', async () => {
    const engine = await open([
      [
        { id: 'a', paragraphs: ['undated'] },
        { id: 'b', published: '2024', paragraphs: ['old'] },
        { id: 'c', published: '2025-02-19', paragraphs: ['new'] },
      ],
    ]);
    expect(await texts(engine, '', { sort: 'newest' })).toEqual(['new', 'old', 'undated']);
    expect(await texts(engine, '', { sort: 'oldest' })).toEqual(['old', 'new', 'undated']);
  });

  it('shows the best passage of an article', async () => {
    const engine = await open([[{ id: 'a', paragraphs: ['a raid', 'raid raid of the cartel', 'cartel'] }]]);
    expect(await texts(engine, 'cartel raid', { scope: 'articles' })).toEqual(['raid raid of the cartel']);
  });
});

describe('typo tolerance', () => {
  it('is used only when the words alone find nothing, and says so', async () => {
    const engine = await open([[{ id: 'a', source: 'Post', paragraphs: ['The cartel of the north', 'a raid'] }]]);
    const page = await engine.search(searchQuery({ q: 'cartle north' }));
    expect(page).toMatchObject({ total: 1, relaxed: { words: ['cartel'] }, didYouMean: 'cartel north' });
    expect(page.hits[0]?.highlights).toHaveLength(2);
  });

  it('is not used because of a filter', async () => {
    const engine = await open([
      [
        { id: 'a', paragraphs: ['The cartel'] },
        { id: 'b', source: 'Post', paragraphs: ['The carter'] },
      ],
    ]);
    const page = await engine.search(searchQuery({ q: 'cartel', filters: { source: ['Post'] } }));
    expect(page).toMatchObject({ total: 0 });
    expect(page.relaxed).toBeUndefined();
  });

  it('corrects a word of a phrase', async () => {
    const engine = await open([[{ id: 'a', paragraphs: ['It is not negotiable at all', 'negotiated'] }]]);
    const page = await engine.search(searchQuery({ q: '“not negotable”' }));
    expect(page).toMatchObject({ total: 1, didYouMean: '"not negotiable"' });
  });
});

describe('phrases', () => {
  it('do not cross passages', async () => {
    const engine = await open([[{ id: 'a', paragraphs: ['ends with alpha', 'beta begins'] }]]);
    const page = await engine.search(searchQuery({ q: '"alpha beta"', scope: 'articles' }));
    expect(page.total).toBe(0);
  });

  it('of three hundred words are found, in passages and in what was said', async () => {
    const words = Array.from({ length: 300 }, (_, i) => (i % 3 === 0 ? 'the' : `word${String(i)}`)).join(' ');
    const engine = await open([[{ id: 'a', paragraphs: [`He said: “${words}”`, 'other'] }]]);
    expect((await engine.search(searchQuery({ q: `"${words}"` }))).hits[0]?.highlights).toHaveLength(1);
    expect((await engine.search(searchQuery({ q: `said:"${words}"` }))).total).toBe(1);
    const longer = await engine.search(searchQuery({ q: `"${words} more"` }));
    expect([longer.total, longer.relaxed !== undefined]).toEqual([1, true]);
  });
});

describe('hostile queries', () => {
  it('are bounded by the deadline', async () => {
    const paragraphs = Array.from({ length: 3000 }, (_, i) => `the cartel of word${String(i)} and word${String(i + 1)}`);
    const engine = await open([[{ id: 'a', paragraphs }]]);
    const q = Array.from({ length: 32 }, (_, i) => `word${String(i)}~`).join(' OR ');
    await expect(engine.search(searchQuery({ q, match: 'any' }), { deadlineMs: 1 })).rejects.toMatchObject({ code: 'deadline' });
    await expect(engine.search(searchQuery({ q }), { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'deadline' });
  });

  it('may use the names of what every object has', async () => {
    const engine = await open([[{ id: 'constructor', source: '__proto__', paragraphs: ['the constructor and toString'] }]]);
    expect((await engine.search(searchQuery({ q: 'constructor', filters: { source: ['__proto__'] } }))).total).toBe(1);
    expect((await engine.search(searchQuery({ q: 'hasOwnProperty' }))).total).toBe(0);
  });
});

describe('passages of the past', () => {
  it('are current, moved, gone with what is near, or unknown', async () => {
    const current = sampleArticle({ id: 'a', paragraphs: ['The raid on the cartel failed.'] }).passages[0]?.id ?? '';
    const engine = await open(
      [
        [
          { id: 'a', paragraphs: ['The raid on the cartel failed.', 'Something else.'] },
          { id: 'b', paragraphs: ['raid cartel failed raid cartel failed'] },
        ],
      ],
      (id) => {
        if (id === 'p-moved') return { was: 'The raid failed.', articleId: 'a', successor: { id: current, similarity: 0.8 } };
        return id === 'p-gone' ? { was: 'The raid on a cartel failed badly', articleId: 'a' } : undefined;
      },
    );
    expect(await engine.passage(current)).toMatchObject({ state: 'current', passage: { id: current }, link: `/passages/${current}` });
    expect(await engine.passage('p-moved')).toEqual({ state: 'moved', was: 'The raid failed.', to: current, similarity: 0.8 });
    expect(await engine.passage('p-gone')).toMatchObject({ state: 'gone', near: [{ passage: { id: current } }] });
    expect(await engine.passage('p-never')).toBeUndefined();
  });
});

describe('entities and suggestions', () => {
  const samples: Sample[][] = [
    [
      {
        id: 'a',
        title: 'Jonestown revisited',
        source: 'The Jones Post',
        paragraphs: ['Jones said: “We jog.”', 'joking'],
        speaker: JONES,
        entities: ['person:jones', 'person:ann-smith'],
      },
      {
        id: 'b',
        paragraphs: ['“No,” he said.'],
        speaker: { name: 'a jolly official', kind: 'unnamed' },
        entities: ['person:nathan-jones'],
      },
    ],
  ];

  it('counts the passages that name an entity and the utterances that are its own, over merged ids', async () => {
    const engine = await open(samples);
    expect(await engine.entity('person:jones')).toMatchObject({ id: 'person:nathan-jones', passages: 2, quotations: 1 });
    expect(await engine.entity('dr. jones')).toMatchObject({ id: 'person:nathan-jones' });
    expect(await engine.entity('Smith')).toBeUndefined();
    expect((await engine.entities({ q: 'smi' })).entities.map(({ id }) => id)).toEqual(['person:ann-smith', 'person:bo-smith']);
    expect(await engine.entities({ type: 'place' })).toEqual({ total: 0, entities: [] });
    expect((await engine.entities({ limit: 1 })).total).toBe(3);
  });

  it('completes names, sources, titles and words', async () => {
    const engine = await open(samples);
    const found = (await engine.suggest('jo')).map(({ kind, text, count }) => [kind, text, count]);
    expect(found).toEqual([
      ['entity', 'Nathan Jones', 2],
      ['speaker', 'a jolly official', 1],
      ['source', 'The Jones Post', 1],
      ['article', 'Jonestown revisited', 2],
      ['word', 'jog', 1],
      ['word', 'joking', 1],
      ['word', 'jones', 1],
    ]);
    expect(await engine.suggest('  ')).toEqual([]);
  });

  it('counts of a word what the search for it finds: with the words before it, in every form', async () => {
    const engine = await open([
      [
        { id: 'a', paragraphs: ['gun control', 'guns controlled', 'control', 'controls and control'] },
        { id: 'b', paragraphs: ['gun contrary', 'contrast'] },
      ],
    ]);
    for (const typed of ['gun contr', 'contr', 'gu']) {
      const words = (await engine.suggest(typed)).filter(({ kind }) => kind === 'word');
      expect(words.length).toBeGreaterThan(1);
      for (const { text, count } of words) expect([text, count]).toEqual([text, (await engine.search(searchQuery({ q: text }))).total]);
    }
    expect((await engine.suggest('gun contr')).map(({ text }) => text)).not.toContain('gun contrast');
  });

  it('finds a facet value by the beginning of a word of its label', async () => {
    const engine = await open(samples);
    expect((await engine.facet(searchQuery(), 'speaker', { prefix: 'JOL' })).buckets).toEqual([
      { value: 'unnamed:jolly-official', label: 'a jolly official', count: 1, selected: false, excluded: false },
    ]);
  });
});

describe('a pasted fragment', () => {
  it('finds the passage in which its words stand in its order before others that have them apart', async () => {
    const others = Array.from({ length: 30 }, (_, i) => ({
      id: `x${String(i)}`,
      paragraphs: [`Something else about number${String(i)} altogether`],
    }));
    const scattered = { id: 'a', paragraphs: ['Obama asked an administration for the last word on one raid, of which Obama knew'] };
    const quoted = { id: 'b', paragraphs: ['They said the raid of the Obama administration and of several other governments was over'] };
    const engine = await open([[scattered, quoted, ...others]]);
    expect((await texts(engine, 'raid of the Obama administration'))[0]).toBe(quoted.paragraphs[0]);
  });
});

describe('a search with mistyped words', () => {
  const president = Array.from({ length: 9 }, (_, i) => ({ id: `p${String(i)}`, paragraphs: ['president obama', 'presiding'] }));

  it('offers the right spelling also of a word that is found by its stem alone, and does not say that others were searched for it', async () => {
    const engine = await open([president]);
    expect((await engine.search(searchQuery({ q: 'presidant' }))).relaxed).toBeUndefined();
    const page = await engine.search(searchQuery({ q: 'presidant obbama' }));
    expect(page.didYouMean).toBe('president obama');
    expect(page.relaxed?.words).toEqual(['obama']);
    // An ending on a known word is no mistake.
    expect((await engine.search(searchQuery({ q: 'presidents obbama' }))).didYouMean).toBe('presidents obama');
  });

  it('names the likeliest correction first: a common word before a rare one that is nearer', async () => {
    const common = Array.from({ length: 80 }, (_, i) => ({ id: `c${String(i)}`, paragraphs: ['harbour'] }));
    const engine = await open([[...common, { id: 'rare', paragraphs: ['harbrs', 'tarbrr'] }]]);
    expect((await engine.search(searchQuery({ q: 'harbrr' }))).relaxed?.words).toEqual(['harbour', 'harbrs', 'tarbrr']);
  });
});

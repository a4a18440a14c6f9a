import { readFileSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { resolveFormerPassage } from '../../../src/store/ledger.ts';
import { markdown, TestCorpus } from './corpus.ts';

async function corpusOf(articles: Record<string, string>): Promise<TestCorpus> {
  const corpus = new TestCorpus();
  for (const [name, contents] of Object.entries(articles)) corpus.write(name, contents);
  return corpus;
}

function changes({ added, changed, removed, articles }: { added: number; changed: number; removed: number; articles: number }): number[] {
  return [added, changed, removed, articles];
}

describe('indexing a root again', { timeout: 30_000 }, () => {
  it('commits nothing when nothing has changed', async () => {
    const corpus = await corpusOf({ 'news/a.md': markdown('harbors'), 'news/b.md': markdown('bridges') });
    expect(changes(await corpus.index(['news']))).toEqual([2, 0, 0, 2]);
    const files = await corpus.files();
    const again = await corpus.index(['news']);
    expect(changes(again)).toEqual([0, 0, 0, 2]);
    expect(again.generation).toBe('1');
    expect(await corpus.files()).toEqual(files);
  });

  it('commits nothing when a file was only touched', async () => {
    const corpus = await corpusOf({ 'news/a.md': markdown('harbors') });
    await corpus.index(['news']);
    corpus.write('news/a.md', markdown('harbors'));
    expect((await corpus.index(['news'])).generation).toBe('1');
  });

  it('adds, changes and removes to match it', async () => {
    const corpus = await corpusOf({ 'news/a.md': markdown('harbors'), 'news/b.md': markdown('bridges'), 'news/c.md': markdown('tunnels') });
    await corpus.index(['news']);
    const before = await corpus.ids();
    corpus.remove('news/a.md');
    corpus.write('news/b.md', markdown('viaducts'));
    corpus.write('news/d.md', markdown('airports'));
    expect(changes(await corpus.index(['news']))).toEqual([1, 1, 1, 3]);
    const articles = await corpus.articles();
    expect([...articles.keys()].sort()).toEqual(['b.md', 'c.md', 'd.md']);
    expect(articles.get('b.md')?.article.id).toBe(before['b.md']);
    expect(articles.get('b.md')?.article.title).toBe('The title of viaducts');
  });

  it('gives the same articles as indexing it afresh', async () => {
    const corpus = await corpusOf({ 'news/a.md': markdown('harbors'), 'news/b.md': markdown('bridges') });
    await corpus.index(['news']);
    corpus.write('news/0.md', markdown('canals'));
    corpus.write('news/a.md', markdown('locks'));
    await corpus.index(['news']);
    const fresh = await corpusOf({ 'news/0.md': markdown('canals'), 'news/a.md': markdown('locks'), 'news/b.md': markdown('bridges') });
    await fresh.index(['news']);
    expect(Object.fromEntries(await corpus.articles())).toEqual(Object.fromEntries(await fresh.articles()));
  });

  it('indexes an empty folder', async () => {
    const corpus = await corpusOf({ 'news/README.md': 'no article' });
    expect(changes(await corpus.index(['news']))).toEqual([0, 0, 0, 0]);
    expect((await corpus.open()).manifest.generation).toBe('1');
  });

  it('fails when the root is gone, and removes nothing', async () => {
    const corpus = await corpusOf({ 'news/a.md': markdown('harbors') });
    await corpus.index(['news']);
    corpus.remove('news');
    await expect(corpus.index(['news'])).rejects.toMatchObject({ code: 'not-found', hint: expect.stringContaining('--remove') });
    expect(Object.keys(await corpus.ids())).toEqual(['a.md']);
  });

  it('reads what the folder says about its articles again when that has changed', async () => {
    const corpus = await corpusOf({ 'news/a.md': markdown('harbors') });
    await corpus.index(['news']);
    corpus.write('news/pullquote.yaml', 'articles:\n  - match: "*.md"\n    source: The Example\n');
    expect(changes(await corpus.index(['news']))).toEqual([0, 1, 0, 1]);
    expect((await corpus.articles()).get('a.md')?.article.sources).toEqual([{ name: 'The Example' }]);
  });

  it('reads a file again whose sidecar comes, changes or goes, and no other', async () => {
    const corpus = new TestCorpus();
    corpus.write('news/a.txt', 'The harbor stayed closed for the winter, and nobody in the town knew when the ferries would come back.\n');
    corpus.write('news/b.txt', 'The market opened late on that day, since the snow had closed both of the roads that lead up to it.\n');
    const sourcesOf = async (): Promise<string[]> =>
      ((await corpus.articles()).get('a.txt')?.article.sources ?? []).map(({ name }) => name);
    await corpus.index(['news']);
    corpus.write('news/a.yaml', 'source: Quay Courier\n');
    expect(changes(await corpus.index(['news']))).toEqual([0, 1, 0, 2]);
    expect(await sourcesOf()).toEqual(['Quay Courier']);
    corpus.write('news/a.yaml', 'source: The Harbor Gazette\n');
    expect(changes(await corpus.index(['news']))).toEqual([0, 1, 0, 2]);
    expect(await sourcesOf()).toEqual(['The Harbor Gazette']);
    corpus.remove('news/a.yaml');
    expect(changes(await corpus.index(['news']))).toEqual([0, 1, 0, 2]);
    expect(await sourcesOf()).toEqual([]);
  });

  it('merges its small segments', async () => {
    const corpus = await corpusOf({});
    for (let i = 0; i < 12; i++) {
      corpus.write(`news/${i}.md`, markdown(`harbor ${i}`));
      await corpus.index(['news']);
    }
    expect((await corpus.open()).manifest.segments.length).toBeLessThan(8);
    expect(Object.keys(await corpus.ids())).toHaveLength(12);
  });
});

describe('several roots', { timeout: 30_000 }, () => {
  it('are held side by side, and each is changed by its own indexing alone', async () => {
    const corpus = await corpusOf({ 'one/a.md': markdown('harbors'), 'two/b.md': markdown('bridges') });
    await corpus.index(['one']);
    await corpus.index(['two']);
    corpus.remove('one/a.md');
    expect(changes(await corpus.index(['two']))).toEqual([0, 0, 0, 2]);
    expect(changes(await corpus.index(['one']))).toEqual([0, 0, 1, 1]);
  });

  it('can be taken out again, and their articles keep their ids when they come back', async () => {
    const corpus = await corpusOf({ 'one/a.md': markdown('harbors'), 'two/b.md': markdown('bridges') });
    await corpus.index(['one', 'two']);
    const ids = await corpus.ids();
    expect(changes(await corpus.index([], { remove: ['one'] }))).toEqual([0, 0, 1, 1]);
    expect((await corpus.open()).manifest.roots).toEqual([corpus.path('two')]);
    await corpus.index(['one']);
    expect(await corpus.ids()).toEqual(ids);
  });

  it('that are no roots cannot be taken out', async () => {
    const corpus = await corpusOf({ 'one/a.md': markdown('harbors') });
    await corpus.index(['one']);
    await expect(corpus.index([], { remove: ['two'] })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('one inside the other are one: the article is not counted twice and keeps its id', async () => {
    const corpus = await corpusOf({ 'all/a.md': markdown('harbors'), 'all/deep/b.md': markdown('bridges') });
    await corpus.index(['all/deep']);
    const { 'b.md': id } = await corpus.ids();
    expect(changes(await corpus.index(['all']))).toEqual([1, 1, 0, 2]);
    expect((await corpus.ids())['deep/b.md']).toBe(id);
    expect(changes(await corpus.index(['all/deep']))).toEqual([0, 0, 0, 2]);
    expect((await corpus.open()).manifest.roots).toEqual([corpus.path('all')]);
  });

  it('with a file of the same path are different articles', async () => {
    const corpus = await corpusOf({ 'one/a.md': markdown('harbors'), 'two/a.md': markdown('bridges') });
    const report = await corpus.index(['one', 'two']);
    expect(report.articles).toBe(2);
    expect((await corpus.open()).ledger.articles.size).toBe(2);
  });
});

describe('the id of an article', { timeout: 30_000 }, () => {
  it('stays when its file moves', async () => {
    const corpus = await corpusOf({ 'news/a.md': markdown('harbors'), 'news/b.md': markdown('bridges') });
    await corpus.index(['news']);
    const { 'a.md': id } = await corpus.ids();
    corpus.write('news/2026/renamed.md', markdown('harbors'));
    corpus.remove('news/a.md');
    expect(changes(await corpus.index(['news']))).toEqual([0, 1, 0, 2]);
    expect((await corpus.ids())['2026/renamed.md']).toBe(id);
  });

  it('stays when the whole folder moves', async () => {
    const corpus = await corpusOf({ 'news/a.md': markdown('harbors'), 'news/b.md': markdown('bridges') });
    await corpus.index(['news']);
    const ids = await corpus.ids();
    await rename(corpus.path('news'), corpus.path('archive'));
    await corpus.index(['archive'], { remove: ['news'] });
    expect(await corpus.ids()).toEqual(ids);
  });

  it('stays when the file gains a URL', async () => {
    const corpus = await corpusOf({ 'news/a.md': markdown('harbors') });
    await corpus.index(['news']);
    const ids = await corpus.ids();
    corpus.write('news/a.md', markdown('harbors', { url: 'https://example.org/harbors' }));
    await corpus.index(['news']);
    expect(await corpus.ids()).toEqual(ids);
    corpus.remove('news/a.md');
    corpus.write('news/z.md', markdown('quays', { url: 'https://example.org/harbors' }));
    await corpus.index(['news']);
    expect((await corpus.ids())['z.md']).toBe(ids['a.md']);
  });

  it('is another when another article comes to lie in its place', async () => {
    const corpus = await corpusOf({ 'news/a.md': markdown('harbors', { url: 'https://example.org/1' }) });
    await corpus.index(['news']);
    const { 'a.md': id } = await corpus.ids();
    corpus.write('news/a.md', markdown('bridges', { url: 'https://example.org/2' }));
    expect(changes(await corpus.index(['news']))).toEqual([1, 0, 1, 1]);
    expect((await corpus.ids())['a.md']).not.toBe(id);
  });

  it('stays when the index is built anew beside its ledger', async () => {
    const corpus = await corpusOf({ 'news/a.md': markdown('harbors') });
    await corpus.index(['news']);
    corpus.write('news/b.md', markdown('harbors'));
    corpus.remove('news/a.md');
    await corpus.index(['news']);
    const ids = await corpus.ids();
    corpus.remove('index');
    await corpus.index(['news']);
    expect(await corpus.ids()).toEqual(ids);
  });

  it('stays when the index gets another ledger', async () => {
    const corpus = await corpusOf({ 'news/a.md': markdown('harbors') });
    await corpus.index(['news']);
    corpus.write('news/b.md', markdown('harbors'));
    corpus.remove('news/a.md');
    await corpus.index(['news']);
    const ids = await corpus.ids();
    await corpus.index(['news'], { ledgerFile: corpus.path('other.ledger.jsonl') });
    expect(await corpus.ids()).toEqual(ids);
    expect((await corpus.open()).ledger.file).toBe(corpus.path('other.ledger.jsonl'));
  });

  it('that a row gives is kept verbatim, and a second row of that id is skipped with its reason', async () => {
    const row = (id: string, words: string) => JSON.stringify({ id, title: words, text: `A paragraph that is about ${words}.` });
    const corpus = await corpusOf({
      'news/a.jsonl': `${row('X 1/ü', 'harbors')}\n${row('2', 'bridges')}\n`,
      'news/b.jsonl': `${row('2', 'tunnels')}\n`,
    });
    const report = await corpus.index(['news']);
    expect(report.skipped).toEqual([{ path: 'b.jsonl#2', reason: 'its id "2" (article 1 of b.jsonl) is that of article 2 of a.jsonl' }]);
    expect(Object.values(await corpus.ids()).sort()).toEqual(['2', 'X 1/ü']);
    corpus.write('news/a.jsonl', `${row('X 1/ü', 'harbors')}\n`);
    expect(changes(await corpus.index(['news']))).toEqual([0, 1, 0, 2]);
    expect((await corpus.articles()).get('b.jsonl#2')?.article.title).toBe('tunnels');
  });
});

describe('two files of one URL', { timeout: 30_000 }, () => {
  const url = 'https://example.org/harbors';

  it('are one article with a copy, and the sources of both', async () => {
    const corpus = await corpusOf({
      'news/a.md': markdown('harbors', { url, source: 'The Example' }),
      'news/b.md': markdown('quays', { url, source: 'The Other' }),
    });
    const report = await corpus.index(['news']);
    expect(report.articles).toBe(1);
    const article = (await corpus.articles()).get('a.md')?.article;
    expect(article?.sources.map((source) => source.name)).toEqual(['The Example', 'The Other']);
    expect(article?.copies).toMatchObject([{ path: 'b.md', source: { name: 'The Other' }, url }]);
  });

  it('that differ in a fragment, in what follows the reader or in the case of the host are one article too', async () => {
    const corpus = await corpusOf({
      'news/a.md': markdown('harbors', { url }),
      'news/b.md': markdown('quays', { url: 'https://Example.org/harbors?utm_source=mail&utm_medium=x#comments' }),
      'news/c.md': markdown('boats', { url: `${url}?page=2` }),
    });
    expect((await corpus.index(['news'])).articles).toBe(2);
    expect((await corpus.articles()).get('a.md')?.article.url).toBe(url);
  });

  it('are the same article whichever was indexed first', async () => {
    const first = markdown('harbors', { url });
    const second = markdown('quays', { url });
    const corpus = await corpusOf({ 'one/a.md': first, 'two/b.md': second });
    await corpus.index(['two']);
    await corpus.index(['one']);
    const other = await corpusOf({ 'one/a.md': first, 'two/b.md': second });
    await other.index(['one', 'two']);
    const [here, there] = [(await corpus.articles()).get('a.md')?.article, (await other.articles()).get('a.md')?.article];
    expect(here).toEqual(there);
    expect((await corpus.articles()).size).toBe(1);
  });

  it('leave the copy as the article, under the same id, when the first is gone', async () => {
    const corpus = await corpusOf({ 'one/a.md': markdown('harbors', { url }), 'two/b.md': markdown('quays', { url }) });
    await corpus.index(['one', 'two']);
    const { 'a.md': id } = await corpus.ids();
    corpus.remove('one/a.md');
    await corpus.index(['one']);
    const article = (await corpus.articles()).get('b.md')?.article;
    expect(article).toMatchObject({ id, title: 'The title of quays' });
    expect(article?.copies).toBeUndefined();
  });

  it('lead the links of one that becomes a copy to the passages of the article', async () => {
    const another = markdown('harbors').replace('The title', 'Another title');
    const corpus = await corpusOf({ 'news/a.md': markdown('harbors', { url }), 'news/b.md': another });
    await corpus.index(['news']);
    const passage = (await corpus.articles()).get('b.md')?.passages[0];
    corpus.write('news/b.md', markdown('harbors', { url }));
    await corpus.index(['news']);
    const now = (await corpus.articles()).get('a.md')?.passages[0];
    const fate = resolveFormerPassage((await corpus.open()).ledger, passage?.id ?? '');
    expect(fate).toEqual({ was: passage?.text, articleId: expect.any(String), successor: { id: now?.id, similarity: 1 } });
  });
});

describe('a passage that is edited', { timeout: 30_000 }, () => {
  const story = (middle: string) =>
    `# A title\n\nThe first paragraph speaks of the harbor and of its history.\n\n${middle}\n\nThe last paragraph speaks of something else entirely, which is the weather.\n`;

  it('is entered with its old text and leads to the one that took its place, through every further edit and back', async () => {
    const corpus = await corpusOf({ 'news/a.md': story('The mayor said on Monday that the bridge would be closed for repairs.') });
    await corpus.index(['news']);
    const [, original] = (await corpus.articles()).get('a.md')?.passages ?? [];
    const middles = [
      'The mayor said on Tuesday that the bridge would be closed for repairs.',
      'The mayor said on Tuesday that the old bridge would be closed for repairs until May.',
    ];
    for (const middle of middles) {
      corpus.write('news/a.md', story(middle));
      await corpus.index(['news']);
    }
    const [first, last, third] = (await corpus.articles()).get('a.md')?.passages ?? [];
    const { ledger } = await corpus.open();
    const fate = resolveFormerPassage(ledger, original?.id ?? '');
    expect(fate).toMatchObject({ was: original?.text, successor: { id: last?.id } });
    expect(fate?.successor?.similarity).toBeLessThan(1);
    for (const unchanged of [first, third]) expect(resolveFormerPassage(ledger, unchanged?.id ?? '')).toBeUndefined();
    corpus.write('news/a.md', story('The mayor said on Monday that the bridge would be closed for repairs.'));
    await corpus.index(['news']);
    const after = (await corpus.open()).ledger;
    expect(resolveFormerPassage(after, original?.id ?? '')).toBeUndefined();
    expect(resolveFormerPassage(after, last?.id ?? '')?.successor?.id).toBe(original?.id);
  });

  it('has no successor when nothing near took its place', async () => {
    const corpus = await corpusOf({ 'news/a.md': story('The mayor said on Monday that the bridge would be closed for repairs.') });
    await corpus.index(['news']);
    const [, original] = (await corpus.articles()).get('a.md')?.passages ?? [];
    corpus.write('news/a.md', story('Nobody had expected so many visitors at the opening of the new museum.'));
    await corpus.index(['news']);
    expect(resolveFormerPassage((await corpus.open()).ledger, original?.id ?? '')).toEqual({
      was: original?.text,
      articleId: expect.any(String),
    });
  });

  it('of an article that is gone keeps its old text', async () => {
    const corpus = await corpusOf({ 'news/a.md': markdown('harbors') });
    await corpus.index(['news']);
    const passage = (await corpus.articles()).get('a.md')?.passages[0];
    corpus.remove('news/a.md');
    await corpus.index(['news']);
    expect(resolveFormerPassage((await corpus.open()).ledger, passage?.id ?? '')?.was).toBe(passage?.text);
  });
});

describe('annotation', { timeout: 60_000 }, () => {
  it('comes to articles that were indexed without it, and is the same from the cache', async () => {
    const corpus = await corpusOf({
      'news/a.md': `${markdown('harbors', { id: 'harbors-1' })}\n“The harbor is closed,” said Mayor Anna Smith.\n`,
    });
    await corpus.index(['news']);
    expect(changes(await corpus.index(['news'], { annotate: true }))).toEqual([0, 1, 0, 1]);
    const fresh = (await corpus.articles()).get('a.md');
    expect(fresh?.passages.flatMap((passage) => passage.quotations)).not.toEqual([]);
    expect((await corpus.open()).manifest.annotator).not.toBe('none');
    expect(changes(await corpus.index(['news']))).toEqual([0, 0, 0, 1]);
    corpus.write('news/b.md', readFileSync(corpus.path('news/a.md'), 'utf8'));
    corpus.remove('news/a.md');
    await corpus.index(['news'], { annotate: true });
    const other = (await corpus.articles()).get('b.md');
    const direct = await corpusOf({ 'news/b.md': readFileSync(corpus.path('news/b.md'), 'utf8') });
    await direct.index(['news'], { annotate: true });
    expect(other).toEqual((await direct.articles()).get('b.md'));
  });
});

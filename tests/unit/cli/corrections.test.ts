/** Corrections from the command line: entered, found by the next search, kept through re-indexing, undone, taken along. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { searchQuery } from '../../../src/domain/search.ts';
import { openIndex } from '../../../src/index.ts';
import { disk } from '../../../src/store/file-layer.ts';
import { takeLock } from '../../../src/store/lock.ts';
import { appendCorrections } from '../../../src/store/append-corrections.ts';
import { TestCorpus } from '../indexer/corpus.ts';
import { runPullquote } from './run-pullquote.ts';

const QUAY =
  'Maria Lind visited the quay on Monday.\n\n“The harbor will stay open,” said Maria Lind, the mayor of Colima.\n\n“We are glad,” said Tom Berg.\n';

async function corpusOf(): Promise<{ corpus: TestCorpus; passage: string; run: (...words: string[]) => ReturnType<typeof runPullquote> }> {
  const corpus = new TestCorpus();
  corpus.write('news/quay.md', `# The quay\n\n${QUAY}`);
  corpus.write('news/other.md', '# Another day\n\nTom Berg spoke on Tuesday.\n\n“Nothing was decided,” said Tom Berg.\n');
  await corpus.index(['news'], { annotate: true });
  const articles = await corpus.articles();
  const passage = articles.get('quay.md')?.passages.find(({ text }) => text.includes('stay open'))?.id ?? '';
  return { corpus, passage, run: (...words) => runPullquote([...words, '--index', corpus.indexDir]) };
}

async function said(indexDir: string, speaker: string): Promise<string[]> {
  const engine = await openIndex(indexDir);
  try {
    const { hits } = await engine.search(searchQuery({ scope: 'quotations', filters: { speaker: [speaker] }, limit: 50 }));
    return hits.map(({ quotation }) => quotation?.text ?? '').sort();
  } finally {
    await engine.close();
  }
}

describe('pullquote correct', { timeout: 300_000 }, () => {
  it('gives a quotation to another, which outlives a re-index, a rebuild and an edit, and can be undone', async () => {
    const { corpus, passage, run } = await corpusOf();
    expect(await said(corpus.indexDir, 'Maria Lind')).toEqual(['The harbor will stay open,']);
    const { stdout, code } = await run('correct', 'speaker', passage, '--is', 'Tom Berg', '--note', 'heard it', '--json');
    expect(code).toBe(0);
    const { id } = JSON.parse(stdout) as { id: string };
    const now = ['Nothing was decided,', 'The harbor will stay open,', 'We are glad,'];
    expect(await said(corpus.indexDir, 'person:tom-berg')).toEqual(now);
    expect(await said(corpus.indexDir, 'Maria Lind')).toEqual([]);

    rmSync(corpus.indexDir, { recursive: true });
    corpus.write('news/quay.md', `# The quay\n\nA new first paragraph.\n\n${QUAY.replace('the mayor', 'who is the mayor')}`);
    await corpus.index(['news'], { annotate: true });
    expect(await said(corpus.indexDir, 'person:tom-berg')).toEqual(now);

    corpus.write('news/quay.md', '# The quay\n\nAll of it was taken down again by the paper.\n');
    await corpus.index(['news'], { annotate: true });
    const { stdout: listed } = await run('correct', 'list', '--orphaned');
    expect(listed).toContain('Its words no longer stand in the article.');
    corpus.write('news/quay.md', `# The quay\n\n${QUAY}`);
    await corpus.index(['news'], { annotate: true });
    const none = await run('correct', 'list', '--orphaned');
    expect([none.stdout, none.stderr]).toEqual(['', expect.stringContaining('No correction is about nothing that is here.')]);
    expect(await said(corpus.indexDir, 'person:tom-berg')).toEqual(now);

    expect((await run('correct', 'undo', id)).code).toBe(0);
    expect(await said(corpus.indexDir, 'Maria Lind')).toEqual(['The harbor will stay open,']);
    expect((await run('correct', 'undo', id)).code).toBe(2);
    expect((await run('correct', 'redo', id)).code).toBe(0);
    expect(await said(corpus.indexDir, 'Maria Lind')).toEqual([]);
  });

  it('enters nothing where it would change nothing, unless a note says that it was checked', async () => {
    const { passage, run } = await corpusOf();
    const same = await run('correct', 'speaker', passage, '--is', 'Maria Lind');
    expect([same.code, same.stdout]).toEqual([2, '']);
    expect(same.stderr).toContain('is said by Maria Lind already: nothing is entered');
    expect((await run('correct', 'list')).stdout).toBe('');
    expect((await run('correct', 'speaker', passage, '--is', 'Maria Lind', '--note', 'heard it')).code).toBe(0);
    await run('correct', 'speaker', passage, '--is', '');
    expect((await run('correct', 'speaker', passage, '--is', '')).stderr).toContain('has no speaker already');
  });

  it('takes a quotation away and adds one, and says which words are missing', async () => {
    const { corpus, passage, run } = await corpusOf();
    expect((await run('correct', 'not-quotation', passage)).stdout).toContain('“The harbor will stay open,” is no quotation');
    expect(await said(corpus.indexDir, 'Maria Lind')).toEqual([]);
    expect((await run('correct', 'quotation', passage, '--words', 'stay open', '--is', 'a porter', '--kind', 'unnamed')).code).toBe(0);
    expect(await said(corpus.indexDir, 'unnamed:porter')).toEqual(['stay open']);
    const refused = await run('correct', 'quotation', passage, '--words', 'not there');
    expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('does not have the words "not there"')]);
  });

  it('exports what another ledger takes in, twice without change', async () => {
    const [one, other] = [await corpusOf(), await corpusOf()];
    await one.run('correct', 'speaker', one.passage, '--is', '');
    await one.run('entities', 'rename', 'Tom Berg', 'Thomas Berg');
    const { stdout } = await one.run('correct', 'export');
    const file = other.corpus.path('corrections.jsonl');
    writeFileSync(file, stdout);
    expect((await other.run('correct', 'import', file)).stderr).toContain('2 corrections taken in, 0 known already');
    expect((await other.run('correct', 'import', file)).stderr).toContain('0 corrections taken in, 2 known already');
    expect((await other.run('correct', 'export')).stdout).toBe(stdout);
    expect(await said(other.corpus.indexDir, 'Thomas Berg')).toEqual(['Nothing was decided,', 'We are glad,']);
    writeFileSync(file, `${stdout}{"id":"c-x"}\n`);
    expect((await other.run('correct', 'import', file)).stderr).toContain('line 3 is no correction');
    const kept = (await other.run('correct', 'export')).stdout;
    for (const [lines, said] of [
      ['\n\n', 'the file is empty'],
      [stdout.replace('Thomas Berg', 'T. Berg'), 'line 2 says something else of c-'],
      [
        `\n{"id":"c-${'b'.repeat(16)}","correction":{"action":"undo","correction":"c-none"},"at":"2026-11-30T12:00:00.000Z"}\n`,
        'line 2 undoes c-none',
      ],
      [
        stdout
          .replace('Thomas Berg', 'T\\u202eBerg')
          .replaceAll('"id":"c-', '"id":"c-a')
          .replace(/"id":"(c-.{16})./g, '"id":"$1'),
        'line 2 is no correction: name',
      ],
    ] as const) {
      writeFileSync(file, lines);
      const refused = await other.run('correct', 'import', file);
      expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining(said)]);
    }
    expect((await other.run('correct', 'export')).stdout).toBe(kept);
  });

  it('waits for a run that indexes, and then says who holds the index', async () => {
    const { corpus } = await corpusOf();
    const lock = await takeLock(disk, corpus.indexDir);
    const record = {
      id: `c-${'a'.repeat(16)}`,
      correction: { action: 'undo', correction: 'c-none' },
      at: '2026-11-30T12:00:00.000Z',
    } as const;
    const waiting = appendCorrections([record], { indexDir: corpus.indexDir, patienceMs: 20_000 });
    await expect(appendCorrections([record], { indexDir: corpus.indexDir, patienceMs: 0 })).rejects.toMatchObject({ code: 'index-locked' });
    await lock.release();
    expect(await waiting).toEqual([record]);
    expect(readFileSync(`${corpus.indexDir}.ledger.jsonl`, 'utf8')).toContain('"correction":"c-none"');
  });
});

describe('what is corrected here', { timeout: 300_000 }, () => {
  it('is the last word although a correction from elsewhere is of a later time', async () => {
    const { corpus, passage, run } = await corpusOf();
    await run('correct', 'speaker', passage, '--is', 'Tom Berg');
    const file = corpus.path('ahead.jsonl');
    const { stdout } = await run('correct', 'export');
    const ahead = (at: Date) =>
      stdout
        .replace(/"id":"c-./, '"id":"c-a')
        .replace(/"at":"[^"]+"/, `"at":"${at.toISOString()}"`)
        .replaceAll('Tom Berg', 'Ann Lee')
        .replaceAll('tom-berg', 'ann-lee');
    writeFileSync(file, ahead(new Date('9999-12-31')));
    const refused = await run('correct', 'import', file);
    expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('at is in the future')]);
    writeFileSync(file, ahead(new Date(Date.now() + 3_600_000)));
    expect((await run('correct', 'import', file)).code).toBe(0);
    expect(await said(corpus.indexDir, 'person:ann-lee')).toHaveLength(1);
    await run('correct', 'speaker', passage, '--is', 'Maria Lind');
    expect(await said(corpus.indexDir, 'Maria Lind')).toEqual(['The harbor will stay open,']);
    expect((await run('correct', 'list')).stdout.match(/overridden/g)).toHaveLength(2);
  });

  it('is renamed to the name of another only with --force', async () => {
    const { run } = await corpusOf();
    const refused = await run('entities', 'rename', 'Tom Berg', 'Maria Lind');
    expect([refused.code, refused.stderr]).toEqual([
      2,
      expect.stringMatching(/called "Maria Lind" already[\s\S]*entities merge person:tom-berg person:maria-lind/),
    ]);
    expect((await run('entities', 'rename', 'Tom Berg', 'Maria Lind', '--force')).code).toBe(0);
  });
});

describe('pullquote entities', { timeout: 300_000 }, () => {
  it('unites two names: both find all, and the old id goes on working until it is undone', async () => {
    const { corpus, run } = await corpusOf();
    const merged = await run('entities', 'merge', 'Maria Lind', 'Tom Berg', '--json');
    expect(merged.code).toBe(0);
    expect(await said(corpus.indexDir, 'person:maria-lind')).toHaveLength(3);
    const engine = await openIndex(corpus.indexDir);
    expect(await engine.entity('person:maria-lind')).toMatchObject({
      id: 'person:tom-berg',
      aliases: expect.arrayContaining(['Maria Lind']),
    });
    const [hit] = (await engine.search(searchQuery({ q: 'harbor', scope: 'quotations' }))).hits;
    expect(hit?.quotation?.speaker?.name).toBe('Tom Berg');
    await engine.close();
    await corpus.index(['news'], { annotate: true });
    await run('correct', 'undo', (JSON.parse(merged.stdout) as { id: string }).id);
    expect(await said(corpus.indexDir, 'person:maria-lind')).toEqual(['The harbor will stay open,']);
  });

  it('does not suggest what somebody has taken apart', async () => {
    const { corpus, run } = await corpusOf();
    corpus.write('news/third.md', '# Berg again\n\nTom Berg came.\n\nBerg came back.\n\nTom Berg left.\n');
    corpus.write('news/fourth.md', '# Only Berg\n\nBerg came back on Monday.\n\nBerg left on Tuesday.\n\n“Never,” said Berg.\n');
    await corpus.index(['news'], { annotate: true });
    const asked = /entities merge (\S+) (\S+)/.exec((await run('entities', 'suggest')).stdout);
    expect(asked?.slice(1)).toEqual(['person:berg', 'person:tom-berg']);
    await run('entities', 'merge', 'person:berg', 'person:tom-berg');
    await run('entities', 'split', 'person:tom-berg', '--name', 'Berg');
    expect((await run('correct', 'list')).stdout).toMatch(/overridden +Berg is Tom Berg[^]*applied +Berg is not Tom Berg/);
    expect((await run('entities', 'suggest')).stdout).not.toContain('person:berg person:tom-berg');
  });

  it('takes the namesake of one article apart, under an id of its own', async () => {
    const { corpus, run } = await corpusOf();
    const id = (await corpus.ids())['other.md'] ?? '';
    const { stdout } = await run('entities', 'split', 'Tom Berg', '--article', id, '--as', 'Tom Berg (fisherman)');
    expect(stdout).toContain('in 1 article Tom Berg is another: Tom Berg (fisherman)');
    expect(await said(corpus.indexDir, 'person:tom-berg~2')).toEqual(['Nothing was decided,']);
    expect(await said(corpus.indexDir, 'person:tom-berg')).toEqual(['We are glad,']);
    const refused = await run('entities', 'split', 'person:tom-berg', '--name', 'Berg');
    expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('name the articles instead')]);
  });
});

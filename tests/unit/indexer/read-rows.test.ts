import { appendFileSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { readRows } from '../../../src/indexer/read-rows.ts';
import { scanRoot, type ScannedFile } from '../../../src/indexer/scan-roots.ts';
import { SecondReading } from '../../../src/indexer/second-reading.ts';
import { openReadingPool, type ReadingPool } from '../../../src/read/in-worker.ts';
import { markdown, TestCorpus } from './corpus.ts';

/** A pool during whose readings something happens: `meanwhile` is given the number of the reading, from 1. */
function poolWith(meanwhile: (reading: number) => void): { pool: ReadingPool; readings: () => number } {
  const plain = openReadingPool(1);
  let readings = 0;
  return {
    readings: () => readings,
    pool: {
      ...plain,
      read: async function* (input, options) {
        meanwhile(++readings);
        yield* plain.read(input, options);
      },
    },
  };
}

async function scannedFile(corpus: TestCorpus): Promise<ScannedFile> {
  corpus.write('news/a.md', markdown('harbors'));
  const file = (await scanRoot(corpus.path('news'), new Map())).files[0];
  if (file === undefined) throw new Error('nothing was found');
  return file;
}

describe('a file that changes while it is read', () => {
  it('is read again, and its state is of what was read last', async () => {
    const corpus = new TestCorpus();
    const file = await scannedFile(corpus);
    const { pool, readings } = poolWith((reading) => {
      if (reading === 1) appendFileSync(file.input.file, '\nA third paragraph came while the file was being read by the program.\n');
    });
    const state = await readRows(file, { readAt: Date.now(), second: new SecondReading(pool), pool });
    expect(readings()).toBe(2);
    expect(state.skipped).toEqual([]);
    expect(state.rows).toHaveLength(1);
    expect(state.bytes).toBeGreaterThan(file.stamp.bytes);
  });

  it('without a pause is reported beside what was read of it', async () => {
    const corpus = new TestCorpus();
    const file = await scannedFile(corpus);
    const { pool, readings } = poolWith(() =>
      appendFileSync(file.input.file, '\nOne more paragraph came while the file was being read.\n'),
    );
    const state = await readRows(file, { readAt: Date.now(), second: new SecondReading(pool), pool });
    expect(readings()).toBe(3);
    expect(state.rows).toHaveLength(1);
    expect(state.skipped).toEqual([{ path: 'a.md', reason: expect.stringContaining('being written'), retry: true }]);
  });

  it('by vanishing is reported and gives nothing', async () => {
    const corpus = new TestCorpus();
    const file = await scannedFile(corpus);
    const { pool } = poolWith(() => rmSync(file.input.file));
    const state = await readRows(file, { readAt: Date.now(), second: new SecondReading(pool), pool });
    expect(state.rows).toEqual([]);
    expect(state.skipped).toEqual([{ path: 'a.md', reason: expect.stringContaining('vanished'), retry: true }]);
  });
});

describe('a folder with what is no file', () => {
  it('is indexed without its pipes and links, each of which is named', async () => {
    const corpus = new TestCorpus();
    corpus.write('news/a.md', markdown('harbors'));
    corpus.write('outside.md', markdown('bridges'));
    mkdirSync(corpus.path('news/deep'));
    execFileSync('mkfifo', [corpus.path('news/pipe.md')]);
    symlinkSync('loop.md', corpus.path('news/loop.md'));
    symlinkSync('..', corpus.path('news/deep/up'));
    symlinkSync('../outside.md', corpus.path('news/outside.md'));
    symlinkSync('a.md', corpus.path('news/inside.md'));
    symlinkSync('/dev/zero', corpus.path('news/zero.md'));
    const report = await corpus.index(['news']);
    expect(report.articles).toBe(1);
    expect(Object.fromEntries(report.skipped.map(({ path, reason }) => [path, reason]))).toEqual({
      'pipe.md': expect.stringContaining('named pipe'),
      'loop.md': expect.stringContaining('circle'),
      'deep/up': expect.stringContaining('link'),
      'outside.md': expect.stringContaining('leaves the folder'),
      'inside.md': expect.stringContaining('its own path'),
      'zero.md': expect.stringContaining('leaves the folder'),
    });
  });
});

describe('a run that is ended', () => {
  it('ends in the middle of a file of many rows, and does not take what it read for all of it', async () => {
    const corpus = new TestCorpus();
    const rows = Array.from({ length: 500 }, (_, i) =>
      JSON.stringify({ id: String(i), text: `Row ${i} is about the harbors of the north.` }),
    );
    corpus.write('news/a.jsonl', `${rows.join('\n')}\n`);
    const file = (await scanRoot(corpus.path('news'), new Map())).files[0];
    if (file === undefined) throw new Error('nothing was found');
    const abort = new AbortController();
    const ended = new Error('ended');
    let read = 0;
    const onArticle = () => {
      if (++read === 100) abort.abort(ended);
    };
    const pool = openReadingPool(1);
    const run = { readAt: Date.now(), second: new SecondReading(pool), pool, onArticle, signal: abort.signal };
    await expect(readRows(file, run)).rejects.toBe(ended);
    expect(read).toBe(100);
  });
});

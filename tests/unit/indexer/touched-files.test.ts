import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { scanRoot } from '../../../src/indexer/scan-roots.ts';
import { recallTouched } from '../../../src/indexer/touched-files.ts';
import { disk } from '../../../src/store/file-layer.ts';
import { fileNames } from '../../../src/store/index-folder.ts';
import { readFileStates } from '../../../src/store/tables.ts';
import { markdown, TestCorpus } from './corpus.ts';

/** Names of the files that a run would read now. */
async function filesToRead(corpus: TestCorpus): Promise<string[]> {
  const { manifest, path } = await corpus.open();
  const states = await readFileStates(disk, path(fileNames.places(manifest.generation)));
  await recallTouched(disk, corpus.indexDir, manifest.generation, states);
  const { files } = await scanRoot(corpus.path('news'), states);
  return files.filter((file) => file.unchanged === undefined).map((file) => file.input.path);
}

describe('a file that is only touched', () => {
  it('is read once, and by no run after that', async () => {
    const corpus = new TestCorpus();
    corpus.write('news/a.md', markdown('harbors'));
    corpus.write('news/b.md', markdown('bridges'));
    await corpus.index(['news']);
    expect(await filesToRead(corpus)).toEqual([]);
    corpus.write('news/a.md', readFileSync(corpus.path('news/a.md'), 'utf8'));
    expect(await filesToRead(corpus)).toEqual(['a.md']);
    expect((await corpus.index(['news'])).generation).toBe('1');
    expect(await filesToRead(corpus)).toEqual([]);
  });

  it('is not remembered beyond a new generation, which holds its times', async () => {
    const corpus = new TestCorpus();
    corpus.write('news/a.md', markdown('harbors'));
    await corpus.index(['news']);
    corpus.write('news/a.md', markdown('harbors'));
    await corpus.index(['news']);
    corpus.write('news/b.md', markdown('bridges'));
    expect((await corpus.index(['news'])).generation).toBe('2');
    expect(await filesToRead(corpus)).toEqual([]);
    expect(await disk.facts(join(corpus.indexDir, 'cache', 'touched.jsonl'))).toBeUndefined();
  });

  it('is read again when what was remembered is damaged', async () => {
    const corpus = new TestCorpus();
    corpus.write('news/a.md', markdown('harbors'));
    await corpus.index(['news']);
    corpus.write('news/a.md', markdown('harbors'));
    await corpus.index(['news']);
    const file = await disk.open(join(corpus.indexDir, 'cache', 'touched.jsonl'), 'create');
    await file.write(Buffer.from('{"file":'));
    await file.close();
    expect(await filesToRead(corpus)).toEqual(['a.md']);
  });
});

describe('a file that is skipped', () => {
  it('for its content is read by no later run while it stays as it is', async () => {
    const corpus = new TestCorpus();
    corpus.write('news/a.md', markdown('harbors'));
    corpus.write('news/bad.jsonl', '{"id": "1"}\n');
    corpus.write('news/picture.png', '\x89PNG\r\n');
    const reasons = (await corpus.index(['news'])).skipped;
    expect(reasons.map(({ path }) => path)).toEqual(['bad.jsonl', 'picture.png']);
    expect(await filesToRead(corpus)).toEqual([]);
    expect((await corpus.index(['news'])).skipped).toEqual(reasons);
    corpus.write('news/bad.jsonl', '{"id": "1", "title": "Harbors", "text": "The harbor is open again."}\n');
    expect(await filesToRead(corpus)).toEqual(['bad.jsonl']);
  });

  it('because it could not be opened is tried again by every run', async () => {
    const corpus = new TestCorpus();
    corpus.write('news/a.md', markdown('harbors'));
    await corpus.index(['news']);
    const { manifest, path } = await corpus.open();
    const states = await readFileStates(disk, path(fileNames.places(manifest.generation)));
    for (const [file, state] of states) {
      states.set(file, { ...state, rows: [], skipped: [{ path: 'a.md', reason: 'no permission to read it', retry: true }] });
    }
    expect((await scanRoot(corpus.path('news'), states)).files).toEqual([
      expect.not.objectContaining({ unchanged: expect.anything() as unknown }),
    ]);
  });
});

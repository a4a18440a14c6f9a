import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { searchQuery } from '../../src/domain/search.ts';
import { openIndex } from '../../src/index.ts';
import { MANIFEST_FILE } from '../../src/store/index-folder.ts';
import { encodeManifest } from '../../src/store/manifest.ts';
import { TestCorpus } from './indexer/corpus.ts';

test('an index that another version of the engine wrote is not opened, and the next run writes it anew', async () => {
  const corpus = new TestCorpus();
  corpus.write('news/a.txt', '# Harbor closed\n\nThe harbor was closed on Monday.\n');
  await corpus.index(['news']);
  const { manifest } = await corpus.open();
  const older = encodeManifest({ ...manifest, analyzer: { ...manifest.analyzer, segment: 5 } });
  writeFileSync(join(corpus.indexDir, MANIFEST_FILE), older);
  await expect(openIndex(corpus.indexDir)).rejects.toMatchObject({
    code: 'index-version',
    hint: expect.stringContaining('pullquote index'),
  });
  await corpus.index(['news']);
  const engine = await openIndex(corpus.indexDir);
  expect((await engine.search(searchQuery({ q: 'harbor' }))).total).toBe(1);
  await engine.close();
});

/** What an entity of an article stands for is decided at each commit, and its segment is left as it is. */
import { describe, expect, it } from 'vitest';
import { openIndex } from '../../../src/index.ts';
import { fileNames } from '../../../src/store/index-folder.ts';
import { TestCorpus } from './corpus.ts';

const SHORT = 'The CJNG took the harbour of Colima on Monday, officials said.\n\nThe CJNG has held the road since May.\n';
const BOTH =
  'The Jalisco New Generation Cartel (CJNG) took the town on Tuesday.\n\nThe Jalisco New Generation Cartel has fought for it since May.\n';

async function organizationsOf(indexDir: string): Promise<{ name: string; passages: number }[]> {
  const engine = await openIndex(indexDir);
  try {
    const { entities } = await engine.entities({ type: 'organization' });
    return entities.map(({ name, passages }) => ({ name, passages }));
  } finally {
    await engine.close();
  }
}

describe('a name that another article explains', { timeout: 120_000 }, () => {
  it('is united with the other from the next commit on, and apart again after it, and its segment is not written anew', async () => {
    const corpus = new TestCorpus();
    for (const name of ['a', 'b', 'c']) corpus.write(`short/${name}.md`, `# Harbour ${name}\n\n${SHORT}`);
    for (const name of ['d', 'e', 'f']) corpus.write(`both/${name}.md`, `# Town ${name}\n\n${BOTH}`);
    await corpus.index(['short'], { annotate: true });
    const before = await corpus.open();
    const segment = fileNames.segmentArticles(before.manifest.segments[0]?.name ?? '');
    expect(await organizationsOf(corpus.indexDir)).toEqual([{ name: 'CJNG', passages: 6 }]);

    await corpus.index(['both'], { annotate: true });
    expect((await corpus.open()).manifest.files[segment]).toEqual(before.manifest.files[segment]);
    expect(await organizationsOf(corpus.indexDir)).toEqual([{ name: 'Jalisco New Generation Cartel', passages: 12 }]);

    await corpus.index([], { remove: ['both'], annotate: true });
    expect((await corpus.open()).manifest.files[segment]).toEqual(before.manifest.files[segment]);
    expect(await organizationsOf(corpus.indexDir)).toEqual([{ name: 'CJNG', passages: 6 }]);
  });
});

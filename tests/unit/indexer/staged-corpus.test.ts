/** A corpus that follows its corrections is the one that is read anew with them, document for document. */
import { expect, it, onTestFinished } from 'vitest';
import type { Correction } from '../../../src/domain/correction.ts';
import { searchQuery } from '../../../src/domain/search.ts';
import type { Document } from '../../../src/engines/opensearch/documents.ts';
import { openIndex } from '../../../src/index.ts';
import { StagedCorpus } from '../../../src/indexer/staged-corpus.ts';
import {
  declineOf,
  findPassageWords,
  mergeOf,
  recordOf,
  renameOf,
  splitOf,
  targetOf,
  undoOf,
} from '../../../src/search/corrections/make-corrections.ts';
import type { SearchEngine } from '../../../src/search/engine.ts';
import { appendCorrections } from '../../../src/store/append-corrections.ts';
import { TestCorpus } from './corpus.ts';

const ARTICLES: Readonly<Record<string, string>> = {
  quay: '# The quay\n\nMaria Lind came on Monday.\n\n“The harbor will stay open,” said Maria Lind.\n\n“We are glad,” said Tom Berg.\n',
  berg: '# The fisherman\n\nTom Berg fishes.\n\n“The herring are gone,” said Tom Berg.\n',
  lamp: '# Lamps\n\nNobody is named here at all, and nothing was said. Reuters reported so.\n',
};

async function read(corpus: TestCorpus): Promise<StagedCorpus> {
  const staged = await StagedCorpus.read(await corpus.open());
  onTestFinished(() => staged.close());
  return staged;
}

const byId = (documents: Iterable<Document>): Map<string, string> =>
  new Map(Array.from(documents, (document) => [document.id, JSON.stringify(document)]));

async function target(engine: SearchEngine, q: string) {
  const [hit] = (await engine.search(searchQuery({ q }))).hits;
  const found = await findPassageWords(engine, hit?.passage.id ?? '');
  return { article: hit?.article.id ?? '', target: targetOf(found, found.passage.quotations[0] ?? { start: 0, end: 6 }) };
}

it('follows each correction, and each that is undone, to what is read anew', { timeout: 120_000 }, async () => {
  const corpus = new TestCorpus();
  for (const [name, text] of Object.entries(ARTICLES)) corpus.write(`news/${name}.md`, text);
  await corpus.index(['news'], { annotate: true });
  const generation = await corpus.open();
  const following = await StagedCorpus.read(generation);
  onTestFinished(() => following.close());
  expect(following.content.changes).toBeUndefined();
  let served = byId(following.content.all());
  following.markServed();

  const enter = async (make: (engine: SearchEngine) => Promise<Correction>): Promise<void> => {
    const engine = await openIndex(corpus.indexDir);
    await appendCorrections([recordOf(await make(engine))], { indexDir: corpus.indexDir });
    await engine.close();
    expect(await generation.ledger.refresh()).toBe(true);
    following.follow();
    const anew = await read(corpus);
    expect(new Map(following.digests())).toEqual(new Map(anew.digests()));
    expect(following.counted).toEqual(anew.counted);
    const { digest, count, changes, all } = following.content;
    expect([digest, count]).toEqual([anew.content.digest, anew.content.count]);
    expect(byId(all())).toEqual(byId(anew.content.all()));
    // What was served, with the changes, is what there is.
    for (const id of changes?.gone ?? []) expect(served.delete(id)).toBe(true);
    for (const document of changes?.put ?? []) served.set(document.id, JSON.stringify(document));
    expect(served).toEqual(byId(all()));
    for (const [id] of anew.digests()) expect(following.documentsOf(id)).toEqual(anew.documentsOf(id));
    served = byId(all());
    following.markServed();
  };
  await enter((engine) => renameOf(engine, 'Tom Berg', 'Thomas Berg'));
  await enter(async (engine) =>
    splitOf(engine, 'person:tom-berg', { names: [], articles: [(await target(engine, 'herring')).article], as: 'Berg' }),
  );
  await enter((engine) => mergeOf(engine, 'Maria Lind', 'person:tom-berg'));
  await enter((engine) => declineOf(engine, 'person:tom-berg', 'person:tom-berg~2'));
  await enter(async (engine) => ({
    action: 'speaker',
    target: (await target(engine, 'said:herring')).target,
    speaker: { name: 'a clerk', kind: 'unnamed' },
  }));
  await enter(async (engine) => ({ action: 'not-a-quotation', target: (await target(engine, 'said:harbor')).target }));
  await enter(async (engine) => ({
    action: 'quotation',
    target: (await target(engine, 'nobody')).target,
    kind: 'indirect',
    speaker: { name: 'Nora Holm', kind: 'named', entity: 'person:nora-holm' },
  }));
  const engine = await openIndex(corpus.indexDir);
  const made = (await engine.corrections?.()) ?? [];
  await engine.close();
  expect(made).toHaveLength(7);
  for (const { id } of made.toReversed()) await enter((now) => undoOf(now, id));
  expect(following.counted.quotations).toBe(generation.manifest.counts.quotations);
});

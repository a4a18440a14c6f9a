/** MiniSearch itself is the oracle: same hits and same scores, once its multiplication by the number of matched terms is divided out. */
import MiniSearch from 'minisearch';
import * as fc from 'fast-check';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Budget } from '../../../../src/engines/minisearch/budget.ts';
import type { Collection } from '../../../../src/engines/minisearch/collection.ts';
import { openShared, viewCollection } from '../../../../src/engines/minisearch/load-collection.ts';
import { createSegmentWriter } from '../../../../src/engines/minisearch/segment-writer.ts';
import { BM25, type TextField } from '../../../../src/engines/minisearch/text-field.ts';
import { stem } from '../../../../src/text/stems.ts';
import { terms } from '../../../../src/text/tokens.ts';
import { sampleArticle } from './sample-articles.ts';

const WORDS = [
  'cartel',
  'cartels',
  'raid',
  'raided',
  'constructor',
  'toString',
  '__proto__',
  'Pérez',
  'policy',
  'policies',
  'the',
  'of',
  'U.S.',
  '1,000',
  'zebra',
];
const folder = mkdtempSync(join(tmpdir(), 'pullquote-oracle-'));
/** Stems under a mark beside the surface forms, every title again for each of its passages: what the engine does not do. */
const stemTerm = (word: string): string => `=${stem(word)}`;
const oracle = new MiniSearch({
  fields: ['text', 'title'],
  tokenize: terms,
  processTerm: (term, field) => (field === 'text' ? [term, stemTerm(term)] : stemTerm(term)),
});
let collection: Collection;

beforeAll(async () => {
  const writer = createSegmentWriter();
  const [paragraphs] = fc.sample(
    fc.array(fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 30 }), { minLength: 80, maxLength: 80 }),
    { numRuns: 1, seed: 7 },
  );
  let passages = 0;
  paragraphs?.forEach((words, i) => {
    const title = words.slice(0, 2).join(' ');
    const texts = [words.join(' '), words.toReversed().slice(3).join(' ')].slice(i % 2);
    writer.add(sampleArticle({ id: `a${String(i)}`, title, paragraphs: texts }));
    for (const text of texts) oracle.add({ id: passages++, title, text });
  });
  const { files } = writer.finish();
  for (const { suffix, bytes } of files) writeFileSync(join(folder, `s${suffix}`), bytes);
  const shared = await openShared([{ name: 's', deleted: [], path: (suffix) => join(folder, `s${suffix}`) }], {
    entities: { entities: [], canonical: {} },
  });
  collection = viewCollection(shared);
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function oracleScores(query: string[], field: string, toTerm: (word: string) => string): Map<number, number> {
  const results = oracle.search(query.join(' '), {
    fields: [field],
    bm25: BM25,
    tokenize: terms,
    processTerm: toTerm,
    combineWith: 'OR',
    prefix: false,
    fuzzy: false,
  });
  return new Map(results.map((result) => [Number(result.id), result.score / result.queryTerms.length]));
}

function ownScores(query: string[], field: TextField | undefined, toNumber: (word: string) => number): Map<number, number> {
  const scores = new Float64Array(collection.passageText.size);
  for (const term of terms(query.join(' '))) field?.addScores(scores, toNumber(term), 1, new Budget());
  return new Map([...scores.entries()].filter(([, score]) => score > 0));
}

describe.each([
  ['stems in the text', 'text', stemTerm],
  ['surface forms in the text', 'text', (word: string) => word],
  ['stems in the title', 'title', stemTerm],
] as const)('%s', (_, field, toTerm) => {
  const numberOf = (word: string): number => (toTerm === stemTerm ? collection.vocabulary.stemOf(word) : collection.vocabulary.word(word));

  it('score as MiniSearch scores them', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom(...WORDS, 'nowhere'), { minLength: 1, maxLength: 5 }), (query) => {
        const different = query.filter(
          (word, i) => query.findIndex((other) => toTerm(terms(other)[0] ?? '') === toTerm(terms(word)[0] ?? '')) === i,
        );
        const { text, raising } = collection.passageText;
        const own = ownScores(different, field === 'text' ? text : raising[field], numberOf);
        const expected = oracleScores(different, field, toTerm);
        expect([...own.keys()].sort()).toEqual([...expected.keys()].sort());
        for (const [doc, score] of expected) expect(own.get(doc)).toBeCloseTo(score, 6);
      }),
      { numRuns: 500 },
    );
  });
});

/**
 * MiniSearch itself is the oracle: same hits, same totals and same scores, once its multiplication by the number of matched terms is
 * divided out. Where the engine differs on purpose (a typo counts two swapped letters as one, titles and exact forms add a little), the
 * oracle is asked for what is the same, and the difference has tests of its own.
 */
import MiniSearch from 'minisearch';
import * as fc from 'fast-check';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { searchQuery } from '../../../../src/domain/search.ts';
import { QueryAnswerer } from '../../../../src/engines/minisearch/answer-query.ts';
import { Budget } from '../../../../src/engines/minisearch/budget.ts';
import type { Collection } from '../../../../src/engines/minisearch/collection.ts';
import { DocFinder } from '../../../../src/engines/minisearch/find-docs.ts';
import { openShared, viewCollection } from '../../../../src/engines/minisearch/load-collection.ts';
import { withScores } from '../../../../src/engines/minisearch/score-texts.ts';
import { createSegmentWriter } from '../../../../src/engines/minisearch/segment-writer.ts';
import { BM25, type TextField } from '../../../../src/engines/minisearch/text-field.ts';
import { allowedEdits, editDistance } from '../../../../src/search/edit-distance.ts';
import type { LeafNode } from '../../../../src/search/query-ast.ts';
import { stem } from '../../../../src/text/stems.ts';
import { terms } from '../../../../src/text/tokens.ts';
import { sampleArticle } from './sample-articles.ts';

const ODD_WORDS = 'cartel cartels raid raided constructor toString __proto__ Pérez policy policies the of U.S. 1,000 zebra'.split(' ');
/** Words by their syllables, the first of them commonest: many begin alike, or are a letter apart. */
const SYLLABLES = ['ra', 'ro', 'ta', 'ti', 'mon', 'ler', 'ing', 'ed', 's'];
const MADE_WORDS = SYLLABLES.flatMap((a) => SYLLABLES.slice(0, 6).flatMap((b) => [a + b, `${a}${b}ti`, `${a}${b}mon`]));

interface Corpus {
  name: string;
  words: readonly string[];
  articles: number;
  /** Articles of each segment. */
  segment: number;
  seed: number;
}

const CORPORA: Corpus[] = [
  { name: 'odd words in one segment', words: ODD_WORDS, articles: 80, segment: 80, seed: 7 },
  { name: 'odd words in several segments', words: ODD_WORDS, articles: 60, segment: 11, seed: 11 },
  { name: 'many words, long lists', words: MADE_WORDS, articles: 260, segment: 100, seed: 3 },
];

const folder = mkdtempSync(join(tmpdir(), 'pullquote-oracle-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Stems under a mark beside the surface forms, every title again for each of its passages: what the engine does not do. */
const stemTerm = (word: string): string => `=${stem(word)}`;

function drawTexts({ words, articles, seed }: Corpus): string[][] {
  // Squared, so that the first words are common and the last rare.
  const word = fc.double({ min: 0, max: 0.999, noNaN: true }).map((at) => words[Math.floor(at * at * words.length)] ?? '');
  const article = fc.array(word, { minLength: 1, maxLength: 30 });
  return fc.sample(fc.array(article, { minLength: articles, maxLength: articles }), { numRuns: 1, seed })[0] ?? [];
}

interface Indexed {
  collection: Collection;
  oracle: MiniSearch;
  /** Surface forms alone: a stem under its mark would be a typo of its word. */
  surfaces: MiniSearch;
}

async function index(corpus: Corpus): Promise<Indexed> {
  const surfaces = new MiniSearch({ fields: ['text'], tokenize: terms, processTerm: (term) => term });
  const oracle = new MiniSearch({
    fields: ['text', 'title'],
    tokenize: terms,
    processTerm: (term, field) => (field === 'text' ? [term, stemTerm(term)] : stemTerm(term)),
  });
  const sources: { name: string; deleted: number[]; path: (suffix: string) => string }[] = [];
  let writer = createSegmentWriter();
  const finish = (): void => {
    const name = `${String(corpus.seed)}-${String(sources.length)}`;
    for (const { suffix, bytes } of writer.finish().files) writeFileSync(join(folder, name + suffix), bytes);
    sources.push({ name, deleted: [], path: (suffix) => join(folder, name + suffix) });
    writer = createSegmentWriter();
  };
  let passages = 0;
  drawTexts(corpus).forEach((words, i) => {
    const title = words.slice(0, 2).join(' ');
    const texts = [words.join(' '), words.toReversed().slice(3).join(' ')].slice(i % 2);
    writer.add(sampleArticle({ id: `a${String(i)}`, title, paragraphs: texts }));
    for (const text of texts) {
      surfaces.add({ id: passages, text });
      oracle.add({ id: passages++, title, text });
    }
    if ((i + 1) % corpus.segment === 0) finish();
  });
  finish();
  return { collection: viewCollection(await openShared(sources, { entities: { entities: [], canonical: {} } })), oracle, surfaces };
}

function expectSame(own: Map<number, number>, expected: Map<number, number>): void {
  expect([...own.keys()].sort((a, b) => a - b)).toEqual([...expected.keys()].sort((a, b) => a - b));
  for (const [doc, score] of expected) expect(own.get(doc)).toBeCloseTo(score, 6);
}

function positive(scores: Float64Array): Map<number, number> {
  return new Map([...scores.entries()].filter(([, score]) => score > 0));
}

describe.each(CORPORA)('with $name', (corpus) => {
  let collection: Collection;
  let oracle: MiniSearch;
  let surfaces: MiniSearch;
  const word = fc.constantFrom(...corpus.words, 'nowhere');

  beforeAll(async () => {
    ({ collection, oracle, surfaces } = await index(corpus));
  });

  function oracleScores(
    query: string[],
    field: string,
    toTerm: (word: string) => string,
    combineWith: 'AND' | 'OR' = 'OR',
    more: { prefix?: boolean; fuzzy?: number } = {},
    asked: MiniSearch = oracle,
  ): Map<number, number> {
    const results = asked.search(query.join(' '), {
      fields: [field],
      bm25: BM25,
      tokenize: terms,
      processTerm: toTerm,
      combineWith,
      prefix: false,
      fuzzy: false,
      ...more,
    });
    return new Map(results.map((result) => [Number(result.id), result.score / result.queryTerms.length]));
  }

  /** Different words that are different terms. */
  function queryOf(toTerm: (term: string) => string): fc.Arbitrary<string[]> {
    return fc.uniqueArray(word, { minLength: 1, maxLength: 5, selector: (each) => toTerm(terms(each)[0] ?? '') });
  }

  it.each([
    ['stems in the text', 'text', stemTerm],
    ['surface forms in the text', 'text', (term: string) => term],
    ['stems in the title', 'title', stemTerm],
  ] as const)('%s score as MiniSearch scores them', (_, field, toTerm) => {
    const numberOf = (term: string): number =>
      toTerm === stemTerm ? collection.vocabulary.stemOf(term) : collection.vocabulary.word(term);
    fc.assert(
      fc.property(queryOf(toTerm), (query) => {
        const { text, raising, size } = collection.passageText;
        const own: TextField | undefined = field === 'text' ? text : raising[field];
        const scores = new Float64Array(size);
        for (const term of terms(query.join(' '))) own?.addScores(scores, numberOf(term), 1, new Budget());
        expectSame(positive(scores), oracleScores(query, field, toTerm));
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['all', 'AND'],
    ['any', 'OR'],
  ] as const)('the passages that have %s of the words are those that MiniSearch finds', (match, combineWith) => {
    const answers = new QueryAnswerer(collection);
    fc.assert(
      fc.property(queryOf(stemTerm), (query) => {
        const expected = [...oracleScores(query, 'text', stemTerm, combineWith).keys()].sort((a, b) => a - b);
        const { counted, relaxed } = answers.answer(searchQuery({ q: query.join(match === 'any' ? ' OR ' : ' ') }), [], {});
        if (expected.length === 0 && relaxed) return;
        expect(Array.from(counted.units)).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });

  /** What a leaf is worth to every passage. */
  function leafScores(leaf: LeafNode): Map<number, number> {
    const finder = new DocFinder(collection.vocabulary, new Budget());
    const scored = { hits: undefined, isCovered: false, isConjunction: false };
    return withScores(finder, collection.passageText, leaf, scored, true, (scores) => positive(scores.slice()));
  }

  it('beginnings of words score as MiniSearch scores them', () => {
    const beginning = fc.tuple(word, fc.integer({ min: 2, max: 9 })).map(([each, length]) => (terms(each)[0] ?? '').slice(0, length));
    fc.assert(
      fc.property(
        beginning.filter((prefix) => prefix.length >= 2),
        (prefix) => {
          expectSame(leafScores({ type: 'prefix', text: prefix }), withoutStems(prefix, { prefix: true }));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('typos score as MiniSearch scores them, where no letters are swapped', () => {
    const slip = fc
      .tuple(word, fc.nat(), fc.constantFrom('a', 'r', 't', 'o', ''))
      .map(([each, at, letter]) => {
        const own = terms(each)[0] ?? '';
        const place = at % (own.length + 1);
        return own.slice(0, place) + letter + own.slice(place + 1);
      })
      .filter((text) => /^[a-z]{3,}$/.test(text));
    fc.assert(
      fc.property(slip, (typo) => {
        const most = allowedEdits(typo);
        const own = leafScores({ type: 'fuzzy', text: typo });
        const known = collection.vocabulary.words.all();
        const near = known.filter((each) => editDistance(typo, each, most) <= most);
        // The oracle's distance knows no swaps; words at another distance than ours weigh differently.
        if (near.some((each) => levenshtein(typo, each) !== editDistance(typo, each, most))) return;
        expectSame(own, withoutStems(typo, { fuzzy: most }));
      }),
      { numRuns: 500 },
    );
  });

  function withoutStems(text: string, how: { prefix?: boolean; fuzzy?: number }): Map<number, number> {
    return oracleScores([text], 'text', (term) => term, 'OR', how, surfaces);
  }
});

function levenshtein(a: string, b: string): number {
  let before = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      row[j] = Math.min((before[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (before[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1));
    }
    before = row;
  }
  return before[b.length] ?? 0;
}

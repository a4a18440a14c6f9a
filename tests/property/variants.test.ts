/** Forms of one quotation: found whatever the order of the texts and whatever else there is, and never missed where they share a run of words. */
import { array, assert, constantFrom, integer, property, record, shuffledSubarray, tuple } from 'fast-check';
import { expect, test } from 'vitest';
import { clusterVariants } from '../../src/search/variants/cluster-variants.ts';
import { commonBlocks, type Saying } from '../../src/search/variants/compare-words.ts';
import { hashWord, SURE_RUN, winnow } from '../../src/search/variants/winnow.ts';
import { LONGER } from '../support/long.ts';

const WORDS = [
  'bridge',
  'closed',
  'council',
  'ferry',
  'harbour',
  'mayor',
  'never',
  'paid',
  'people',
  'plan',
  'the',
  'toll',
  'we',
  'will',
  '12',
  '15',
];
/** Another numbering of the same words, as another generation of an index has it. */
const OTHERS = WORDS.toReversed();

const facts = (words: readonly string[]) => ({
  hashOf: Uint32Array.from(words, hashWord),
  isNumber: (word: number) => /\d/.test(words[word] ?? ''),
});
const words = array(constantFrom(...WORDS), { minLength: 6, maxLength: 24 });
/** Texts of which some are made of others: cut, and with a word changed. */
const corpus = array(
  record({
    own: words,
    from: integer({ min: 0, max: 5 }),
    cut: integer({ min: 0, max: 6 }),
    changed: integer({ min: 0, max: 30 }),
    speaker: integer({ min: -1, max: 2 }),
  }),
  {
    minLength: 2,
    maxLength: 14,
  },
).map((drawn) => {
  const texts: { id: string; words: string[]; speaker: number }[] = [];
  drawn.forEach(({ own, from, cut, changed, speaker }, i) => {
    const base = i % 2 === 0 ? own : (texts[from % Math.max(1, texts.length)]?.words ?? own);
    const made = base.slice(cut).map((word, at) => (at === changed ? 'never' : word));
    texts.push({ id: `u${String(i).padStart(2, '0')}`, words: made, speaker });
  });
  return texts;
});

/** The clusters by the ids of their members. */
function clusters(texts: readonly { id: string; words: readonly string[]; speaker: number }[], numbering: readonly string[]): string[][] {
  const sayings = texts.map(
    (text): Saying => ({ words: Uint32Array.from(text.words, (word) => numbering.indexOf(word)), speaker: text.speaker }),
  );
  const id = (number: number): string => texts[number]?.id ?? '';
  const leaders = clusterVariants(sayings, facts(numbering), (a, b) => (id(a) < id(b) ? -1 : 1));
  const members = new Map<number, string[]>();
  leaders.forEach((leader, number) => {
    if (leader >= 0) members.set(leader, [...(members.get(leader) ?? []), id(number)]);
  });
  return [...members.values()].map((ids) => ids.sort()).sort((a, b) => ((a[0] ?? '') < (b[0] ?? '') ? -1 : 1));
}

test('neither the order of the texts nor the numbers of their words change what is one quotation', () => {
  assert(
    property(
      corpus.chain((texts) =>
        tuple(shuffledSubarray(texts, { minLength: texts.length }), shuffledSubarray(texts, { minLength: texts.length })),
      ),
      ([one, other]) => {
        expect(clusters(one, WORDS)).toEqual(clusters(other, OTHERS));
      },
    ),
    { numRuns: 300 * LONGER },
  );
});

test('the drawn corpora have clusters to be told apart', () => {
  let found = 0;
  assert(
    property(corpus, (texts) => {
      found += clusters(texts, WORDS).length;
    }),
    { numRuns: 100, seed: 7 },
  );
  expect(found).toBeGreaterThan(50);
});

test('two texts with a long enough run in common have a fingerprint in common', () => {
  const { hashOf } = facts(WORDS);
  const run = array(constantFrom(...WORDS), { minLength: SURE_RUN, maxLength: SURE_RUN + 3 });
  const around = array(constantFrom(...WORDS), { maxLength: 8 });
  const fingerprints = (text: readonly string[]): Set<number> => {
    const found = new Set<number>();
    winnow(
      Uint32Array.from(text, (word) => WORDS.indexOf(word)),
      hashOf,
      (fingerprint) => found.add(fingerprint),
    );
    return found;
  };
  assert(
    property(run, around, around, around, around, (shared, a, b, c, d) => {
      const other = fingerprints([...c, ...shared, ...d]);
      expect([...fingerprints([...a, ...shared, ...b])].some((fingerprint) => other.has(fingerprint))).toBe(true);
    }),
    { numRuns: 500 * LONGER },
  );
});

test('blocks are runs that stand in both texts, in the order of both', () => {
  const text = words.map((own) => Uint32Array.from(own, (word) => WORDS.indexOf(word)));
  assert(
    property(text, text, (a, b) => {
      let end = { a: 0, b: 0 };
      for (const block of commonBlocks(a, b)) {
        expect(a.slice(block.a, block.a + block.length)).toEqual(b.slice(block.b, block.b + block.length));
        expect(block.a >= end.a && block.b >= end.b).toBe(true);
        end = { a: block.a + block.length, b: block.b + block.length };
      }
    }),
    { numRuns: 300 * LONGER },
  );
});

/** MiniSearch is the oracle of what is inverted, too: the same documents, frequencies and lengths as its public serialised form has. */
import MiniSearch from 'minisearch';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { invertWords } from '../../../../src/engines/minisearch/invert-words.ts';
import { TokenLog } from '../../../../src/engines/minisearch/token-log.ts';
import { WordNumbers } from '../../../../src/text/word-numbers.ts';
import { terms } from '../../../../src/text/tokens.ts';

type Lists = Map<string, [doc: number, freq: number][]>;

function invert(texts: readonly string[]): { lists: Lists; lengths: number[] } {
  const numbers = new WordNumbers();
  const log = new TokenLog();
  for (const text of texts) log.add('text', numbers.of(text));
  const words = numbers.words();
  const ranks = log.rank(words.length);
  const { starts, docs, freqs, lengths } = invertWords(log.streams.text, ranks);
  const lists: Lists = new Map();
  words.forEach((word, number) => {
    const rank = ranks[number] ?? 0;
    const places = Array.from({ length: (starts[rank + 1] ?? 0) - (starts[rank] ?? 0) }, (_, i) => (starts[rank] ?? 0) + i);
    lists.set(
      word,
      places.map((place) => [docs[place] ?? -1, freqs[place] ?? 0]),
    );
  });
  return { lists, lengths: Array.from(lengths) };
}

function askMiniSearch(texts: readonly string[]): { lists: Lists; lengths: number[] } {
  const oracle = new MiniSearch({ fields: ['text'], tokenize: terms, processTerm: (term) => term });
  oracle.addAll(texts.map((text, id) => ({ id, text })));
  const { index, fieldLength } = oracle.toJSON();
  const lists: Lists = new Map();
  for (const [word, entry] of index as unknown as [string, Record<string, Record<string, number>>][]) {
    lists.set(
      word,
      Object.entries(entry['0'] ?? {}).map(([doc, freq]) => [Number(doc), freq]),
    );
  }
  return { lists, lengths: texts.map((_, doc) => fieldLength[doc]?.[0] ?? 0) };
}

const piece = fc.constantFrom(
  'the',
  'The',
  'cartel',
  'cartels',
  'U.S.',
  'US',
  'don’t',
  '1,000',
  'Pérez',
  '墨西',
  '',
  '-',
  'toString',
  '__proto__',
);

describe('postings from the words in their order', () => {
  it('are those that MiniSearch makes of the same texts', () => {
    const text = fc.array(fc.oneof({ weight: 4, arbitrary: piece }, fc.string({ unit: 'grapheme', maxLength: 6 })), { maxLength: 40 });
    fc.assert(
      fc.property(fc.array(text, { maxLength: 30 }), (texts) => {
        const joined = texts.map((pieces) => pieces.join(' '));
        expect(invert(joined)).toEqual(askMiniSearch(joined));
      }),
      { numRuns: 500 },
    );
  });
});

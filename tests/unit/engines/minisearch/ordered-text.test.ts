/** Phrases are found by their bytes: held against a search word by word, with more different words than one byte can tell apart. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Budget } from '../../../../src/engines/minisearch/budget.ts';
import { OrderedText } from '../../../../src/engines/minisearch/ordered-text.ts';
import { packFrequencies } from '../../../../src/engines/minisearch/pair-frequencies.ts';
import type { Section } from '../../../../src/engines/minisearch/section.ts';
import { TokenLog } from '../../../../src/engines/minisearch/token-log.ts';
import { findNear, findPhrase } from '../../../../src/search/match-sequence.ts';

const MANY = 20_000;

function orderedText(texts: number[][], live: number[]): OrderedText {
  const log = new TokenLog();
  // So that low numbers are common: their ranks are of one byte, those of the others of two or three.
  log.add('part', Uint32Array.of(...Array.from({ length: 9 }, () => 0), ...Array.from({ length: 9 }, () => 1), 2, 2));
  for (const text of texts) log.add('text', Uint32Array.from(text));
  const sections = new Map<string, Section>();
  log.finish(
    sections,
    Uint32Array.from({ length: MANY }, (_, i) => i),
    log.rank(MANY),
  );
  const numbers = new Int32Array(texts.length).fill(-1);
  live.forEach((text, i) => (numbers[text] = i));
  return new OrderedText([
    {
      starts: sections.get('text.order.starts') as Uint32Array,
      bytes: sections.get('text.order') as Uint8Array,
      ranks: sections.get('ranks') as Uint32Array,
      pairs: { offsets: sections.get('text.pairs.offsets') as Uint32Array, postings: sections.get('text.pairs') as Uint8Array },
      terms: undefined,
      docs: { first: 0, count: live.length, gaps: { live: Int32Array.from(live), numbers } },
    },
  ]);
}

const word = fc.constantFrom(0, 1, 2, 127, 128, 129, 255, 256, 16_384, 16_385, 19_999);
const text = fc.array(word, { maxLength: 12 });

describe('words in order', () => {
  it.each([undefined, 0, 2])('are found as a search word by word finds them, at distance %s', (distance) => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 6 }), fc.array(word, { minLength: 1, maxLength: 4 }), (texts, phrase) => {
        const live = texts.flatMap((_, i) => (i === 1 ? [] : [i]));
        const matches = (own: number[]): boolean =>
          (distance === undefined ? findPhrase(own, phrase) : findNear(own, phrase, distance)).length > 0;
        const expected = live.flatMap((i, place) => (matches(texts[i] ?? []) ? [place] : []));
        const candidates = Int32Array.from(live, (_, place) => place);
        const found = orderedText(texts, live).filter(candidates, phrase, distance, new Budget());
        expect(found).toEqual(Int32Array.from(expected));
      }),
      { numRuns: 60 },
    );
  });

  it('are listed for two of the commonest words, as they are found', () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 6 }), word, word, (texts, first, second) => {
        const live = texts.flatMap((_, i) => (i === 1 ? [] : [i]));
        const ordered = orderedText(texts, live);
        // Those that are in no text are not among the commonest.
        const listed = ordered.pair(0, first, second);
        const docs = listed?.docs ?? new Int32Array(0);
        const candidates = Int32Array.from(live, (_, place) => place);
        expect(docs).toEqual(ordered.filter(candidates, [first, second], undefined, new Budget()));
        const countIn = (doc: number, wanted: number): number => (texts[live[doc] ?? 0] ?? []).filter((each) => each === wanted).length;
        const freqs = Array.from(docs, (doc) => packFrequencies(countIn(doc, first), countIn(doc, second)));
        expect([...(listed?.freqs ?? [])]).toEqual(freqs);
      }),
      { numRuns: 200 },
    );
  });
});

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../../../src/text/normalize.ts';
import { stem } from '../../../src/text/stems.ts';
import { MAX_TERM_LENGTH, terms, tokenize } from '../../../src/text/tokens.ts';
import { cpuTime } from '../../support/cpu-time.ts';

describe('tokenize', () => {
  it.each([
    ['US-aided raid', ['us', 'aided', 'raid']],
    ['Mexico’s U.S. policy', ['mexico', 'us', 'policy']],
    ["O’Brien, O'Brien", ['obrien', 'obrien']],
    ['1,000.5 and 3.14', ['1000.5', 'and', '3.14']],
    ['Pérez Łódź Straße', ['perez', 'lodz', 'strasse']],
    ['墨西哥', ['墨', '西', '哥']],
    ['“Quoted,” he said—twice…', ['quoted', 'he', 'said', 'twice']],
    ['the officers’ mess', ['the', 'officers', 'mess']],
    ['Mr. a.b.c x, 5a. 1.5. U.S.A.', ['mr', 'abc', 'x', '5a', '1.5', 'usa']],
    ['rock’n’roll x’s café-au-lait 1,000a', ['rocknroll', 'x', 'cafe', 'au', 'lait', '1', '000a']],
    ['half\ud83d of a pair\ude00s, and 😀one', ['half', 'of', 'a', 'pair', 's', 'and', 'one']],
    ['', []],
    ['— & …', []],
  ])('gives the terms of %s', (text, expected) => {
    expect(terms(text)).toEqual(expected);
  });

  it('gives places that lie in the text and in its order', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        let at = 0;
        const isInPlace = tokenize(text).every(({ term, start, end }) => {
          const follows = start >= at && end > start && end <= text.length;
          at = end;
          return follows && term !== '' && term.length <= MAX_TERM_LENGTH;
        });
        expect(isInPlace).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('reads a hundred thousand characters without a space in no time', () => {
    const started = cpuTime();
    for (const piece of ['a', "a'", '1,', 'a.', '_', 'é', '墨']) tokenize(piece.repeat(100_000));
    expect(cpuTime() - started).toBeLessThan(5000);
  });
});

describe('fold', () => {
  it('makes one of composed and decomposed letters', () => {
    expect(fold('Pe\u0301rez')).toBe(fold('Pérez'));
  });

  it('keeps the vowels of Devanagari', () => {
    expect(fold('हिन्दी')).toBe('हिन्दी');
  });
});

describe('stem', () => {
  it('groups inflections', () => {
    expect(stem('cartels')).toBe(stem('cartel'));
    expect(stem('policies')).toBe(stem('policy'));
  });

  it('keeps derivations apart', () => {
    expect(stem('sovereignty')).not.toBe(stem('sovereign'));
  });

  it('leaves numbers, codes and other scripts as they are', () => {
    for (const term of ['1000.5', 'cjng2', 'perezé', 'us']) expect(stem(term)).toBe(term);
  });
});

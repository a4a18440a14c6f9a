import { describe, expect, it } from 'vitest';
import { compareBuckets, fixedLabel, speakerValue } from '../../../src/search/facet-values.ts';
import { utterancesOf, wordsInPassage } from '../../../src/search/utterances.ts';
import type { Passage, Quotation } from '../../../src/domain/annotation.ts';

describe('speakerValue', () => {
  it('is one for the same words with another article', () => {
    expect(speakerValue({ name: 'A U.S. official', kind: 'unnamed' })).toBe('unnamed:u-s-official');
    expect(speakerValue({ name: 'the U.S.  official', kind: 'unnamed' })).toBe('unnamed:u-s-official');
  });

  it('is the entity of today', () => {
    expect(speakerValue({ name: 'Jones', kind: 'named', entity: 'person:jones' }, () => 'person:nathan-jones')).toBe('person:nathan-jones');
  });

  it('is the missing value for a pronoun that means nobody known, and not for a pronoun whose person is known', () => {
    for (const name of ['she', 'They', 'it', 'the author', 'others']) expect(speakerValue({ name, kind: 'unnamed' })).toBe('-');
    expect(speakerValue({ name: 'she', kind: 'named', entity: 'person:jones' })).toBe('person:jones');
    expect(speakerValue({ name: 'one senator', kind: 'unnamed' })).toBe('unnamed:one-senator');
  });

  it('is the missing value where nobody is named', () => {
    expect(speakerValue(null)).toBe('-');
    expect(fixedLabel('speaker', '-')).toBe('Speaker not given');
  });
});

it('puts chosen buckets first, then larger counts, then labels in their order', () => {
  const bucket = (label: string, count: number, excluded = false) => ({ value: label, label, count, selected: false, excluded });
  const sorted = [bucket('b', 2), bucket('a', 2), bucket('c', 9), bucket('x', 0, true)].sort(compareBuckets);
  expect(sorted.map(({ label }) => label)).toEqual(['x', 'c', 'a', 'b']);
});

describe('utterancesOf', () => {
  const quote = (start: number, end: number, parts: Partial<Quotation>): Quotation => ({
    start,
    end,
    kind: 'indirect',
    speaker: null,
    utterance: 0,
    confidence: 1,
    rule: 'x',
    ...parts,
  });
  const passage = (ordinal: number, text: string, quotations: Quotation[]): Passage => ({
    id: `p${String(ordinal)}`,
    ordinal,
    kind: 'paragraph',
    text,
    mentions: [],
    quotations,
    terms: [],
    citedSources: [],
  });

  it('joins the parts, takes the first speaker there is, and the most literal kind', () => {
    const speaker = { name: 'Jones', kind: 'named' as const };
    const passages = [
      passage(0, 'We will, he said, not go.', [quote(18, 24, { kind: 'mixed' }), quote(0, 7, {})]),
      passage(1, 'Never. Yes.', [quote(0, 5, { kind: 'direct', speaker }), quote(7, 10, { utterance: 4 })]),
    ];
    const [first, second] = utterancesOf({ passages });
    expect(first).toMatchObject({ number: 0, text: 'We will not go Never', kind: 'direct', speaker });
    expect(second).toMatchObject({ number: 4, text: 'Yes', kind: 'indirect', speaker: null });
    expect(first && wordsInPassage(first, 0)).toBe('We will not go');
  });
});

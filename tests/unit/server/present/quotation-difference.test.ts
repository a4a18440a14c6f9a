import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markedDifference, quotationDifference } from '../../../../src/server/present/quotation-difference.ts';
import { type DifferenceRun, textDifference } from '../../../../src/server/present/text-difference.ts';

const changed = (runs: readonly DifferenceRun[]): string[] => runs.filter((run) => run.changed).map((run) => run.text);
const whole = (runs: readonly DifferenceRun[]): string => runs.map((run) => run.text).join('');

const LONG =
  'Nobody asked the harbour what it wanted. We have lived from the ferry for three hundred years, and we shall go on living from it. The bridge is for people who do not live here, and the toll is for those who do.';

describe('a quotation of a draft beside a longer one', () => {
  it('is compared with the part that it is of', () => {
    const { draft, here } = quotationDifference('We have lived off the ferry for three hundred years', LONG);
    expect(whole(here)).toBe('… We have lived from the ferry for three hundred years, …');
    expect(changed(here)).toEqual(['from']);
    expect(changed(draft)).toEqual(['off']);
  });

  it('keeps what stands in place of its first and its last word', () => {
    const { draft, here } = quotationDifference('You have lived from the ferry for three hundred winters', LONG);
    expect(whole(here)).toBe('… We have lived from the ferry for three hundred years, …');
    expect([changed(draft), changed(here)]).toEqual([
      ['You', 'winters'],
      ['We', 'years,'],
    ]);
  });

  it('keeps what it leaves out between two parts', () => {
    const { here } = quotationDifference('We have lived from the ferry for years, and we shall go on living', LONG);
    expect(changed(here)).toEqual(['three hundred']);
  });

  it('has nothing changed in marks and stops at the ends, apostrophes and the first letter', () => {
    for (const [one, other] of [
      ['we shall go on living from it', '“We shall go on living from it.”'],
      ["it's the town's bridge,", 'It’s the town’s bridge.'],
      ['The "toll" is for us', '…the “toll” is for us!'],
    ] as const) {
      const { draft, here } = quotationDifference(one, other);
      expect([changed(draft), changed(here)], one).toEqual([[], []]);
      const both = textDifference(one, other, { ofQuotations: true });
      expect([changed(both.was), changed(both.is)], one).toEqual([[], []]);
      expect(markedDifference(one, other)).not.toMatch(/\[-|\{\+/);
    }
    expect(changed(quotationDifference('we met Bridge, the mayor', 'We met bridge; the mayor').here)).toEqual(['b', ';']);
  });

  it('is marked as wdiff does', () => {
    expect(markedDifference('we have lived off the big ferry for three hundred years', LONG)).toBe(
      '… We have lived [-off-]{+from+} the [-big-] ferry for three hundred years, …',
    );
  });

  it('finds every part of a text again, whole and with nothing changed', () => {
    const words = LONG.split(' ');
    fc.assert(
      fc.property(fc.nat(words.length - 8), fc.integer({ min: 5, max: 20 }), (from, length) => {
        const part = words.slice(from, from + length);
        const { draft, here } = quotationDifference(part.join(' '), LONG);
        const cut = [...(from > 0 ? ['…'] : []), ...part, ...(from + length < words.length ? ['…'] : [])].join(' ');
        expect([whole(here), changed(draft), changed(here)]).toEqual([cut, [], []]);
      }),
    );
  });
});

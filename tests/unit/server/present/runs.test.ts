import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Quotation, Span } from '../../../../src/domain/annotation.ts';
import { runsOf, soleQuotation, voiceLayers } from '../../../../src/server/present/runs.ts';
import { plainText } from '../../../../views/runs.tsx';

const quotation = (text: string, words: string, more: Partial<Quotation> = {}): Quotation => ({
  start: text.indexOf(words),
  end: text.indexOf(words) + words.length,
  kind: 'direct',
  speaker: null,
  utterance: 0,
  confidence: 1,
  rule: 'test',
  ...more,
});

const spanOf = (text: string, words: string): Span => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });

describe('cutting a text into runs', () => {
  const text = '0123456789abcdefghij';
  const span = fc.tuple(fc.nat(20), fc.nat(20)).map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }));

  it('gives the text of the cut back, and marks exactly what lies in a span', () => {
    fc.assert(
      fc.property(fc.array(span), fc.array(span), span, (marks, own, cut) => {
        const runs = runsOf(text, { marks, own }, cut);
        expect(plainText(runs)).toBe(text.slice(cut.start, cut.end));
        let at = cut.start;
        for (const run of runs) {
          for (let i = at; i < at + run.text.length; i++) {
            expect(run.marked).toBe(marks.some(({ start, end }) => start <= i && i < end));
            expect(run.voice === 'own').toBe(own.some(({ start, end }) => start <= i && i < end));
          }
          at += run.text.length;
        }
      }),
    );
  });

  it('stays quick over ten thousand spans', () => {
    const long = 'word '.repeat(10_000);
    const marks = Array.from({ length: 10_000 }, (_, i) => ({ start: i * 5, end: i * 5 + 4 }));
    expect(runsOf(long, { marks })).toHaveLength(20_000);
  });
});

describe('the voices of a text', () => {
  it('takes the quotation marks along where asked', () => {
    const text = '“We will stay,” she said.';
    const layers = voiceLayers(text, [quotation(text, 'We will stay,')], true);
    expect(layers.own).toEqual([spanOf(text, '“We will stay,”')]);
  });

  it('leaves to the speaker only the words in the inner marks of a nested quotation', () => {
    const text = '“The flights go ‘well into sovereign Mexico’”';
    const nested = quotation(text, 'The flights go ‘well into sovereign Mexico’', {
      flags: ['nested'],
      verbatim: [spanOf(text, 'well into sovereign Mexico')],
    });
    const runs = runsOf(text, voiceLayers(text, [nested], false));
    expect(runs.filter((run) => run.voice === 'own').map((run) => run.text)).toEqual(['well into sovereign Mexico']);
  });

  it('sets the words in brackets apart from the speaker’s in an edited quotation', () => {
    const text = '“[The letters] were in a drawer”';
    const edited = quotation(text, '[The letters] were in a drawer', { flags: ['edited'] });
    const runs = runsOf(text, voiceLayers(text, [edited], false));
    expect(runs.find((run) => run.voice === 'inserted')?.text).toBe('[The letters]');
    expect(runs.find((run) => run.voice === 'own')?.text).toBe(' were in a drawer');
  });

  it('gives a paraphrase no words of the speaker', () => {
    const text = 'He said the plan would fail.';
    const layers = voiceLayers(text, [quotation(text, 'the plan would fail', { kind: 'indirect' })], true);
    expect(layers).toMatchObject({ own: [], inserted: [], paraphrase: [spanOf(text, 'the plan would fail')] });
  });
});

describe('a passage that is one quotation', () => {
  it('is found by what stands outside the marks', () => {
    const text = '“We will stay.”';
    expect(soleQuotation({ text, quotations: [quotation(text, 'We will stay.')] })).toBeDefined();
    const said = '“We will stay,” she said.';
    expect(soleQuotation({ text: said, quotations: [quotation(said, 'We will stay,')] })).toBeUndefined();
  });
});

/** What is stored of the scope of passages is read as it was made, whatever the width of its numbers. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Column } from '../../../../src/engines/minisearch/columns.ts';
import { PLACED, type StoredScope } from '../../../../src/engines/minisearch/facet-records.ts';
import { buildPassageUnits } from '../../../../src/engines/minisearch/passage-units.ts';
import type { Section } from '../../../../src/engines/minisearch/section.ts';
import { encodeSections, Sections } from '../../../../src/engines/minisearch/section-file.ts';
import { addScope, readScope, utterancePassagesOf, utteranceValuesOf } from '../../../../src/engines/minisearch/stored-scope.ts';

function column(lists: readonly (readonly number[])[]): Column {
  const starts = new Uint32Array(lists.length + 1);
  lists.forEach((list, i) => (starts[i + 1] = (starts[i] ?? 0) + list.length));
  return { starts, ids: Int32Array.from(lists.flat()) };
}

/** Values of one byte, of two, and of more. */
const value = fc.constantFrom(0, 1, 127, 128, 255, 256, 32_767, 32_768, 65_535, 65_536, 300_000);
const small = fc.constantFrom(-1, 0, 1, 2);

/** Utterances in the order in which they begin, each going through some passages after one another. */
const spoken = fc.integer({ min: 1, max: 12 }).chain((passages) =>
  fc.record({
    passages: fc.constant(passages),
    utterances: fc
      .array(
        fc.record({
          first: fc.nat({ max: passages - 1 }),
          more: fc.nat({ max: 3 }),
          speaker: fc.oneof(fc.constant(-1), value),
          kind: small,
          speakerKind: small,
        }),
        { maxLength: 15 },
      )
      .map((all) => all.toSorted((a, b) => a.first - b.first)),
    own: fc.array(fc.uniqueArray(value, { maxLength: 4 }), { minLength: passages, maxLength: passages }),
    cites: fc.array(fc.uniqueArray(value, { maxLength: 2 }), { minLength: passages, maxLength: passages }),
  }),
);

describe('the scope of passages', () => {
  it('is read from the catalog as it was made', () => {
    fc.assert(
      fc.property(spoken, fc.uniqueArray(value, { maxLength: 2 }), ({ passages, utterances, own, cites }, credits) => {
        const through = utterances.map(({ first, more }) =>
          Array.from({ length: Math.min(more + 1, passages - first) }, (_, i) => first + i),
        );
        const parts = through.flatMap((list, utterance) => (list.length > 1 ? list.map((passage) => ({ utterance, passage })) : []));
        const numbers = (of: (each: (typeof utterances)[number]) => number): Int32Array => Int32Array.from(utterances, of);
        const columns = {
          passageArticle: new Int32Array(passages),
          utterancePassages: column(through),
          partUtterance: Int32Array.from(parts, ({ utterance }) => utterance),
          partPassage: Int32Array.from(parts, ({ passage }) => passage),
          articleValues: { source: column([[3]]), article: column([[0]]), author: column([[]]), date: column([[1, 2]]) },
          articleCredits: column([credits]),
          passageValues: { person: column(own), organization: column(own.toReversed()), place: column(own), cites: column(cites) },
          utteranceValues: {
            speaker: numbers(({ speaker }) => speaker),
            'speaker-kind': numbers(({ speakerKind }) => speakerKind),
            kind: numbers(({ kind }) => kind),
          },
          valueOf: () => 7,
        };
        const units = buildPassageUnits(columns);
        const made: StoredScope = {
          units,
          records: {
            flags: Uint16Array.from({ length: passages }, (_, i) => i * 5000),
            units: column(own),
            articles: column([credits]),
            bases: Array.from({ length: PLACED.length + 1 }, (_, i) => i * 70_000),
            values: Int32Array.from(own.flat()),
          },
        };
        const sections = new Map<string, Section>();
        addScope(sections, made);
        const source = { ...columns, utterances: utterances.length, values: columns.articleValues };
        const read = readScope(Sections.of('x', encodeSections(sections)), source);
        expect(read).toEqual(made);
        expect(utterancePassagesOf(read.units, utterances.length)).toEqual(columns.utterancePassages);
        for (const field of ['speaker', 'speaker-kind', 'kind'] as const)
          expect(utteranceValuesOf(read.units, utterances.length, field)).toEqual(columns.utteranceValues[field]);
      }),
      { numRuns: 300 },
    );
  });

  it('of other segments is refused', () => {
    const units = buildPassageUnits({
      passageArticle: new Int32Array(2),
      utterancePassages: column([]),
      partUtterance: new Int32Array(0),
      partPassage: new Int32Array(0),
      articleValues: { source: column([[]]), article: column([[0]]), author: column([[]]), date: column([[]]) },
      articleCredits: column([[]]),
      passageValues: { person: column([[], []]), organization: column([[], []]), place: column([[], []]), cites: column([[], []]) },
      utteranceValues: { speaker: new Int32Array(0), 'speaker-kind': new Int32Array(0), kind: new Int32Array(0) },
      valueOf: () => -1,
    });
    const sections = new Map<string, Section>();
    const records = { units: column([[], []]), articles: column([[]]), bases: PLACED.map(() => 0).concat(0), values: new Int32Array(0) };
    addScope(sections, { units, records: { ...records, flags: new Uint16Array(2) } });
    const read = (passages: number): StoredScope =>
      readScope(Sections.of('x', encodeSections(sections)), {
        passageArticle: new Int32Array(passages),
        utterances: 0,
        partUtterance: new Int32Array(0),
        partPassage: new Int32Array(0),
        values: { source: column([[]]), article: column([[0]]), author: column([[]]), date: column([[]]) },
      });
    expect(read(2).units.size).toBe(2);
    expect(() => read(3)).toThrow(expect.objectContaining({ code: 'index-corrupt' }));
  });
});

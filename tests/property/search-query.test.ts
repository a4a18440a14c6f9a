import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { highlight } from '../../src/search/highlight.ts';
import { parseQuery } from '../../src/search/parse-query.ts';
import { printQuery } from '../../src/search/print-query.ts';
import { conjunction, disjunction, QUERY_FIELDS, type QueryNode } from '../../src/search/query-ast.ts';
import { cutSnippet } from '../../src/search/snippet.ts';
import { LONGER } from '../support/long.ts';

const word = fc.constantFrom('cartel', 'US-aided', 'or', 'U.S', 'O’Brien', 'café', '1,000.5', '墨', 'a', 'and', 'x_y', 'said');
const spaced = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));
const leaf: fc.Arbitrary<QueryNode> = fc.oneof(
  word.map((text): QueryNode => ({ type: 'word', text })),
  fc.constantFrom('cart', 'café', 'U.S').map((text): QueryNode => ({ type: 'prefix', text })),
  fc.constantFrom('cartle', 'Pérez').map((text): QueryNode => ({ type: 'fuzzy', text })),
  spaced.map((text): QueryNode => ({ type: 'phrase', text })),
  fc.tuple(spaced, fc.nat(9999)).map(([text, distance]): QueryNode => ({ type: 'near', text, distance })),
);
const id = fc.constantFrom('person:nathan-jones', 'place:x~2', 'unnamed:a-b').map((text): QueryNode => ({ type: 'word', text }));
const dates = fc.constantFrom('2025', '2025-02', '2025-02-28').map((text): QueryNode => ({ type: 'word', text }));
const textFields = QUERY_FIELDS.filter((field) => field !== 'before' && field !== 'after');

const { tree } = fc.letrec<{ tree: QueryNode }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 5 },
    leaf,
    fc.tuple(fc.constantFrom(...textFields), fc.oneof(tie('tree'), id)).map(([field, of]): QueryNode => ({ type: 'field', field, of })),
    fc.tuple(fc.constantFrom('before', 'after' as const), dates).map(([field, of]): QueryNode => ({ type: 'field', field, of })),
    tie('tree').map((of): QueryNode => ({ type: 'not', of })),
    fc.array(tie('tree'), { minLength: 1, maxLength: 4 }).map((of): QueryNode => conjunction(of) ?? { type: 'word', text: 'x' }),
    fc.array(tie('tree'), { minLength: 1, maxLength: 4 }).map((of): QueryNode => disjunction(of) ?? { type: 'word', text: 'x' }),
  ),
}));

it('reads a printed query as the tree that was printed, without repair', () => {
  fc.assert(
    fc.property(tree, (ast) => {
      expect(parseQuery(printQuery(ast))).toEqual({ ast, repaired: false });
    }),
    { numRuns: 2000 * LONGER },
  );
});

const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc
    .array(
      fc.constantFrom(
        ' ',
        '"',
        '“',
        '”',
        '«',
        '(',
        ')',
        '-',
        '--',
        'OR',
        '*',
        '~',
        '~3',
        ':',
        'said:',
        'foo:',
        'a',
        'cartel',
        "'",
        '’s',
        '\n',
        'before:2025',
        '\ud800',
      ),
      { maxLength: 40 },
    )
    .map((pieces) => pieces.join('')),
);

it('reads whatever is written, and reads its own reading in the same way', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const { ast } = parseQuery(text);
      expect(parseQuery(printQuery(ast))).toEqual({ ast, repaired: false });
    }),
    { numRuns: 2000 * LONGER },
  );
});

it('marks spans in order, apart from each other, inside the text', () => {
  fc.assert(
    fc.property(tree, fc.array(fc.oneof(word, fc.constantFrom('cartels', '—', '“')), { maxLength: 30 }), (ast, words) => {
      const text = words.join(' ');
      const spans = highlight(text, ast);
      spans.forEach(({ start, end }, i) => {
        expect(start).toBeGreaterThanOrEqual(spans[i - 1]?.end ?? 0);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(text.length);
      });
    }),
  );
});

it('cuts a snippet out of the text as it stands, with its highlights in place', () => {
  const prose = fc.array(fc.constantFrom('The raid failed. ', 'A cartel', ' ruled on', ', however', '! “Why?” ', 'supercalifragilistic'), {
    maxLength: 80,
  });
  const drawnSpans = (max: number) => fc.array(fc.tuple(fc.nat(800), fc.integer({ min: 1, max })), { maxLength: 4 });
  fc.assert(
    fc.property(prose, drawnSpans(40), drawnSpans(300), (pieces, drawn, drawnKept) => {
      const text = pieces.join('');
      const keep = drawnKept.map(([start, length]) => ({ start, end: start + length })).filter(({ end }) => end <= text.length);
      const highlights = drawn
        .map(([start, length]) => ({ start, end: start + length }))
        .filter(({ end }) => end <= text.length)
        .sort((a, b) => a.start - b.start);
      const snippet = cutSnippet(text, highlights, 120, keep);
      expect(text.slice(snippet.span.start, snippet.span.end)).toBe(snippet.text);
      expect(snippet.text.length).toBeLessThanOrEqual(240);
      if (highlights.length > 0 && text.trim() !== '') expect(snippet.highlights.length).toBeGreaterThan(0);
      for (const { start, end } of snippet.highlights)
        expect(text.slice(snippet.span.start + start, snippet.span.start + end)).toBe(snippet.text.slice(start, end));
    }),
  );
});

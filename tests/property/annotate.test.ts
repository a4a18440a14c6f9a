/** Annotation meets anything: no crash, spans that lie in the text, and time that grows with the length and no faster. */
import { array, assert, constantFrom, oneof, property, string } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createAnnotator } from '../../src/annotate/annotator.ts';
import { annotatedTextSchema } from '../../src/domain/annotation.ts';
import { findMarkedSpans } from '../../src/text/quote-marks.ts';
import { LONGER } from '../support/long.ts';

const annotator = createAnnotator();
const piece = constantFrom(
  '“',
  '”',
  '"',
  '‘',
  '’',
  "'",
  '«',
  '»',
  '„',
  '``',
  "''",
  ' ',
  '\n',
  '. ',
  ', ',
  ' said ',
  'Maria Lind',
  ' the plan',
  '(',
  ')',
  '—',
  'U.S.',
  ' that ',
  '1,000',
  '\ud83d',
  '\udc00',
  '\u0000',
);
const soup = array(oneof(piece, string({ maxLength: 6, unit: 'binary' })), { maxLength: 60 }).map((parts) => parts.join(''));

/** CPU time rather than time on the clock: what else the machine does must not count. The best of three, or of `runs`. */
function milliseconds(run: () => unknown, runs = 3): number {
  let best = Number.POSITIVE_INFINITY;
  for (let i = 0; i < runs; i++) {
    const start = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(start);
    best = Math.min(best, (user + system) / 1000);
  }
  return best;
}

describe('any text', () => {
  test('is annotated with spans that lie in it', () => {
    assert(
      property(soup, (text) => {
        const result = annotator.annotateText({ id: 'x', text });
        annotatedTextSchema.parse(result);
        for (const span of [...result.mentions, ...result.quotations, ...result.terms, ...result.citedSources]) {
          if (!(span.start >= 0 && span.start < span.end && span.end <= text.length)) return false;
        }
        return result.quotations.every(({ speaker }) => speaker?.start === undefined || (speaker.end ?? 0) <= text.length);
      }),
      { numRuns: 150 * LONGER },
    );
  });

  test('gives marked spans that nest or follow each other', () => {
    assert(
      property(soup, (text) => {
        for (const spans of findMarkedSpans(text.split('\n'))) {
          for (const [i, span] of spans.entries()) {
            const parent = spans[span.parent];
            if (span.parent >= i || (parent !== undefined && (span.start < parent.start || span.end > parent.end))) return false;
          }
        }
        return true;
      }),
    );
  });
});

describe('hostile text', () => {
  const texts: [string, (size: number) => string][] = [
    ['without a space', (size) => '/1a-_'.repeat(size)],
    ['of opening marks', (size) => '“ a '.repeat(size)],
    ['of straight marks', (size) => '"a" '.repeat(size)],
    ['of apostrophes', (size) => "'s' ‘s’ ".repeat(size)],
    ['of quotations with a cue', (size) => '“Yes,” Maria Lind said. '.repeat(size)],
    ['of capitals', (size) => 'Maria Lind '.repeat(size)],
    ['of commas', (size) => 'a, said, '.repeat(size)],
    ['of brackets', (size) => '“x” (('.repeat(size)],
    ['of paragraphs', (size) => '“Yes.\n'.repeat(size)],
    ['of cues', (size) => 'he said that '.repeat(size)],
    ['of amounts and dates', (size) => '$1.5 million on Feb. 3; '.repeat(size)],
    ['of addresses', (size) => 'a@b.c.com@x #d '.repeat(size)],
    ['of number words', (size) => 'one hundred and five thousand '.repeat(size)],
    ['of letters beyond Latin-1', (size) => 'Łęczyca ğ '.repeat(size)],
    ['of lone surrogates', (size) => '\ud83d “\udc00 '.repeat(size)],
    ['of control characters', (size) => '\u0000\u0007 \u001b['.repeat(size)],
  ];
  test.each(texts)(
    'a long text %s takes time in proportion to its length',
    (_, make) => {
      const small = make(2500);
      const large = make(10_000);
      annotator.annotateText({ id: 'warm', text: small });
      const once = milliseconds(() => annotator.annotateText({ id: 'x', text: small }));
      const fourfold = milliseconds(() => annotator.annotateText({ id: 'x', text: large }));
      // Twice doubled, at most 2.5-fold each time; quadratic time would be 16-fold. 100 ms of grace for the garbage collector.
      expect(fourfold).toBeLessThan(once * 2.5 ** 2 + 100);
    },
    60_000,
  );
});

describe('a paragraph longer than books', () => {
  /** 10 MB in the longer run; in `npm test` enough for two parts. */
  const LENGTH = LONGER > 1 ? 10_000_000 : 600_000;
  const PROSE = 'On Monday, Maria Lind said the ferry was late. “We waited for two hours,” she told the mayor. ';

  test.each([
    ['of prose', PROSE],
    ['of marks', '“ ” '],
  ])(
    '%s is annotated to its end in time in proportion to its length',
    (_, piece) => {
      const text = piece.repeat(Math.ceil(LENGTH / piece.length));
      const half = text.slice(0, LENGTH / 2);
      const once = milliseconds(() => annotator.annotateText({ id: 'x', text: half }), 1);
      let result = annotator.annotateText({ id: 'x', text: '' });
      const twice = milliseconds(() => {
        result = annotator.annotateText({ id: 'x', text });
      }, 1);
      expect(twice).toBeLessThan(once * 2.5 + 1000);
      if (piece !== PROSE) return;
      const words = result.quotations.filter(({ kind }) => kind === 'direct').map(({ start, end }) => text.slice(start, end));
      expect(words).toHaveLength(text.length / PROSE.length);
      expect(new Set(words)).toEqual(new Set(['We waited for two hours,']));
      expect(result.entities.map(({ name }) => name)).toEqual(['Maria Lind']);
    },
    LONGER * 120_000,
  );
});

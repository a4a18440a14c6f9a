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

/** CPU time rather than time on the clock: what else the machine does must not count. The best of three. */
function milliseconds(run: () => unknown): number {
  let best = Number.POSITIVE_INFINITY;
  for (let i = 0; i < 3; i++) {
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

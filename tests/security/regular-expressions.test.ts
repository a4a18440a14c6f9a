/**
 * No regular expression takes more than linear time on a text that somebody else wrote, or it is named here with why that does no harm.
 *
 * Each is timed on strings made to make it slow; in the long tests a tool (recheck) judges each as well.
 */
import { check } from 'recheck';
import { describe, expect, it } from 'vitest';
import { findRegularExpressions, findSlowInput, isUnbounded } from '../support/regular-expressions.ts';
import { LONGER } from '../support/long.ts';

/** Quadratic, each on something short or of our own. Files of the expressions, and what they read. */
const BOUNDED: Readonly<Record<string, string>> = {
  'src/server/squeeze.ts': 'our own scripts and styles, at the start',
  'src/server/app.tsx': 'the public address that the operator gives',
  'src/server/render-site.tsx': 'the public address that the operator gives',
  'src/cli/commands/cite.ts': 'what is typed on the command line',
  'src/annotate/names/entities.ts': 'a name: a few words',
  'src/read/html/html-reader.ts': 'the byline of a page: a line',
  'src/read/markdown/blocks.ts': 'a line, in a thread whose time is bounded',
  'src/read/pdf/paragraphs.ts': 'a line of a page, in a thread whose time is bounded',
  'src/read/structure/byline.ts': 'a line that is short enough for a byline',
  'src/read/structure/head.ts': 'a line that is short enough for a title',
  'src/read/structure/source-line.ts': 'a line that is short enough for a source',
};

const LIMITS = new Map([
  [24, 30],
  [400, 30],
  [4000, 60],
  [20_000, 150],
]);
/** Where it is quadratic: twenty thousand characters take some tenths of a second. */
const QUADRATIC = new Map([
  [24, 30],
  [400, 30],
  [4000, 400],
]);

const { literals, composed } = findRegularExpressions();
const nameOf = ({ at, pattern, flags }: (typeof literals)[number]): string => `${at.join(' ')} /${pattern.slice(0, 120)}/${flags}`;
const isBounded = ({ at }: (typeof literals)[number]): boolean => at.every((file) => file in BOUNDED);

describe('every regular expression of the project', { timeout: 7_200_000 }, () => {
  it('is found', () => {
    expect(literals.length).toBeGreaterThan(900);
    // Put together from parts: `RegExp(…)` of constants, seen only where it is used.
    expect(composed).toBeLessThanOrEqual(25);
  });

  it('takes linear time on whatever it is given, unless it is named with its reason', () => {
    const slow = literals.filter(isUnbounded).flatMap((one) => {
      const found = isBounded(one) ? undefined : findSlowInput(one, LIMITS);
      return found === undefined ? [] : [`${nameOf(one)}: ${found}`];
    });
    expect(slow).toEqual([]);
  });

  it('is never worse than quadratic', () => {
    const slow = literals.filter((one) => isUnbounded(one) && isBounded(one)).flatMap((one) => findSlowInput(one, QUADRATIC) ?? []);
    expect(slow).toEqual([]);
  });

  it.runIf(LONGER > 1)('is judged by recheck: none is exponential', async () => {
    const verdicts = new Map<string, string[]>();
    for (const one of literals) {
      const judged = await check(one.pattern, one.flags, { timeout: 10_000 });
      const verdict = judged.status === 'unknown' ? 'unknown' : judged.complexity.type;
      verdicts.set(verdict, [...(verdicts.get(verdict) ?? []), nameOf(one)]);
    }
    console.info(Object.fromEntries([...verdicts].map(([verdict, of]) => [verdict, of.length])));
    expect(verdicts.get('exponential') ?? []).toEqual([]);
  });
});

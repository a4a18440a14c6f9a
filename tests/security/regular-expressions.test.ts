/**
 * No regular expression of the sources takes more than linear time.
 *
 * Each is timed on strings made to make it slow; in the long tests a tool (recheck) judges each as well.
 */
import { check } from 'recheck';
import { describe, expect, it } from 'vitest';
import { findRegularExpressions, findSlowInput } from '../support/regular-expressions.ts';
import { LONGER, tell } from '../support/long.ts';

const LIMITS = new Map([
  [24, 30],
  // What doubles with every few characters is seen here, and would not end at the next length.
  [160, 30],
  [400, 30],
  [4000, 60],
  [20_000, 150],
]);
const { literals, composed } = findRegularExpressions();
const nameOf = ({ at, pattern, flags }: (typeof literals)[number]): string => `${at.join(' ')} /${pattern.slice(0, 120)}/${flags}`;

describe('every regular expression of the project', { timeout: 7_200_000 }, () => {
  it('is found', () => {
    expect(literals.length).toBeGreaterThan(900);
    // Put together from parts: `RegExp(…)` of constants, seen only where it is used.
    expect(composed).toBeLessThanOrEqual(25);
  });

  it('takes linear time on whatever it is given', () => {
    const slow = literals.flatMap((one) => {
      const found = findSlowInput(one, LIMITS);
      return found === undefined ? [] : [`${nameOf(one)}: ${found}`];
    });
    expect(slow).toEqual([]);
  });

  it.runIf(LONGER > 1)('is judged by recheck where it repeats anything without end: none is exponential', async () => {
    const verdicts = new Map<string, string[]>();
    for (const one of literals.filter(({ pattern }) => /[+*]|\{\d*,\}/.test(pattern))) {
      const judged = await check(one.pattern, one.flags, { timeout: 10_000 });
      const verdict = judged.status === 'unknown' ? 'unknown' : judged.complexity.type;
      verdicts.set(verdict, [...(verdicts.get(verdict) ?? []), nameOf(one)]);
    }
    for (const [verdict, of] of verdicts) tell(`${verdict}: ${String(of.length)}`);
    tell([...(verdicts.get('polynomial') ?? []), ...(verdicts.get('unknown') ?? [])].join('\n'));
    expect(verdicts.get('exponential') ?? []).toEqual([]);
  });
});

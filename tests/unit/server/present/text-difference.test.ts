import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DifferenceRun, textDifference } from '../../../../src/server/present/text-difference.ts';

const changed = (runs: readonly DifferenceRun[]): string[] => runs.filter((run) => run.changed).map((run) => run.text);
const kept = (runs: readonly DifferenceRun[]): string =>
  runs
    .filter((run) => !run.changed)
    .map((run) => run.text)
    .join('')
    .split(/ +/)
    .filter(Boolean)
    .join(' ');
const whole = (runs: readonly DifferenceRun[]): string => runs.map((run) => run.text).join('');

/** The length of a longest common subsequence, by the definition. */
function longest(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return 0;
  const [headA, ...restA] = a;
  const [headB, ...restB] = b;
  return headA === headB ? 1 + longest(restA, restB) : Math.max(longest(restA, b), longest(a, restB));
}

describe('the difference of two texts', () => {
  it('is the words that were taken out and put in', () => {
    const { was, is } = textDifference('The quay was closed in the spring of 2024.', 'The old quay was closed in the autumn of 2024.');
    expect(changed(was)).toEqual(['spring']);
    expect(changed(is)).toEqual(['old', 'autumn']);
  });

  it('is only the stops, marks and capitals of words that have stayed', () => {
    const { was, is, similarity } = textDifference('and it will cost.”', '“And it will cost,” she said—at last.');
    expect(changed(was)).toEqual(['a', '.']);
    expect(changed(is)).toEqual(['“A', ',', 'she said—at last.']);
    expect(whole(is)).toBe('“And it will cost,” she said—at last.');
    expect(similarity).toBeCloseTo(1 / 3);
    expect(changed(textDifference('“Go,” he said', '“Go.” he said').was)).toEqual([',']);
  });

  it('gives both texts back, keeps the same words in both, and as many as can be kept', () => {
    const words = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 8 });
    fc.assert(
      fc.property(words, words, (a, b) => {
        const { was, is } = textDifference(a.join(' '), b.join('  '));
        expect(whole(was)).toBe(a.join(' '));
        expect(whole(is)).toBe(b.join(' '));
        expect(kept(was)).toBe(kept(is));
        expect(kept(was).split(' ').filter(Boolean)).toHaveLength(longest(a, b));
      }),
    );
  });

  it('has nothing changed between a text and itself, and everything between two without a common word', () => {
    expect(changed(textDifference('one two', 'one two').is)).toEqual([]);
    expect(textDifference('one two', 'three')).toEqual({
      was: [{ text: 'one two', changed: true }],
      is: [{ text: 'three', changed: true }],
      similarity: 0,
    });
  });

  it('stays quick over texts of fifty thousand words', () => {
    const long = (word: string) => Array.from({ length: 50_000 }, (_, i) => `${word}${i % 7}`).join(' ');
    const { was, is } = textDifference(`same ${long('x')} end`, `same ${long('y')} end`);
    expect(was).toHaveLength(3);
    expect(is.map((run) => run.changed)).toEqual([false, true, false]);
  });
});

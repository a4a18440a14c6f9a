import { describe, expect, it } from 'vitest';
import { MAX_LEAVES, parseQuery } from '../../../src/search/parse-query.ts';
import { printQuery } from '../../../src/search/print-query.ts';
import { cpuTime } from '../../support/cpu-time.ts';

/** How a query is read, in print; in brackets where it could not be read to the letter. */
function reading(query: string): string {
  const { ast, repaired } = parseQuery(query);
  return repaired ? `[${printQuery(ast)}]` : printQuery(ast);
}

describe('marks', () => {
  it.each(['"not negotiable"', '“not negotiable”', '„not negotiable“', '«not negotiable»', '»not negotiable«', '”not negotiable”'])(
    'reads %s as a phrase',
    (query) => {
      expect(parseQuery(query)).toEqual({ ast: { type: 'phrase', text: 'not negotiable' }, repaired: false });
    },
  );

  it('keeps marks of another kind inside a phrase apart from its end', () => {
    expect(reading('“He said "yes" to me”')).toBe('"He said yes to me"');
  });

  it('reads an unbalanced mark as if it were not there, and says so', () => {
    expect(reading('“not negotiable')).toBe('[not negotiable]');
    expect(reading('a "b c" d"')).toBe('[a "b c" d]');
  });

  it('keeps a phrase of three hundred words whole', () => {
    const words = Array.from({ length: 300 }, (_, i) => `word${String(i)}`).join(' ');
    expect(parseQuery(`"${words}"`).ast).toEqual({ type: 'phrase', text: words });
  });

  it('reads a distance after a phrase', () => {
    expect(parseQuery('"a b"~5').ast).toEqual({ type: 'near', text: 'a b', distance: 5 });
  });
});

describe('operators', () => {
  it.each([
    ['cartel -raid', 'cartel -raid'],
    ['-"the raid" -(a b)', '-"the raid" -(a b)'],
    ['a OR b c', 'a OR b c'],
    ['(a OR b) c', '(a OR b) c'],
    ['a or b', 'a or b'],
    ['cart* cartle~', 'cart* cartle~'],
    ['said:fentanyl speaker:Jones kind:direct', 'said:fentanyl speaker:Jones kind:direct'],
    ['said:“not negotiable”', 'said:"not negotiable"'],
    ['said:(a OR b) -said:c', 'said:(a OR b) -said:c'],
    ['organization:DEA after:2025-02', 'org:DEA after:2025-02'],
    ['speaker:person:nathan-jones~2', 'speaker:person:nathan-jones~2'],
    ['cartel, raid.', 'cartel raid'],
    ['raid raid raid', 'raid'],
    ['((a b)) c', 'a b c'],
    ['rock & roll', 'rock roll'],
  ])('reads %s as %s', (query, expected) => {
    expect(reading(query)).toBe(expected);
  });

  it.each([
    ['foo:bar', 'foo bar'],
    ['OR a', 'or a'],
    ['a OR', 'a or'],
    ['a OR OR b', 'a or OR b'],
    ['a )b( c', 'a b c'],
    ['(a', 'a'],
    ['()', ''],
    ['a -', 'a'],
    ['--a', 'a'],
    ['said: a', 'said a'],
    ['c*', 'c'],
    ['car*el', 'car el'],
    ['before:soon', 'before soon'],
    ['after:2025-02-30', 'after 2025-02-30'],
    ['http://x.org/a', 'http x.org/a'],
    ['""', ''],
  ])('reads %s as the plain words %s, and says so', (query, expected) => {
    expect(reading(query)).toBe(`[${expected}]`);
  });
});

describe('bounds', () => {
  it('reads parentheses that are too deep as plain words', () => {
    expect(reading(`${'('.repeat(5000)}a -b${')'.repeat(5000)}`)).toBe('[a b]');
  });

  it('keeps a bounded number of different words', () => {
    const { ast, repaired } = parseQuery(Array.from({ length: 3000 }, (_, i) => `w${String(i)}`).join(' '));
    expect(repaired).toBe(true);
    expect(ast?.type === 'and' && ast.of.length).toBe(MAX_LEAVES);
  });

  it('reads twenty thousand unbalanced marks and parentheses in no time', () => {
    const started = cpuTime();
    for (const piece of ['"', '“', '(', '-', ':', '~', '«"', 'a"', 'said:', '“(']) parseQuery(piece.repeat(20_000 / piece.length));
    expect(cpuTime() - started).toBeLessThan(5000);
  });

  it.each(['"we go … and stay"', '“we go ... and stay”', '“we go […] and stay”', '"we go (...) and stay"', '"we go . . . and stay"'])(
    'words left out of a phrase part it in two: %s',
    (query) => {
      const { ast, repaired } = parseQuery(query);
      expect(printQuery(ast)).toBe('"we go" "and stay"');
      expect(repaired).toBe(true);
    },
  );
});

import { expect, it } from 'vitest';
import { matchAny } from '../../../src/search/match-mode.ts';
import { parseQuery } from '../../../src/search/parse-query.ts';
import { printQuery } from '../../../src/search/print-query.ts';

function any(query: string): string {
  const { ast } = parseQuery(query);
  return ast ? printQuery(matchAny(ast)) : '';
}

it('makes alternatives of words and phrases that stand side by side', () => {
  expect(any('cartel "the raid" pol*')).toBe('cartel OR "the raid" OR pol*');
});

it('keeps field terms and exclusions as restrictions', () => {
  expect(any('cartel raid speaker:Jones -policy')).toBe('(cartel OR raid) speaker:Jones -policy');
  expect(any('speaker:Jones kind:direct')).toBe('speaker:Jones kind:direct');
});

it('keeps the meaning of what stands in a field or behind a minus', () => {
  expect(any('raid said:(a b) -(c d)')).toBe('raid said:(a b) -(c d)');
});

it('leaves function words out of a question that has enough other words', () => {
  expect(any('what did the president say of the raid')).toBe('president OR say OR raid');
  expect(any('the raid')).toBe('the OR raid');
  expect(any('"to be" or not to be')).toBe('"to be" OR or OR not OR to OR be');
});

import { expect, test } from 'vitest';
import { relaxedWords } from '../../../../src/server/present/relaxed-words.ts';

test('words are named as they are, and a long part of a passage by its ends', () => {
  expect(relaxedWords(['cartel', 'castle'])).toBe('cartel, castle');
  expect(relaxedWords(['"we will stay here for as long as it takes"', '"and not a day longer"'])).toBe(
    '"we will stay here … long as it takes", "and not a day longer"',
  );
});

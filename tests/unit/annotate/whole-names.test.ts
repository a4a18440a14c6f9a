/** Names of several parts stay whole, and their short forms find them. */
import { expect, test } from 'vitest';
import { createAnnotator } from '../../../src/annotate/annotator.ts';

const annotator = createAnnotator();

function named(text: string): string[] {
  return annotator
    .annotateText({ id: 'x', text })
    .mentions.filter(({ entity }) => entity !== undefined)
    .map(({ start, end, entity }) => `${text.slice(start, end)} = ${entity}`);
}

test('an organisation is not cut at “and” where one article and one noun hold both halves together', () => {
  expect(named('The Food and Drug Administration approved it.')).toEqual([
    'Food and Drug Administration = organization:food-and-drug-administration',
  ]);
  expect(named('The Sinaloa Cartel and Jalisco New Generation Cartel fought.')).toHaveLength(2);
});

test('a surname with particles is the person whose full name ends so', () => {
  expect(
    new Set(named('Peter van der Loos met him. Van der Loos said no. “No,” van der Loos said.').map((one) => one.split(' = ')[1])),
  ).toEqual(new Set(['person:peter-van-der-loos']));
});

test('a surname of several words that two people share is neither of them', () => {
  expect(
    named('Peter van der Loos met Anna van der Loos. The rain went on. Then van der Loos left.').map((one) => one.split(' = ')[1]),
  ).toEqual(['person:peter-van-der-loos', 'person:anna-van-der-loos', 'person:van-der-loos']);
});

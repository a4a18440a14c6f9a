/** Who is one person with whom in one document, under which name and with which role. */
import { describe, expect, test } from 'vitest';
import { createAnnotator } from '../../../src/annotate/annotator.ts';
import type { AnnotatedText } from '../../../src/domain/annotation.ts';

const annotator = createAnnotator();
const annotate = (text: string): AnnotatedText => annotator.annotateText({ id: 'x', text });
const speakers = (text: string) =>
  annotate(text)
    .quotations.filter(({ kind }) => kind !== 'indirect')
    .map(({ speaker }) => [speaker?.name, speaker?.role]);
const people = (text: string) =>
  annotate(text)
    .entities.filter(({ type }) => type === 'person')
    .map(({ name }) => name);

describe('two people of one surname', () => {
  const both = 'Martin Ashdown built the pier. Helen Ashdown, the mayor, opened it.\n';

  test('are told apart by Mr and by an office, and the office stays with its holder', () => {
    expect(speakers(`${both}“It is sound,” said Mr Ashdown.\n“It is ours,” said Mayor Ashdown.`)).toEqual([
      ['Martin Ashdown', undefined],
      ['Helen Ashdown', 'Mayor'],
    ]);
  });

  test('are not guessed between where nothing says which', () => {
    const far = 'The rain went on.\n'.repeat(4);
    expect(speakers(`${both}${far}“It is sound,” said Ashdown.`)).toEqual([['Ashdown', undefined]]);
  });

  test('keep an office away from a man where the paragraph calls its holder she', () => {
    const text =
      'Martin Ashdown built the pier. “It is sound,” Mr Ashdown said.\nMayor Ashdown walked along it. “It is ours,” she said, and she left.';
    expect(annotate(text).entities.find(({ name }) => name === 'Martin Ashdown')?.roles).toBeUndefined();
    expect(speakers(text)[1]).toEqual(['Ashdown', 'Mayor']);
  });

  test('of whom only titles are known are two names', () => {
    expect(people('Mr Farrant said the boat sank. Mrs Farrant said that it did not.')).toEqual(['Farrant', 'Mrs Farrant']);
  });
});

describe('a short form', () => {
  test('with an initial is the one person whom it fits', () => {
    expect(people('A. Kestrel signed the letter. Adrian Kestrel denied it.')).toEqual(['Adrian Kestrel']);
    expect(people('A. Kestrel signed it. Adrian Kestrel and Anna Kestrel denied it.')).toHaveLength(3);
  });

  test('with a courtesy title is the surname', () => {
    const { mentions, entities } = annotate('Adrian Kestrel won. Please be kind to Mr Kestrel, they said.');
    expect(entities.map(({ name }) => name)).toEqual(['Adrian Kestrel']);
    expect(mentions.map(({ entity }) => entity)).toEqual(['person:adrian-kestrel', 'person:adrian-kestrel']);
  });
});

describe('an office alone', () => {
  test('means the one person of the document who holds it', () => {
    expect(speakers('Captain Joan Merrow, the harbourmaster, was late.\n“I was at sea,” the harbourmaster said.')).toEqual([
      ['Joan Merrow', 'harbourmaster'],
    ]);
    expect(speakers('Peter Lunn was elected mayor in May. “I am tired,” the mayor said.')).toEqual([['Peter Lunn', 'mayor']]);
  });

  test('means nobody where two hold it, or where somebody no longer does', () => {
    expect(speakers('Mayor Peter Lunn met Mayor Sue Parr. “I am tired,” the mayor said.')).not.toContainEqual(['Peter Lunn', 'mayor']);
    expect(speakers('Former Mayor Peter Lunn came. “I am tired,” the mayor said.')[0]?.[0]).not.toBe('Peter Lunn');
  });
});

test('a name in capitals is printed as it is written elsewhere, or in title case', () => {
  expect(annotate('PORT MALLOW — Snow fell.\nIn Port Mallow nobody minded.').entities.map(({ name }) => name)).toEqual(['Port Mallow']);
  expect(annotate('PORT MALLOW — Snow fell.').entities.map(({ name }) => name)).toEqual(['Port Mallow']);
  expect(people('ELLEN DRAPER spoke first. Later Ellen Draper left.')).toEqual(['Ellen Draper']);
});

test('a name with a nickname before it has both its marks, and the entity none', () => {
  const text = 'The trial of “El Lobo” Zamora opened on Friday.';
  const { mentions, entities, terms } = annotate(text);
  const person = mentions.find(({ type }) => type === 'person');
  expect(text.slice(person?.start, person?.end)).toBe('“El Lobo” Zamora');
  expect(entities.map(({ name }) => name)).toEqual(['El Lobo Zamora']);
  expect(terms.map(({ kind }) => kind)).toEqual(['nickname']);
});

test('a pronoun that means nobody known stays the word it is', () => {
  expect(annotate('The council met. “We will rebuild,” she said.').quotations[0]?.speaker).toMatchObject({ name: 'she', kind: 'unnamed' });
});

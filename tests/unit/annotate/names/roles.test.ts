/** Titles and descriptions become roles of a person, with what they belong to, also where nobody is quoted. */
import { describe, expect, test } from 'vitest';
import { createAnnotator } from '../../../../src/annotate/annotator.ts';

const annotator = createAnnotator();

function roles(text: string): Record<string, string[]> {
  const { entities } = annotator.annotateText({ id: 'x', text });
  return Object.fromEntries(entities.filter(({ type }) => type === 'person').map((one) => [one.name, one.roles ?? []]));
}

describe('a title before a name', () => {
  test.each([
    ['Secretary of State Maria Lind flew home.', 'Secretary of State'],
    ['Director of National Intelligence Adam Berg flew home.', 'Director of National Intelligence'],
    ['On Friday Acme CEO Maria Lind flew home.', 'Acme CEO'],
    ['Dr. Maria Lind flew home.', 'Dr.'],
    ['Former President Maria Lind flew home.', 'former President'],
    ['French President Maria Lind flew home.', 'French President'],
    ['They met Health and Human Services Secretary Maria Lind there.', 'Health and Human Services Secretary'],
    ['They met Secretary-General Maria Lind there.', 'Secretary-General'],
    ['They met then-Vice President Maria Lind there.', 'then Vice President'],
  ])('%s', (text, role) => {
    expect(Object.values(roles(text))).toEqual([[role]]);
  });

  test('has the party behind the name with it', () => {
    expect(roles('Rep. Maria Lind (D-Ohio) voted for it, and Sen. Adam Berg, R-Maine, against it.')).toEqual({
      'Maria Lind': ['Rep. (D-Ohio)'],
      'Adam Berg': ['Sen. (R-Maine)'],
    });
  });

  test('does not take the adverb that opens a sentence with it', () => {
    expect(roles('Yesterday Rep. Maria Lind voted for it.')).toEqual({ 'Maria Lind': ['Rep.'] });
  });
});

describe('a description beside a name', () => {
  test.each([
    ['Maria Lind, the U.S. secretary of state, met officials in Rome.', 'U.S. secretary of state'],
    ['Maria Lind, president of Judicial Watch, sued.', 'president of Judicial Watch'],
    [
      'Maria Lind, a retired Marine general and former secretary of homeland security, left.',
      'retired Marine general and former secretary of homeland security',
    ],
    ['Maria Lind, 45, a teacher from Ohio, sang.', 'teacher from Ohio'],
    ['The prime minister of Norway, Maria Lind, met nobody.', 'prime minister of Norway'],
    ["They waited for Germany's chancellor, Maria Lind.", "Germany's chancellor"],
    ['Maria Lind is a professor of law at Harvard.', 'professor of law at Harvard'],
  ])('%s', (text, role) => {
    expect(roles(text)['Maria Lind']).toEqual([role]);
  });

  test.each([
    'Maria Lind, whose brother is a senator, lost.',
    'Maria Lind, whose brother, Senator Adam Berg, is ill, lost.',
    'Maria Lind, the mayor and the priest met.',
    'Maria Lind, Adam Berg and a doctor met.',
    'Maria Lind, the wife of the mayor, sang.',
    'Maria Lind, who met the president, sang.',
    'The mayor, Maria Lind said, was late.',
    'Maria Lind, Washington Examiner, wrote about it.',
  ])('is none: %s', (text) => {
    expect(roles(text)['Maria Lind']).toEqual([]);
  });
});

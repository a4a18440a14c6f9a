/** Names that rules keep whole or type: bodies with commas, labels of transcripts, suffixes, short given names. */
import { describe, expect, test } from 'vitest';
import { createAnnotator } from '../../../../src/annotate/annotator.ts';

const annotator = createAnnotator();
const annotate = (text: string) => annotator.annotateText({ id: 'x', text });
const ids = (text: string): string[] => annotate(text).entities.map(({ id }) => id);
const people = (text: string): string[] =>
  annotate(text)
    .entities.filter(({ type }) => type === 'person')
    .map(({ name }) => name);

describe('a body that lists its fields', () => {
  test('is one name over the commas', () => {
    expect(ids('The Bureau of Alcohol, Tobacco, Firearms and Explosives raided the shop.')).toEqual([
      'organization:bureau-of-alcohol-tobacco-firearms-and-explosives',
    ]);
    expect(ids('The Health, Education, Labor and Pensions Committee met on it.')).toEqual([
      'organization:health-education-labor-and-pensions-committee',
    ]);
  });

  test('ends where another body begins', () => {
    expect(ids('She worked at the Department of Justice, Congress and the Senate.')).toContain('organization:department-of-justice');
  });
});

test('a name goes over a small word between hyphens', () => {
  for (const name of ['Mar-a-Norden Club', 'Stow-on-the-Wold']) {
    expect(annotate(`He dined at the ${name} in Palm Beach.`).entities.map((entity) => entity.name)).not.toContain(name.split('-').at(-1));
  }
});

test('labels in capitals are people where a document has the habit of a transcript', () => {
  expect(annotate('JONES: It is late.\nSMITH: It is not.\nJONES: It is.').entities.map(({ type }) => type)).not.toContain('place');
  expect(ids('LONDON: Rain fell.\nPARIS: Snow fell.\nLONDON: More rain fell.')).not.toContain('person:london');
});

test('a suffix belongs to the name and keeps a son from his father', () => {
  expect(people('Martin Luther King III spoke. Martin Luther King Jr. had spoken before him.')).toEqual([
    'Martin Luther King III',
    'Martin Luther King Jr.',
  ]);
});

test('a surname that is a numeral in other letters is a name where it speaks', () => {
  expect(annotate('Xi Jinping went home. “It is late,” Xi said.').quotations[0]?.speaker?.entity).toBe('person:xi-jinping');
});

test.each([
  ['They rose under Barack Obama.', ['person:barack-obama']],
  ['They met President Moon Jae-in there.', ['person:moon-jae-in']],
  ['The Donald Trump-led party won.', ['person:donald-trump']],
  ['The General Data Protection Regulation holds.', []],
  ['The National Business Group on Health sued.', ['organization:national-business-group-on-health']],
  ['The council met Mari St. Martin.', ['person:mari-st-martin']],
])('%s', (text, found) => {
  expect(ids(text)).toEqual(found);
});

test('a month is a name only where somebody is called so', () => {
  expect(ids('In May the ferry came. May was wet.')).toEqual([]);
  expect(new Set(ids('Theresa May came. May said no.'))).toEqual(new Set(['person:theresa-may']));
});

describe('a short given name', () => {
  test('is the nickname that stands in marks inside the full name', () => {
    expect(people('William “Bill” Harlan won. Bill Harlan left. Harlan wept.')).toEqual(['William Harlan']);
    expect(annotate('William “Bill” Harlan won.').entities[0]?.aliases).toContain('Bill Harlan');
  });

  test('is a form of the one full name with that surname in the article', () => {
    expect(people('Ron Harlan came. Nobody knew Ronald Harlan.')).toEqual(['Ron Harlan']);
  });

  test('is another person where one is a relative, or the names are no forms of each other', () => {
    expect(people('Bill Harlan, the son of William Harlan, won.')).toHaveLength(2);
    expect(people('Erica Harlan and Eric Harlan won.')).toHaveLength(2);
    expect(people('Bill Harlan won. William Harlan Jr. lost.')).toHaveLength(2);
  });
});

describe('the evidence of a mention', () => {
  const evidence = (text: string, words: string): string[] | undefined =>
    annotate(text).mentions.find(({ start, end }) => text.slice(start, end) === words)?.evidence;

  test('says what found it, what supports it and how it is tied to its entity', () => {
    const text = 'Gen. Maria Lind left for Norway. Lind met the Norden Harbour Authority (NHA).';
    expect(evidence(text, 'Maria Lind')).toEqual(['model', 'gazetteer: given name', 'title: Gen.']);
    expect(evidence(text, 'Lind')).toEqual(['model', 'surname of Maria Lind']);
    expect(evidence(text, 'Norway')).toEqual(['model', 'gazetteer: place']);
    expect(evidence(text, 'NHA')).toEqual(['model', 'acronym of Norden Harbour Authority']);
  });

  test('is there for every mention', () => {
    const { mentions } = annotate('On Feb. 3, 2015, Maria Lind paid $5 to Acme Inc. in Oslo, 3 percent of it.');
    expect(mentions.length).toBeGreaterThan(4);
    for (const { evidence: found } of mentions) expect(found?.length).toBeGreaterThan(0);
  });
});

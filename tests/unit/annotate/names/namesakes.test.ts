/** People whose names differ in a suffix or in middle names stay apart, in one document and over a corpus. */
import { describe, expect, test } from 'vitest';
import { createAnnotator } from '../../../../src/annotate/annotator.ts';
import { middlesAgree, readPersonName } from '../../../../src/annotate/names/person-name.ts';
import { resolveEntities } from '../../../../src/annotate/resolve.ts';

const annotator = createAnnotator();
const annotate = (text: string) => annotator.annotateText({ id: 'x', text });
const people = (text: string) =>
  annotate(text)
    .entities.filter(({ type }) => type === 'person')
    .map(({ name }) => name)
    .sort();
const speaker = (text: string) => annotate(text).quotations.find(({ kind }) => kind !== 'indirect')?.speaker;

describe('a father and a son of one name', () => {
  test('are two people, and what the father says is his', () => {
    const text = 'Alan Corwin Jr. and Alan Corwin spoke. “I won,” Alan Corwin said.';
    expect(people(text)).toEqual(['Alan Corwin', 'Alan Corwin Jr.']);
    expect(speaker(text)?.entity).toBe('person:alan-corwin');
    expect(people('Alan Corwin Sr. and Alan Corwin Jr. were at the game.')).toEqual(['Alan Corwin Jr.', 'Alan Corwin Sr.']);
  });

  test('are not united by another article that knows both', () => {
    const articles = ['Alan Corwin Jr. met Alan Corwin. Corwin left.', 'Chairman Alan Corwin said no.', 'Alan Corwin Jr. said yes.'];
    const evidence = articles.map((text, i) => ({ article: `${i}`, entities: annotate(text).entities }));
    expect(resolveEntities(evidence).canonical).toEqual({});
    expect(resolveEntities(evidence.toReversed())).toEqual(resolveEntities(evidence));
  });

  test('are not united by an alias without the suffix', () => {
    const jr = { id: 'person:alan-corwin-jr', type: 'person' as const, name: 'Alan Corwin Jr.', aliases: ['Alan Corwin'] };
    const plain = { id: 'person:alan-corwin', type: 'person' as const, name: 'Alan Corwin', aliases: [] };
    const evidence = [jr, plain].map((entity, i) => ({ article: `${i}`, entities: [entity] }));
    expect(resolveEntities(evidence).canonical).toEqual({});
  });
});

describe('middle initials', () => {
  test('keep namesakes apart, and a name without one is then neither', () => {
    expect(people('John A. Merrow met John B. Merrow.')).toEqual(['John A. Merrow', 'John B. Merrow']);
    expect(people('John A. Merrow met John B. Merrow. John Merrow left.')).toHaveLength(3);
    expect(people('John Merrow came. John A. Merrow left.')).toEqual(['John A. Merrow']);
  });

  test('agree with the name that they stand for, and fewer initials do not agree with more', () => {
    const middles = (form: string) => readPersonName(form).middles;
    expect(middlesAgree(middles('Peter A. Stone'), middles('Peter Andrew Stone'))).toBe(true);
    expect(middlesAgree(middles('Peter H.W. Stone'), middles('Peter H. W. Stone'))).toBe(true);
    expect(middlesAgree(middles('Peter W. Stone'), middles('Peter H. W. Stone'))).toBe(false);
  });

  test('keep an article with both namesakes from giving the plain name of another article to one of them', () => {
    const entity = (id: string, name: string, aliases: string[]) => ({ id: `person:${id}`, type: 'person' as const, name, aliases });
    const evidence = [
      entity('john-a-merrow', 'John A. Merrow', ['John Merrow']),
      entity('john-b-merrow', 'John B. Merrow', []),
      entity('john-merrow', 'John Merrow', []),
    ].map((one, i) => ({ article: `${i}`, entities: [one] }));
    expect(resolveEntities(evidence).canonical).toEqual({});
    expect(resolveEntities(evidence.filter((_, i) => i !== 1)).canonical).toEqual({ 'person:john-merrow': 'person:john-a-merrow' });
  });
});

describe('a surname', () => {
  test('that is a title elsewhere belongs to the name before "Jr." and speaks alone', () => {
    const text = 'Martin Luther King Jr. spoke in Memphis. “I have hope,” King said.';
    expect(people(text)).toEqual(['Martin Luther King Jr.']);
    expect(speaker(text)?.entity).toBe('person:martin-luther-king-jr');
  });

  test('used before a relative is introduced is not the relative’s', () => {
    const text = 'Corwin said the deal was done. “It is great,” Corwin said. Later Eric Corwin, the president’s son, came by.';
    expect(people(text)).toEqual(['Corwin', 'Eric Corwin']);
    expect(speaker(text)?.entity).toBe('person:corwin');
  });
});

describe('a speaker with a short or numbered name', () => {
  test.each([
    ['“Go in peace,” Pope Leo XIV said.', 'Leo XIV'],
    ['Cy Eng, standing in the rain, said: “We are wet.”', 'Cy Eng'],
    ['Asked about the plan, Poe said: “It is bad.”', 'Poe'],
  ])('%s has an entity', (text, name) => {
    expect(people(text).some((one) => one.endsWith(name))).toBe(true);
  });

  test('is no office by which somebody is spoken to', () => {
    expect(people('“Mr. President, I object,” Nora Quill said.')).toEqual(['Nora Quill']);
  });

  test('is no common word at the beginning of a sentence', () => {
    expect(people('Reports said the mill was dead.')).toEqual([]);
  });
});

describe('a surname that several people of an article bear', () => {
  const idsOf = (text: string, form: string) => {
    const { mentions } = annotate(text);
    return mentions.filter(({ start, end }) => text.slice(start, end) === form).map(({ entity }) => entity);
  };

  test('is not the son’s where the father is named too', () => {
    expect(idsOf('Alan Corwin Jr. praised the boat. Corwin built it. Alan Corwin left.', 'Corwin')).toEqual(['person:alan-corwin']);
    expect(idsOf('Alan Corwin Jr. met his father, Alan Corwin. Corwin was late.', 'Corwin')).toEqual(['person:corwin']);
  });

  test('is not the son’s where the text calls him Corwin Jr.', () => {
    expect(idsOf('Alan Corwin Jr. praised the boat. Corwin Jr. left. Corwin laughed.', 'Corwin')).toEqual(['person:corwin']);
  });

  test('stays with the one in office when a wife is introduced, and is hers nowhere', () => {
    const text = 'Gov. Ralph Marden met his wife, Pam Marden. “I stay,” Marden said. Gov. Marden left.';
    expect(idsOf(text, 'Marden')).toEqual(['person:ralph-marden', 'person:ralph-marden']);
  });

  test('stays with the one in office where the first lady is named at the end', () => {
    const text = `Gov. Ralph Marden spoke.\n${'It rained.\n'.repeat(4)}Marden left.\nPam Marden, the state’s first lady, agreed.`;
    expect(new Set(idsOf(text, 'Marden'))).toEqual(new Set(['person:ralph-marden']));
  });

  test('is not guessed where the relative was named last', () => {
    const text = `Gov. Ralph Marden met his wife, Pam Marden.\nIt rained.\nPam Marden sang. Marden laughed.`;
    expect(idsOf(text, 'Marden')).toEqual(['person:marden']);
  });

  test('is not that of somebody who comes only later', () => {
    const text = `Ralph Marden spoke.\n${'It rained.\n'.repeat(4)}Marden left.\nTom Marden, a baker, came.`;
    expect(idsOf(text, 'Marden')).toEqual(['person:ralph-marden']);
  });

  test('under another title in one sentence is another person', () => {
    const text = 'Dr. Tillman met Sen. Ann Tillman. Later Dr. Tillman left.';
    expect(idsOf(text, 'Tillman')).toEqual(['person:tillman', 'person:tillman']);
  });

  test('is another person where the pronoun behind a title says a man and the name a woman', () => {
    expect(idsOf('Sen. Ann Tillman spoke. Dr. Tillman said he was well.', 'Tillman')).toEqual(['person:tillman']);
    expect(idsOf('Sen. Ann Tillman spoke. Sen. Tillman said he was well.', 'Tillman')).toEqual(['person:ann-tillman']);
  });
});

describe('a title that the names carry with them', () => {
  test('makes no second person', () => {
    expect(people('James Orwin was fired. Director Orwin left. Former Director Orwin wrote. The former Director Orwin spoke.')).toEqual([
      'James Orwin',
    ]);
    expect(people('Lt. Governor Marfax denied it. Lt. Gov. Marfax left. Justin Marfax spoke.')).toEqual(['Justin Marfax']);
  });

  test('of two words is nobody by itself', () => {
    expect(people('The Lieutenant Governor left. The Attorney General of the United States declined.')).toEqual([]);
  });
});

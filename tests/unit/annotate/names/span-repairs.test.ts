/** What the model takes for one name or the wrong kind of name, and the rules know better. */
import { describe, expect, test } from 'vitest';
import { createAnnotator } from '../../../../src/annotate/annotator.ts';

const annotator = createAnnotator();
const names = (text: string) =>
  annotator
    .annotateText({ id: 'x', text })
    .entities.map(({ type, name }) => `${type}: ${name}`)
    .sort();

describe('bodies with small words in their names', () => {
  test('are taken whole from the list', () => {
    expect(names('Agents of Customs and Border Protection left. The Centers for Medicare & Medicaid Services said so.')).toEqual([
      'organization: Centers for Medicare & Medicaid Services',
      'organization: Customs and Border Protection',
    ]);
  });

  test('are two where “and” joins two that are known', () => {
    expect(names('The House and Senate agreed.')).toEqual(['organization: House', 'organization: Senate']);
  });
});

describe('an office behind a place', () => {
  test('is no part of it, and a nationality is no place', () => {
    expect(names('Carl Dunmore, Iowa Republican and farmer, met the Wisconsin Speaker.')).toEqual([
      'person: Carl Dunmore',
      'place: Iowa',
      'place: Wisconsin',
    ]);
    expect(names('The Saudi King met the French President.')).toEqual([]);
    expect(names('King Salman met Carl Dunmore. Saudi King Salman left.')).toEqual(['person: Carl Dunmore', 'person: Salman']);
  });

  test('between a place and a surname in capitals belongs to neither', () => {
    expect(names('OHIO GOV. TILLMAN SAYS HE STAYS\nGov. Ralph Tillman of Ohio said so.')).toEqual(['person: Ralph Tillman', 'place: Ohio']);
  });

  test('in front of a person of somewhere makes no body', () => {
    expect(names('Lawmakers heard Reps. Rosa Tillman of Michigan and Ian Omar of Ohio.')).toEqual([
      'person: Ian Omar',
      'person: Rosa Tillman',
      'place: Michigan',
      'place: Ohio',
    ]);
  });
});

describe('a known place of two words that opens a sentence', () => {
  test('keeps its first word', () => {
    expect(names('Downing Street said it was fine.')).toEqual(['place: Downing Street']);
  });
});

describe('a single word of which the model is not sure', () => {
  test('is a person where it speaks or has aides, and a firm where the text speaks of its profits', () => {
    expect(names('Trump met Clinton. Trump said so.')).toEqual(['person: Clinton', 'person: Trump']);
    expect(names('Aides to Biden said he was “fine.”')).toEqual(['person: Biden']);
    expect(names('Allies of Kavanaugh said he was “fine.”')).toEqual(['person: Kavanaugh']);
    expect(names('Volvo said its profits fell.')).toEqual(['organization: Volvo']);
  });
});

describe('a well-known surname that opens a sentence', () => {
  test('is a person before a verb, and another word is not', () => {
    expect(names('Comey testified. Reports said so.')).toEqual(['person: Comey']);
  });
});

describe('an acronym of two letters', () => {
  test('is one with its name where both are known', () => {
    expect(names('The European Union agreed. The EU paid.')).toEqual(['organization: European Union']);
  });
});

describe('two surnames with a hyphen', () => {
  test('are nobody where both are people of the text', () => {
    expect(names('A Dunmore-Tillman meeting was held. Carl Dunmore and Rosa Tillman shook hands.')).toEqual([
      'person: Carl Dunmore',
      'person: Rosa Tillman',
    ]);
    expect(names('Helen Dunmore-Tillman met Carl Dunmore.')).toEqual(['person: Carl Dunmore', 'person: Helen Dunmore-Tillman']);
  });
});

import { describe, expect, test } from 'vitest';
import { type ArticleEntities, resolveEntities } from '../../../src/annotate/resolve.ts';
import type { Entity } from '../../../src/domain/annotation.ts';
import { entityId } from '../../../src/domain/ids.ts';

function entity(type: Entity['type'], name: string, aliases: string[] = [], roles?: string[]): Entity {
  return { id: entityId(type, name), type, name, aliases, ...(roles === undefined ? {} : { roles }) };
}
let number = 0;
function article(...entities: Entity[]): ArticleEntities {
  return { article: `a${number++}`, entities };
}

const cartel = article(entity('organization', 'Jalisco New Generation Cartel', ['CJNG']));

describe('resolveEntities', () => {
  test('an acronym spelled out in one article is the same in another', () => {
    const table = resolveEntities([cartel, article(entity('organization', 'CJNG'))]);
    expect(table.canonical).toEqual({ 'organization:cjng': 'organization:jalisco-new-generation-cartel' });
    expect(table.entities).toEqual([
      { id: 'organization:jalisco-new-generation-cartel', type: 'organization', name: 'Jalisco New Generation Cartel', aliases: ['CJNG'] },
    ]);
  });

  test('competing expansions leave an acronym apart', () => {
    const other = article(entity('organization', 'Central Jersey Nursing Guild', ['CJNG']));
    const table = resolveEntities([cartel, other, article(entity('organization', 'CJNG'))]);
    expect(table.canonical).toEqual({});
    expect(table.entities.map(({ id }) => id)).toEqual([
      'organization:central-jersey-nursing-guild',
      'organization:cjng',
      'organization:jalisco-new-generation-cartel',
    ]);
  });

  test('an acronym of another type stays apart', () => {
    const table = resolveEntities([cartel, article(entity('place', 'CJNG'))]);
    expect(table.canonical).toEqual({});
  });

  test('a surname alone never becomes somebody', () => {
    const table = resolveEntities([article(entity('person', 'Nathan Jones', ['Jones'])), article(entity('person', 'Jones'))]);
    expect(table.canonical).toEqual({});
    expect(table.entities).toHaveLength(2);
  });

  test('a fuller form of a name unites what one article calls by both', () => {
    const table = resolveEntities([
      article(entity('person', 'Maria T. Lind', ['Maria Lind'])),
      article(entity('person', 'Maria Lind', ['Lind'], ['mayor'])),
    ]);
    expect(table.canonical).toEqual({ 'person:maria-lind': 'person:maria-t-lind' });
    expect(table.entities).toEqual([
      { id: 'person:maria-t-lind', type: 'person', name: 'Maria T. Lind', aliases: ['Lind', 'Maria Lind'], roles: ['mayor'] },
    ]);
  });

  test('known short forms of places are the place', () => {
    const table = resolveEntities([article(entity('place', 'U.S.')), article(entity('place', 'United States'))]);
    expect(table.canonical).toEqual({ 'place:u-s': 'place:united-states' });
    expect(table.entities.map(({ name, aliases }) => [name, aliases])).toEqual([['United States', ['U.S.']]]);
  });

  test('names that claim each other meet in one', () => {
    const table = resolveEntities([
      article(entity('organization', 'World Trade Body', ['Trade Body'])),
      article(entity('organization', 'Trade Body', ['World Trade Body'])),
    ]);
    expect(table.canonical).toEqual({ 'organization:trade-body': 'organization:world-trade-body' });
    expect(table.entities).toHaveLength(1);
  });

  test('one article is not enough against many that use the short name', () => {
    const many = Array.from({ length: 40 }, () => article(entity('organization', 'ABC')));
    const once = [
      article(entity('organization', 'Alta Building Company', ['ABC'])),
      ...[1, 2, 3].map(() => article(entity('organization', 'Alta Building Company'))),
    ];
    expect(resolveEntities([...many, ...once]).canonical).toEqual({});
    const often = [1, 2, 3, 4].map(() => article(entity('organization', 'Alta Building Company', ['ABC'])));
    expect(resolveEntities([...many, ...often]).canonical).toEqual({ 'organization:abc': 'organization:alta-building-company' });
  });

  test('most articles outweigh a mistaken one', () => {
    const right = Array.from({ length: 12 }, () => article(entity('organization', 'Coastal Ferry Union', ['CFU'])));
    const wrong = article(entity('organization', 'Crown of Fools United', ['CFU']));
    const table = resolveEntities([...right, wrong, article(entity('organization', 'CFU'))]);
    expect(table.canonical).toEqual({ 'organization:cfu': 'organization:coastal-ferry-union' });
  });

  test('a name that most articles use stands before a fuller one that few do', () => {
    const usual = Array.from({ length: 5 }, () => article(entity('person', 'Maria Lind', ['Lind'])));
    const table = resolveEntities([...usual, article(entity('person', 'Maria T. Lind', ['Maria Lind']))]);
    expect(table.canonical).toEqual({ 'person:maria-t-lind': 'person:maria-lind' });
  });

  test('two people of one first and last name, whom few articles confuse, stay two', () => {
    const senator = Array.from({ length: 20 }, () => article(entity('person', 'John Merrow')));
    const president = Array.from({ length: 30 }, () => article(entity('person', 'John F. Merrow')));
    const both = [1, 2].map(() => article(entity('person', 'John F. Merrow', ['John Merrow'])));
    expect(resolveEntities([...senator, ...president, ...both]).canonical).toEqual({});
  });

  test('names that explain each other and stand side by side are one', () => {
    const both = Array.from({ length: 4 }, () =>
      article(
        entity('organization', 'Department of Fisheries'),
        entity('organization', 'DOF'),
        entity('organization', 'Fisheries Department'),
      ),
    );
    const usual = article(entity('organization', 'Fisheries Department'));
    expect(resolveEntities([...both, usual]).canonical).toEqual({
      'organization:department-of-fisheries': 'organization:fisheries-department',
      'organization:dof': 'organization:fisheries-department',
    });
    expect(resolveEntities(both.slice(0, 2)).canonical).toEqual({});
  });

  test('only the roles that most articles give are kept', () => {
    const many = Array.from({ length: 30 }, (_, i) => article(entity('person', 'Maria Lind', [], ['mayor', `guest ${i + 10}`])));
    const [lind] = resolveEntities(many).entities;
    expect(lind?.roles).toHaveLength(12);
    expect(lind?.roles).toContain('mayor');
  });

  test('points in an acronym change nothing', () => {
    const table = resolveEntities([
      article(entity('organization', 'N.F.U.')),
      article(entity('organization', 'NFU')),
      article(entity('organization', 'NFU')),
    ]);
    expect(table.canonical).toEqual({ 'organization:n-f-u': 'organization:nfu' });
  });

  test('the order of the articles changes nothing', () => {
    const articles = [
      cartel,
      article(entity('organization', 'CJNG', [], ['cartel'])),
      article(entity('place', 'US')),
      article(entity('person', 'Ann Lee', ['Lee'], ['judge'])),
      article(entity('person', 'Ann Lee', ['Ms. Lee'])),
    ];
    const table = resolveEntities(articles);
    expect(resolveEntities([...articles].toReversed())).toEqual(table);
    expect(JSON.stringify(resolveEntities([...articles.slice(2), ...articles.slice(0, 2)]))).toBe(JSON.stringify(table));
  });
});

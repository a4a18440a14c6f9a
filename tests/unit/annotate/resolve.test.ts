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

/** Entities of a corpus: the same table in whatever order the articles come, and from whatever parts they are gathered. */
import { array, assert, constantFrom, property, record, shuffledSubarray, tuple } from 'fast-check';
import { expect, test } from 'vitest';
import { type ArticleEntities, resolveEntities } from '../../src/annotate/resolve.ts';
import { ENTITY_TYPES, type Entity } from '../../src/domain/annotation.ts';
import { entityId } from '../../src/domain/ids.ts';
import { LONGER } from '../support/long.ts';

const NAMES = [
  'Norden Ferry Line',
  'NFL',
  'N.F.L.',
  'Maria Lind',
  'Lind',
  'M. Lind',
  'Ferry Line',
  'U.S.',
  'United States',
  'US',
  'Norden',
  'NFA',
  'Norden Ferry Authority',
];
const name = constantFrom(...NAMES);
const entity = record({
  type: constantFrom(...ENTITY_TYPES),
  name,
  aliases: array(name, { maxLength: 3 }),
  roles: array(constantFrom('mayor', 'Gen.'), { maxLength: 2 }),
}).map(
  ({ type, name: own, aliases, roles }): Entity => ({
    id: entityId(type, own),
    type,
    name: own,
    aliases: [...new Set(aliases)],
    ...(roles.length > 0 ? { roles } : {}),
  }),
);
const articles = array(array(entity, { maxLength: 4 }), { minLength: 1, maxLength: 8 }).map((lists) =>
  lists.map((entities, i): ArticleEntities => ({ article: `a${i}`, entities })),
);
const shuffled = articles.chain((list) =>
  tuple(shuffledSubarray(list, { minLength: list.length }), shuffledSubarray(list, { minLength: list.length })),
);

test('the order of the articles changes nothing', () => {
  assert(
    property(shuffled, ([one, other]) => {
      expect(resolveEntities(one)).toEqual(resolveEntities(other));
    }),
    { numRuns: 300 * LONGER },
  );
});

test('every name that an article used still leads to one entity of its type', () => {
  assert(
    property(articles, (list) => {
      const { entities, canonical } = resolveEntities(list);
      const known = new Map(entities.map((one) => [one.id, one]));
      expect(known.size).toBe(entities.length);
      for (const { id, type, name: own } of list.flatMap((article) => article.entities)) {
        const target = known.get(canonical[id] ?? id);
        expect(target?.type).toBe(type);
        expect([target?.name, ...(target?.aliases ?? [])]).toContain(own);
      }
    }),
    { numRuns: 300 * LONGER },
  );
});

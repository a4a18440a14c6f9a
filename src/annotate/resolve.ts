/**
 * Entities of many articles made one table: the same id is the same entity, and two ids are united only on evidence.
 *
 * The evidence is what single articles saw: an article that calls one entity by two names ("Jalisco New Generation Cartel (CJNG)") lets
 * the short one of another article mean the same (`resolve/same-entity.ts` says when it is enough). Surnames are no evidence.
 * The result does not depend on the order of the articles, so that machines which index parts of a corpus agree.
 */
import type { Entity, EntityId } from '../domain/annotation.ts';
import { entityId } from '../domain/ids.ts';
import { PLACE_FORMS } from './gazetteers/places.ts';
import { isAcronym, plainForm } from './names/words.ts';
import { type ArticleEntities, type EntityEvidence, gatherEvidence } from './resolve/evidence.ts';
import { findSame, isTelling } from './resolve/same-entity.ts';

export type { ArticleEntities } from './resolve/evidence.ts';

export interface EntityTable {
  /** The canonical ones, by id; aliases united and sorted, and so the commonest of their roles. */
  entities: Entity[];
  /** Only ids that stand for another one. */
  canonical: Record<EntityId, EntityId>;
}

/** Unites the entities of a corpus; about linear in the number of names. */
export function resolveEntities(articles: Iterable<ArticleEntities>): EntityTable {
  const evidence = gatherEvidence(articles, isTelling);
  const same = findSame(evidence);
  const groups = new Map<EntityId, EntityEvidence[]>();
  for (const one of evidence.entities.values()) {
    const root = same.rootOf(one.id);
    const members = groups.get(root);
    if (members === undefined) groups.set(root, [one]);
    else members.push(one);
  }
  const canonical: [EntityId, EntityId][] = [];
  const entities: Entity[] = [];
  for (const members of groups.values()) {
    const main = mainOf(members);
    entities.push(unitedEntity(main, members));
    for (const { id } of members) if (id !== main.id) canonical.push([id, main.id]);
  }
  return {
    entities: entities.sort((a, b) => compare(a.id, b.id)),
    canonical: Object.fromEntries(canonical.sort(([a], [b]) => compare(a, b))),
  };
}

/** An acronym that is used more than so many times as often as its name goes before it. */
const OFTENER = 20;

/** The one of several names that readers know: a name before its acronym, else the one that most articles use, else the fuller one. */
function mainOf(members: readonly EntityEvidence[]): EntityEvidence {
  const most = Math.max(...members.map(({ articles }) => articles.length));
  const rank = (one: EntityEvidence): number[] => [
    knownPlaces(one),
    isAcronymOnly(one) || one.articles.length * OFTENER < most ? 0 : 1,
    one.articles.length,
    one.id.split('-').length,
    one.id.length,
  ];
  return members.reduce((best, one) => ((compareRanks(rank(one), rank(best)) || compare(best.id, one.id)) > 0 ? one : best));
}

function isAcronymOnly({ type, names }: EntityEvidence): boolean {
  return type !== 'person' && [...names.keys()].every(isAcronym);
}

/** 1 for a place under the name that its short forms stand for. */
function knownPlaces({ id, type, names }: EntityEvidence): number {
  if (type !== 'place') return 0;
  return [...names.keys()].some((name) => (PLACE_FORMS.get(plainForm(name)) ?? name) === name && entityId('place', name) === id) ? 1 : 0;
}

function compareRanks(one: readonly number[], other: readonly number[]): number {
  for (const [i, value] of one.entries()) if (value !== other[i]) return value - (other[i] ?? 0);
  return 0;
}

function unitedEntity({ id, type, names }: EntityEvidence, members: readonly EntityEvidence[]): Entity {
  const name = bestName(id, type, names);
  const aliases = new Set<string>();
  for (const one of members) for (const form of [...one.names.keys(), ...one.aliases]) aliases.add(form);
  aliases.delete(name);
  const roles = usualRoles(members);
  return { id, type, name, aliases: [...aliases].sort(compare), ...(roles.length > 0 ? { roles } : {}) };
}

/** Who is in the news for years is described in hundreds of ways. */
const MOST_ROLES = 12;

/** The roles that most articles give, in alphabetical order. */
function usualRoles(members: readonly EntityEvidence[]): string[] {
  const counts = new Map<string, number>();
  for (const { roles } of members) for (const [role, times] of roles) counts.set(role, (counts.get(role) ?? 0) + times);
  const usual = [...counts].sort(([a, times], [b, others]) => others - times || compare(a, b)).slice(0, MOST_ROLES);
  return usual.map(([role]) => role).sort(compare);
}

/** Of the names that give the id, the one that most articles use; a place that only its short form named takes the name of the table. */
function bestName(id: EntityId, type: Entity['type'], names: ReadonlyMap<string, number>): string {
  const counts = new Map<string, number>();
  for (const [name, times] of names) {
    const full = type === 'place' && entityId('place', name) !== id ? (PLACE_FORMS.get(plainForm(name)) ?? name) : name;
    counts.set(full, (counts.get(full) ?? 0) + times);
  }
  const isOwn = (name: string) => (entityId(type, name) === id ? 1 : 0);
  const [best] = [...counts].sort(([a, times], [b, others]) => isOwn(b) - isOwn(a) || others - times || compare(a, b));
  return best?.[0] ?? '';
}

/** By code units: the same on every machine, whatever its language. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * Entities of many articles made one table: the same id is the same entity, and two ids are united only on evidence.
 *
 * The evidence is what single articles saw: an article that calls one entity by two names ("Jalisco New Generation Cartel (CJNG)") lets
 * the short one of another article mean the same, as long as no other entity of that type claims it too. Surnames are no evidence.
 * The result does not depend on the order of the articles, so that machines which index parts of a corpus agree.
 */
import type { Entity, EntityId } from '../domain/annotation.ts';
import { entityId } from '../domain/ids.ts';
import { PLACE_FORMS } from './gazetteers/places.ts';
import { middlesAgree, type PersonName, readPersonName, suffixOf, withoutSuffix } from './names/person-name.ts';
import { isAcronym, plainForm } from './names/words.ts';

/** What one article says about its entities. */
export interface ArticleEntities {
  article: string;
  entities: Entity[];
}

export interface EntityTable {
  /** The canonical ones, by id; aliases and roles united and sorted. */
  entities: Entity[];
  /** Only ids that stand for another one. */
  canonical: Record<EntityId, EntityId>;
}

/** Of more people with one name, none is called by less than the whole of it. */
const MOST_NAMESAKES = 64;

interface Gathered {
  type: Entity['type'];
  /** Name → number of articles. */
  names: Map<string, number>;
  aliases: Set<string>;
  roles: Set<string>;
}

/** Unites the entities of a corpus; linear in the number of names. */
export function resolveEntities(evidence: Iterable<ArticleEntities>): EntityTable {
  const gathered = gather(evidence);
  const claims = findClaims(gathered);
  const canonical = settle(gathered, claims);
  return { entities: unite(gathered, canonical), canonical: sortedRecord(canonical) };
}

function gather(evidence: Iterable<ArticleEntities>): Map<EntityId, Gathered> {
  const gathered = new Map<EntityId, Gathered>();
  for (const { entities } of evidence) {
    for (const { id, type, name, aliases, roles } of entities) {
      let one = gathered.get(id);
      if (one === undefined) {
        one = { type, names: new Map(), aliases: new Set(), roles: new Set() };
        gathered.set(id, one);
      }
      one.names.set(name, (one.names.get(name) ?? 0) + 1);
      for (const alias of aliases) one.aliases.add(alias);
      for (const role of roles ?? []) one.roles.add(role);
    }
  }
  return gathered;
}

/** Id of a short form → the ids that call themselves by it somewhere. */
function findClaims(gathered: ReadonlyMap<EntityId, Gathered>): Map<EntityId, Set<EntityId>> {
  const claims = new Map<EntityId, Set<EntityId>>();
  const namesakes = findNamesakes(gathered);
  for (const [id, { type, names, aliases }] of gathered) {
    for (const alias of aliases) {
      if (!isTelling(alias, type)) continue;
      if (type === 'person' && ![...names.keys()].every((name) => mayBeCalled(name, alias, namesakes))) continue;
      const claimed = entityId(type, alias);
      if (claimed === id) continue;
      const claimants = claims.get(claimed) ?? new Set();
      claims.set(claimed, claimants.add(id));
    }
  }
  for (const [id, { type, names }] of gathered) {
    if (type !== 'place') continue;
    for (const name of names.keys()) {
      const known = PLACE_FORMS.get(plainForm(name));
      const target = known === undefined ? id : entityId('place', known);
      if (target !== id) claims.set(id, new Set([target]));
    }
  }
  return claims;
}

/** First and last name → the middle names of all people of the corpus who are called so. */
function findNamesakes(gathered: ReadonlyMap<EntityId, Gathered>): Map<string, Map<string, string[]>> {
  const namesakes = new Map<string, Map<string, string[]>>();
  for (const { type, names } of gathered.values()) {
    if (type !== 'person') continue;
    for (const form of names.keys()) {
      const name = readPersonName(form);
      if (name.middles.length === 0) continue;
      const key = namesakeKey(name);
      const known = namesakes.get(key);
      const middles = name.middles.join(' ');
      if (known === undefined) namesakes.set(key, new Map([[middles, name.middles]]));
      else if (known.size < MOST_NAMESAKES) known.set(middles, name.middles);
    }
  }
  return namesakes;
}

/** Whether a person's name leaves room for another: not "Donald Trump" for a Jr., nor "John Smith" for John A. where there is a John B. */
function mayBeCalled(form: string, alias: string, namesakes: ReadonlyMap<string, ReadonlyMap<string, string[]>>): boolean {
  const name = readPersonName(form);
  const called = readPersonName(alias);
  if (namesakeKey({ ...name, suffix: '' }) !== namesakeKey({ ...called, suffix: '' }))
    return suffixOf(alias) === '' || name.suffix === called.suffix;
  if (name.suffix !== called.suffix || !middlesAgree(name.middles, called.middles)) return false;
  const others = namesakes.get(namesakeKey(name))?.values() ?? [];
  return called.middles.length > 0 || [...others].every((middles) => middlesAgree(middles, name.middles));
}

function namesakeKey({ given, surname, suffix }: PersonName): string {
  return `${given} ${surname} ${suffix}`;
}

/** A full name or an acronym says who is meant; a surname, or one word of an organisation, does not. */
function isTelling(alias: string, type: Entity['type']): boolean {
  if (/\s/u.test((type === 'person' ? withoutSuffix(alias) : alias).trim())) return true;
  return type !== 'person' && isAcronym(alias);
}

/** For each id that exactly one other claims, the end of the chain of claims. */
function settle(gathered: ReadonlyMap<EntityId, Gathered>, claims: ReadonlyMap<EntityId, ReadonlySet<EntityId>>): Map<EntityId, EntityId> {
  const next = new Map<EntityId, EntityId>();
  for (const id of gathered.keys()) {
    const [only, ...others] = claims.get(id) ?? [];
    if (only !== undefined && others.length === 0) next.set(id, only);
  }
  const canonical = new Map<EntityId, EntityId>();
  for (const id of next.keys()) {
    const end = endOfChain(id, next);
    if (end !== id) canonical.set(id, end);
  }
  return canonical;
}

/** Two that claim each other meet in the longer id, or else in the smaller. */
function endOfChain(id: EntityId, next: ReadonlyMap<EntityId, EntityId>): EntityId {
  const seen = new Set<EntityId>();
  let at = id;
  for (;;) {
    if (seen.has(at)) break;
    seen.add(at);
    const to = next.get(at);
    if (to === undefined) return at;
    at = to;
  }
  const circle: EntityId[] = [];
  for (let one = next.get(at) ?? at; ; one = next.get(one) ?? at) {
    circle.push(one);
    if (one === at) break;
  }
  return circle.reduce((best, one) => (one.length > best.length || (one.length === best.length && one < best) ? one : best));
}

function unite(gathered: ReadonlyMap<EntityId, Gathered>, canonical: ReadonlyMap<EntityId, EntityId>): Entity[] {
  const members = new Map<EntityId, EntityId[]>();
  for (const id of gathered.keys()) {
    const target = canonical.get(id) ?? id;
    const list = members.get(target);
    if (list === undefined) members.set(target, [id]);
    else list.push(id);
  }
  return [...members].map(([id, ids]) => unitedEntity(id, ids, gathered)).sort((a, b) => compare(a.id, b.id));
}

function unitedEntity(id: EntityId, ids: readonly EntityId[], gathered: ReadonlyMap<EntityId, Gathered>): Entity {
  const members = ids.flatMap((member) => gathered.get(member) ?? []);
  const own = gathered.get(id);
  const type = own?.type ?? members[0]?.type ?? 'organization';
  const name = bestName(id, type, own === undefined ? members : [own]);
  const aliases = new Set<string>();
  const roles = new Set<string>();
  for (const one of members) {
    for (const form of [...one.names.keys(), ...one.aliases]) aliases.add(form);
    for (const role of one.roles) roles.add(role);
  }
  aliases.delete(name);
  return { id, type, name, aliases: [...aliases].sort(compare), ...(roles.size > 0 ? { roles: [...roles].sort(compare) } : {}) };
}

/** Of the names that give the id, the one that most articles use; a place that only its short form named takes the name of the table. */
function bestName(id: EntityId, type: Entity['type'], members: readonly Gathered[]): string {
  const counts = new Map<string, number>();
  for (const { names } of members) {
    for (const [name, times] of names) {
      const full = type === 'place' && entityId('place', name) !== id ? (PLACE_FORMS.get(plainForm(name)) ?? name) : name;
      counts.set(full, (counts.get(full) ?? 0) + times);
    }
  }
  const isOwn = (name: string) => (entityId(type, name) === id ? 1 : 0);
  const [best] = [...counts].sort(([a, times], [b, others]) => isOwn(b) - isOwn(a) || others - times || compare(a, b));
  return best?.[0] ?? '';
}

/** By code units: the same on every machine, whatever its language. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function sortedRecord(map: ReadonlyMap<EntityId, EntityId>): Record<EntityId, EntityId> {
  return Object.fromEntries([...map].sort(([a], [b]) => compare(a, b)));
}

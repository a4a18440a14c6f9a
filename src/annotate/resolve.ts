/**
 * The one step of annotation that looks at the whole corpus: it unites the entities of different articles.
 *
 * Two entities are one when they have the same id, or when one is known only by an acronym that exactly one other entity of the
 * same type is spelled out as somewhere in the corpus. Nothing else is evidence: wrongly merged entities are worse than
 * separate ones. The answer does not depend on the order of the evidence, so that two machines that index halves agree.
 */
import type { Entity, EntityId } from '../domain/annotation.ts';

/** The entities of one article, as annotated. */
export interface ArticleEntities {
  article: string;
  entities: Entity[];
}

export interface EntityTable {
  /** The entities of the corpus, sorted by id; aliases and roles united, sorted by how many articles use them. */
  entities: Entity[];
  /** Ids of articles that now stand for another entity; ids that stand for themselves are left out. */
  canonical: Record<EntityId, EntityId>;
}

/** How many articles use each form. */
type Tally = Map<string, number>;

interface Gathered {
  id: EntityId;
  type: Entity['type'];
  names: Tally;
  aliases: Tally;
  roles: Tally;
}

const ACRONYM = /^\p{Lu}[\p{Lu}\p{N}&]{1,7}s?$/u;

const count = (tally: Tally, form: string): void => void tally.set(form, (tally.get(form) ?? 0) + 1);
const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
/** The forms, most used first, ties by code units. */
const ranked = (tally: Tally): string[] => [...tally].sort(([a, n], [b, m]) => m - n || byText(a, b)).map(([form]) => form);

function gather(evidence: Iterable<ArticleEntities>): Map<EntityId, Gathered> {
  const found = new Map<EntityId, Gathered>();
  for (const { entities } of evidence) {
    for (const { id, type, name, aliases, roles } of entities) {
      let one = found.get(id);
      if (one === undefined) {
        one = { id, type, names: new Map(), aliases: new Map(), roles: new Map() };
        found.set(id, one);
      }
      count(one.names, name);
      for (const alias of new Set(aliases)) count(one.aliases, alias);
      for (const role of new Set(roles)) count(one.roles, role);
    }
  }
  return found;
}

/** Acronym, with its type, to the ids that are spelled out somewhere and carry it as an alias. */
function spelledOut(found: ReadonlyMap<EntityId, Gathered>): Map<string, Set<EntityId>> {
  const owners = new Map<string, Set<EntityId>>();
  for (const { id, type, names, aliases } of found.values()) {
    if ([...names.keys()].every((name) => ACRONYM.test(name))) continue;
    for (const alias of aliases.keys()) {
      if (!ACRONYM.test(alias)) continue;
      const key = `${type} ${alias}`;
      owners.set(key, (owners.get(key) ?? new Set()).add(id));
    }
  }
  return owners;
}

/** Which ids stand for another: acronyms that only one entity is spelled out as. */
function mapAcronyms(found: ReadonlyMap<EntityId, Gathered>): Map<EntityId, EntityId> {
  const owners = spelledOut(found);
  const canonical = new Map<EntityId, EntityId>();
  for (const { id, type, names } of found.values()) {
    const forms = [...names.keys()];
    if (!forms.every((form) => ACRONYM.test(form))) continue;
    const candidates = new Set(forms.flatMap((form) => [...(owners.get(`${type} ${form}`) ?? [])]));
    const [only, second] = candidates;
    if (only !== undefined && second === undefined && only !== id) canonical.set(id, only);
  }
  return canonical;
}

/** Unites the entities of a corpus. Linear in the evidence, which may come in any order. */
export function resolveEntities(evidence: Iterable<ArticleEntities>): EntityTable {
  const found = gather(evidence);
  const canonical = mapAcronyms(found);
  for (const [from, to] of canonical) {
    const [gone, kept] = [found.get(from), found.get(to)];
    if (gone === undefined || kept === undefined) continue;
    for (const tally of [gone.names, gone.aliases]) for (const [form, n] of tally) kept.aliases.set(form, (kept.aliases.get(form) ?? 0) + n);
    for (const [role, n] of gone.roles) kept.roles.set(role, (kept.roles.get(role) ?? 0) + n);
    found.delete(from);
  }
  const entities = [...found.values()].map(({ id, type, names, aliases, roles }): Entity => {
    const [name = '', ...otherNames] = ranked(names);
    const known = new Set([...otherNames, ...ranked(aliases)]);
    known.delete(name);
    return { id, type, name, aliases: [...known], ...(roles.size > 0 ? { roles: ranked(roles) } : {}) };
  });
  entities.sort((a, b) => byText(a.id, b.id));
  return { entities, canonical: Object.fromEntries([...canonical].sort(([a], [b]) => byText(a, b))) };
}

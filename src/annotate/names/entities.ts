/**
 * Mentions of one document united into entities, on evidence only.
 *
 * People by their names and titles; an acronym stands for the name that it is spelled out from. When in doubt two forms stay two entities: merging two wrongly is worse than leaving them apart.
 */
import type { Entity } from '../../domain/annotation.ts';
import { entityId } from '../../domain/ids.ts';
import { ORGANIZATION_NAMES } from '../gazetteers/organizations.ts';
import { PLACE_FORMS, PLACE_NAMES } from '../gazetteers/places.ts';
import type { Tagged } from '../tagger.ts';
import { type Cluster, newCluster } from './cluster.ts';
import { addRole, rolesOfMention, tellingFirst } from './mention-roles.ts';
import type { NameMention } from './name-mention.ts';
import { officesBeside } from './offices.ts';
import { withoutSuffix } from './person-name.ts';
import { PersonClusters } from './person-clusters.ts';
import { initials, isAcronym, plainForm, titleCase } from './words.ts';

export interface EntityIndex {
  entities: Entity[];
  of(mention: NameMention): Entity | undefined;
  /** The one person of the document who holds an office ("mayor"); nobody where two do. */
  holderOf(office: string): Entity | undefined;
}

/** Unites the mentions of a document; entities are in the order of their first mention. */
export function uniteMentions(paragraphs: readonly Tagged[], mentions: readonly NameMention[][]): EntityIndex {
  const clusters: Cluster[] = [];
  const clusterOf = new Map<NameMention, Cluster>();
  const flat = mentions.flat();
  const people = new PersonClusters(clusters, paragraphs, flat);
  const acronyms = spelledOut(paragraphs, mentions);
  const named = new Map<string, Cluster>();
  for (const [mention, list, at] of eachMention(mentions)) {
    const cluster = mention.type === 'person' ? people.find(mention) : namedCluster(mention, acronyms, named, clusters);
    cluster.forms.set(mention.form, (cluster.forms.get(mention.form) ?? 0) + 1);
    cluster.latest = mention.paragraph;
    if (mention.nickname !== undefined) cluster.nicknames.add(mention.nickname);
    for (const role of rolesOfMention(paragraphs[mention.paragraph], list, at)) addRole(cluster.roles, role);
    if (mention.type === 'person') for (const office of officesBeside(paragraphs[mention.paragraph], mention)) cluster.offices.add(office);
    clusterOf.set(mention, cluster);
  }
  const byId = new Map<string, Entity>();
  const entityOf = new Map<Cluster, Entity>();
  /** Null where two hold the office. */
  const holders = new Map<string, Entity | null>();
  for (const cluster of clusters) {
    if (cluster.forms.size === 0) continue;
    const entity = entityFrom(cluster, byId);
    const same = byId.get(entity.id);
    if (same !== undefined) absorb(same, entity);
    else byId.set(entity.id, entity);
    entityOf.set(cluster, same ?? entity);
    const final = same ?? entity;
    for (const office of cluster.offices) {
      const other = holders.get(office);
      holders.set(office, other === undefined || other === final ? final : null);
    }
  }
  return {
    entities: [...byId.values()],
    of(mention) {
      const cluster = clusterOf.get(mention);
      return cluster === undefined ? undefined : entityOf.get(cluster);
    },
    holderOf: (office) => holders.get(office) ?? undefined,
  };
}

/** Every mention with those of its paragraph and its place among them. */
function* eachMention(mentions: readonly NameMention[][]): Generator<[NameMention, NameMention[], number]> {
  for (const list of mentions) for (const [at, mention] of list.entries()) yield [mention, list, at];
}

/** The cluster of an organisation or a place. */
function namedCluster(
  mention: NameMention,
  acronyms: ReadonlyMap<string, string>,
  named: Map<string, Cluster>,
  clusters: Cluster[],
): Cluster {
  const plain = plainForm(mention.form);
  const key = `${mention.type} ${(acronyms.get(plain) ?? PLACE_FORMS.get(plain) ?? plain).toLowerCase()}`;
  let cluster = named.get(key);
  if (cluster === undefined) {
    cluster = newCluster(mention.type, clusters);
    named.set(key, cluster);
  }
  return cluster;
}

/** Acronym → the name that the document spells it out with: "Jalisco New Generation Cartel (CJNG)", or, of one name only, by its initials. */
function spelledOut(paragraphs: readonly Tagged[], mentions: readonly NameMention[][]): Map<string, string> {
  const found = new Map<string, string>();
  const byInitials = new Map<string, string | undefined>();
  for (const [p, list] of mentions.entries()) {
    const words = paragraphs[p]?.words ?? [];
    for (const [i, mention] of list.entries()) {
      if (mention.type !== 'organization' || mention.size < 2) continue;
      const plain = plainForm(mention.form);
      const letters = initials(plain);
      // "EU": of two letters only where both are known
      if (letters.length >= 3 || (ORGANIZATION_NAMES.has(letters) && ORGANIZATION_NAMES.has(plain)))
        byInitials.set(letters, byInitials.has(letters) && byInitials.get(letters) !== plain ? undefined : plain);
      const next = list[i + 1];
      if (next === undefined || next.first !== mention.last + 2 || words[mention.last + 1] !== '(' || words[next.last + 1] !== ')')
        continue;
      const short = plainForm(next.form);
      if (isAcronym(short) && !PLACE_FORMS.has(short) && !found.has(short)) found.set(short, plain);
    }
  }
  for (const list of mentions) {
    for (const mention of list) {
      const plain = plainForm(mention.form);
      if (mention.type !== 'organization' || mention.size > 1 || found.has(plain) || !isAcronym(plain)) continue;
      const full = byInitials.get(plain);
      if (full !== undefined) found.set(plain, full);
    }
  }
  return found;
}

/** A name that another person of the document has already goes with its title: "Mayor Aldous". */
function entityFrom(cluster: Cluster, taken: ReadonlyMap<string, Entity>): Entity {
  const forms = [...cluster.forms.keys()];
  const plain = canonicalName(cluster, forms);
  const isTaken = cluster.title !== undefined && taken.has(entityId(cluster.type, plain));
  const name = isTaken ? `${cluster.title} ${plain}` : plain;
  const seen = new Set([name, ...forms, ...nicknamesOf(cluster, plain)]);
  seen.delete(name);
  return {
    id: entityId(cluster.type, name),
    type: cluster.type,
    name,
    aliases: [...seen],
    ...(cluster.roles.size > 0 ? { roles: tellingFirst([...cluster.roles]) } : {}),
  };
}

/** "Bill", and "Bill Harlan" of William “Bill” Harlan. */
function nicknamesOf({ nicknames }: Cluster, name: string): string[] {
  const words = withoutSuffix(name).split(/\s+/u);
  return [...nicknames].flatMap((nickname) => (words.length > 1 ? [nickname, `${nickname} ${words.at(-1)}`] : [nickname]));
}

function canonicalName(cluster: Cluster, forms: readonly string[]): string {
  if (cluster.type === 'place') {
    for (const form of forms) {
      const known = PLACE_FORMS.get(plainForm(form));
      if (known !== undefined) return known;
    }
    return forms.find((form) => PLACE_NAMES.has(form)) ?? forms.find((form) => !isShouted(form)) ?? titleCase(forms[0] ?? '');
  }
  let best = forms[0] ?? '';
  for (const form of forms) if (rank(form) > rank(best)) best = form;
  if (cluster.type !== 'person') return best;
  if (best.includes(' ')) return isShouted(best) ? titleCase(best) : best;
  const [nickname] = cluster.nicknames;
  if (nickname !== undefined) return `${nickname} ${best}`;
  return isShouted(best) ? titleCase(best) : best;
}

/** Capitals that a dateline or a headline gave the name, not an abbreviation: "PORT ELLERY", "LONDON". */
function isShouted(form: string): boolean {
  if (form !== form.toUpperCase() || form === form.toLowerCase()) return false;
  const word = form.search(/\p{L}{3}/u);
  return /\p{L}{5}/u.test(form) || (word !== -1 && /\s/.test(form.slice(word)));
}

/** Fuller forms first; among equals the first seen, but not one in capitals only or with an initial. */
function rank(form: string): number {
  return form.split(/\s+/u).length * 2 + (isAcronym(form) || form === form.toUpperCase() || /^\p{Lu}\.?\s/u.test(form) ? 0 : 1);
}

function absorb(into: Entity, from: Entity): void {
  const aliases = new Set([...into.aliases, ...from.aliases]);
  aliases.delete(into.name);
  into.aliases = [...aliases];
  const roles = new Set(into.roles);
  for (const role of from.roles ?? []) addRole(roles, role);
  if (roles.size > 0) into.roles = [...roles];
}

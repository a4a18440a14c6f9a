/**
 * Mentions of one document united into entities, on evidence only.
 *
 * A surname stands for the one person of the document who bears it (or, of two, for the one just mentioned); an acronym for the name
 * that it is spelled out from. When in doubt two forms stay two entities: merging two wrongly is worse than leaving them apart.
 */
import type { Entity, EntityType } from '../../domain/annotation.ts';
import { entityId } from '../../domain/ids.ts';
import { PLACE_FORMS, PLACE_NAMES } from '../gazetteers/places.ts';
import { COURTESY } from '../gazetteers/titles.ts';
import type { Tagged } from '../tagger.ts';
import type { NameMention } from './name-mention.ts';
import { bare, initials, isAcronym, plainForm } from './words.ts';

export interface EntityIndex {
  entities: Entity[];
  of(mention: NameMention): Entity | undefined;
}

interface Cluster {
  type: EntityType;
  /** Form → times seen, in order of appearance. */
  forms: Map<string, number>;
  nicknames: Set<string>;
  roles: Set<string>;
  /** Paragraph of its latest mention so far. */
  latest: number;
}

/** A surname of two people is the one mentioned within this many paragraphs, where that is only one of them. */
const RECENT = 2;
/** Of more people with one surname, none is meant for certain. */
const MOST_BEARERS = 8;
const SUFFIX = /,?\s+(?:Jr|Sr|II|III|IV)\.?$/u;

/** Unites the mentions of a document; entities are in the order of their first mention. */
export function uniteMentions(paragraphs: readonly Tagged[], mentions: readonly NameMention[][]): EntityIndex {
  const clusters: Cluster[] = [];
  const clusterOf = new Map<NameMention, Cluster>();
  const flat = mentions.flat();
  const people = new PersonClusters(clusters, flat);
  const acronyms = spelledOut(paragraphs, mentions);
  const named = new Map<string, Cluster>();
  for (const mention of flat) {
    const cluster = mention.type === 'person' ? people.find(mention) : namedCluster(mention, acronyms, named, clusters);
    cluster.forms.set(mention.form, (cluster.forms.get(mention.form) ?? 0) + 1);
    cluster.latest = mention.paragraph;
    if (mention.nickname !== undefined) cluster.nicknames.add(mention.nickname);
    if (mention.role !== undefined && !COURTESY.has(bare(mention.role))) cluster.roles.add(mention.role);
    clusterOf.set(mention, cluster);
  }
  const byId = new Map<string, Entity>();
  const entityOf = new Map<Cluster, Entity>();
  for (const cluster of clusters) {
    if (cluster.forms.size === 0) continue;
    const entity = entityFrom(cluster);
    const same = byId.get(entity.id);
    if (same !== undefined) absorb(same, entity);
    else byId.set(entity.id, entity);
    entityOf.set(cluster, same ?? entity);
  }
  return {
    entities: [...byId.values()],
    of(mention) {
      const cluster = clusterOf.get(mention);
      return cluster === undefined ? undefined : entityOf.get(cluster);
    },
  };
}

function newCluster(type: EntityType, clusters: Cluster[]): Cluster {
  const cluster: Cluster = { type, forms: new Map(), nicknames: new Set(), roles: new Set(), latest: -1 };
  clusters.push(cluster);
  return cluster;
}

/** The people of a document by full name, surname and given name. */
class PersonClusters {
  readonly #clusters: Cluster[];
  readonly #full = new Map<string, Cluster>();
  readonly #bySurname = new Map<string, Set<Cluster>>();
  readonly #byGiven = new Map<string, Set<Cluster>>();
  readonly #single = new Map<string, Cluster>();

  /** Full names are known before any short one is looked up, because a headline may come first. */
  constructor(clusters: Cluster[], mentions: readonly NameMention[]) {
    this.#clusters = clusters;
    for (const mention of mentions) if (mention.type === 'person' && nameWords(mention.form).length > 1) this.#byFullName(mention.form);
  }

  find(mention: NameMention): Cluster {
    const words = nameWords(mention.form);
    if (words.length > 1) return this.#byFullName(mention.form);
    const word = words[0] ?? mention.form;
    const bearers = this.#bySurname.get(word) ?? (mention.isTitled ? undefined : this.#byGiven.get(word));
    const only = bearers === undefined ? undefined : pickBearer(bearers, mention.paragraph);
    if (only !== undefined) return only;
    let cluster = this.#single.get(word);
    if (cluster === undefined) {
      cluster = newCluster('person', this.#clusters);
      this.#single.set(word, cluster);
    }
    return cluster;
  }

  #byFullName(form: string): Cluster {
    const words = nameWords(form);
    const given = words[0] ?? '';
    const surname = words.at(-1) ?? '';
    const key = `${given} ${surname}`;
    let cluster = this.#full.get(key);
    if (cluster === undefined) {
      cluster = newCluster('person', this.#clusters);
      this.#full.set(key, cluster);
      addTo(this.#bySurname, surname, cluster);
      // "Carlos Pérez Ricart" is also "Pérez Ricart"
      if (words.length > 2) this.#full.set(words.slice(1).join(' '), cluster);
      addTo(this.#byGiven, given, cluster);
    }
    return cluster;
  }
}

function addTo(map: Map<string, Set<Cluster>>, key: string, cluster: Cluster): void {
  const set = map.get(key);
  if (set === undefined) map.set(key, new Set([cluster]));
  else set.add(cluster);
}

function pickBearer(bearers: ReadonlySet<Cluster>, paragraph: number): Cluster | undefined {
  const [first, ...others] = bearers;
  if (others.length === 0) return first;
  if (others.length > MOST_BEARERS) return undefined;
  const recent = [...bearers].filter((cluster) => cluster.latest >= 0 && paragraph - cluster.latest <= RECENT);
  return recent.length === 1 ? recent[0] : undefined;
}

function nameWords(form: string): string[] {
  return form.replace(SUFFIX, '').split(/\s+/u);
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
      if (letters.length >= 3) byInitials.set(letters, byInitials.has(letters) && byInitials.get(letters) !== plain ? undefined : plain);
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

function entityFrom(cluster: Cluster): Entity {
  const forms = [...cluster.forms.keys()];
  const name = canonicalName(cluster, forms);
  const seen = new Set([name, ...forms, ...cluster.nicknames]);
  seen.delete(name);
  return {
    id: entityId(cluster.type, name),
    type: cluster.type,
    name,
    aliases: [...seen],
    ...(cluster.roles.size > 0 ? { roles: [...cluster.roles] } : {}),
  };
}

function canonicalName(cluster: Cluster, forms: readonly string[]): string {
  if (cluster.type === 'place') {
    for (const form of forms) {
      const known = PLACE_FORMS.get(plainForm(form));
      if (known !== undefined) return known;
    }
    return forms.find((form) => PLACE_NAMES.has(form)) ?? forms[0] ?? '';
  }
  let best = forms[0] ?? '';
  for (const form of forms) if (rank(form) > rank(best)) best = form;
  const [nickname] = cluster.nicknames;
  if (cluster.type === 'person' && nickname !== undefined && !best.includes(' ')) return `“${nickname}” ${best}`;
  return best;
}

/** Fuller forms first; among equals the first seen, but not one in capitals only. */
function rank(form: string): number {
  return form.split(/\s+/u).length * 2 + (isAcronym(form) || form === form.toUpperCase() ? 0 : 1);
}

function absorb(into: Entity, from: Entity): void {
  const aliases = new Set([...into.aliases, ...from.aliases]);
  aliases.delete(into.name);
  into.aliases = [...aliases];
  const roles = new Set([...(into.roles ?? []), ...(from.roles ?? [])]);
  if (roles.size > 0) into.roles = [...roles];
}

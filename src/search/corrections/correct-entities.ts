/**
 * The table of entities as people corrected it: merged, taken apart and renamed, over whatever the machine has resolved.
 *
 * An entity is found by its id, by an id of the past that leads to it, or by the only name of its type that is the same. Ids of the past, and those of
 * what was undone, lead to where they belong now, so that links go on working.
 */
import { ENTITY_TYPES, type Entity, type EntityId, type EntityType } from '../../domain/annotation.ts';
import type { CorrectedSpeaker, Correction, CorrectionRecord, EntityReference, OrphanReason } from '../../domain/correction.ts';
import { entityId } from '../../domain/ids.ts';
import { fold } from '../../text/normalize.ts';

export interface CorrectableTable {
  entities: readonly Entity[];
  canonical: Readonly<Record<EntityId, EntityId>>;
}

/** In the articles of a split, what is called by one of these ids is another entity. */
export interface SplitRule {
  ids: ReadonlySet<EntityId>;
  /** Only where these are the words for it, folded. */
  words: ReadonlySet<string> | undefined;
  into: EntityId;
}

export interface CorrectedEntities {
  table: { entities: Entity[]; canonical: Record<EntityId, EntityId> };
  /** By the correction. */
  rules: Map<string, SplitRule>;
  orphaned: Map<string, OrphanReason>;
  /** Those of which nothing is left, with the later one that holds instead. */
  overridden: Map<string, string>;
  /** What ids in articles are called now, where a correction says so. */
  names: Map<EntityId, string>;
}

type Action<A extends Correction['action']> = Extract<Correction, { action: A }>;

export const typeOfEntity = (id: EntityId): EntityType => ENTITY_TYPES.find((type) => id.startsWith(`${type}:`)) ?? 'person';

/** An id of this name that nothing has yet: `person:john-smith~2`. */
export function idBeside(id: EntityId, isTaken: (id: EntityId) => boolean): EntityId {
  const base = id.replace(/~\d+$/, '');
  let number = 2;
  while (isTaken(`${base}~${number}`)) number++;
  return `${base}~${number}`;
}

/** As many as the machine gives. */
const MOST_ROLES = 12;

class EntityCorrector {
  private readonly entities: Map<EntityId, Entity>;
  private readonly canonical: Map<EntityId, EntityId>;
  private readonly touched = new Set<EntityId>();
  readonly rules = new Map<string, SplitRule>();
  readonly orphaned = new Map<string, OrphanReason>();
  readonly overridden = new Map<string, string>();
  /** Of each entity that was renamed, what did so. */
  private readonly renamedBy = new Map<EntityId, string>();
  /** Of each that was united with another, and of each that was taken from another, what did so. */
  private readonly mergedBy = new Map<EntityId, string>();
  private readonly splitBy = new Map<EntityId, { from: EntityId; by: string }>();

  constructor(table: CorrectableTable) {
    this.entities = new Map(table.entities.map((entity) => [entity.id, entity]));
    this.canonical = new Map(Object.entries(table.canonical));
  }

  apply({ id, correction }: CorrectionRecord): void {
    const isApplied = this.applyOne(id, correction);
    if (!isApplied) this.orphaned.set(id, 'entity-gone');
  }

  /** An id that a split which holds no longer gave out leads back to what it was taken from. */
  leadBack({ entity, into }: Action<'split'>): void {
    if (!this.entities.has(into.id) && !this.canonical.has(into.id)) this.canonical.set(into.id, this.find(entity) ?? entity.id);
  }

  finish(): CorrectedEntities {
    const names = new Map<EntityId, string>();
    const add = (id: EntityId): void => {
      const now = this.resolve(id);
      const name = this.touched.has(now) ? this.entities.get(now)?.name : undefined;
      if (name !== undefined) names.set(id, name);
    };
    for (const id of this.touched) add(id);
    for (const id of this.canonical.keys()) add(id);
    const { rules, orphaned, overridden } = this;
    const entities = [...this.entities.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
    return { table: { entities, canonical: Object.fromEntries(this.canonical) }, rules, orphaned, overridden, names };
  }

  private applyOne(id: string, correction: Correction): boolean {
    switch (correction.action) {
      case 'merge':
        return this.merge(id, correction);
      case 'split':
        return this.split(id, correction);
      case 'rename':
        return this.rename(id, correction);
      case 'speaker':
      case 'quotation':
        this.introduce(correction.speaker);
        return true;
      default:
        return true;
    }
  }

  private resolve(id: EntityId): EntityId {
    let current = this.canonical.get(id);
    if (current === undefined) return id;
    for (const seen = new Set<string>(); !seen.has(current); current = this.canonical.get(current) ?? current) seen.add(current);
    return current;
  }

  private find({ id, name }: EntityReference): EntityId | undefined {
    const own = this.resolve(id);
    if (this.entities.has(own)) return own;
    const [type, wanted] = [typeOfEntity(id), fold(name)];
    const same = [...this.entities.values()].filter(
      (one) => one.type === type && [one.name, ...one.aliases].some((each) => fold(each) === wanted),
    );
    return same.length === 1 ? same[0]?.id : undefined;
  }

  private put(entity: Entity): void {
    this.entities.set(entity.id, entity);
    this.touched.add(entity.id);
  }

  private merge(by: string, { entity, into }: Action<'merge'>): boolean {
    const [from, to] = [this.find(entity), this.find(into)];
    if (from === undefined) {
      if (to !== undefined && entity.id !== to) this.canonical.set(entity.id, to);
      return false;
    }
    if (from === to) return true;
    const gone = this.entities.get(from);
    const kept = (to === undefined ? undefined : this.entities.get(to)) ?? {
      id: into.id,
      type: typeOfEntity(into.id),
      name: into.name,
      aliases: [],
    };
    if (gone === undefined) return false;
    this.overrideSplit(from, kept.id, by);
    this.overrideSplit(kept.id, from, by);
    this.mergedBy.set(from, by);
    this.entities.delete(from);
    this.touched.delete(from);
    this.canonical.delete(kept.id);
    this.canonical.set(from, kept.id);
    if (entity.id !== kept.id && !this.entities.has(entity.id)) this.canonical.set(entity.id, kept.id);
    const roles = [...new Set([...(kept.roles ?? []), ...(gone.roles ?? [])])].slice(0, MOST_ROLES);
    this.put({
      ...kept,
      aliases: formsBeside(kept.name, [...kept.aliases, gone.name, ...gone.aliases]),
      ...(roles.length > 0 ? { roles } : {}),
    });
    return true;
  }

  /** Who was taken from another and is united with it again. */
  private overrideSplit(taken: EntityId, from: EntityId, by: string): void {
    const split = this.splitBy.get(taken);
    if (split !== undefined && this.resolve(split.from) === from) this.overridden.set(split.by, by);
  }

  private rename(by: string, { entity, name }: Action<'rename'>): boolean {
    const id = this.find(entity);
    const known = id === undefined ? undefined : this.entities.get(id);
    if (known === undefined) return false;
    const earlier = this.renamedBy.get(known.id);
    if (earlier !== undefined) this.overridden.set(earlier, by);
    this.renamedBy.set(known.id, by);
    this.put({ ...known, name, aliases: formsBeside(name, [...known.aliases, known.name]) });
    return true;
  }

  private split(id: string, correction: Action<'split'>): boolean {
    const from = this.find(correction.entity);
    if (from === undefined) return false;
    return correction.articles === undefined ? this.splitNames(id, from, correction) : this.splitArticles(id, from, correction);
  }

  /** Ids that the machine, or a person, united are their own again. */
  private splitNames(by: string, from: EntityId, { into, names = [] }: Action<'split'>): boolean {
    const all = names.flatMap((name) => ENTITY_TYPES.map((type) => entityId(type, name)));
    const members = all.filter((one) => one !== from && this.canonical.has(one) && this.resolve(one) === from);
    // What the machine keeps apart by now needs nobody to take it apart.
    if (members.length === 0) return all.some((one) => one !== from && this.entities.has(one));
    for (const member of members) {
      const merge = this.mergedBy.get(member);
      if (merge !== undefined) this.overridden.set(merge, by);
      if (member === into.id) this.canonical.delete(member);
      else this.canonical.set(member, into.id);
    }
    this.canonical.delete(into.id);
    this.splitBy.set(into.id, { from, by });
    this.loseForms(from, names);
    this.join(into, names);
    return true;
  }

  private splitArticles(id: string, from: EntityId, { into, names }: Action<'split'>): boolean {
    const ids = new Set([from, ...[...this.canonical.keys()].filter((one) => this.resolve(one) === from)]);
    this.canonical.delete(into.id);
    this.join(into, names ?? [this.entities.get(from)?.name ?? into.name]);
    this.splitBy.set(into.id, { from, by: id });
    const words = names === undefined ? undefined : new Set(names.map(fold));
    this.rules.set(id, { ids, words, into: into.id });
    return true;
  }

  private join({ id, name }: EntityReference, forms: readonly string[]): void {
    const known = this.entities.get(id) ?? { id, type: typeOfEntity(id), name, aliases: [] };
    this.put({ ...known, aliases: formsBeside(known.name, [...known.aliases, ...forms]) });
  }

  private loseForms(id: EntityId, forms: readonly string[]): void {
    const known = this.entities.get(id);
    const lost = new Set(forms);
    if (known) this.put({ ...known, aliases: known.aliases.filter((alias) => !lost.has(alias)) });
  }

  /** Somebody whom no article names may be who is quoted. */
  private introduce(speaker: CorrectedSpeaker | null): void {
    if (speaker?.entity === undefined || this.entities.has(this.resolve(speaker.entity))) return;
    const { entity: id, name } = speaker;
    this.entities.set(id, { id, type: typeOfEntity(id), name, aliases: [] });
  }
}

function formsBeside(name: string, forms: readonly string[]): string[] {
  return [...new Set(forms)].filter((form) => form !== name).sort();
}

/**
 * Applies what is said of entities, in its order, and makes those whom a corrected speaker is.
 *
 * @param active those that hold. @param undone splits that no longer do
 */
export function correctEntities(
  table: CorrectableTable,
  active: readonly CorrectionRecord[],
  undone: readonly CorrectionRecord[] = [],
): CorrectedEntities {
  const corrector = new EntityCorrector(table);
  for (const record of active) corrector.apply(record);
  for (const { correction } of undone) if (correction.action === 'split') corrector.leadBack(correction);
  return corrector.finish();
}

/** The corpus-wide entities of a generation: what an article's own entity ids stand for today. */
import type { Entity, EntityId, EntityType } from '../../domain/annotation.ts';
import { compareText } from '../../search/facet-values.ts';
import { buildHashIndex, findString } from './hash-index.ts';
import { addNames, NameIndex } from './name-index.ts';
import type { Section } from './section.ts';
import type { Sections } from './section-file.ts';
import { addStrings, type StringList } from './string-list.ts';

/** `canonical` maps an article's id, or an id of the past, to the id that it belongs to now; ids that are not in it stand for themselves. */
export interface EntityTable {
  entities: readonly Entity[];
  canonical: Readonly<Record<EntityId, EntityId>>;
}

const TYPES: readonly EntityType[] = ['person', 'organization', 'place'];

/** Adds the sections of the table. Later entities of one id replace earlier ones. */
export function compileEntities(sections: Map<string, Section>, table: EntityTable): Entity[] {
  const entities = [...new Map(table.entities.map((entity) => [entity.id, entity])).values()];
  const ids = entities.map(({ id }) => id);
  addStrings(sections, 'entity.ids', ids);
  sections.set('entity.index', buildHashIndex(ids));
  addStrings(
    sections,
    'entity.names',
    entities.map(({ name }) => name),
  );
  sections.set(
    'entity.types',
    Uint8Array.from(entities, ({ type }) => TYPES.indexOf(type)),
  );
  addLists(
    sections,
    'entity.aliases',
    entities.map(({ aliases }) => aliases),
  );
  addLists(
    sections,
    'entity.roles',
    entities.map(({ roles }) => roles ?? []),
  );
  addNames(
    sections,
    'entity.words',
    entities.map(({ name, aliases }) => [name, ...aliases]),
  );
  const byName = Uint32Array.from(entities, (_, i) => i).sort((a, b) => {
    const [one, other] = [entities[a], entities[b]];
    return compareText(one?.name ?? '', other?.name ?? '') || compareText(one?.id ?? '', other?.id ?? '');
  });
  const rank = new Uint32Array(entities.length);
  byName.forEach((entity, place) => (rank[entity] = place));
  sections.set('entity.rank', rank);
  const canonical = canonicalIds(table.canonical);
  addStrings(
    sections,
    'canonical.from',
    canonical.map(([from]) => from),
  );
  addStrings(
    sections,
    'canonical.to',
    canonical.map(([, to]) => to),
  );
  sections.set('canonical.index', buildHashIndex(canonical.map(([from]) => from)));
  return entities;
}

/** Each id with the last of those that it leads to. */
function canonicalIds(table: EntityTable['canonical']): [string, string][] {
  const next = new Map(Object.entries(table));
  return [...next.keys()].map((from) => {
    let current = from;
    for (const seen = new Set<string>(); !seen.has(current); ) {
      seen.add(current);
      current = next.get(current) ?? current;
    }
    return [from, current];
  });
}

function addLists(sections: Map<string, Section>, name: string, lists: readonly (readonly string[])[]): void {
  const starts = new Uint32Array(lists.length + 1);
  lists.forEach((list, i) => (starts[i + 1] = (starts[i] ?? 0) + list.length));
  sections.set(`${name}.starts`, starts);
  addStrings(sections, name, lists.flat());
}

export class EntityNames {
  readonly length: number;
  /** Place of each in the order of names, then of ids. */
  readonly rank: Uint32Array;
  /** By name and alias. */
  readonly byName: NameIndex;
  private readonly ids: StringList;
  private readonly index: Int32Array;
  private readonly names: StringList;
  private readonly types: Uint8Array;
  private readonly aliases: { starts: Uint32Array; strings: StringList };
  private readonly roles: { starts: Uint32Array; strings: StringList };
  private readonly canonicalFrom: StringList;
  private readonly canonicalTo: StringList;
  private readonly canonicalIndex: Int32Array;

  constructor(sections: Sections) {
    const lists = (name: string): { starts: Uint32Array; strings: StringList } => ({
      starts: sections.u32(`${name}.starts`),
      strings: sections.strings(name),
    });
    this.ids = sections.strings('entity.ids');
    this.index = sections.i32('entity.index');
    this.names = sections.strings('entity.names');
    this.types = sections.bytes('entity.types');
    this.aliases = lists('entity.aliases');
    this.roles = lists('entity.roles');
    this.rank = sections.u32('entity.rank');
    this.canonicalFrom = sections.strings('canonical.from');
    this.canonicalTo = sections.strings('canonical.to');
    this.canonicalIndex = sections.i32('canonical.index');
    this.length = this.ids.length;
    this.byName = new NameIndex(sections, 'entity.words', (number) => [this.nameAt(number), ...this.aliasesAt(number)]);
  }

  readonly canonical = (id: EntityId): EntityId => {
    const place = findString(this.canonicalFrom, this.canonicalIndex, id);
    return place === undefined ? id : this.canonicalTo.at(place);
  };

  /** The number of the entity that an id belongs to now. */
  numberOf(id: EntityId): number | undefined {
    return findString(this.ids, this.index, this.canonical(id));
  }

  get(id: EntityId): Entity | undefined {
    const number = this.numberOf(id);
    return number === undefined ? undefined : this.at(number);
  }

  at(number: number): Entity {
    const roles = listOf(this.roles, number);
    return {
      id: this.ids.at(number),
      type: this.typeAt(number),
      name: this.names.at(number),
      aliases: this.aliasesAt(number),
      ...(roles.length === 0 ? {} : { roles }),
    };
  }

  typeAt(number: number): EntityType {
    return TYPES[this.types[number] ?? 0] ?? 'person';
  }

  idAt(number: number): string {
    return this.ids.at(number);
  }

  nameAt(number: number): string {
    return this.names.at(number);
  }

  aliasesAt(number: number): string[] {
    return listOf(this.aliases, number);
  }
}

function listOf({ starts, strings }: { starts: Uint32Array; strings: StringList }, i: number): string[] {
  const [from, to] = [starts[i] ?? 0, starts[i + 1] ?? 0];
  return Array.from({ length: to - from }, (_, place) => strings.at(from + place));
}

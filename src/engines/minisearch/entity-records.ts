/** The entities of the corpus with their counts. */
import type { Entity } from '../../domain/annotation.ts';
import type { EntityQuery, EntityRecord } from '../../search/engine.ts';
import { compareText } from '../../search/facet-values.ts';
import type { Collection } from './collection.ts';
import { NameIndex } from './name-index.ts';

const DEFAULT_ENTITIES = 50;

function countValues(values: Int32Array, size: number): Int32Array {
  const counts = new Int32Array(size);
  for (const value of values) if (value >= 0) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

export class EntityRecords {
  /** Most named first, then by name. */
  readonly records: readonly EntityRecord[];
  readonly names: NameIndex;
  private readonly collection: Collection;
  private readonly byId: ReadonlyMap<string, EntityRecord>;

  constructor(collection: Collection) {
    this.collection = collection;
    const { tables, passageValues, utteranceValues } = collection;
    const named = {
      person: countValues(passageValues.person.ids, tables.person.values.length),
      organization: countValues(passageValues.organization.ids, tables.organization.values.length),
      place: countValues(passageValues.place.ids, tables.place.values.length),
    };
    const spoken = countValues(utteranceValues.speaker, tables.speaker.values.length);
    const record = (entity: Entity): EntityRecord => ({
      ...entity,
      passages: named[entity.type][tables[entity.type].numberOf(entity.id) ?? -1] ?? 0,
      quotations: spoken[tables.speaker.numberOf(entity.id) ?? -1] ?? 0,
    });
    this.records = [...collection.entities.all()]
      .map(record)
      .sort((a, b) => b.passages - a.passages || b.quotations - a.quotations || compareText(a.name, b.name) || compareText(a.id, b.id));
    this.names = new NameIndex(() => this.records.map(({ name, aliases }) => [name, ...aliases]));
    this.byId = new Map(this.records.map((entity) => [entity.id, entity]));
  }

  find(idOrName: string): EntityRecord | undefined {
    const own = this.byId.get(this.collection.entities.canonical(idOrName));
    if (own) return own;
    const [only, ...others] = this.names.exact(idOrName);
    return only !== undefined && others.length === 0 ? this.records[only] : undefined;
  }

  list({ q = '', type, offset = 0, limit = DEFAULT_ENTITIES }: EntityQuery): { total: number; entities: EntityRecord[] } {
    const candidates = q.trim() === '' ? this.records : this.completing(q);
    const found = candidates.filter((entity) => type === undefined || entity.type === type);
    return { total: found.length, entities: found.slice(offset, offset + limit) };
  }

  /** Most named first. */
  completing(prefix: string): EntityRecord[] {
    return Array.from(this.names.completing(prefix)).flatMap((i) => this.records[i] ?? []);
  }
}

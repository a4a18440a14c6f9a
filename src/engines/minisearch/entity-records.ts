/** The entities of the corpus with their counts. */
import type { EntityQuery, EntityRecord } from '../../search/engine.ts';
import type { Collection } from './collection.ts';

const DEFAULT_ENTITIES = 50;

export class EntityRecords {
  private readonly collection: Collection;
  /** Of each entity. */
  private readonly passages: Uint32Array;
  private readonly quotations: Uint32Array;
  /** Most named first, then by name. */
  private readonly order: Uint32Array;
  /** Of each entity its place in it. */
  private readonly place: Uint32Array;

  constructor(collection: Collection) {
    const { entities, tables, passageScope, speakerCounts } = collection;
    this.collection = collection;
    this.passages = new Uint32Array(entities.length);
    this.quotations = new Uint32Array(entities.length);
    for (const type of ['person', 'organization', 'place'] as const)
      count(this.passages, tables[type].entities, passageScope.units.unitValues[type].column.ids);
    tables.speaker.entities.forEach((entity, value) => {
      if (entity >= 0) this.quotations[entity] = (this.quotations[entity] ?? 0) + (speakerCounts[value] ?? 0);
    });
    const { passages, quotations } = this;
    const { rank } = entities;
    this.order = Uint32Array.from(passages, (_, i) => i).sort(
      (a, b) => (passages[b] ?? 0) - (passages[a] ?? 0) || (quotations[b] ?? 0) - (quotations[a] ?? 0) || (rank[a] ?? 0) - (rank[b] ?? 0),
    );
    this.place = new Uint32Array(this.order.length);
    for (let i = 0; i < this.order.length; i++) this.place[this.order[i] ?? 0] = i;
  }

  find(idOrName: string): EntityRecord | undefined {
    const own = this.collection.entities.numberOf(idOrName);
    if (own !== undefined) return this.record(own);
    const [only, ...others] = this.collection.entities.byName.exact(idOrName);
    return only !== undefined && others.length === 0 ? this.record(only) : undefined;
  }

  list({ q = '', type, offset = 0, limit = DEFAULT_ENTITIES }: EntityQuery): { total: number; entities: EntityRecord[] } {
    const { entities } = this.collection;
    const candidates = q.trim() === '' ? this.order : this.completing(q);
    const found = type === undefined ? candidates : candidates.filter((entity) => entities.typeAt(entity) === type);
    return { total: found.length, entities: Array.from(found.slice(offset, offset + limit), (entity) => this.record(entity)) };
  }

  /** Numbers of entities, most named first. */
  completing(prefix: string): Uint32Array {
    const { place } = this;
    return Uint32Array.from(this.collection.entities.byName.completing(prefix)).sort((a, b) => (place[a] ?? 0) - (place[b] ?? 0));
  }

  record(entity: number): EntityRecord {
    return { ...this.collection.entities.at(entity), passages: this.passages[entity] ?? 0, quotations: this.quotations[entity] ?? 0 };
  }
}

/** Adds to each entity how often the value that it is stands among these. */
function count(counts: Uint32Array, entities: Int32Array, values: Int32Array): void {
  for (let i = 0; i < values.length; i++) {
    const entity = entities[values[i] ?? -1] ?? -1;
    if (entity >= 0) counts[entity] = (counts[entity] ?? 0) + 1;
  }
}

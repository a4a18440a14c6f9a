/** The corpus-wide entities of a generation: what an article's own entity ids stand for today. */
import type { Entity, EntityId } from '../../domain/annotation.ts';

/** `canonical` maps an article's id, or an id of the past, to the id that it belongs to now; ids that are not in it stand for themselves. */
export interface EntityTable {
  entities: readonly Entity[];
  canonical: Readonly<Record<EntityId, EntityId>>;
}

export class EntityNames {
  private readonly byId: ReadonlyMap<EntityId, Entity>;
  private readonly canonicalIds: ReadonlyMap<EntityId, EntityId>;

  constructor(table: EntityTable) {
    this.byId = new Map(table.entities.map((entity) => [entity.id, entity]));
    this.canonicalIds = new Map(Object.entries(table.canonical));
  }

  readonly canonical = (id: EntityId): EntityId => {
    let current = id;
    for (const seen = new Set<EntityId>(); !seen.has(current); ) {
      seen.add(current);
      current = this.canonicalIds.get(current) ?? current;
    }
    return current;
  };

  get(id: EntityId): Entity | undefined {
    return this.byId.get(this.canonical(id));
  }

  all(): Iterable<Entity> {
    return this.byId.values();
  }
}

/**
 * Finds the values of a facet by name. Those that are entities go by the names of entities, which all facets share; the others have an index of
 * their own.
 */
import type { LeafNode } from '../../search/query-ast.ts';
import type { NameIndex } from './name-index.ts';

const NO_VALUE = -1;

export class ValueNames {
  /** Of what is no entity. */
  private readonly own: NameIndex;
  private readonly entities: NameIndex;
  private readonly entityOf: Int32Array;
  /** Of each entity its value, made when it is first asked for. */
  private values: Int32Array | undefined;

  /** @param entityOf of each value the entity that it is; -1 for none */
  constructor(own: NameIndex, entities: NameIndex, entityOf: Int32Array) {
    this.own = own;
    this.entities = entities;
    this.entityOf = entityOf;
  }

  /** The values that are called these words exactly, case and diacritics folded. */
  exact(name: string): readonly number[] {
    return Array.from(this.together(this.own.exact(name), () => this.entities.exact(name)));
  }

  /** The values that a word or phrase of a query finds, ascending. */
  matching(leaf: LeafNode): Int32Array {
    return this.together(this.own.matching(leaf), () => this.entities.matching(leaf));
  }

  /** Those whose names hold all the words, the last of them as the beginning of a word. Ascending. */
  completing(prefix: string): Int32Array {
    return this.together(this.own.completing(prefix), () => this.entities.completing(prefix));
  }

  private together(own: ArrayLike<number>, findEntities: () => ArrayLike<number>): Int32Array {
    const values = this.valuesOfEntities();
    if (values.length === 0) return Int32Array.from(own);
    const found = Array.from(findEntities(), (entity) => values[entity] ?? NO_VALUE).filter((value) => value >= 0);
    return Int32Array.from([...Array.from(own), ...found]).sort();
  }

  private valuesOfEntities(): Int32Array {
    if (!this.values) {
      const last = this.entityOf.reduce((most, entity) => Math.max(most, entity), NO_VALUE);
      this.values = new Int32Array(last + 1).fill(NO_VALUE);
      for (let value = 0; value < this.entityOf.length; value++) {
        const entity = this.entityOf[value] ?? NO_VALUE;
        if (entity >= 0) this.values[entity] = value;
      }
    }
    return this.values;
  }
}

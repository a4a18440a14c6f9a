/** The values of one facet: numbered, with their labels and the names by which a filter or a query may call them. */
import type { EntityNames } from './entity-names.ts';
import { findString } from './hash-index.ts';
import { NameIndex } from './name-index.ts';
import type { Sections } from './section-file.ts';
import type { StringList } from './string-list.ts';
import { ValueNames } from './value-names.ts';

export class ValueTable {
  readonly length: number;
  /** By label and alias; the missing value has no name. */
  readonly names: ValueNames;
  /** Number of the entity that each value is; -1 for none. What is one has its id for a value and its name for a label. */
  readonly entities: Int32Array;
  private readonly values: StringList;
  private readonly labels: StringList;
  private readonly index: Int32Array;
  private readonly entityNames: EntityNames;

  /** @param name with which the names of its sections begin. @param areTitles whether its labels are found by their inflections */
  constructor(sections: Sections, name: string, entityNames: EntityNames, areTitles = false) {
    this.values = sections.strings(`${name}.values`);
    this.labels = sections.strings(`${name}.labels`);
    this.index = sections.i32(`${name}.index`);
    this.entities = sections.i32(`${name}.entity`);
    this.entityNames = entityNames;
    this.length = this.values.length;
    const own = new NameIndex(sections, `${name}.names`, (number) => [this.labelAt(number)], areTitles);
    this.names = new ValueNames(own, entityNames.byName, this.entities);
  }

  valueAt(number: number): string {
    const entity = this.entities[number] ?? -1;
    return entity < 0 ? this.values.at(number) : this.entityNames.idAt(entity);
  }

  labelAt(number: number): string {
    const entity = this.entities[number] ?? -1;
    return entity < 0 ? this.labels.at(number) : this.entityNames.nameAt(entity);
  }

  numberOf(value: string): number | undefined {
    return findString({ at: (number) => this.valueAt(number) }, this.index, value);
  }
}

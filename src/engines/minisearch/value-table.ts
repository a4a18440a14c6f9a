/** The values of one facet: numbered, with their labels and the names by which a filter or a query may call them. */
import type { Entity } from '../../domain/annotation.ts';
import { MISSING } from '../../domain/search.ts';
import { compareText } from '../../search/facet-values.ts';
import { NameIndex } from './name-index.ts';

export class ValueTable {
  readonly values: string[] = [];
  readonly labels: string[] = [];
  private readonly numbers = new Map<string, number>();
  private readonly aliases = new Map<number, readonly string[]>();
  private index: NameIndex | undefined;

  /** The number of a value. Of several labels the first in code-unit order stays, whatever comes first. */
  add(value: string, label: string): number {
    const known = this.numbers.get(value);
    if (known !== undefined) {
      if (compareText(label, this.labels[known] ?? '') < 0) this.labels[known] = label;
      return known;
    }
    const number = this.values.push(value) - 1;
    this.labels.push(label);
    this.numbers.set(value, number);
    return number;
  }

  addEntity(entity: Entity): number {
    const number = this.add(entity.id, entity.name);
    this.aliases.set(number, entity.aliases);
    return number;
  }

  numberOf(value: string): number | undefined {
    return this.numbers.get(value);
  }

  /** By label and alias; the missing value has no name. Only after the last `add`. */
  names(): NameIndex {
    this.index ??= new NameIndex(() => this.values.map((value, i) => (value === MISSING ? [] : this.formsOf(i))));
    return this.index;
  }

  private formsOf(number: number): string[] {
    return [this.labels[number] ?? '', ...(this.aliases.get(number) ?? [])];
  }
}

/** Gathers the values of one facet: numbers them, with their labels and the entities that they are. */
import { MISSING } from '../../domain/search.ts';
import { compareText } from '../../search/facet-values.ts';
import { buildHashIndex } from './hash-index.ts';
import { addNames } from './name-index.ts';
import type { Section } from './section.ts';
import { addStrings } from './string-list.ts';

export class ValueTableBuilder {
  private readonly values: string[] = [];
  private readonly labels: string[] = [];
  private readonly entities: number[] = [];
  private readonly numbers = new Map<string, number>();

  /** The number of a value. Of several labels the first in code-unit order stays, whatever comes first. */
  add(value: string, label: string): number {
    const known = this.numbers.get(value);
    if (known !== undefined) {
      if (compareText(label, this.labels[known] ?? '') < 0) this.labels[known] = label;
      return known;
    }
    const number = this.values.push(value) - 1;
    this.labels.push(label);
    this.entities.push(-1);
    this.numbers.set(value, number);
    return number;
  }

  /** @param entity its number among the entities */
  addEntity(value: string, label: string, entity: number): number {
    const number = this.add(value, label);
    this.entities[number] = entity;
    return number;
  }

  numberOf(value: string): number | undefined {
    return this.numbers.get(value);
  }

  /**
   * Adds its sections, whose names begin with `name`, and gives the number that each value has in them: the values are numbered there in
   * the order of their labels, in which equal counts are shown, unless they are to keep their numbers, as articles are, whose labels are titles.
   */
  finish(sections: Map<string, Section>, name: string, isFixed: boolean): Int32Array {
    const { values, labels, entities } = this;
    const order = values.map((_, number) => number);
    if (!isFixed) {
      order.sort((a, b) => compareText(labels[a] ?? '', labels[b] ?? '') || compareText(values[a] ?? '', values[b] ?? ''));
    }
    // Id and names of an entity stand in the table of entities.
    const unlessEntity = (strings: readonly string[]): string[] =>
      order.map((number) => ((entities[number] ?? -1) < 0 ? (strings[number] ?? '') : ''));
    addStrings(sections, `${name}.values`, unlessEntity(values));
    addStrings(sections, `${name}.labels`, unlessEntity(labels));
    sections.set(`${name}.index`, buildHashIndex(order.map((number) => values[number] ?? '')));
    sections.set(
      `${name}.entity`,
      Int32Array.from(order, (number) => entities[number] ?? -1),
    );
    const forms = order.map((number) => (values[number] === MISSING || (entities[number] ?? -1) >= 0 ? [] : [labels[number] ?? '']));
    addNames(sections, `${name}.names`, forms, isFixed);
    const numbers = new Int32Array(order.length);
    order.forEach((number, place) => (numbers[number] = place));
    return numbers;
  }
}

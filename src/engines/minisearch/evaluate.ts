/**
 * Which units a query matches, by the rules of rows: everything below an `and` that speaks of a quotation must hold of one row; a
 * negation closes over its own rows and drops a unit in which any row satisfies it.
 */
import { dateOverlaps } from '../../domain/dates.ts';
import type { FacetField } from '../../domain/search.ts';
import { type AndNode, isLeaf, type LeafNode, type QueryField, type QueryNode } from '../../search/query-ast.ts';
import type { Collection } from './collection.ts';
import { complement, EMPTY_SET, everything, intersect, mapSet, subtract, unite } from './doc-sets.ts';
import type { DocFinder } from './find-docs.ts';
import { ROW_FIELDS, type RowField, type UnitField, type Units } from './units.ts';

/** Units, where all rows of each match; or single rows. Ascending. */
export interface Matched {
  by: 'unit' | 'row';
  set: Int32Array;
}

const FACET_OF_FIELD = {
  speaker: 'speaker',
  kind: 'kind',
  source: 'source',
  person: 'person',
  org: 'organization',
  place: 'place',
  cites: 'cites',
  author: 'author',
} as const satisfies Partial<Record<QueryField, FacetField>>;

export class Evaluator {
  private readonly collection: Collection;
  private readonly units: Units;
  private readonly finder: DocFinder;

  constructor(collection: Collection, units: Units, finder: DocFinder) {
    this.collection = collection;
    this.units = units;
    this.finder = finder;
  }

  evaluate(node: QueryNode | undefined, field?: QueryField): Matched {
    if (node === undefined) return { by: 'unit', set: everything(this.units.size) };
    if (isLeaf(node)) return this.leaf(node, field);
    switch (node.type) {
      case 'field':
        return this.evaluate(node.of, node.field);
      case 'not':
        return { by: 'unit', set: complement(this.closed(this.evaluate(node.of, field)), this.units.size) };
      case 'and':
        return this.and(node, field);
      case 'or':
        return this.or(node.of.map((child) => this.evaluate(child, field)));
    }
  }

  /** The units that have a matching row. */
  closed(matched: Matched): Int32Array {
    return matched.by === 'unit' ? matched.set : mapSet(matched.set, this.units.rowUnit, this.units.size);
  }

  private and(node: AndNode, field: QueryField | undefined): Matched {
    const wanted = node.of.filter((child) => child.type !== 'not').map((child) => this.evaluate(child, field));
    const unitSets = wanted.filter(({ by }) => by === 'unit').map(({ set }) => set);
    const rowSets = wanted.filter(({ by }) => by === 'row').map(({ set }) => set);
    let units = unitSets.length > 0 || rowSets.length > 0 ? shortestFirst(unitSets) : everything(this.units.size);
    for (const child of node.of) {
      if (child.type !== 'not') continue;
      const dropped = this.closed(this.evaluate(child.of, field));
      units = subtract(units ?? everything(this.units.size), dropped);
    }
    const rows = shortestFirst(rowSets);
    if (!rows) return { by: 'unit', set: units ?? EMPTY_SET };
    return { by: 'row', set: units ? this.rowsWithin(rows, units) : rows };
  }

  private or(sides: readonly Matched[]): Matched {
    if (sides.every(({ by }) => by === 'unit'))
      return {
        by: 'unit',
        set: unite(
          sides.map(({ set }) => set),
          this.units.size,
        ),
      };
    return {
      by: 'row',
      set: unite(
        sides.map((side) => this.asRows(side)),
        this.units.rowUnit.length,
      ),
    };
  }

  /** All rows of the units, or the rows themselves. */
  asRows(matched: Matched): Int32Array {
    if (matched.by === 'row') return matched.set;
    const { rowStarts } = this.units;
    const rows: number[] = [];
    for (const unit of matched.set) for (let row = rowStarts[unit] ?? 0; row < (rowStarts[unit + 1] ?? 0); row++) rows.push(row);
    return Int32Array.from(rows);
  }

  private rowsWithin(rows: Int32Array, units: Int32Array): Int32Array {
    const member = new Uint8Array(this.units.size);
    for (const unit of units) member[unit] = 1;
    return rows.filter((row) => member[this.units.rowUnit[row] ?? 0] === 1);
  }

  private leaf(leaf: LeafNode, field: QueryField | undefined): Matched {
    switch (field) {
      case undefined:
        return { by: 'unit', set: this.words(leaf) };
      case 'said':
        return this.said(leaf);
      case 'title':
        return { by: 'unit', set: this.ofArticles(this.collection.titles.matching(leaf)) };
      case 'before':
      case 'after':
        return { by: 'unit', set: this.dated({ [field]: leaf.text }) };
      default:
        return this.valued(FACET_OF_FIELD[field], leaf);
    }
  }

  private words(leaf: LeafNode): Int32Array {
    const { scope, ofPassage, size } = this.units;
    if (scope === 'quotations') return this.finder.docs(this.collection.utteranceText, leaf);
    const passages = this.finder.docs(this.collection.passageText, leaf);
    return scope === 'passages' ? passages : mapSet(passages, ofPassage, size);
  }

  private said(leaf: LeafNode): Matched {
    const { collection, units, finder } = this;
    const utterances = finder.docs(collection.utteranceText, leaf);
    const rows = mapSet(utterances, units.rowOfUtterance, units.rowUnit.length);
    if (units.scope !== 'passages') return { by: 'row', set: rows };
    const parts = mapSet(finder.docs(collection.partText, leaf), units.rowOfPart, units.rowUnit.length);
    return { by: 'row', set: unite([rows, parts], units.rowUnit.length) };
  }

  private ofArticles(articles: Int32Array): Int32Array {
    const member = new Uint8Array(this.collection.articles.length);
    for (const article of articles) member[article] = 1;
    return this.where((unit) => member[this.units.article[unit] ?? 0] === 1);
  }

  /** The units whose article was published within the range. */
  dated(range: { after?: string; before?: string }): Int32Array {
    const member = this.collection.articles.map(({ published }) => dateOverlaps(published, range));
    return this.where((unit) => member[this.units.article[unit] ?? 0] === true);
  }

  private where(test: (unit: number) => boolean): Int32Array {
    return everything(this.units.size).filter(test);
  }

  /** By the value itself, by an id of the past, or by the words of a name. */
  private valued(field: FacetField, leaf: LeafNode): Matched {
    const table = this.collection.tables[field];
    const member = new Uint8Array(table.values.length);
    for (const value of table.names().matching(leaf)) member[value] = 1;
    const own = table.numberOf(leaf.text) ?? table.numberOf(this.collection.entities.canonical(leaf.text));
    if (own !== undefined && leaf.type === 'word') member[own] = 1;
    if (isRowField(field)) {
      const values = this.units.rowValues[field];
      return { by: 'row', set: everything(values.length).filter((row) => member[values[row] ?? -1] === 1) };
    }
    const { column, of } = this.units.unitValues[field as UnitField];
    return {
      by: 'unit',
      set: this.where((unit) => {
        const list = of ? (of[unit] ?? 0) : unit;
        for (let at = column.starts[list] ?? 0; at < (column.starts[list + 1] ?? 0); at++)
          if (member[column.ids[at] ?? -1] === 1) return true;
        return false;
      }),
    };
  }
}

function isRowField(field: FacetField): field is RowField {
  return (ROW_FIELDS as readonly FacetField[]).includes(field);
}

function shortestFirst(sets: readonly Int32Array[]): Int32Array | undefined {
  const [first, ...others] = [...sets].sort((a, b) => a.length - b.length);
  return first && others.reduce(intersect, first);
}

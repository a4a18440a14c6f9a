/**
 * Which units a query matches, by the rules of rows: everything below an `and` that speaks of a quotation must hold of one row; a
 * negation closes over its own rows and drops a unit in which any row satisfies it.
 */
import { dateInterval } from '../../domain/dates.ts';
import type { FacetField, SearchQuery } from '../../domain/search.ts';
import { type AndNode, isLeaf, type LeafNode, type OrNode, type QueryField, type QueryNode } from '../../search/query-ast.ts';
import type { Collection } from './collection.ts';
import { dayNumber } from './compile-catalog.ts';
import { Bits, complement, EMPTY_SET, everything, intersect, keep, keepMarked, mapSet, unite } from './doc-sets.ts';
import type { DocFinder } from './find-docs.ts';
import type { TextIndex } from './text-index.ts';
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

type DateRange = Pick<SearchQuery, 'after' | 'before'>;

/** Words of one alternative whose lists are kept for scoring. */
const MAX_KEPT_WORDS = 16;

export class Evaluator {
  private readonly collection: Collection;
  private readonly units: Units;
  private readonly finder: DocFinder;
  /** What free words are looked up in. */
  private readonly index: TextIndex;
  private readonly known = new Map<string, Matched>();

  constructor(collection: Collection, units: Units, finder: DocFinder) {
    this.collection = collection;
    this.units = units;
    this.finder = finder;
    this.index = units.scope === 'quotations' ? collection.utteranceText : collection.passageText;
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
        return this.once(node, field, () => this.and(node, field));
      case 'or':
        return this.once(node, field, () => this.or(node, field));
    }
  }

  /** The words alone are evaluated before the query that they are of, often the same. */
  private once(node: AndNode | OrNode, field: QueryField | undefined, find: () => Matched): Matched {
    const key = `${field ?? ''} ${JSON.stringify(node)}`;
    const known = this.known.get(key);
    if (known) return known;
    const found = find();
    this.known.set(key, found);
    return found;
  }

  /** The units that have a matching row. */
  closed(matched: Matched): Int32Array {
    return matched.by === 'unit' ? matched.set : mapSet(matched.set, this.units.rowUnit, this.units.size);
  }

  /** Free words are looked up among what else is left, the rarest first, where a unit is a text. */
  private and(node: AndNode, field: QueryField | undefined): Matched {
    const isText = field === undefined && this.units.scope !== 'articles';
    const { index } = this;
    const lazy: { leaf: LeafNode; atMost: number }[] = [];
    const wanted: Matched[] = [];
    const negated: QueryNode[] = [];
    for (const child of node.of) {
      if (child.type === 'not') {
        negated.push(child.of);
        continue;
      }
      const atMost = isText && isLeaf(child) ? this.finder.atMost(index, child) : undefined;
      if (atMost === undefined || !isLeaf(child)) wanted.push(this.evaluate(child, field));
      else lazy.push({ leaf: child, atMost });
    }
    const rowSets = wanted.filter(({ by }) => by === 'row').map(({ set }) => set);
    let units = shortestFirst(wanted.filter(({ by }) => by === 'unit').map(({ set }) => set));
    for (const { leaf } of lazy.sort((a, b) => a.atMost - b.atMost)) {
      units = units ? this.finder.within(index, leaf, units) : this.finder.docs(index, leaf);
    }
    if (negated.length > 0) units = this.without(negated, field, units);
    const rows = shortestFirst(rowSets);
    if (!rows) return { by: 'unit', set: units ?? EMPTY_SET };
    return { by: 'row', set: units ? this.rowsWithin(rows, units) : rows };
  }

  /** The units, all of them where none are given, that none of the nodes matches. */
  private without(negated: readonly QueryNode[], field: QueryField | undefined, among: Int32Array | undefined): Int32Array {
    const dropped = new Bits(this.units.size);
    for (const node of negated) this.mark(node, field, dropped);
    return keep(among ?? everything(this.units.size), (unit) => !dropped.has(unit));
  }

  /** Adds the units that the node matches. */
  private mark(node: QueryNode, field: QueryField | undefined, member: Bits): void {
    const lookup = field === undefined && isLeaf(node) ? this.finder.lookup(node) : undefined;
    if (lookup?.type !== 'word') return member.addAll(this.closed(this.evaluate(node, field)));
    const { text } = this.index;
    text.markAny(
      Int32Array.of(lookup.stem),
      member,
      this.finder.budget,
      this.units.scope === 'articles' ? this.units.ofPassage : undefined,
    );
  }

  /** Many words are never held as sets, each of which may be of most texts. */
  private or(node: OrNode, field: QueryField | undefined): Matched {
    if (field === undefined && node.of.every((child) => isLeaf(child) && child.type === 'word')) {
      const member = new Bits(this.units.size);
      for (const child of node.of) {
        if (node.of.length > MAX_KEPT_WORDS || this.units.scope === 'articles') this.mark(child, field, member);
        else member.addAll(this.evaluate(child, field).set);
      }
      return { by: 'unit', set: member.collect() };
    }
    const sides = node.of.map((child) => this.evaluate(child, field));
    if (sides.every(({ by }) => by === 'unit')) {
      const sets = sides.map(({ set }) => set);
      return { by: 'unit', set: unite(sets, this.units.size) };
    }
    const rows = sides.map((side) => this.asRows(side));
    return { by: 'row', set: unite(rows, this.units.rowUnit.length) };
  }

  /** All rows of the units, or the rows themselves. */
  asRows(matched: Matched): Int32Array {
    if (matched.by === 'row') return matched.set;
    const { rowStarts } = this.units;
    const rows = new Bits(this.units.rowUnit.length);
    for (const unit of matched.set) for (let row = rowStarts[unit] ?? 0; row < (rowStarts[unit + 1] ?? 0); row++) rows.add(row);
    return rows.collect();
  }

  /** Those of the rows whose unit is one of these. */
  private rowsWithin(rows: Int32Array, units: Int32Array): Int32Array {
    const member = new Bits(this.units.size);
    member.addAll(units);
    return keep(rows, (row) => member.has(this.units.rowUnit[row] ?? 0));
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
        return this.within(this.evaluate(undefined), { [field]: leaf.text });
      default:
        return this.valued(FACET_OF_FIELD[field], leaf);
    }
  }

  private words(leaf: LeafNode): Int32Array {
    const { scope, ofPassage, size } = this.units;
    const docs = this.finder.docs(this.index, leaf);
    return scope === 'articles' ? mapSet(docs, ofPassage, size) : docs;
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
    const marks = new Uint8Array(this.collection.articles.length);
    for (const article of articles) marks[article] = 1;
    return keepMarked(everything(this.units.size), this.units.article, marks);
  }

  /** What is matched of articles that were published within the range: whose days overlap it. */
  within({ by, set }: Matched, { after, before }: DateRange): Matched {
    const { firstDays, lastDays } = this.collection;
    const from = after === undefined ? 0 : dayNumber(dateInterval(after).first);
    const to = before === undefined ? Infinity : dayNumber(dateInterval(before).last);
    const marks = Uint8Array.from(firstDays, (first, own) => (first > 0 && first <= to && (lastDays[own] ?? 0) >= from ? 1 : 0));
    const { article, rowUnit } = this.units;
    return { by, set: by === 'unit' ? keepMarked(set, article, marks) : keep(set, (row) => marks[article[rowUnit[row] ?? 0] ?? 0] === 1) };
  }

  private where(test: (unit: number) => boolean): Int32Array {
    return keep(everything(this.units.size), test);
  }

  /** By the value itself, by an id of the past, or by the words of a name. */
  private valued(field: FacetField, leaf: LeafNode): Matched {
    const table = this.collection.tables[field];
    const member = new Uint8Array(table.length);
    for (const value of table.names.matching(leaf)) member[value] = 1;
    const own = table.numberOf(leaf.text) ?? table.numberOf(this.collection.entities.canonical(leaf.text));
    if (own !== undefined && leaf.type === 'word') member[own] = 1;
    if (isRowField(field)) {
      const values = this.units.rowValues[field];
      return { by: 'row', set: keep(everything(values.length), (row) => member[values[row] ?? -1] === 1) };
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

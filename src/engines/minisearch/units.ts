/**
 * The units of a scope and their rows. A row is a unit with one utterance of it, or with none; what is said of a quotation holds of
 * one row. Rows are numbered in the order of their units.
 */
import { type FacetField, type Scope } from '../../domain/search.ts';
import { NO_QUOTATION } from '../../search/facet-values.ts';
import { type Collection, missingValue } from './collection.ts';
import { type Column, ColumnBuilder, invert, listOf, NumberList, uniteLists } from './columns.ts';

export type UnitField = Exclude<FacetField, 'speaker' | 'speaker-kind' | 'kind'>;
export type RowField = 'speaker' | 'speaker-kind' | 'kind';
export const UNIT_FIELDS: readonly UnitField[] = ['source', 'article', 'person', 'organization', 'place', 'cites', 'author', 'date'];
export const ROW_FIELDS: readonly RowField[] = ['speaker', 'speaker-kind', 'kind'];

/** Values per unit; `of` says which list is a unit's where several units share one. */
export interface UnitColumn {
  column: Column;
  of: Int32Array | undefined;
}

export interface Units {
  scope: Scope;
  size: number;
  article: Int32Array;
  /** Unit of each passage, in scope articles only. */
  ofPassage: Int32Array;
  /** Passages of each unit; `undefined` where a unit is the passage of its own number. */
  passages: Column | undefined;
  /** The rows of unit u lie in [rowStarts[u], rowStarts[u + 1]). */
  rowStarts: Uint32Array;
  rowUnit: Int32Array;
  /** -1 in the row of a unit without utterances. */
  rowUtterance: Int32Array;
  /** Row of each utterance; -1 where it has several. */
  rowOfUtterance: Int32Array;
  /** Row of each part of an utterance; in scope passages only. */
  rowOfPart: Int32Array;
  unitValues: Record<UnitField, UnitColumn>;
  /** Value per row; -1 for no value. */
  rowValues: Record<RowField, Int32Array>;
}

/** What a scope says of its units. */
interface Shape {
  article: Int32Array;
  ofPassage: Int32Array;
  passages: Column | undefined;
  /** Utterances of each unit, ascending. */
  utterances: Column;
}

function passageShape(collection: Collection): Shape {
  const utterances = invert(collection.utterancePassages, collection.passageArticle.length);
  return { article: collection.passageArticle, ofPassage: new Int32Array(0), passages: undefined, utterances };
}

function quotationShape(collection: Collection): Shape {
  const size = collection.utteranceArticle.length;
  return {
    article: collection.utteranceArticle,
    ofPassage: new Int32Array(0),
    passages: collection.utterancePassages,
    utterances: { starts: Uint32Array.from({ length: size + 1 }, (_, i) => i), ids: Int32Array.from({ length: size }, (_, i) => i) },
  };
}

/** An article without passages has nothing to show and is no unit. */
function articleShape(collection: Collection): Shape {
  const articles: number[] = [];
  const passages = new ColumnBuilder();
  const ofPassage = new Int32Array(collection.passageArticle.length);
  const utterances = new ColumnBuilder();
  const { firstPassage, firstUtterance, length } = collection.articles;
  for (let article = 0; article < length; article++) {
    const [first, end] = [firstPassage[article] ?? 0, firstPassage[article + 1] ?? 0];
    if (first === end) continue;
    ofPassage.fill(articles.length, first, end);
    passages.add(range(first, end));
    utterances.add(range(firstUtterance[article] ?? 0, firstUtterance[article + 1] ?? 0));
    articles.push(article);
  }
  return { article: Int32Array.from(articles), ofPassage, passages: passages.build(), utterances: utterances.build() };
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, i) => from + i);
}

function buildRows(
  collection: Collection,
  shape: Shape,
): Pick<Units, 'rowStarts' | 'rowUnit' | 'rowUtterance' | 'rowOfUtterance' | 'rowOfPart'> {
  const size = shape.article.length;
  const starts = new Uint32Array(size + 1);
  const rowUnit = new NumberList();
  const rowUtterance = new NumberList();
  const rowOfUtterance = new Int32Array(collection.utteranceArticle.length).fill(-1);
  const rowOfPart = new Int32Array(collection.partUtterance.length).fill(-1);
  const several = new Set(collection.partUtterance);
  const inPassages = shape.passages === undefined;
  const addRow = (unit: number, utterance: number): void => {
    if (utterance >= 0 && (!inPassages || !several.has(utterance))) rowOfUtterance[utterance] = rowUnit.length;
    rowUnit.push(unit);
    rowUtterance.push(utterance);
  };
  for (let unit = 0; unit < size; unit++) {
    const [from, to] = [shape.utterances.starts[unit] ?? 0, shape.utterances.starts[unit + 1] ?? 0];
    if (from === to) addRow(unit, -1);
    for (let at = from; at < to; at++) addRow(unit, shape.utterances.ids[at] ?? 0);
    starts[unit + 1] = rowUnit.length;
  }
  if (inPassages) {
    collection.partUtterance.forEach((utterance, part) => {
      const passage = collection.partPassage[part] ?? 0;
      for (let row = starts[passage] ?? 0; row < (starts[passage + 1] ?? 0); row++)
        if (rowUtterance.at(row) === utterance) rowOfPart[part] = row;
    });
  }
  return {
    rowStarts: starts,
    rowUnit: rowUnit.build(),
    rowUtterance: rowUtterance.build(),
    rowOfUtterance,
    rowOfPart,
  };
}

/** The values of the passages of each unit together, with those of its article where there are such. */
function uniteOverPassages(collection: Collection, shape: Shape, field: 'person' | 'organization' | 'place' | 'cites'): Column {
  const own = collection.passageValues[field];
  if (shape.passages === undefined && field !== 'cites') return own;
  const missing = field === 'cites' ? missingValue(collection, 'cites') : -1;
  const builder = new ColumnBuilder();
  shape.article.forEach((article, unit) => {
    if (shape.passages === undefined) {
      for (let at = own.starts[unit] ?? 0; at < (own.starts[unit + 1] ?? 0); at++) builder.push(own.ids[at] ?? 0);
      for (const credit of listOf(collection.articleCredits, article)) builder.pushNew(credit);
      builder.endList(missing);
      return;
    }
    const values = uniteLists(own, listOf(shape.passages, unit));
    if (field === 'cites') for (const credit of listOf(collection.articleCredits, article)) values.add(credit);
    if (values.size === 0 && missing >= 0) values.add(missing);
    builder.add(values);
  });
  return builder.build();
}

export function buildUnits(collection: Collection, scope: Scope): Units {
  const shape =
    scope === 'passages' ? passageShape(collection) : scope === 'quotations' ? quotationShape(collection) : articleShape(collection);
  const rows = buildRows(collection, shape);
  const none = collection.tables.kind.numberOf(NO_QUOTATION) ?? -1;
  const byRow = (field: RowField, without: number): Int32Array =>
    rows.rowUtterance.map((utterance) => (utterance < 0 ? without : (collection.utteranceValues[field][utterance] ?? -1)));
  const ofArticle = (field: 'source' | 'article' | 'author' | 'date'): UnitColumn => ({
    column: collection.articleValues[field],
    of: shape.article,
  });
  const ofPassages = (field: 'person' | 'organization' | 'place' | 'cites'): UnitColumn => ({
    column: uniteOverPassages(collection, shape, field),
    of: undefined,
  });
  return {
    scope,
    size: shape.article.length,
    article: shape.article,
    ofPassage: shape.ofPassage,
    passages: shape.passages,
    ...rows,
    unitValues: {
      source: ofArticle('source'),
      article: ofArticle('article'),
      author: ofArticle('author'),
      date: ofArticle('date'),
      person: ofPassages('person'),
      organization: ofPassages('organization'),
      place: ofPassages('place'),
      cites: ofPassages('cites'),
    },
    rowValues: { speaker: byRow('speaker', -1), 'speaker-kind': byRow('speaker-kind', -1), kind: byRow('kind', none) },
  };
}

/** The passages of a unit, ascending. */
export function passagesOfUnit(units: Units, unit: number): Int32Array {
  return units.passages ? listOf(units.passages, unit) : Int32Array.of(unit);
}

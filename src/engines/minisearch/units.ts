/**
 * The units of a scope and their rows. A row is a unit with one utterance of it, or with none; what is said of a quotation holds of
 * one row. Rows are numbered in the order of their units.
 */
import { type FacetField, type Scope } from '../../domain/search.ts';
import { NO_QUOTATION } from '../../search/facet-values.ts';
import { type Collection, missingValue } from './collection.ts';
import { type Column, ColumnBuilder, invert, listOf, NumberList, uniteLists } from './columns.ts';
import { sharedCounts, sharedInts, shareInts } from './shared-arrays.ts';

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

type Rows = Pick<Units, 'rowStarts' | 'rowUnit' | 'rowUtterance' | 'rowOfUtterance' | 'rowOfPart'>;

/** In plain loops, straight into memory that threads share: whoever opens a generation waits for it. */
function buildRows(collection: Collection, shape: Shape): Rows {
  const size = shape.article.length;
  const { starts, ids } = shape.utterances;
  const rowStarts = sharedCounts(size + 1);
  for (let unit = 0; unit < size; unit++) {
    rowStarts[unit + 1] = (rowStarts[unit] ?? 0) + Math.max(1, (starts[unit + 1] ?? 0) - (starts[unit] ?? 0));
  }
  const rowUnit = sharedInts(rowStarts[size] ?? 0);
  const rowUtterance = sharedInts(rowUnit.length);
  const rowOfUtterance = sharedInts(collection.utteranceArticle.length).fill(-1);
  let row = 0;
  for (let unit = 0; unit < size; unit++) {
    const end = starts[unit + 1] ?? 0;
    const first = row;
    for (let at = starts[unit] ?? 0; at < end; at++) {
      const utterance = ids[at] ?? 0;
      rowUnit[row] = unit;
      rowUtterance[row] = utterance;
      rowOfUtterance[utterance] = row++;
    }
    if (row > first) continue;
    rowUnit[row] = unit;
    rowUtterance[row++] = -1;
  }
  const rowOfPart = sharedInts(collection.partUtterance.length).fill(-1);
  const rows = { rowStarts, rowUnit, rowUtterance, rowOfUtterance, rowOfPart };
  if (shape.passages === undefined) addParts(collection, rows);
  return rows;
}

/** In scope passages an utterance that goes through several has a row for each of its parts, and none of its own. */
function addParts({ partUtterance, partPassage }: Collection, { rowStarts, rowUtterance, rowOfUtterance, rowOfPart }: Rows): void {
  for (let part = 0; part < partUtterance.length; part++) {
    const [utterance, passage] = [partUtterance[part] ?? 0, partPassage[part] ?? 0];
    rowOfUtterance[utterance] = -1;
    for (let row = rowStarts[passage] ?? 0; row < (rowStarts[passage + 1] ?? 0); row++)
      if (rowUtterance[row] === utterance) rowOfPart[part] = row;
  }
}

/** The cited sources of each passage with those that its article credits; the missing one where there is none. */
function citesOfPassages(collection: Collection): Column {
  const own = collection.passageValues.cites;
  const credits = collection.articleCredits;
  const missing = missingValue(collection, 'cites');
  const { passageArticle } = collection;
  const ids = new NumberList();
  const starts = sharedCounts(passageArticle.length + 1);
  for (let passage = 0; passage < passageArticle.length; passage++) {
    const article = passageArticle[passage] ?? 0;
    const first = ids.length;
    for (let at = own.starts[passage] ?? 0; at < (own.starts[passage + 1] ?? 0); at++) ids.push(own.ids[at] ?? 0);
    for (let at = credits.starts[article] ?? 0; at < (credits.starts[article + 1] ?? 0); at++) ids.pushNew(credits.ids[at] ?? 0, first);
    if (ids.length === first && missing >= 0) ids.push(missing);
    starts[passage + 1] = ids.length;
  }
  return { starts, ids: shareInts(ids.build()) };
}

/** The values of the passages of each unit together, with those of its article where there are such. */
function uniteOverPassages(collection: Collection, shape: Shape, field: 'person' | 'organization' | 'place' | 'cites'): Column {
  if (shape.passages === undefined) return field === 'cites' ? citesOfPassages(collection) : collection.passageValues[field];
  const { passages } = shape;
  const own = collection.passageValues[field];
  const missing = field === 'cites' ? missingValue(collection, 'cites') : -1;
  const builder = new ColumnBuilder();
  shape.article.forEach((article, unit) => {
    const values = uniteLists(own, listOf(passages, unit));
    if (field === 'cites') for (const credit of listOf(collection.articleCredits, article)) values.add(credit);
    if (values.size === 0 && missing >= 0) values.add(missing);
    builder.add(values);
  });
  return builder.build();
}

/** Value of each row; `without` for the row of a unit without utterances. */
function valuesOfRows(rowUtterance: Int32Array, values: Int32Array, without: number): Int32Array {
  const ofRows = sharedInts(rowUtterance.length);
  for (let row = 0; row < ofRows.length; row++) {
    const utterance = rowUtterance[row] ?? -1;
    ofRows[row] = utterance < 0 ? without : (values[utterance] ?? -1);
  }
  return ofRows;
}

export function buildUnits(collection: Collection, scope: Scope): Units {
  const shape =
    scope === 'passages' ? passageShape(collection) : scope === 'quotations' ? quotationShape(collection) : articleShape(collection);
  const rows = buildRows(collection, shape);
  const none = collection.tables.kind.numberOf(NO_QUOTATION) ?? -1;
  const byRow = (field: RowField, without: number): Int32Array =>
    valuesOfRows(rows.rowUtterance, collection.utteranceValues[field], without);
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

/**
 * The units of a scope and their rows. A row is a unit with one utterance of it, or with none; what is said of a quotation holds of
 * one row. Rows are numbered in the order of their units.
 *
 * The scope of passages is made at a commit and lies in the catalog; the others are made of it when they are first asked for.
 */
import type { FacetField, Scope } from '../../domain/search.ts';
import { type Column, listOf } from './columns.ts';
import { sharedCounts, sharedInts } from './shared-arrays.ts';

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

type Rows = Pick<Units, 'rowStarts' | 'rowUnit' | 'rowUtterance' | 'rowOfUtterance'>;

/** In plain loops, straight into memory that threads share. @param utterances of each unit, ascending. @param count of all */
export function buildRows({ starts, ids }: Column, count: number): Rows {
  const size = starts.length - 1;
  const rowStarts = sharedCounts(size + 1);
  for (let unit = 0; unit < size; unit++) {
    rowStarts[unit + 1] = (rowStarts[unit] ?? 0) + Math.max(1, (starts[unit + 1] ?? 0) - (starts[unit] ?? 0));
  }
  const rowUnit = sharedInts(rowStarts[size] ?? 0);
  const rowUtterance = sharedInts(rowUnit.length);
  const rowOfUtterance = sharedInts(count).fill(-1);
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
  return { rowStarts, rowUnit, rowUtterance, rowOfUtterance };
}

/** The utterances that go through several passages, cut into a part for each of these. */
export interface Parts {
  partUtterance: Int32Array;
  partPassage: Int32Array;
}

/** In scope passages an utterance that goes through several has a row for each of its parts, and none of its own: gives the row of each part. */
export function addParts({ partUtterance, partPassage }: Parts, { rowStarts, rowUtterance, rowOfUtterance }: Rows): Int32Array {
  const rowOfPart = sharedInts(partUtterance.length).fill(-1);
  for (let part = 0; part < partUtterance.length; part++) {
    const [utterance, passage] = [partUtterance[part] ?? 0, partPassage[part] ?? 0];
    rowOfUtterance[utterance] = -1;
    for (let row = rowStarts[passage] ?? 0; row < (rowStarts[passage + 1] ?? 0); row++)
      if (rowUtterance[row] === utterance) rowOfPart[part] = row;
  }
  return rowOfPart;
}

/** Value of each row; `without` for the row of a unit without utterances. */
export function valuesOfRows(rowUtterance: Int32Array, values: Int32Array, without: number): Int32Array {
  const ofRows = sharedInts(rowUtterance.length);
  for (let row = 0; row < ofRows.length; row++) {
    const utterance = rowUtterance[row] ?? -1;
    ofRows[row] = utterance < 0 ? without : (values[utterance] ?? -1);
  }
  return ofRows;
}

/** The passages of a unit, ascending. */
export function passagesOfUnit(units: Units, unit: number): Int32Array {
  return units.passages ? listOf(units.passages, unit) : Int32Array.of(unit);
}

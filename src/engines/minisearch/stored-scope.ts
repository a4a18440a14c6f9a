/**
 * The scope of passages as sections of the catalog: its rows, the values of its units and what they are counted by. It follows from segments and
 * catalog, but making it took most of the time in which a generation was opened.
 *
 * Numbers lie there in the form in which they are used, as far as that is short; of lists it is said how many each has, and of rows only what does
 * not follow from the row before.
 *
 *   scope.rows: rows of each passage · row.utterance: 0 for none, 1 for the next new utterance, 1 + k for the one k before it
 *   row.speaker, row.speaker-kind, row.kind: value, -1 for none
 *   unit.F.counts, unit.F.ids: of each passage its values of facet F · scope.flags, counted.*: as `facet-records.ts` makes them
 */
import type { Column } from './columns.ts';
import { PLACED, type StoredRecords, type StoredScope } from './facet-records.ts';
import { narrow, narrowSigned, type Numbers, type Section } from './section.ts';
import type { Sections } from './section-file.ts';
import { sharedCounts, sharedInts } from './shared-arrays.ts';
import { addParts, type Parts, ROW_FIELDS, type RowField, type UnitColumn, type UnitField, type Units } from './units.ts';

const OWN_FIELDS = ['person', 'organization', 'place', 'cites'] as const;
const NO_UTTERANCE = 0;
const NEW_UTTERANCE = 1;

/** How many each list has. */
function sizesOf(starts: Uint32Array): Uint32Array {
  const sizes = new Uint32Array(Math.max(0, starts.length - 1));
  for (let i = 0; i < sizes.length; i++) sizes[i] = (starts[i + 1] ?? 0) - (starts[i] ?? 0);
  return sizes;
}

function addColumn(sections: Map<string, Section>, name: string, { starts, ids }: Column): void {
  sections.set(`${name}.counts`, narrow(sizesOf(starts)));
  sections.set(`${name}.ids`, narrow(ids));
}

/** Of rows whose new utterances come in their order. */
function codeUtterances(rowUtterance: Int32Array): Int32Array {
  let next = 0;
  return rowUtterance.map((utterance) => {
    if (utterance < 0) return NO_UTTERANCE;
    const code = NEW_UTTERANCE + next - utterance;
    if (utterance === next) next++;
    return code;
  });
}

/** Adds the sections of the scope of passages. */
export function addScope(sections: Map<string, Section>, { units, records }: StoredScope): void {
  sections.set('scope.rows', narrow(sizesOf(units.rowStarts)));
  sections.set('row.utterance', narrow(codeUtterances(units.rowUtterance)));
  for (const field of ROW_FIELDS) sections.set(`row.${field}`, narrowSigned(units.rowValues[field]));
  for (const field of OWN_FIELDS) addColumn(sections, `unit.${field}`, units.unitValues[field].column);
  sections.set('scope.flags', records.flags);
  addColumn(sections, 'counted.units', records.units);
  addColumn(sections, 'counted.articles', records.articles);
  sections.set('counted.values', narrow(records.values));
  sections.set('counted.bases', Uint32Array.from(records.bases));
}

/** Where each of some lists begins, and the end of the last. */
function startsOf(counts: Numbers): Uint32Array {
  const starts = sharedCounts(counts.length + 1);
  let end = 0;
  for (let i = 0; i < counts.length; i++) {
    end += counts[i] ?? 0;
    starts[i + 1] = end;
  }
  return starts;
}

/** The numbers as they lie where they are wide enough, else a copy. */
function intsOf(catalog: Sections, name: string): Int32Array {
  const numbers = catalog.numbers(name);
  if (numbers instanceof Uint32Array) return catalog.i32(name);
  const wide = sharedInts(numbers.length);
  wide.set(numbers);
  return wide;
}

function columnOf(catalog: Sections, name: string): Column {
  const column = { starts: startsOf(catalog.numbers(`${name}.counts`)), ids: intsOf(catalog, `${name}.ids`) };
  if (column.starts.at(-1) !== column.ids.length) throw catalog.corrupt(`its lists ${name} do not fit`);
  return column;
}

function valuesOfRows(catalog: Sections, field: RowField): Int32Array {
  const numbers = catalog.signed(`row.${field}`);
  if (numbers instanceof Int32Array) return numbers;
  const values = sharedInts(numbers.length);
  values.set(numbers);
  return values;
}

type Rows = Pick<Units, 'rowStarts' | 'rowUnit' | 'rowUtterance' | 'rowOfUtterance'>;

function rowsOf(catalog: Sections, utterances: number): Rows {
  const codes = catalog.numbers('row.utterance');
  const rowStarts = startsOf(catalog.numbers('scope.rows'));
  const rowUnit = sharedInts(codes.length);
  const rowUtterance = sharedInts(codes.length);
  const rowOfUtterance = sharedInts(utterances).fill(-1);
  if (rowStarts.at(-1) !== codes.length) throw catalog.corrupt('its rows do not fit');
  let next = 0;
  let unit = 0;
  for (let row = 0; row < codes.length; row++) {
    while ((rowStarts[unit + 1] ?? 0) <= row) unit++;
    rowUnit[row] = unit;
    const code = codes[row] ?? 0;
    if (code === NO_UTTERANCE) rowUtterance[row] = -1;
    else if (code === NEW_UTTERANCE) {
      rowOfUtterance[next] = row;
      rowUtterance[row] = next++;
    } else rowUtterance[row] = next + NEW_UTTERANCE - code;
  }
  return { rowStarts, rowUnit, rowUtterance, rowOfUtterance };
}

/** What of a generation the scope of passages is read beside. */
export interface ScopeSource extends Parts {
  passageArticle: Int32Array;
  utterances: number;
  /** Of articles. */
  values: Record<Exclude<UnitField, (typeof OWN_FIELDS)[number]>, Column>;
}

/** @throws PullquoteError('index-corrupt') where the sections do not fit each other */
export function readScope(catalog: Sections, source: ScopeSource): StoredScope {
  const rows = rowsOf(catalog, source.utterances);
  const rowOfPart = addParts(source, rows);
  const ofArticle = (column: Column): UnitColumn => ({ column, of: source.passageArticle });
  const own = (field: (typeof OWN_FIELDS)[number]): UnitColumn => ({ column: columnOf(catalog, `unit.${field}`), of: undefined });
  const bases = Array.from(catalog.u32('counted.bases'));
  const records: StoredRecords = {
    flags: catalog.u16('scope.flags'),
    units: columnOf(catalog, 'counted.units'),
    articles: columnOf(catalog, 'counted.articles'),
    bases,
    values: intsOf(catalog, 'counted.values'),
  };
  const size = rows.rowStarts.length - 1;
  if (size !== source.passageArticle.length || records.flags.length !== size || bases.length !== PLACED.length + 1)
    throw catalog.corrupt('it is of other segments');
  const { values } = source;
  return {
    records,
    units: {
      scope: 'passages',
      size,
      article: source.passageArticle,
      ofPassage: new Int32Array(0),
      passages: undefined,
      ...rows,
      rowOfPart,
      unitValues: {
        source: ofArticle(values.source),
        article: ofArticle(values.article),
        author: ofArticle(values.author),
        date: ofArticle(values.date),
        person: own('person'),
        organization: own('organization'),
        place: own('place'),
        cites: own('cites'),
      },
      rowValues: {
        speaker: valuesOfRows(catalog, 'speaker'),
        'speaker-kind': valuesOfRows(catalog, 'speaker-kind'),
        kind: valuesOfRows(catalog, 'kind'),
      },
    },
  };
}

/** The passages of each utterance, ascending. */
export function utterancePassagesOf({ rowUnit, rowUtterance }: Units, utterances: number): Column {
  const starts = sharedCounts(utterances + 1);
  for (const utterance of rowUtterance) if (utterance >= 0) starts[utterance + 1] = (starts[utterance + 1] ?? 0) + 1;
  for (let utterance = 0; utterance < utterances; utterance++)
    starts[utterance + 1] = (starts[utterance + 1] ?? 0) + (starts[utterance] ?? 0);
  const ids = sharedInts(starts[utterances] ?? 0);
  const ends = starts.slice(0, utterances);
  for (let row = 0; row < rowUnit.length; row++) {
    const utterance = rowUtterance[row] ?? -1;
    if (utterance < 0) continue;
    const end = ends[utterance] ?? 0;
    ids[end] = rowUnit[row] ?? 0;
    ends[utterance] = end + 1;
  }
  return { starts, ids };
}

/** The value of each utterance. */
export function utteranceValuesOf({ rowUtterance, rowValues }: Units, utterances: number, field: RowField): Int32Array {
  const [values, ofRows] = [sharedInts(utterances), rowValues[field]];
  for (let row = 0; row < rowUtterance.length; row++) {
    const utterance = rowUtterance[row] ?? -1;
    if (utterance >= 0) values[utterance] = ofRows[row] ?? -1;
  }
  return values;
}

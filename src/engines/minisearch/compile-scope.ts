/**
 * What a catalog holds beside names: the scope of passages and the statistics of lengths, which follow from the segments and from the values that the
 * catalog has numbered.
 */
import { INDEXED_FIELDS, type IndexedField } from './analyzer.ts';
import { deriveColumns, deriveLengths, deriveUtterancePassages } from './derive-columns.ts';
import { deriveValues } from './derive-values.ts';
import { buildRecords } from './facet-records.ts';
import { numberSegments } from './number-segments.ts';
import { buildPassageUnits } from './passage-units.ts';
import type { Section } from './section.ts';
import type { Sections } from './section-file.ts';
import type { SegmentReader } from './segment-reader.ts';
import { addScope } from './stored-scope.ts';
import { type LengthStatistics, measureLengths } from './text-field.ts';
import { articleColumn, openTables, ownNumbers } from './value-tables.ts';

const STATISTICS = 'lengths.statistics';
/** Total, in two halves, and longest. */
const NUMBERS_OF_FIELD = 3;
const HALF = 2 ** 32;

/** Adds the sections to those of a catalog. @param catalog of the sections that there are */
export function addPassageScope(sections: Map<string, Section>, readers: readonly SegmentReader[], catalog: Sections): void {
  const numbered = numberSegments(readers);
  const { docs, counts } = numbered;
  const columns = deriveColumns(readers, numbered);
  const { tables } = openTables(catalog);
  const articles = { length: counts.articles };
  const units = buildPassageUnits({
    ...columns,
    ...deriveValues(readers, docs, counts, catalog),
    utterancePassages: deriveUtterancePassages(readers, columns),
    articleValues: {
      source: articleColumn(catalog, 'source'),
      article: ownNumbers(articles.length),
      author: articleColumn(catalog, 'author'),
      date: articleColumn(catalog, 'date'),
    },
    articleCredits: articleColumn(catalog, 'credits'),
    valueOf: (field, value) => tables[field].numberOf(value) ?? -1,
  });
  addScope(sections, { units, records: buildRecords({ tables, articles }, units) });
  const lengths = deriveLengths(readers, numbered);
  const groups: Partial<Record<IndexedField, Uint32Array>> = { title: columns.firstPassage, heading: columns.headingGroups };
  const statistics = INDEXED_FIELDS.flatMap((field) => {
    const { total, longest } = measureLengths(lengths[field], groups[field]);
    return [total % HALF, Math.floor(total / HALF), longest];
  });
  sections.set(STATISTICS, Uint32Array.from(statistics));
}

export function readStatistics(catalog: Sections, field: IndexedField): LengthStatistics {
  const numbers = catalog.u32(STATISTICS);
  const at = NUMBERS_OF_FIELD * INDEXED_FIELDS.indexOf(field);
  return { total: (numbers[at] ?? 0) + HALF * (numbers[at + 1] ?? 0), longest: numbers[at + 2] ?? 0 };
}

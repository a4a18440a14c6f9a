/**
 * Filters on what is said of a quotation: one row must meet all of them together. Where every chosen value of a facet must hold,
 * then for each of its values some row meets it and the other filters.
 */
import type { Constraints } from './constraints.ts';
import { ROW_FIELDS, type RowField, type Units } from './units.ts';

/** A value that is chosen instead of a facet's own choice, or, where all must hold, beside it. */
export interface Candidate {
  field: RowField;
  value: number;
}

/** Whether choosing one more value can ask for different rows. */
export function needsSeveralRows(constraints: Constraints): boolean {
  return ROW_FIELDS.some((field) => constraints[field].isAllOf && constraints[field].hasFilter);
}

type Choice = { field: RowField; groups: readonly (readonly number[])[]; isAllOf: boolean };

function choices(constraints: Constraints, candidate: Candidate | undefined): Choice[] {
  return ROW_FIELDS.flatMap((field) => {
    const { groups, isAllOf, hasFilter, chosen } = constraints[field];
    if (candidate?.field !== field) return hasFilter ? [{ field, groups, isAllOf }] : [];
    const alone = [[candidate.value]];
    if (!isAllOf) return [{ field, groups: alone, isAllOf }];
    return [{ field, groups: chosen[candidate.value] === 1 ? groups : [...groups, ...alone], isAllOf }];
  });
}

/** Whether the rows, which are those of one unit, meet the filters. */
export function meetsRowFilters(
  values: Units['rowValues'],
  constraints: Constraints,
  rows: readonly number[],
  candidate?: Candidate,
): boolean {
  const all = choices(constraints, candidate);
  const holds = (row: number, field: RowField, group: readonly number[]): boolean => group.includes(values[field][row] ?? -1);
  const meets = (row: number, choice: Choice): boolean => choice.groups.some((group) => holds(row, choice.field, group));
  const several = all.filter((choice) => choice.isAllOf);
  if (several.length === 0) return rows.some((row) => all.every((choice) => meets(row, choice)));
  return several.every((choice) =>
    choice.groups.every((group) =>
      rows.some((row) => holds(row, choice.field, group) && all.every((other) => other === choice || meets(row, other))),
    ),
  );
}

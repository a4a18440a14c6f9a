/**
 * What a query asks of a unit and one of its utterances together (a row: docs/adr/0005), in the cluster's terms.
 *
 * The cluster can ask a unit, and it can ask for an utterance of a unit that meets conditions; it cannot compare the two. So a formula
 * is taken apart into cases that exclude each other: in each, the unit meets conditions of its own, and then some one utterance must meet others.
 */
import type { Query } from './fields.ts';

export type Formula =
  | { type: 'always' }
  | { type: 'never' }
  /** Asked of the unit. */
  | { type: 'unit'; query: Query }
  /** Asked of one utterance. @see RowCondition */
  | { type: 'row'; query: Query; none: boolean }
  | { type: 'and' | 'or'; of: Formula[] };

/** What one and the same utterance must meet; `none`: whether a unit without utterances meets it, too. */
export interface RowCondition {
  query: Query;
  none: boolean;
}

/** `row` is left out where every utterance will do. */
export interface Case {
  unit: Query[];
  row?: RowCondition;
}

export const ALWAYS: Formula = { type: 'always' };
export const NEVER: Formula = { type: 'never' };

/** So many conditions of units may stand among conditions of utterances: each can double the cases. */
const MAX_CASES = 64;

export function not(query: Query): Query {
  return { bool: { must_not: [query] } };
}

export function allOf(queries: readonly Query[]): Query {
  const [only] = queries;
  return queries.length === 1 && only ? only : { bool: { filter: [...queries] } };
}

export function anyOf(queries: readonly Query[]): Query {
  const [only] = queries;
  if (queries.length === 0) return { match_none: {} };
  return queries.length === 1 && only ? only : { bool: { should: [...queries], minimum_should_match: 1 } };
}

/** Puts conditions of one kind together, so that only formulas of both kinds stay `and` and `or`. */
export function combine(type: 'and' | 'or', formulas: readonly Formula[]): Formula {
  const [all, nothing] = type === 'and' ? (['always', 'never'] as const) : (['never', 'always'] as const);
  const flat = formulas.flatMap((formula) => (formula.type === type ? formula.of : [formula])).filter((formula) => formula.type !== all);
  if (flat.some((formula) => formula.type === nothing)) return { type: nothing };
  const join = type === 'and' ? allOf : anyOf;
  const units = flat.flatMap((formula) => (formula.type === 'unit' ? [formula.query] : []));
  const rows = flat.flatMap((formula) => (formula.type === 'row' ? [formula] : []));
  const of: Formula[] = flat.filter((formula) => formula.type === 'and' || formula.type === 'or');
  if (units.length > 0) of.push({ type: 'unit', query: join(units) });
  if (rows.length > 0) {
    const none = type === 'and' ? rows.every((row) => row.none) : rows.some((row) => row.none);
    of.push({ type: 'row', query: join(rows.map(({ query }) => query)), none });
  }
  const [only] = of;
  if (of.length === 0) return { type: all };
  return of.length === 1 && only ? only : { type, of };
}

/** A condition of units that stands among conditions of utterances. */
function mixedUnit(formula: Formula): Query | undefined {
  if (formula.type !== 'and' && formula.type !== 'or') return undefined;
  for (const child of formula.of) {
    const found = child.type === 'unit' ? child.query : mixedUnit(child);
    if (found) return found;
  }
  return undefined;
}

function assume(formula: Formula, query: Query, holds: boolean): Formula {
  if (formula.type === 'unit') return formula.query === query ? (holds ? ALWAYS : NEVER) : formula;
  if (formula.type !== 'and' && formula.type !== 'or') return formula;
  return combine(
    formula.type,
    formula.of.map((child) => assume(child, query, holds)),
  );
}

/** The cases of a formula; none where it never holds; `undefined` where they are too many. */
export function casesOf(formula: Formula, unit: readonly Query[] = []): Case[] | undefined {
  switch (formula.type) {
    case 'never':
      return [];
    case 'always':
      return [{ unit: [...unit] }];
    case 'unit':
      return [{ unit: [...unit, formula.query] }];
    case 'row':
      return [{ unit: [...unit], row: { query: formula.query, none: formula.none } }];
    default: {
      const query = mixedUnit(formula);
      if (query === undefined) throw new Error('conditions of utterances alone are put together');
      if (unit.length > MAX_CASES) return undefined;
      const holding = casesOf(assume(formula, query, true), [...unit, query]);
      const failing = casesOf(assume(formula, query, false), [...unit, not(query)]);
      if (!holding || !failing || holding.length + failing.length > MAX_CASES) return undefined;
      return [...holding, ...failing];
    }
  }
}

/** From a query to what the cluster is asked: which units match, under which filters. */
import { dateInterval } from '../../domain/dates.ts';
import { PullquoteError } from '../../domain/errors.ts';
import { FACET_FIELDS, type FacetField, type Scope } from '../../domain/search.ts';
import { fixedLabel, NO_QUOTATION } from '../../search/facet-values.ts';
import { isLeaf, type LeafNode, type QueryField, type QueryNode } from '../../search/query-ast.ts';
import type { Constraints, ValueNames } from './constraints.ts';
import { dayNumber } from './documents.ts';
import {
  facetFieldName,
  facetKey,
  isRowField,
  JOIN,
  KIND_OF_SCOPE,
  type Query,
  ROW_FIELDS,
  type RowField,
  ROWS,
  SAID,
  TEXT,
  TITLE,
} from './fields.ts';
import { allOf, ALWAYS, anyOf, type Case, casesOf, combine, type Formula, NEVER, not, type RowCondition } from './formula.ts';
import { leafQuery } from './leaf-queries.ts';

const FACET_OF_FIELD = {
  speaker: 'speaker',
  source: 'source',
  person: 'person',
  org: 'organization',
  place: 'place',
  cites: 'cites',
  author: 'author',
  kind: 'kind',
} as const satisfies Partial<Record<QueryField, FacetField>>;

export const NO_QUOTATION_KEY = facetKey(NO_QUOTATION, fixedLabel('kind', NO_QUOTATION) ?? NO_QUOTATION);

/** None or one. */
export function listed(query: Query | undefined): Query[] {
  return query === undefined ? [] : [query];
}

export function termsQuery(field: string, keys: readonly string[]): Query {
  return { terms: { [field]: keys } };
}

/** A condition that one utterance must meet beside those of the words. */
interface RowFilter {
  field: RowField;
  keys: readonly string[];
}

/** The way from a unit of a scope to its utterances. */
export class ScopeQueries {
  readonly scope: Scope;

  constructor(scope: Scope) {
    this.scope = scope;
  }

  get units(): Query {
    const kind: Query = { term: { [JOIN]: KIND_OF_SCOPE[this.scope] } };
    // An article without a paragraph is no unit.
    return this.scope === 'articles' ? allOf([kind, { range: { passages: { gte: 1 } } }]) : kind;
  }

  /** The name of a field of utterances, as a condition of one has it. */
  ofRow(name: string): string {
    return this.scope === 'passages' ? `${ROWS}.${name}` : name;
  }

  /** A condition of utterances: in scope quotations the unit is the utterance. */
  rowFormula(query: Query, none = false): Formula {
    return this.scope === 'quotations' ? { type: 'unit', query } : { type: 'row', query, none };
  }

  /** Where words of the unit stand. */
  text(query: Query): Query {
    if (this.scope !== 'articles') return query;
    return { has_child: { type: KIND_OF_SCOPE.passages, query, score_mode: 'none' } };
  }

  title(query: Query): Query {
    if (this.scope === 'articles') return query;
    return { has_parent: { parent_type: KIND_OF_SCOPE.articles, query, score: false } };
  }

  /** Whether some utterance of the unit meets the condition and the filters; `undefined` where any will do, or none. */
  exists(row: RowCondition | undefined, filters: readonly RowFilter[], inner?: Query): Query | undefined {
    const conditions = rowConditions(this, row, filters);
    if (conditions.length === 0 && inner === undefined) return undefined;
    if (this.scope === 'quotations') return allOf(conditions);
    const found = this.some(conditions.length === 0 ? { match_all: {} } : allOf(conditions), inner);
    if (inner !== undefined || !holdsOfNone(row, filters)) return found;
    return anyOf([found, termsQuery(facetFieldName('kind'), [NO_QUOTATION_KEY])]);
  }

  private some(query: Query, inner: Query | undefined): Query {
    const hits = inner === undefined ? {} : { inner_hits: inner };
    return this.scope === 'passages'
      ? { nested: { path: ROWS, query, score_mode: 'none', ...hits } }
      : { has_child: { type: KIND_OF_SCOPE.quotations, query, score_mode: 'none', ...hits } };
  }
}

export function rowConditions(queries: ScopeQueries, row: RowCondition | undefined, filters: readonly RowFilter[]): Query[] {
  return [
    ...(row === undefined ? [] : [row.query]),
    ...filters.map(({ field, keys }) => termsQuery(queries.ofRow(facetFieldName(field)), keys)),
  ];
}

/** Whether a unit without utterances meets them. */
export function holdsOfNone(row: RowCondition | undefined, filters: readonly RowFilter[]): boolean {
  const isMet = filters.every(({ field, keys }) => field === 'kind' && keys.includes(NO_QUOTATION_KEY));
  return (row?.none ?? true) && isMet;
}

/** Compiles the words of a query. */
export class QueryCompiler {
  readonly queries: ScopeQueries;
  private readonly names: ValueNames;

  constructor(scope: Scope, names: ValueNames) {
    this.queries = new ScopeQueries(scope);
    this.names = names;
  }

  /** @throws PullquoteError `overloaded` where the query mixes too many conditions of passages and of quotations */
  async cases(node: QueryNode | undefined): Promise<Case[]> {
    return this.casesOf(node === undefined ? ALWAYS : await this.formula(node, undefined));
  }

  private casesOf(formula: Formula): Case[] {
    const cases = casesOf(formula);
    if (cases) return cases;
    throw new PullquoteError('overloaded', 'the query mixes too many alternatives of passages and of quotations', {
      hint: 'Ask for fewer alternatives.',
    });
  }

  private async formula(node: QueryNode, field: QueryField | undefined): Promise<Formula> {
    if (node.type === 'field') return this.formula(node.of, node.field);
    if (node.type === 'not') {
      const query = unitQuery(this.queries, this.casesOf(await this.formula(node.of, field)), []);
      return query === undefined ? NEVER : { type: 'unit', query: not(query) };
    }
    if (isLeaf(node)) return this.leaf(node, field);
    return combine(node.type, await Promise.all(node.of.map((child) => this.formula(child, field))));
  }

  private async leaf(leaf: LeafNode, field: QueryField | undefined): Promise<Formula> {
    const { queries } = this;
    switch (field) {
      case undefined:
        return ofUnit(leafQuery(leaf, queries.scope === 'quotations' ? SAID : TEXT), (query) => queries.text(query));
      case 'said': {
        const query = leafQuery(leaf, { surface: queries.ofRow(SAID.surface), stems: queries.ofRow(SAID.stems) });
        return query === undefined ? NEVER : queries.rowFormula(query);
      }
      case 'title':
        return ofUnit(leafQuery(leaf, TITLE), (query) => queries.title(query));
      case 'before':
      case 'after':
        return { type: 'unit', query: allOf(datedQueries({ [field]: leaf.text })) };
      default:
        return this.valued(FACET_OF_FIELD[field], leaf);
    }
  }

  private async valued(field: FacetField, leaf: LeafNode): Promise<Formula> {
    const keys = await this.names.matching(field, leaf);
    if (keys.length === 0) return NEVER;
    if (!isRowField(field)) return { type: 'unit', query: termsQuery(facetFieldName(field), keys) };
    const isOfNone = field === 'kind' && keys.includes(NO_QUOTATION_KEY);
    return this.queries.rowFormula(termsQuery(this.queries.ofRow(facetFieldName(field)), keys), isOfNone);
  }
}

function ofUnit(query: Query | undefined, place: (query: Query) => Query): Formula {
  return query === undefined ? NEVER : { type: 'unit', query: place(query) };
}

export interface Dates {
  after?: string;
  before?: string;
}

/** The units whose article was published within the range: whose days overlap it. */
function datedQueries({ after, before }: Dates): Query[] {
  return [
    ...(after === undefined ? [] : [{ range: { last_day: { gte: dayNumber(dateInterval(after).first) } } }]),
    ...(before === undefined ? [] : [{ range: { first_day: { lte: dayNumber(dateInterval(before).last) } } }]),
  ];
}

/** One utterance, each time, must meet all filters of a list. */
export type Requirements = RowFilter[][];

/**
 * What is asked of utterances by the filters: one that meets all of them; or, where every value of a facet must hold, for each of its values
 * one that meets it and the others.
 */
export function requirementsOf(constraints: Constraints, candidate?: { field: RowField; key: string }): Requirements {
  const choices = ROW_FIELDS.flatMap((field) => {
    const { groups, isAllOf } = constraints[field];
    if (candidate?.field !== field) return groups.length === 0 ? [] : [{ field, groups, isAllOf }];
    return [{ field, groups: isAllOf ? [...groups, [candidate.key]] : [[candidate.key]], isAllOf }];
  });
  const asAny = choices.map(({ field, groups }): RowFilter => ({ field, keys: groups.flat() }));
  const several = choices.filter(({ isAllOf }) => isAllOf);
  if (several.length === 0) return asAny.length === 0 ? [] : [asAny];
  return several.flatMap((choice) =>
    choice.groups.map((keys) => [{ field: choice.field, keys }, ...asAny.filter(({ field }) => field !== choice.field)]),
  );
}

/** What filters, exclusions and dates ask of the unit alone. */
export function unitConditions(constraints: Constraints, dates: Dates): Query[] {
  const filters = FACET_FIELDS.flatMap((field): Query[] => {
    const { groups, isAllOf, excluded } = constraints[field];
    const name = facetFieldName(field);
    const excluding = excluded.length === 0 ? [] : [not(termsQuery(name, excluded))];
    if (isRowField(field) || groups.length === 0) return excluding;
    return [...(isAllOf ? groups.map((keys) => termsQuery(name, keys)) : [termsQuery(name, groups.flat())]), ...excluding];
  });
  return [...datedQueries(dates), ...filters];
}

/** `undefined` where every unit matches. */
export function unitQuery(queries: ScopeQueries, cases: readonly Case[], requirements: Requirements): Query | undefined {
  const each = cases.map(({ unit, row }): Query[] => {
    const asked = requirements.length === 0 ? [[]] : requirements;
    return [...unit, ...asked.flatMap((filters) => listed(queries.exists(row, filters)))];
  });
  if (each.some((conditions) => conditions.length === 0)) return undefined;
  return anyOf(each.map(allOf));
}

/** The units that match the words within filters and dates. */
export function filterQuery(queries: ScopeQueries, cases: readonly Case[], constraints: Constraints, dates: Dates): Query {
  const asked = unitQuery(queries, cases, requirementsOf(constraints));
  return allOf([queries.units, ...(asked ? [asked] : []), ...unitConditions(constraints, dates)]);
}

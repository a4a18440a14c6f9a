/** A query read, matched and counted. An answer is to be used before the next question: its sets lie in the memory of the search. */
import { FACET_FIELDS, type FacetField, type Scope, type SearchQuery } from '../../domain/search.ts';
import { matchAny } from '../../search/match-mode.ts';
import { parseQuery } from '../../search/parse-query.ts';
import { printQuery } from '../../search/print-query.ts';
import type { QueryNode } from '../../search/query-ast.ts';
import { Budget, type Limits } from './budget.ts';
import type { Collection } from './collection.ts';
import { type Constraints, resolveConstraints } from './constraints.ts';
import { type Counted, countUnits, FacetBoards } from './count-units.ts';
import { intersect } from './doc-sets.ts';
import { Evaluator, type Matched } from './evaluate.ts';
import { buildRecords, type StoredScope } from './facet-records.ts';
import { DocFinder } from './find-docs.ts';
import { relaxQuery, type Relaxed } from './relax.ts';
import { requireValues } from './require-values.ts';
import { scratch } from './scratch.ts';
import { buildUnits, type Units } from './units.ts';

export interface Answer {
  units: Units;
  constraints: Constraints;
  query: QueryNode | undefined;
  readAs: string | undefined;
  relaxed: Relaxed | undefined;
  /** What the query matches; and within the dates that were asked for. */
  found: Matched;
  /** Whether that is everything. */
  isAll: boolean;
  matched: Matched;
  counted: Counted;
  finder: DocFinder;
  budget: Budget;
}

/** A scope, as it is built when it is first asked for. */
interface ScopeData {
  units: Units;
  boards: FacetBoards;
  /** The counts of all units: counted once, for the start page. */
  all: Counted | undefined;
}

export class QueryAnswerer {
  private readonly collection: Collection;
  private readonly made = new Map<Scope, StoredScope>();
  private readonly scopes = new Map<Scope, ScopeData>();

  /** @param scopes those that were made before */
  constructor(collection: Collection, scopes: Partial<Record<Scope, StoredScope>> = {}) {
    this.collection = collection;
    for (const made of Object.values(scopes)) this.made.set(made.units.scope, made);
  }

  /** @param fields the facets that are counted, at least */
  answer(query: SearchQuery, fields: readonly FacetField[], limits: Limits): Answer {
    const { collection } = this;
    scratch.reset();
    const budget = new Budget(limits);
    const scope = this.scope(query.scope);
    const { units } = scope;
    const finder = new DocFinder(collection.vocabulary, budget);
    const evaluator = new Evaluator(collection, units, finder);
    const parsed = parseQuery(query.q);
    const searched = parsed.ast && query.match === 'any' ? matchAny(parsed.ast) : parsed.ast;
    const index = query.scope === 'quotations' ? collection.utteranceText : collection.passageText;
    const relaxed = searched && parsed.ast && relaxQuery(searched, parsed.ast, evaluator, index, collection.vocabulary, finder, budget);
    const asked = relaxed?.query ?? searched;
    const constraints = resolveConstraints(collection, query);
    const isAll = asked === undefined && isUnrestricted(query, constraints);
    if (relaxed) finder.forgetParts();
    const found: Matched = isAll && scope.all ? { by: 'unit', set: scope.all.units } : evaluator.evaluate(asked);
    const matched = restrict(evaluator, found, query);
    const count = (counted: readonly FacetField[], isKept: boolean): Counted =>
      countUnits(units, scope.boards, requireValues(units, matched, constraints, counted, budget), constraints, counted, budget, isKept);
    const counted = isAll ? (scope.all ??= count(FACET_FIELDS, true)) : count(fields, false);
    const readAs = parsed.repaired ? printQuery(parsed.ast) : undefined;
    return { units, constraints, query: asked, readAs, relaxed, found, isAll, matched, counted, finder, budget };
  }

  /** Makes a scope before it is asked for. */
  prepare(name: Scope): StoredScope {
    const { units, boards } = this.scope(name);
    return { units, records: boards.records };
  }

  /** Takes a scope that was made elsewhere. */
  adopt(name: Scope, made: StoredScope): void {
    this.made.set(name, made);
  }

  private scope(name: Scope): ScopeData {
    let scope = this.scopes.get(name);
    if (!scope) {
      const made = this.made.get(name);
      const units = made?.units ?? buildUnits(this.collection, name);
      const records = made?.records ?? buildRecords(this.collection, units);
      scope = { units, boards: new FacetBoards(this.collection, units, records), all: undefined };
      this.scopes.set(name, scope);
    }
    return scope;
  }
}

/** What was matched, within the dates that were asked for. */
function restrict(evaluator: Evaluator, matched: Matched, { after, before }: SearchQuery): Matched {
  if (after === undefined && before === undefined) return matched;
  const dated = evaluator.dated({ ...(after === undefined ? {} : { after }), ...(before === undefined ? {} : { before }) });
  if (matched.by === 'unit') return { by: 'unit', set: intersect(matched.set, dated) };
  return { by: 'row', set: evaluator.rowsWithin(matched.set, dated) };
}

function isUnrestricted({ after, before }: SearchQuery, constraints: Constraints): boolean {
  if (after !== undefined || before !== undefined) return false;
  return Object.values(constraints).every(({ hasFilter, hasExclusion }) => !hasFilter && !hasExclusion);
}

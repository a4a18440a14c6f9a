/** A query read, matched and counted. An answer is to be used before the next question: its sets lie in the memory of the search. */
import { FACET_FIELDS, type FacetField, type Scope, searchQuery, type SearchQuery } from '../../domain/search.ts';
import { matchAny } from '../../search/match-mode.ts';
import { parseQuery } from '../../search/parse-query.ts';
import { printQuery } from '../../search/print-query.ts';
import type { QueryNode } from '../../search/query-ast.ts';
import type { Relaxed } from '../../search/relaxation.ts';
import { Budget, type Limits } from './budget.ts';
import { buildUnits } from './build-units.ts';
import type { Collection } from './collection.ts';
import { type Constraints, type FieldConstraint, resolveConstraints } from './constraints.ts';
import { type Counted, countUnits, FacetBoards } from './count-units.ts';
import { everything } from './doc-sets.ts';
import { Evaluator, type Matched } from './evaluate.ts';
import { buildRecords, type StoredScope } from './facet-records.ts';
import { DocFinder } from './find-docs.ts';
import { relaxQuery } from './relax.ts';
import { requireValues } from './require-values.ts';
import { KeptCounts, type KeptFacets } from './kept-counts.ts';
import { scratch } from './scratch.ts';
import type { Units } from './units.ts';

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
  /** The counts of all units: counted once, for the start page and for each facet of which a value is all that is asked for. */
  all: Counted | undefined;
  kept: KeptCounts;
}

export class QueryAnswerer {
  private readonly collection: Collection;
  private readonly keepsCounts: boolean;
  private readonly made = new Map<Scope, StoredScope>();
  private readonly scopes = new Map<Scope, ScopeData>();

  /**
   * @param scopes those that were made before
   * @param keepsCounts whether the counts of common words are kept from one search for the next
   */
  constructor(collection: Collection, scopes: Partial<Record<Scope, StoredScope>> = {}, keepsCounts = true) {
    this.collection = collection;
    this.keepsCounts = keepsCounts;
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
    const relaxed =
      searched &&
      parsed.ast &&
      relaxQuery({ text: query.q, written: parsed.ast, searched }, evaluator, index, collection.vocabulary, finder, budget);
    const asked = relaxed?.query ?? searched;
    const constraints = resolveConstraints(collection, query);
    const isDated = query.after !== undefined || query.before !== undefined;
    const restricted = isDated ? undefined : FACET_FIELDS.filter((field) => isRestricting(constraints[field]));
    const isUnrestricted = restricted?.length === 0;
    const choice = restricted && onlyChoice(constraints, restricted);
    const chosen = choice && fields.includes(choice) ? choice : undefined;
    const all = asked === undefined && (isUnrestricted || chosen !== undefined) ? this.countAll(scope, budget) : undefined;
    const isAll = all !== undefined && isUnrestricted;
    if (relaxed) finder.forgetParts();
    const found: Matched = all ? { by: 'unit', set: all.units } : evaluator.evaluate(asked);
    const matched = isDated ? evaluator.within(found, query) : found;
    const count = (counted: readonly FacetField[], known?: KeptFacets): Counted => {
      const judged = requireValues(units, matched, constraints, counted, budget);
      return countUnits(units, scope.boards, judged, constraints, counted, budget, false, known);
    };
    const common = this.keepsCounts && isUnrestricted ? commonWord(asked, matched, finder, scope.kept) : undefined;
    const counted = isAll
      ? all
      : all && chosen
        ? count(fields.filter((field) => field !== chosen)).with(chosen, all)
        : common === undefined
          ? count(fields)
          : countCommon(common, scope.kept, (known) => count(FACET_FIELDS, known));
    const readAs = parsed.repaired ? printQuery(parsed.ast) : undefined;
    return { units, constraints, query: asked, readAs, relaxed, found, isAll, matched, counted, finder, budget };
  }

  private countAll(scope: ScopeData, budget: Budget): Counted {
    const { units, boards } = scope;
    const none = resolveConstraints(this.collection, searchQuery());
    scope.all ??= countUnits(units, boards, { by: 'unit', set: everything(units.size) }, none, FACET_FIELDS, budget, true);
    return scope.all;
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
      scope = { units, boards: new FacetBoards(this.collection, units, records), all: undefined, kept: new KeptCounts(units.size) };
      this.scopes.set(name, scope);
    }
    return scope;
  }
}

/** The stem of a query for one word that many units have. */
function commonWord(query: QueryNode | undefined, { by, set }: Matched, finder: DocFinder, kept: KeptCounts): number | undefined {
  if (query?.type !== 'word' || by === 'row' || !kept.isCommon(set.length)) return undefined;
  const lookup = finder.lookup(query);
  return lookup?.type === 'word' ? lookup.stem : undefined;
}

function countCommon(word: number, kept: KeptCounts, count: (known: KeptFacets | undefined) => Counted): Counted {
  const known = kept.get(word);
  const counted = count(known);
  if (!known) kept.keep(word, (field, limit) => counted.read(field, limit));
  return counted;
}

function isRestricting({ hasFilter, hasExclusion }: FieldConstraint): boolean {
  return hasFilter || hasExclusion;
}

/** The facet of which any of some values is all that restricts: its own counts are those of everything. */
function onlyChoice(constraints: Constraints, restricted: readonly FacetField[]): FacetField | undefined {
  const [field, other] = restricted;
  if (field === undefined || other !== undefined) return undefined;
  const { hasExclusion, isAllOf } = constraints[field];
  return hasExclusion || isAllOf ? undefined : field;
}

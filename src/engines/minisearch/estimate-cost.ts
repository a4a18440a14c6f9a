/**
 * What a query costs before it is run: about how many postings are read for it. It decides whether the query is run at all, and whether
 * it may run beside what must never wait.
 */
import type { SearchQuery } from '../../domain/search.ts';
import { matchAny } from '../../search/match-mode.ts';
import { parseQuery } from '../../search/parse-query.ts';
import { isLeaf, type LeafNode, type QueryNode } from '../../search/query-ast.ts';
import { Budget } from './budget.ts';
import type { Collection } from './collection.ts';
import { expandLeaf } from './expand-leaf.ts';
import { BLOCK } from './postings.ts';
import type { TextIndex } from './text-index.ts';

/** A typo is looked for among all words; that costs about as much as so many postings for each. */
const WORDS_A_POSTING = 4;

class CostEstimator {
  private readonly collection: Collection;
  private readonly index: TextIndex;

  constructor(collection: Collection, scope: SearchQuery['scope']) {
    this.collection = collection;
    this.index = scope === 'quotations' ? collection.utteranceText : collection.passageText;
  }

  node(node: QueryNode): number {
    if (isLeaf(node)) return this.leaf(node);
    if (node.type === 'field') return this.index.size + this.node(node.of);
    if (node.type === 'not') return this.index.size + this.node(node.of);
    const costs = node.of.map((child) => this.node(child));
    if (node.type === 'or') return costs.reduce((sum, cost) => sum + cost, 0);
    // Of the others only the blocks are read in which one of the rarest can be.
    const least = Math.min(...costs);
    return node.of.reduce((sum, child, i) => sum + (isSkippable(child) ? Math.min(costs[i] ?? 0, BLOCK * least) : (costs[i] ?? 0)), 0);
  }

  private leaf(leaf: LeafNode): number {
    const { vocabulary } = this.collection;
    if (leaf.type === 'fuzzy') return Math.ceil(vocabulary.words.length / WORDS_A_POSTING);
    const lookup = expandLeaf(leaf, vocabulary, new Budget());
    if (!lookup) return 0;
    if (lookup.type === 'word') return this.index.text.count(lookup.stem);
    if (lookup.type === 'sequence') return Math.min(...lookup.words.map((word) => this.index.text.count(word)));
    return this.index.text.countEach(lookup.terms).reduce((sum, count) => sum + count, 0);
  }
}

function isSkippable(node: QueryNode): boolean {
  return node.type === 'word' || node.type === 'phrase' || node.type === 'near';
}

/** About how many postings are read for the query. */
export function estimateCost(collection: Collection, query: SearchQuery): number {
  const { ast } = parseQuery(query.q);
  const size = collection.passageText.size;
  const filters =
    Object.keys({ ...query.filters, ...query.excludes }).length + (query.after === undefined && query.before === undefined ? 0 : 1);
  if (ast === undefined) return filters === 0 ? 0 : size * (1 + filters);
  const cost = new CostEstimator(collection, query.scope).node(query.match === 'any' ? matchAny(ast) : ast);
  // Where passages together make a unit, each of them is scored.
  return cost * (1 + filters) + (query.scope === 'articles' ? size : 0);
}

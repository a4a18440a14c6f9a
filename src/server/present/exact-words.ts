/**
 * Tells the words of a search as they were typed from their other forms, so that a page can mark the first strongly. A phrase is
 * marked as one span and is exact by itself.
 */
import type { Run } from '../../../views/runs.tsx';
import { highlighterOf } from '../../search/highlight.ts';
import { parseQuery } from '../../search/parse-query.ts';
import { disjunction, type LeafNode, positiveLeaves, type QueryNode } from '../../search/query-ast.ts';

/** The leaf as it finds nothing but what was typed: a beginning is typed as one. */
function asTyped(leaf: LeafNode): QueryNode[] {
  if (leaf.type === 'prefix') return [leaf];
  return leaf.text.split(/\s+/).map((text) => ({ type: 'phrase', text }));
}

/** Makes what notes, on each run that a search marked, whether it stands there in another form. Reads the query once. */
export function inflectionsOf(q: string): (runs: readonly Run[]) => Run[] {
  const typed = positiveLeaves(parseQuery(q).ast).flatMap(({ leaf, field }) =>
    field === undefined || field === 'said' ? asTyped(leaf) : [],
  );
  const exactIn = highlighterOf(disjunction(typed));
  return (runs) =>
    runs.map((run) => (run.marked && !/\s/.test(run.text) && exactIn(run.text).length === 0 ? { ...run, inflected: true } : run));
}

/**
 * `match=any`: words that stand side by side become alternatives. Field terms and exclusions restrict as before, and what stands in
 * a field's group or behind a minus keeps its meaning.
 */
import { terms } from '../text/tokens.ts';
import { isFunctionWord } from './function-words.ts';
import { conjunction, disjunction, isLeaf, type QueryNode } from './query-ast.ts';

/** With fewer words of content than this, function words are asked for as well. */
const ENOUGH_CONTENT_WORDS = 2;

function isRestriction(node: QueryNode): boolean {
  return node.type === 'field' || node.type === 'not';
}

function loosen(node: QueryNode): QueryNode {
  if (isLeaf(node) || isRestriction(node)) return node;
  if (node.type === 'or') return disjunction(node.of.map(loosen)) ?? node;
  if (node.type !== 'and') return node;
  const words = disjunction(node.of.filter((child) => !isRestriction(child)).map(loosen));
  const restrictions = node.of.filter(isRestriction);
  return conjunction(words ? [words, ...restrictions] : restrictions) ?? node;
}

function isFunctionLeaf(node: QueryNode): boolean {
  return node.type === 'word' && terms(node.text).every(isFunctionWord);
}

/** Leaves function words out of each list of alternatives that has enough other words. */
function dropFunctionWords(node: QueryNode): QueryNode {
  if (node.type === 'and') return conjunction(node.of.map(dropFunctionWords)) ?? node;
  if (node.type !== 'or') return node;
  const content = node.of.filter((child) => !isFunctionLeaf(child));
  return content.length < ENOUGH_CONTENT_WORDS ? node : (disjunction(content.map(dropFunctionWords)) ?? node);
}

/** The query as it is searched with `match=any`. */
export function matchAny(query: QueryNode): QueryNode {
  return dropFunctionWords(loosen(query));
}

/** Tree to written query: `parseQuery(printQuery(ast)).ast` equals `ast`, and nothing in it needs repair. */
import type { QueryNode } from './query-ast.ts';

export function printQuery(node: QueryNode | undefined): string {
  if (node === undefined) return '';
  switch (node.type) {
    case 'word':
      return node.text;
    case 'prefix':
      return `${node.text}*`;
    case 'fuzzy':
      return `${node.text}~`;
    case 'phrase':
      return `"${node.text}"`;
    case 'near':
      return `"${node.text}"~${String(node.distance)}`;
    case 'field':
      return `${node.field}:${printOperand(node.of)}`;
    case 'not':
      return `-${printNegated(node.of)}`;
    case 'and':
      return node.of.map((child) => (child.type === 'or' ? `(${printQuery(child)})` : printQuery(child))).join(' ');
    case 'or':
      return node.of.map(printQuery).join(' OR ');
  }
}

function printNegated(node: QueryNode): string {
  return node.type === 'field' ? printQuery(node) : printOperand(node);
}

/** What may follow a field's colon: a leaf as it is, everything else in parentheses. */
function printOperand(node: QueryNode): string {
  const grouped = node.type === 'and' || node.type === 'or' || node.type === 'not' || node.type === 'field';
  return grouped ? `(${printQuery(node)})` : printQuery(node);
}

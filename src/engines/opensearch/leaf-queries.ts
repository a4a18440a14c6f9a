/** A word, phrase, beginning or misspelling of a query as the cluster looks for it in one field. */
import { allowedEdits } from '../../search/edit-distance.ts';
import { MIN_PREFIX_LENGTH } from '../../search/parse-query.ts';
import type { LeafNode } from '../../search/query-ast.ts';
import { stem } from '../../text/stems.ts';
import { terms } from '../../text/tokens.ts';
import type { Query, WordFields } from './fields.ts';
import { joinTerms, sendTerm } from './terms.ts';

function fuzzyQuery(field: string, word: string): Query {
  const edits = allowedEdits(word);
  if (edits === 0) return { term: { [field]: { value: word } } };
  // Rewritten to a constant score, every word within the edits counts, not only the nearest so many.
  return { fuzzy: { [field]: { value: word, fuzziness: edits, prefix_length: 0, transpositions: true, rewrite: 'constant_score' } } };
}

export function prefixQuery(field: string, beginning: string): Query {
  return { prefix: { [field]: { value: sendTerm(beginning), rewrite: 'constant_score' } } };
}

/**
 * What matches a leaf; `undefined` where no word is left of it.
 *
 * @param fields without stems where words are taken to the letter, as in names
 */
export function leafQuery(leaf: LeafNode, fields: Pick<WordFields, 'surface'> & Partial<WordFields>): Query | undefined {
  const words = terms(leaf.text);
  const [first] = words;
  if (first === undefined) return undefined;
  const { surface, stems } = fields;
  if (words.length === 1 && leaf.type !== 'near') {
    if (leaf.type === 'prefix') return first.length < MIN_PREFIX_LENGTH ? undefined : prefixQuery(surface, first);
    if (leaf.type === 'fuzzy') return fuzzyQuery(surface, sendTerm(first));
    const isInflected = leaf.type === 'word' && stems !== undefined;
    return { term: { [isInflected ? stems : surface]: { value: sendTerm(isInflected ? stem(first) : first) } } };
  }
  const query = joinTerms(words);
  if (leaf.type === 'near')
    return { intervals: { [surface]: { match: { query, max_gaps: leaf.distance, ordered: false, analyzer: 'terms' } } } };
  return { match_phrase: { [surface]: { query, analyzer: 'terms' } } };
}

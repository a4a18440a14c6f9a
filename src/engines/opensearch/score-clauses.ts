/** What the words of a query are worth to the texts that it matched: the weights of the embedded engine, on the cluster's own BM25. */
import { allowedEdits } from '../../search/edit-distance.ts';
import { isFunctionWord } from '../../search/function-words.ts';
import { type LeafNode, positiveLeaves, type QueryNode } from '../../search/query-ast.ts';
import { stem } from '../../text/stems.ts';
import { terms } from '../../text/tokens.ts';
import type { Query, WordFields } from './fields.ts';
import { TITLE } from './fields.ts';
import { leafQuery } from './leaf-queries.ts';
import { joinTerms, sendTerm } from './terms.ts';

/** Of what the stem group scores, where the exact form stands in the text. */
const EXACT_BONUS = 0.1;
/** What else than the text raises a passage, beside 1 for its own words. */
const RAISING = [
  [TITLE.stems, 0.75],
  ['heading_stems', 0.15],
  ['names_stems', 0.1],
] as const;
/** Of both words of a pair together. */
const PAIR_WEIGHT = 0.25;
const PREFIX_WEIGHT = 0.375;
const PREFIX_DECAY = 0.3;
const FUZZY_WEIGHT = 0.45;
/** A beginning is scored by so many of the words that begin so, the most frequent. */
const SCORED_WORDS = 50;
/** Clauses that a query may have to the cluster are 1,024, those that match among them; what is worth least is left out first. */
const MAX_CLAUSES = 500;

function term(field: string, value: string, boost: number): Query {
  return { term: { [field]: { value: sendTerm(value), boost } } };
}

/** As MiniSearch weighs a word that is not the beginning itself. */
function prefixWeight(prefix: string, { length }: string): number {
  const more = length - prefix.length;
  return more === 0 ? 1 : (PREFIX_WEIGHT * length) / (length + PREFIX_DECAY * more);
}

function leafClauses(leaf: LeafNode, fields: WordFields, beginnings: Beginnings): Query[] {
  const words = terms(leaf.text);
  const [first] = words;
  if (first === undefined) return [];
  const { surface } = fields;
  if (words.length > 1 || leaf.type === 'near') {
    const filter = leafQuery(leaf, fields);
    const should = [...new Set(words)].map((word) => term(surface, word, 1));
    return filter === undefined ? [] : [{ bool: { filter: [filter], should } }];
  }
  switch (leaf.type) {
    case 'word':
      return [term(fields.stems, stem(first), 1)];
    case 'prefix':
      return (beginnings.get(first) ?? []).slice(0, SCORED_WORDS).map((word) => term(surface, word, prefixWeight(first, word)));
    case 'fuzzy':
      return [
        {
          fuzzy: {
            [surface]: { value: sendTerm(first), fuzziness: allowedEdits(first), max_expansions: SCORED_WORDS, boost: FUZZY_WEIGHT },
          },
        },
      ];
    default:
      return [term(surface, first, 1)];
  }
}

/** What two words of the query add where they follow each other: a pasted fragment finds its own passage first. */
function pairClause(first: string, second: string, { surface }: WordFields): Query[] {
  const pair = terms(`${first} ${second}`);
  if (pair.every(isFunctionWord)) return [];
  return [{ match_phrase: { [surface]: { query: joinTerms(pair), analyzer: 'terms', boost: PAIR_WEIGHT } } }];
}

/** Of beginnings of words the words that begin so, the most frequent first. */
export type Beginnings = ReadonlyMap<string, readonly string[]>;

/** @param said whether the texts are what is said, which no title stands over */
export function scoreClauses(query: QueryNode | undefined, fields: WordFields, said: boolean, beginnings: Beginnings): Query[] {
  const seen = new Set<string>();
  const own: Query[] = [];
  const exact: Query[] = [];
  const raising: Query[] = [];
  const words: string[] = [];
  for (const { leaf, field } of positiveLeaves(query)) {
    const key = `${field === 'title' ? 'title' : ''}${JSON.stringify(leaf)}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const [only, ...more] = leaf.type === 'word' ? terms(leaf.text) : [];
    const single = more.length === 0 ? only : undefined;
    if (field === 'title' && !said && single !== undefined) own.push(term(TITLE.stems, stem(single), 1));
    if (field !== undefined && field !== 'said') continue;
    own.push(...leafClauses(leaf, fields, beginnings));
    if (single !== undefined) exact.push(term(fields.surface, single, EXACT_BONUS));
    if (leaf.type === 'word' && field === undefined) words.push(leaf.text);
    if (!said && single !== undefined) for (const [name, weight] of RAISING) raising.push(term(name, stem(single), weight));
  }
  const pairs = words.slice(1).flatMap((second, i) => pairClause(words[i] ?? '', second, fields));
  return [...own, ...pairs, ...exact, ...raising].slice(0, MAX_CLAUSES);
}

/**
 * The fallbacks for words that match nothing as they are, by the cluster's own knowledge of its words: first each word that nothing has with the words a
 * few edits away, then, for a long passage that was pasted, its parts.
 */
import { editDistance, allowedEdits } from '../../search/edit-distance.ts';
import { printQuery } from '../../search/print-query.ts';
import { disjunction, type LeafNode, positiveLeaves, type QueryNode, replaceWords, wordsAlone } from '../../search/query-ast.ts';
import {
  asSequence,
  type Asked,
  byLikelihood,
  partsOfPassage,
  passageIn,
  type Relaxed,
  type WrittenWord,
} from '../../search/relaxation.ts';
import { terms } from '../../text/tokens.ts';
import type { Json, WordFields } from './fields.ts';
import { sendTerm } from './terms.ts';

/** Asks the units of the scope that was searched. */
export interface WordsOfScope {
  fields: WordFields;
  /** Whether any unit matches. */
  matchesAny(node: QueryNode): Promise<boolean>;
  /** What suggesters answer. */
  suggest(suggest: Json): Promise<Json>;
}

/** Words that are corrected in one query. */
const MAX_CORRECTED = 16;
const MAX_PHRASES = 10;
const MAX_WORDS_NAMED = 20;
const MAX_CANDIDATES = 50;
const HAS_DIGIT = /\p{N}/u;

interface Suggested {
  options: { text: string; freq: number }[];
}

/** The words of the texts near each word, the likeliest first. */
async function correctionsOf(words: readonly string[], scope: WordsOfScope): Promise<Map<string, string[]>> {
  const asked = [...new Set(words)].filter((word) => !HAS_DIGIT.test(word) && allowedEdits(word) > 0).slice(0, MAX_CORRECTED);
  if (asked.length === 0) return new Map();
  const suggest = Object.fromEntries(
    asked.map((word, i): [string, Json] => [
      `word${String(i)}`,
      {
        text: sendTerm(word),
        term: {
          field: scope.fields.surface,
          analyzer: 'terms',
          suggest_mode: 'always',
          max_edits: allowedEdits(word),
          prefix_length: 0,
          min_word_length: 3,
          size: MAX_CANDIDATES,
          shard_size: MAX_CANDIDATES,
          accuracy: 0,
        },
      },
    ]),
  );
  const answer = await scope.suggest(suggest);
  return new Map(
    asked.map((word, i) => {
      const [found] = (answer[`word${String(i)}`] ?? []) as Suggested[];
      const near = (found?.options ?? []).flatMap(({ text, freq }): WrittenWord[] => {
        const edits = editDistance(word, text, allowedEdits(word));
        return edits <= allowedEdits(word) ? [{ text, edits, count: freq }] : [];
      });
      return [word, byLikelihood(word, near)];
    }),
  );
}

class Corrector {
  private readonly scope: WordsOfScope;
  private readonly corrections: ReadonlyMap<string, string[]>;
  private readonly isKnown: ReadonlySet<string>;

  constructor(scope: WordsOfScope, corrections: ReadonlyMap<string, string[]>, isKnown: ReadonlySet<string>) {
    this.scope = scope;
    this.corrections = corrections;
    this.isKnown = isKnown;
  }

  /** The leaf with corrected words: as it is searched, and as it was probably meant. */
  async correct(leaf: LeafNode): Promise<{ searched: QueryNode; meant: QueryNode; words: string[] }> {
    const unchanged = { searched: leaf, meant: leaf, words: [] };
    const words = terms(leaf.text);
    const [only] = words;
    if (leaf.type === 'prefix' || leaf.type === 'fuzzy' || only === undefined || (await this.scope.matchesAny(leaf))) return unchanged;
    if (words.length === 1) {
      const found = this.corrections.get(only) ?? [];
      const [best] = found;
      return best === undefined ? unchanged : { searched: { type: 'fuzzy', text: only }, meant: { ...leaf, text: best }, words: found };
    }
    return this.correctSequence(leaf, words);
  }

  private async correctSequence(
    leaf: LeafNode,
    words: readonly string[],
  ): Promise<{ searched: QueryNode; meant: QueryNode; words: string[] }> {
    const missing = words.flatMap((word, i) => (this.isKnown.has(word) ? [] : [i]));
    const [first] = missing;
    const found = first === undefined ? [] : (this.corrections.get(words[first] ?? '') ?? []);
    if (first === undefined || found.length === 0) return { searched: leaf, meant: leaf, words: [] };
    const best = words.map((word, i) => (missing.includes(i) ? (this.corrections.get(word)?.[0] ?? word) : word));
    const candidates = found
      .slice(0, MAX_PHRASES)
      .map((word): LeafNode => ({ ...asSequence(leaf), text: best.with(first, word).join(' ') }));
    const matching = await Promise.all(candidates.map((candidate) => this.scope.matchesAny(candidate)));
    const meant = candidates[matching.indexOf(true)] ?? candidates[0] ?? leaf;
    return { searched: disjunction(candidates) ?? leaf, meant, words: found };
  }
}

/** Which of the words, as they are written, any text has. */
async function knownWords(words: readonly string[], scope: WordsOfScope): Promise<Set<string>> {
  const all = [...new Set(words)];
  const known = await Promise.all(all.map((text) => scope.matchesAny({ type: 'phrase', text })));
  return new Set(all.filter((_, i) => known[i]));
}

/** Long passages have more words than are worth being asked for one by one. */
const MAX_SEQUENCE = 64;

async function correctWords({ searched, written }: Asked, alone: QueryNode, scope: WordsOfScope): Promise<Relaxed | undefined> {
  const leaves = positiveLeaves(alone).map(({ leaf }) => leaf);
  const words = leaves.flatMap((leaf) => terms(leaf.text));
  if (new Set(words).size > MAX_SEQUENCE) return undefined;
  const known = await knownWords(words, scope);
  const corrector = new Corrector(
    scope,
    await correctionsOf(
      words.filter((word) => !known.has(word)),
      scope,
    ),
    known,
  );
  const corrected = new Map(await Promise.all(leaves.map(async (leaf) => [JSON.stringify(leaf), await corrector.correct(leaf)] as const)));
  const named = [...new Set([...corrected.values()].flatMap((each) => each.words))].slice(0, MAX_WORDS_NAMED);
  if (named.length === 0) return undefined;
  const replaced = (node: QueryNode, as: 'searched' | 'meant'): QueryNode =>
    replaceWords(node, (leaf) => corrected.get(JSON.stringify(leaf))?.[as] ?? leaf);
  return { query: replaced(searched, 'searched'), words: named, didYouMean: printQuery(replaced(written, 'meant')) };
}

/** The query as it is searched instead, where its words alone match nothing; `undefined` where nothing is near. */
export async function relaxQuery(asked: Asked, scope: WordsOfScope): Promise<Relaxed | undefined> {
  const alone = wordsAlone(asked.searched);
  if (alone === undefined) return undefined;
  const corrected = await correctWords(asked, alone, scope);
  const passage = passageIn(asked.written, asked.text);
  const corrects = corrected && wordsAlone(corrected.query);
  if (passage === undefined || (corrects && (await scope.matchesAny(corrects)))) return corrected;
  for (const parts of partsOfPassage(passage)) {
    const are = await Promise.all(parts.map((part) => scope.matchesAny(part)));
    const found = parts.filter((_, i) => are[i]);
    const query = disjunction(found);
    if (query !== undefined) return { query, words: found.map(printQuery) };
  }
  return corrected;
}

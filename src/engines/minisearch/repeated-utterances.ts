/**
 * Utterances whose words stand in several articles, whatever their marks and capitals: told by the words alone, as the index has them in
 * their order, so that no article is read.
 */
import { terms } from '../../text/tokens.ts';
import type { Budget } from './budget.ts';
import type { Collection } from './collection.ts';
import type { TextIndex } from './text-index.ts';
import { NO_TERM } from './vocabulary.ts';

/** Fewer words are said by anybody at any time. */
const FEWEST_WORDS = 4;
/** So many utterances are read faster than they are looked up for another word. */
const FEW_ENOUGH = 4;

interface Group {
  first: number;
  articles: Set<number>;
}

/**
 * The first utterance of each group that several articles have, those in most articles first.
 * @param utterances ascending
 * @param articleOf the article of each utterance of the index
 */
export function repeatedUtterances(texts: TextIndex, utterances: Int32Array, articleOf: Int32Array, budget: Budget): number[] {
  const groups = new Map<string, Group>();
  texts.visit(utterances, budget, (utterance, words) => {
    if (words.length < FEWEST_WORDS) return;
    const key = Buffer.from(words.buffer, words.byteOffset, words.byteLength).toString('latin1');
    const article = articleOf[utterance] ?? 0;
    const known = groups.get(key);
    if (known) known.articles.add(article);
    else groups.set(key, { first: utterance, articles: new Set([article]) });
  });
  return [...groups.values()]
    .filter(({ articles }) => articles.size > 1)
    .sort((a, b) => b.articles.size - a.articles.size || a.first - b.first)
    .map(({ first }) => first);
}

/**
 * Whether an utterance of another article than `article` has just these words. Only those are looked at that have the rarest of them,
 * and of most sayings one word stands nowhere else.
 */
export function standsElsewhere(collection: Collection, article: number, text: string, budget: Budget): boolean {
  const { vocabulary, utteranceText, utteranceArticle } = collection;
  const words = terms(text).map((word) => vocabulary.word(word));
  if (words.length < FEWEST_WORDS || words.includes(NO_TERM)) return false;
  const field = utteranceText.text;
  const counted = [...new Set(words)].map((word) => ({ word, count: field.count(word) })).sort((a, b) => a.count - b.count);
  const [rarest, ...others] = counted;
  if (rarest === undefined || rarest.count < 2) return false;
  let { docs } = field.read(rarest.word);
  docs = docs.filter((utterance) => utteranceArticle[utterance] !== article);
  for (const { word } of others) {
    if (docs.length <= FEW_ENOUGH) break;
    docs = field.within(docs, word, budget).docs;
  }
  let isFound = false;
  utteranceText.visit(docs, budget, (_, own) => {
    isFound ||= own.length === words.length && own.every((word, i) => word === words[i]);
  });
  return isFound;
}

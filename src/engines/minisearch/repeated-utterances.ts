/**
 * Utterances whose words stand in several articles, whatever their marks and capitals: told by the words alone, as the index has them in
 * their order, so that no article is read.
 */
import type { Budget } from './budget.ts';
import type { TextIndex } from './text-index.ts';

/** Fewer words are said by anybody at any time. */
const FEWEST_WORDS = 4;

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
    const key = words.join(' ');
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

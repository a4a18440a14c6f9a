/** Utterances whose words stand in several articles: what a speaker is quoted with most. */
import type { Hit } from '../../domain/search.ts';

export interface Repeated {
  /** As the first hit has it. */
  text: string;
  articles: number;
}

/** Fewer words are said by anybody at any time. */
const FEWEST_WORDS = 4;

function wordsOf(text: string): string[] {
  const folded = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return folded.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** The most repeated first; among equals in the order of the hits. */
export function repeatedUtterances(hits: readonly Hit[]): Repeated[] {
  const byWords = new Map<string, { text: string; articles: Set<string> }>();
  for (const { quotation, article } of hits) {
    const words = quotation === undefined ? [] : wordsOf(quotation.text);
    if (quotation === undefined || words.length < FEWEST_WORDS) continue;
    const key = words.join(' ');
    const held = byWords.get(key);
    if (held) held.articles.add(article.id);
    else byWords.set(key, { text: quotation.text, articles: new Set([article.id]) });
  }
  return [...byWords.values()]
    .filter(({ articles }) => articles.size > 1)
    .map(({ text, articles }) => ({ text, articles: articles.size }))
    .sort((a, b) => b.articles - a.articles);
}

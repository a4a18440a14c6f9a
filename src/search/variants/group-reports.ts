/**
 * Which of the articles that carry a quotation are one report: the same text syndicated, or taken over into another.
 *
 * Who was there, and who read the same speech, has the quotations in common with the others, and not what stands around them. So articles are
 * compared without what they quote, by their runs of five words (Broder 1997, "On the resemblance and containment of documents").
 */
import type { AnnotatedArticle } from '../../domain/annotation.ts';
import { terms } from '../../text/tokens.ts';
import { hashWord } from './winnow.ts';

const SHINGLE_WORDS = 5;
/** Of the shingles of the shorter text. Reports of one event that were written apart have a hundredth in common: names, titles, dates. */
const TAKEN_OVER = 0.3;
/** Fewer say nothing: an article that is nearly all quotation. */
const FEWEST_SHINGLES = 20;

/** What the article says itself, outside of marks. */
function ownText({ passages }: Pick<AnnotatedArticle, 'passages'>): string {
  const pieces = passages.map(({ text, quotations }) => {
    let own = '';
    let at = 0;
    for (const { start, end, kind } of [...quotations].sort((a, b) => a.start - b.start)) {
      if (kind === 'indirect' || start < at) continue;
      own += `${text.slice(at, start)} `;
      at = end;
    }
    return own + text.slice(at);
  });
  return pieces.join('\n');
}

function shinglesOf(text: string): Set<number> {
  const hashes = terms(text).map(hashWord);
  const shingles = new Set<number>();
  for (let end = SHINGLE_WORDS; end <= hashes.length; end++) {
    let hash = 0;
    for (let at = end - SHINGLE_WORDS; at < end; at++) hash = Math.imul(hash, 0x9e3779b1) + (hashes[at] ?? 0);
    shingles.add(hash | 0);
  }
  return shingles;
}

function isTakenOver(shorter: ReadonlySet<number>, longer: ReadonlySet<number>): boolean {
  if (shorter.size < FEWEST_SHINGLES) return false;
  let shared = 0;
  for (const shingle of shorter) if (longer.has(shingle)) shared++;
  return shared >= TAKEN_OVER * shorter.size;
}

/** Of each article the number of its report, from 1, in their order. The longest of a report is what the others are held against. */
export function groupReports(articles: readonly Pick<AnnotatedArticle, 'passages'>[]): number[] {
  const texts = articles.map((article) => shinglesOf(ownText(article)));
  const order = texts.map((_, i) => i).sort((a, b) => (texts[b]?.size ?? 0) - (texts[a]?.size ?? 0) || a - b);
  const leaders: number[] = [];
  const leaderOf = new Map<number, number>();
  for (const i of order) {
    const own = texts[i] ?? new Set();
    const leader = leaders.find((one) => isTakenOver(own, texts[one] ?? new Set()));
    leaderOf.set(i, leader ?? i);
    if (leader === undefined) leaders.push(i);
  }
  const numbers = new Map<number, number>();
  return articles.map((_, i) => {
    const leader = leaderOf.get(i) ?? i;
    const number = numbers.get(leader) ?? numbers.size + 1;
    numbers.set(leader, number);
    return number;
  });
}

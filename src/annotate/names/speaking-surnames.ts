/**
 * Surnames that the model does not see because they are words: "King said" after "Martin Luther King Jr.", "Xi said" after "Xi Jinping".
 *
 * Only the last word of a full name in the same document, or the first, and only right beside a verb of saying.
 */
import { isNoName } from '../gazetteers/common-words.ts';
import { TITLES } from '../gazetteers/titles.ts';
import type { Tagged } from '../tagger.ts';
import { candidateAt } from './cut-runs.ts';
import { mentionOf, type NameMention } from './name-mention.ts';
import { withoutSuffix } from './person-name.ts';
import { bare, isCapitalised } from './words.ts';

const SAYING =
  /^(?:said|says|told|tells|added|adds|asked|wrote|writes|argued|explained|insisted|replied|recalled|warned|testified|continued)$/;
/** How sure such a name is. */
const SCORE = 0.7;

/** Adds to the mentions of each paragraph, in place and in order, the surnames that speak; linear in the number of tokens. */
export function addSpeakingSurnames(paragraphs: readonly Tagged[], found: NameMention[][]): void {
  const surnames = surnamesOf(found);
  if (surnames.size === 0) return;
  for (const [paragraph, tagged] of paragraphs.entries()) {
    const mentions = found[paragraph] ?? [];
    const added: NameMention[] = [];
    let next = 0;
    for (const [i, word] of tagged.words.entries()) {
      while ((mentions[next]?.last ?? Number.POSITIVE_INFINITY) < i) next++;
      if ((mentions[next]?.first ?? Number.POSITIVE_INFINITY) <= i) continue;
      if (surnames.has(word) && speaksAt(tagged, i)) added.push(mentionOf(candidateAt(tagged, i, i), paragraph, 'person', SCORE, 'speech'));
    }
    if (added.length > 0) found[paragraph] = [...mentions, ...added].sort((a, b) => a.first - b.first);
  }
}

function surnamesOf(found: readonly NameMention[][]): Set<string> {
  const surnames = new Set<string>();
  for (const { type, form, size } of found.flat()) {
    if (type !== 'person' || size < 2) continue;
    const words = withoutSuffix(form).split(/\s+/u);
    const [first = '', last = ''] = [words[0], words.at(-1)];
    if (words.length < 2) continue;
    for (const word of TITLES.has(bare(first)) ? [last] : [last, first]) {
      if (isCapitalised(word) && /^\p{L}{2}/u.test(word) && !isNoName(word)) surnames.add(word);
    }
  }
  return surnames;
}

function speaksAt({ words }: Tagged, i: number): boolean {
  const before = words[i - 1] ?? '';
  const after = words[i + 1] ?? '';
  if (/^(?:the|an?|this|our|my|your|his|her|their)$/i.test(before) || isCapitalised(before) || before === '-') return false;
  return SAYING.test(after) || (SAYING.test(before) && !isCapitalised(after) && after !== '-');
}

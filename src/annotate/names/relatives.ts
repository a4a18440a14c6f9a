/**
 * Whether a full name is presented as somebody's relative: "Eric Trump, the president's son".
 *
 * Such a person shares the surname of one whom the text has spoken of already, and is not the one. Only the plain patterns: a possessive and a
 * word of kinship right beside the name, or "son of".
 */
import type { Tagged } from '../tagger.ts';
import type { NameMention } from './name-mention.ts';

const KIN =
  /^(?:son|daughter|wife|husband|widow|widower|brother|sister|father|mother|uncle|aunt|nephew|niece|cousin|grandson|granddaughter|grandfather|grandmother|stepson|stepdaughter|stepfather|stepmother|twin|spouse|sibling)$/;
const POSSESSIVE = /^(?:['’]s?|his|her|their|whose)$/i;
/** How many words such a description is looked for in. */
const REACH = 8;

/** "son", "wife", "cousin". */
export function isKinship(noun: string): boolean {
  return KIN.test(noun);
}

/** Whether the words beside this mention make its bearer a relative of another person. */
export function isIntroducedAsRelative(tagged: Tagged | undefined, { first, last }: NameMention): boolean {
  if (tagged === undefined) return false;
  const { words } = tagged;
  return (
    (words[last + 1] === ',' && (isKinAfter(words, last + 2) || isFirstLady(words, last + 2))) ||
    isKinBefore(words, words[first - 1] === ',' ? first - 2 : first - 1)
  );
}

/** ", the first lady": the wife of whoever is in office. */
function isFirstLady(words: readonly string[], from: number): boolean {
  for (let i = from; i < from + REACH && /^[\p{L}'’-]/u.test(words[i] ?? ''); i++)
    if (/^(?:lady|gentleman)$/i.test(words[i] ?? '')) return /^first$/i.test(words[i - 1] ?? '');
  return false;
}

function isKinAfter(words: readonly string[], from: number): boolean {
  let isPossessed = false;
  for (let i = from; i < from + REACH; i++) {
    const word = words[i] ?? '';
    if (POSSESSIVE.test(word)) isPossessed = true;
    else if (KIN.test(word)) return isPossessed || words[i + 1] === 'of';
    else if (!/^[\p{L}-]/u.test(word)) return false;
  }
  return false;
}

function isKinBefore(words: readonly string[], last: number): boolean {
  if (!KIN.test(words[last] ?? '')) return false;
  for (let i = last - 1; i >= 0 && last - i < 4; i--) if (POSSESSIVE.test(words[i] ?? '')) return true;
  return false;
}

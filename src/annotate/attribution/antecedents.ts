/**
 * People without a name whom a pronoun stands for: "Residents met. “We will see,” they said."
 *
 * Only what opens one of the sentences right before, in the same paragraph, is taken: further off a pronoun means too many things, and
 * it then stays the word that it is.
 */
import type { Speaker } from '../../domain/annotation.ts';
import { PERSON_NOUNS } from '../gazetteers/titles.ts';
import { describe } from './descriptors.ts';
import type { DocumentView, Source } from './document-view.ts';
import { phraseStartingAt } from './phrases.ts';
import type { Unit } from './units.ts';

/** How many sentences before the pronoun's own are looked at. */
const REACH = 3;
const WOMAN = /^(?:woman|girl|mother|wife|daughter|widow|sister|aunt|niece|actress|spokeswoman|chairwoman|congresswoman|queen|nun)$/;
const MAN = /^(?:man|boy|father|husband|son|widower|brother|uncle|nephew|spokesman|chairman|congressman|policeman|priest|king|monk)$/;
const PEOPLE = /^(?:people|police|men|women|children|families|parents|couple)$/;

/** Whom "he", "she" or "they" stands for, where a description of them opens a sentence right before. */
export function describedBefore(
  document: DocumentView,
  { paragraph, phrase }: Source,
  pronoun: string,
): Omit<Speaker, 'start' | 'end'> | undefined {
  const entry = document.paragraphs[paragraph];
  if (entry === undefined || !/^(?:he|she|they)$/.test(pronoun)) return undefined;
  const { units, sentences, sentenceOf } = entry.view;
  const own = sentenceOf[phrase.head] ?? 0;
  for (let s = own - 1; s >= 0 && own - s <= REACH; s--) {
    const range = sentences[s];
    if (range === undefined) return undefined;
    const opening = phraseStartingAt(units, range.from, range.to);
    const first = units[opening?.first ?? -1];
    const head = units[opening?.head ?? -1];
    if (first === undefined || head === undefined) continue;
    if (head.pos !== 'PRON' && fits(head, pronoun)) return describe(entry.text.slice(first.start, head.end), first, head);
    if (head.kind === 'name') return undefined;
  }
  return undefined;
}

/** "Her husband laughed. “Never,” he said": a man or woman by the noun opens the sentence right before, and is meant before anybody further off. */
export function describedRightBefore(
  document: DocumentView,
  { paragraph, phrase }: Source,
  pronoun: string,
): Omit<Speaker, 'start' | 'end'> | undefined {
  const entry = document.paragraphs[paragraph];
  if (entry === undefined || !/^(?:he|she)$/.test(pronoun)) return undefined;
  const { units, sentences, sentenceOf } = entry.view;
  // the marked words between are a sentence of their own
  let before = (sentenceOf[phrase.head] ?? 0) - 1;
  while (before >= 0 && units[sentences[before]?.from ?? 0]?.kind === 'marked') before--;
  const range = sentences[before];
  const opening = range === undefined ? undefined : phraseStartingAt(units, range.from, range.to);
  const first = units[opening?.first ?? -1];
  const head = units[opening?.head ?? -1];
  if (first === undefined || head?.kind !== 'word' || !(pronoun === 'she' ? WOMAN : MAN).test(head.word)) return undefined;
  return describe(entry.text.slice(first.start, head.end), first, head);
}

function fits({ kind, word }: Unit, pronoun: string): boolean {
  if (kind !== 'word') return false;
  if (pronoun === 'they') return PEOPLE.test(word) || (word.endsWith('s') && isPerson(word.slice(0, -1)));
  return isPerson(word) && !(pronoun === 'she' ? MAN : WOMAN).test(word);
}

function isPerson(word: string): boolean {
  return PERSON_NOUNS.has(word) || WOMAN.test(word) || MAN.test(word);
}

/**
 * Speakers who are given by a description: one wording for all that mean the same.
 *
 * "Senior officials", "a senior official" and "Two senior officials" are one entry in a list of speakers; the mention keeps its own words.
 */
import type { SpeakerKind } from '../../domain/annotation.ts';
import { kindOfNoun, POINTING, singular, SOURCE_NOUNS } from '../../text/described-speaker.ts';
import { type Phrase, phraseStartingAt } from './phrases.ts';
import type { Unit } from './units.ts';

/** Name and kind of a speaker who is described by `words`, from unit `first` to the noun `head`. */
export function describe(words: string, first: Unit, head: Unit): { name: string; kind: SpeakerKind } {
  let name = words.replace(/\s+/gu, ' ');
  // "40 percent" is who it is
  if (!/^(?:percent|%)$/.test(head.word)) name = withoutPointing(name);
  if (
    first.kind === 'word' &&
    first.pos !== 'PROPN' &&
    first.word === words.slice(0, first.word.length).toLowerCase() &&
    name.startsWith(words.slice(0, 2))
  )
    name = name.charAt(0).toLowerCase() + name.slice(1);
  const single = singular(head.word);
  if (!SOURCE_NOUNS.has(single)) return { name, kind: kindOfNoun(head.word) };
  const isPlural = head.word !== single && name.toLowerCase().endsWith(head.word);
  return { name: isPlural ? name.slice(0, name.length - head.word.length) + single : name, kind: 'unnamed' };
}

const COUNT = /^(?:one|two|three|four|five|some|many|several|most|few|both|all|another|others|more|each)$/;
/** How long the description behind "one of" may be, in words. */
const LONGEST_COUNTED = 12;

/** "One of the officials", "many of the voters": who is counted, and the last unit that says so. */
export function describeCounted(
  units: readonly Unit[],
  { head }: Phrase,
  text: string,
): { name: string; kind: SpeakerKind; end: number } | undefined {
  const count = units[head]?.word ?? '';
  if (!COUNT.test(count) || units[head + 1]?.word !== 'of') return undefined;
  const counted = phraseStartingAt(units, head + 2, Math.min(units.length, head + 2 + LONGEST_COUNTED));
  const first = units[counted?.first ?? -1];
  const noun = units[counted?.head ?? -1];
  if (first === undefined || noun === undefined || noun.kind !== 'word' || noun.pos === 'PRON') return undefined;
  const { name, kind } = describe(text.slice(first.start, noun.end), first, noun);
  if (!/^(?:one|another|each)$/.test(count)) return { name, kind, end: noun.end };
  return { name: name.endsWith(noun.word) ? name.slice(0, -noun.word.length) + singular(noun.word) : name, kind: 'unnamed', end: noun.end };
}

/** At most four such words; more would be no description. */
function withoutPointing(words: string): string {
  let rest = words;
  for (const _ of [1, 2, 3, 4]) rest = rest.replace(POINTING, '');
  return rest;
}

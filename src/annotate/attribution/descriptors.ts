/**
 * Speakers who are given by a description: one wording for all that mean the same.
 *
 * "Senior officials", "a senior official" and "Two senior officials" are one entry in a list of speakers; the mention keeps its own words.
 */
import type { SpeakerKind } from '../../domain/annotation.ts';
import { type Phrase, phraseStartingAt } from './phrases.ts';
import type { Unit } from './units.ts';

/** Nouns of institutions and of what they publish. */
export const INSTITUTION_NOUNS = new Set(
  'report study poll survey record figure finding filing evidence document documents statement court filing lawsuit complaint government administration agency ministry department company campaign committee newspaper paper magazine website site group organization union bank firm police military army panel commission council party team network article editorial memo letter email ad video indictment affidavit transcript book analysis research data release press media church university institute center office embassy hospital association tweet post page headline sign petition account cable footnote opinion brief motion order ruling notice message column op-ed essay profile review caption description resolution guideline rule law policy platform poster banner leaflet flyer announcement photo passage footage'.split(
    ' ',
  ),
);
/** People who speak without a name; one or many of them are the same source to a reader. */
const SOURCE_NOUNS = new Set(
  'official source aide adviser advisor diplomat staffer insider officer executive person lawyer attorney spokesman spokeswoman spokesperson investigator prosecutor consultant strategist lawmaker'.split(
    ' ',
  ),
);
const PLURAL_PEOPLE = /(?:people|police|officials|men|women|staff)$/;
/** A word in front that counts or points and says nothing of who it is. */
const POINTING =
  /^(?:an?|the|one|two|three|four|five|six|some|several|many|few|other|another|both|all|most|these|those|this|that|more|numerous|various|certain|multiple|\d+|unnamed|anonymous|unidentified|of)\s(?=\S)/iu;

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
  if (!SOURCE_NOUNS.has(single)) return { name, kind: kindOf(head) };
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

function singular(word: string): string {
  if (word.endsWith('men')) return `${word.slice(0, -3)}man`;
  if (/[^aeiou]ies$/.test(word)) return `${word.slice(0, -3)}y`;
  return /[^s]s$/.test(word) ? word.slice(0, -1) : word;
}

function kindOf({ word }: Unit): SpeakerKind {
  if (INSTITUTION_NOUNS.has(word)) return 'institution';
  if (/^(?:those|many|some|others|few|most|several|both|all)$/.test(word)) return 'group';
  if (PLURAL_PEOPLE.test(word) || (word.endsWith('s') && !word.endsWith('ss'))) return 'group';
  return 'unnamed';
}

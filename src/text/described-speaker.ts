/** What words say of a speaker who is described and not named: the words that decide, for the annotator and for whoever types such words. */
import type { SpeakerKind } from '../domain/annotation.ts';

/** Nouns of institutions and of what they publish. */
export const INSTITUTION_NOUNS = new Set(
  'report study poll survey record figure finding filing evidence document documents statement court filing lawsuit complaint government administration agency ministry department company campaign committee newspaper paper magazine website site group organization union bank firm police military army panel commission council party team network article editorial memo letter email ad video indictment affidavit transcript book analysis research data release press media church university institute center office embassy hospital association tweet post page headline sign petition account cable footnote opinion brief motion order ruling notice message column op-ed essay profile review caption description resolution guideline rule law policy platform poster banner leaflet flyer announcement photo passage footage'.split(
    ' ',
  ),
);
/** People who speak without a name; one or many of them are the same source to a reader. */
export const SOURCE_NOUNS = new Set(
  'official source aide adviser advisor diplomat staffer insider officer executive person lawyer attorney spokesman spokeswoman spokesperson investigator prosecutor consultant strategist lawmaker'.split(
    ' ',
  ),
);
const PLURAL_PEOPLE = /(?:people|police|officials|men|women|staff)$/;
/** A word in front that counts or points and says nothing of who it is. */
export const POINTING =
  /^(?:an?|the|one|two|three|four|five|six|some|several|many|few|other|another|both|all|most|these|those|this|that|more|numerous|various|certain|multiple|\d+|unnamed|anonymous|unidentified|of)\s(?=\S)/iu;

/** Of an English noun, in lower case. */
export function singular(word: string): string {
  if (word.endsWith('men')) return `${word.slice(0, -3)}man`;
  if (/[^aeiou]ies$/.test(word)) return `${word.slice(0, -3)}y`;
  return /[^s]s$/.test(word) ? word.slice(0, -1) : word;
}

/** The kind of a speaker whom a noun describes that is none of `SOURCE_NOUNS`, in lower case. */
export function kindOfNoun(word: string): SpeakerKind {
  if (INSTITUTION_NOUNS.has(word)) return 'institution';
  if (/^(?:those|many|some|others|few|most|several|both|all)$/.test(word)) return 'group';
  if (PLURAL_PEOPLE.test(word) || (word.endsWith('s') && !word.endsWith('ss'))) return 'group';
  return 'unnamed';
}

/** What hangs on a noun and is not it: "officials of the ministry". */
const HANGING = /(?:,|\s(?:of|for|from|at|in|on|with|near|to|by|who|that|familiar|close|de|del|en))(?:\s|$)/u;

/** The kind of a speaker whom these words describe; `undefined` where they read as a name. Where there is no lower case every word reads as one. */
export function describedKind(words: string): SpeakerKind | undefined {
  const head = /[^\s]+$/u.exec((words.split(HANGING)[0] ?? words).trim())?.[0] ?? '';
  const noun = head.toLowerCase();
  if (SOURCE_NOUNS.has(singular(noun)) && (POINTING.test(words) || /^\p{Ll}/u.test(head))) return 'unnamed';
  return /^\p{Ll}/u.test(head) ? kindOfNoun(noun) : undefined;
}

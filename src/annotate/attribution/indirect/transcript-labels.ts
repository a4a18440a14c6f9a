/**
 * Labels of transcripts: "SMITH: We waited.", "Rob Marsh (on camera): …", "[00:12] Q: Who?", also on a line of their own.
 *
 * What one paragraph shows; whether the document has the habit is the business of `transcripts.ts`.
 */
import type { Entity } from '../../../domain/annotation.ts';
import { ORGANIZATION_NAMES } from '../../gazetteers/organizations.ts';
import { PLACE_NAMES } from '../../gazetteers/places.ts';
import type { DocumentView, FoundSpeaker } from '../document-view.ts';
import type { Phrase } from '../phrases.ts';
import { speakerOf } from '../speakers.ts';
import type { ParagraphUnits, Unit } from '../units.ts';

/** A paragraph that is somebody's speech: whose, and from which of its units on. */
export interface Label {
  /** The paragraph in which the label stands. */
  paragraph: number;
  phrase: Phrase;
  from: number;
  /** Whom letters that are no known name stand for: "ROB MARSH" for Rob Marsh. */
  name?: string;
  /** Whom initials stand for, or who alone can have been asked. */
  person?: Entity;
  /** Over an article, which is no transcript. */
  isHeadline?: boolean;
}

export interface OwnLabel extends Label {
  /** A person's name or part, letters or a proper noun that may stand for one, a place or body, or something else. */
  sort: 'person' | 'letters' | 'proper' | 'question' | 'answer' | 'body' | 'other';
  /** The surname, by which a full name and a short one agree. */
  key: string;
}

/** What may stand in front of the colon. */
const LONGEST_LABEL = 8;
/** In characters; saves the look at every other paragraph. */
const LABEL_REACH = 80;
/** Words in brackets behind the name. */
const LONGEST_ASIDE = 10;
/** What a headline may set in front of a colon besides a name. */
export const DOCUMENT_LABEL = /^(?:report|poll|study|survey|experts?|insiders|analysts|officials?|police|sources?)$/;
/** Who is named by the part they play. */
const PART = /^(?:interviewer|moderator|presenter|narrator|host|anchor|reporter|correspondent|caller)$/;
const PART_IN_CAPITALS =
  /^THE (?:VICE )?(?:PRESIDENT|PRIME MINISTER|CHANCELLOR|SECRETARY|CHAIR|CHAIRMAN|CHAIRWOMAN|COURT|JUDGE|WITNESS|SPEAKER|MODERATOR|INTERVIEWER|CLERK|DEFENDANT|GOVERNOR|MAYOR)$/;
const CAPITALS = /^\p{Lu}[\p{Lu} .,'’-]*$/u;
const QUESTION_OR_ANSWER = /^(?:Q|A|Question|Answer|QUESTION|ANSWER)$/;
/** "ML", "J.B." */
export const INITIALS = /^(?:\p{Lu}\.?){2,3}$/u;
/** The White House sets no colon after the letter: "Q Mr. President, when?" */
const BARE_QUESTION = /^Q\s+\p{Lu}/u;
/** "Q. When did you begin?", "A. At ten." */
const BARE_QUESTION_OR_ANSWER = /^([QA])\.\s+\p{Lu}/u;
/** The label that a paragraph begins with, whatever it is. */
export function labelAt({ units }: ParagraphUnits, text: string, paragraph: number): OwnLabel | undefined {
  const begin = afterTime(units);
  const letter = BARE_QUESTION_OR_ANSWER.exec(text)?.[1];
  if (letter !== undefined && units.length > 2) {
    const from = units[1]?.word === '.' ? 2 : 1;
    return { paragraph, phrase: { first: 0, last: 0, head: 0 }, from, sort: letter === 'Q' ? 'question' : 'answer', key: letter };
  }
  if (BARE_QUESTION.test(text)) return { paragraph, phrase: { first: 0, last: 0, head: 0 }, from: 1, sort: 'question', key: 'Q' };
  if (!text.slice(0, LABEL_REACH).includes(':')) return undefined;
  for (let i = begin + 1; i <= begin + LONGEST_LABEL && i < units.length; i++) {
    if (!isOfLabel(units[i - 1], text)) return undefined;
    const colon = overParentheses(units, i);
    if (units[colon]?.word === ':') return labelOf(units, text, paragraph, { begin, end: i, colon });
  }
  return undefined;
}

function labelOf(
  units: readonly Unit[],
  text: string,
  paragraph: number,
  { begin, end, colon }: { begin: number; end: number; colon: number },
): OwnLabel | undefined {
  const speech = text.slice(units[colon]?.end ?? 0);
  // a label on a line of its own stands over the lines below
  if (speech.trim() !== '' && !/^\s+[\p{Lu}“"‘'([.…—–-]/u.test(speech.slice(0, 3))) return undefined;
  const words = text.slice(units[begin]?.start ?? 0, units[end - 1]?.end ?? 0).trim();
  const head = personOf(units, begin, end);
  // "JOHN SMITH, HOST": the surname is in front of the comma
  const name = words.split(',', 1)[0] ?? words;
  const sort = sortOf(units[head], words);
  if (speech.trim() === '' && sort === 'other') return undefined;
  const label = { paragraph, phrase: { first: begin, last: end - 1, head }, from: colon + 1, sort, key: surnameOf(name) };
  if (INITIALS.test(name)) return { ...label, name };
  return sort === 'letters' || sort === 'proper' ? { ...label, name: withCapitals(name) } : label;
}

/** Whose a label is, by the words of the label alone. */
export function speakerOfLabel(document: DocumentView, label: Label): FoundSpeaker | undefined {
  const found = speakerOf(document, { paragraph: label.paragraph, phrase: label.phrase }, undefined);
  if (found === undefined && label.person === undefined) return undefined;
  const units = document.paragraphs[label.paragraph]?.view.units ?? [];
  const start = units[label.phrase.first]?.start ?? 0;
  const end = units[label.phrase.last]?.end ?? start;
  const { person, name, paragraph } = label;
  if (person !== undefined) return { speaker: { name: person.name, kind: 'named', entity: person.id, start, end }, paragraph };
  if (found === undefined) return undefined;
  const { speaker } = found;
  if (PART.test(speaker.name.toLowerCase()) && speaker.entity === undefined)
    return { ...found, speaker: { ...speaker, name: speaker.name.toLowerCase(), kind: 'unnamed' } };
  // letters that the document knows for nobody are a person's, whatever they look like
  const isUnknown = name !== undefined && (speaker.entity === undefined || speaker.kind !== 'named');
  return isUnknown ? { ...found, speaker: { name, kind: 'named', start, end } } : found;
}

/** Over a mark that frames the transcript, and over "[00:12]". */
function afterTime(units: readonly Unit[]): number {
  let i = /^["“”]$/.test(units[0]?.word ?? '') ? 1 : 0;
  if (!/^[([]$/.test(units[i]?.word ?? '')) return i;
  while (i < LONGEST_LABEL && !/^[)\]]$/.test(units[i]?.word ?? '')) i++;
  return i + 1;
}

/** "LIND (on camera):", "BERG [laughs]:", "REP. ANN LIND (D-CA):" */
function overParentheses(units: readonly Unit[], i: number): number {
  if (!/^[([]$/.test(units[i]?.word ?? '')) return i;
  for (let j = i + 1; j < units.length && j - i <= LONGEST_ASIDE; j++) if (/^[)\]]$/.test(units[j]?.word ?? '')) return j + 1;
  return i;
}

/** "ROB O'MARSH" as "Rob O'Marsh". */
function withCapitals(name: string): string {
  if (!CAPITALS.test(name)) return name;
  return name.replace(/\p{Lu}+/gu, (letters) => letters.charAt(0) + letters.slice(1).toLowerCase());
}

function sortOf(head: Unit | undefined, words: string): OwnLabel['sort'] {
  if (QUESTION_OR_ANSWER.test(words)) return /^q/iu.test(words) ? 'question' : 'answer';
  if (head?.name?.type === 'person' || PART.test(words.toLowerCase()) || PART_IN_CAPITALS.test(words)) return 'person';
  if (!CAPITALS.test(words)) return head?.pos === 'PROPN' && head.kind === 'word' && /^\p{Lu}\p{Ll}+$/u.test(words) ? 'proper' : 'other';
  if (words.startsWith('THE ')) return 'body';
  const isBody = head?.name?.type === 'organization' || head?.name?.type === 'place';
  // the tagger takes most surnames in capitals for places
  return isBody && (/\s/u.test(words) || isListed(withCapitals(words))) ? 'body' : 'letters';
}

function isListed(name: string): boolean {
  return PLACE_NAMES.has(name) || ORGANIZATION_NAMES.has(name) || ORGANIZATION_NAMES.has(name.toUpperCase());
}

function personOf(units: readonly Unit[], begin: number, end: number): number {
  for (let i = begin; i < end; i++) if (units[i]?.kind === 'name') return i;
  return end - 1;
}

function isOfLabel(unit: Unit | undefined, text: string): boolean {
  if (unit === undefined || unit.kind === 'marked') return false;
  if (unit.kind === 'name' || unit.word === ',' || PART.test(unit.word)) return true;
  const word = text.slice(unit.start, unit.end);
  return /^(?:\p{Lu}[\p{Lu}.'’-]*|\p{Lu}\p{Ll}*\.)$/u.test(word) || unit.pos === 'PROPN' || DOCUMENT_LABEL.test(unit.word);
}

/** The last word of a name in capitals, by which a full name and a short one agree. */
export function surnameOf(name: string): string {
  return (name.split(/\s/u).at(-1) ?? name).toUpperCase();
}

/**
 * Question and answer transcripts: "SMITH: We waited. …", "Q: Who?", several paragraphs under one label; and headlines of that form.
 *
 * A label is a name, a part ("Interviewer") or letters in front of a colon at the start of a paragraph. It counts where the document shows
 * the habit: three labels or more, one of them repeated. What follows a label without a label of its own is the same speech as long as
 * another label comes soon. "Q" and "A" part the speeches but name nobody, and places, papers and bodies are no labels.
 */
import type { DocumentView } from '../document-view.ts';
import type { Phrase } from '../phrases.ts';
import type { ParagraphUnits, Unit } from '../units.ts';

/** A paragraph that is somebody's speech: whose, and from which of its units on. */
export interface Label {
  /** The paragraph in which the label stands. */
  paragraph: number;
  phrase: Phrase;
  from: number;
  /** Whom letters that are no known name stand for: "ROB MARSH" for Rob Marsh. */
  name?: string;
}

interface OwnLabel extends Label {
  /** A person's name or part, letters that may stand for one, a place or body, or something else. */
  sort: 'person' | 'letters' | 'nobody' | 'body' | 'other';
  /** The surname, by which a full name and a short one agree. */
  key: string;
}

/** What may stand in front of the colon. */
const LONGEST_LABEL = 8;
/** In characters; saves the look at every other paragraph. */
const LABEL_REACH = 80;
/** Words in brackets behind the name. */
const LONGEST_ASIDE = 10;
const LEAST_LABELS = 3;
/** How many paragraphs without a label may stand between two labels. */
const LONGEST_ANSWER = 5;
const DOCUMENT_LABEL = /^(?:report|poll|study|survey|experts?|insiders|analysts|officials?|police|sources?)$/;
/** Who is named by the part they play. */
const PART = /^(?:interviewer|moderator|presenter|narrator|host|anchor|reporter|correspondent|caller)$/;
const PART_IN_CAPITALS =
  /^THE (?:VICE )?(?:PRESIDENT|PRIME MINISTER|CHANCELLOR|SECRETARY|CHAIR|CHAIRMAN|CHAIRWOMAN|COURT|JUDGE|WITNESS|SPEAKER|MODERATOR|INTERVIEWER|CLERK|DEFENDANT|GOVERNOR|MAYOR)$/;
const CAPITALS = /^\p{Lu}[\p{Lu} .,'’-]*$/u;
const QUESTION_OR_ANSWER = /^(?:Q|A|Question|Answer|QUESTION|ANSWER)$/;
/** The White House sets no colon after the letter: "Q Mr. President, when?" */
const BARE_QUESTION = /^Q\s+\p{Lu}/u;
/** "Q. When did you begin?", "A. At ten." */
const BARE_QUESTION_OR_ANSWER = /^([QA])\.\s+\p{Lu}/u;
/** A headline is hardly longer. */
const LONGEST_HEADLINE = 30;

/** By paragraph, the label that its speech stands under. */
export function findLabels(document: DocumentView): (Label | undefined)[] {
  const own = document.paragraphs.map(({ view, text }, paragraph) => labelAt(view, text, paragraph));
  const people = surnamesOf(document, own);
  // a surname alone may look like a place: "LONDON" is a person where "Jack London" is named
  const isLabel = (label: OwnLabel | undefined): label is OwnLabel =>
    label !== undefined && label.sort !== 'other' && (label.sort !== 'body' || people.has(label.key));
  const counts = new Map<string, number>();
  for (const label of own) if (isLabel(label)) counts.set(label.key, (counts.get(label.key) ?? 0) + 1);
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const isTranscript = total >= LEAST_LABELS && [...counts.values()].some((count) => count > 1);
  if (!isTranscript)
    return own.map((label, paragraph) => (label !== undefined && isHeadlineLabel(document, paragraph, label) ? label : undefined));
  const full = new Map(own.flatMap((label) => (label?.sort === 'person' ? [[label.key, label] as const] : [])));
  return withContinuations(
    document,
    own.map((label) => (isLabel(label) ? inFull(label, full) : undefined)),
  );
}

/** In capitals: the last names of the people that the document names, and of those that its labels name. */
function surnamesOf(document: DocumentView, labels: readonly (OwnLabel | undefined)[]): Set<string> {
  const surnames = new Set(labels.flatMap((label) => (label?.sort === 'person' ? [label.key] : [])));
  for (const { view, text } of document.paragraphs) {
    for (const { name, start, end } of view.units) {
      if (name?.type === 'person') surnames.add(surnameOf(text.slice(start, end)));
    }
  }
  return surnames;
}

function surnameOf(name: string): string {
  return (name.split(/\s/u).at(-1) ?? name).toUpperCase();
}

/** A surname that is not known for a person's is one by the latest label that holds it in full. */
function inFull(label: OwnLabel, full: ReadonlyMap<string, OwnLabel>): OwnLabel {
  const known = label.sort === 'person' || label.sort === 'nobody' ? undefined : full.get(label.key);
  return known === undefined ? label : { ...known, from: label.from };
}

/** What goes on without a label between two of them is on the word of the first. */
function withContinuations(document: DocumentView, speeches: readonly (OwnLabel | undefined)[]): (Label | undefined)[] {
  let next = Number.POSITIVE_INFINITY;
  const distance = speeches.map(() => Number.POSITIVE_INFINITY);
  for (let p = speeches.length - 1; p >= 0; p--) {
    distance[p] = next - p;
    if (speeches[p] !== undefined) next = p;
  }
  let current: OwnLabel | undefined;
  return speeches.map((label, p) => {
    if (label !== undefined) current = label;
    else if ((distance[p] ?? 0) > LONGEST_ANSWER) current = undefined;
    if (current === undefined || current.sort === 'nobody') return undefined;
    if (label !== undefined) return label;
    const { text, view } = document.paragraphs[p] ?? { text: '', view: { units: [] } };
    return isAside(text) ? undefined : { ...current, from: /^["“”]$/.test(view.units[0]?.word ?? '') ? 1 : 0 };
  });
}

function labelAt({ units }: ParagraphUnits, text: string, paragraph: number): OwnLabel | undefined {
  const begin = afterTime(units);
  const letter = BARE_QUESTION_OR_ANSWER.exec(text)?.[1];
  if (letter !== undefined && units.length > 2) {
    const from = units[1]?.word === '.' ? 2 : 1;
    return { paragraph, phrase: { first: 0, last: 0, head: 0 }, from, sort: 'nobody', key: letter };
  }
  if (BARE_QUESTION.test(text)) return { paragraph, phrase: { first: 0, last: 0, head: 0 }, from: 1, sort: 'nobody', key: 'Q' };
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
  return sort === 'letters' && /\S\s\S/u.test(name) ? { ...label, name: withCapitals(name) } : label;
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
  return name.replace(/\p{Lu}+/gu, (letters) => letters.charAt(0) + letters.slice(1).toLowerCase());
}

function sortOf(head: Unit | undefined, words: string): OwnLabel['sort'] {
  if (QUESTION_OR_ANSWER.test(words)) return 'nobody';
  if (head?.name?.type === 'person' || PART.test(words.toLowerCase()) || PART_IN_CAPITALS.test(words)) return 'person';
  if (!CAPITALS.test(words)) return 'other';
  if (head?.name?.type === 'organization' || head?.name?.type === 'place' || words.startsWith('THE ')) return 'body';
  return 'letters';
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

/** "Lind: The ferry is late" over an article. */
function isHeadlineLabel(document: DocumentView, paragraph: number, { phrase, sort }: OwnLabel): boolean {
  const { units } = document.paragraphs[paragraph]?.view ?? { units: [] };
  const head = units[phrase.head];
  if (paragraph > 0 || head === undefined || units.length > LONGEST_HEADLINE) return false;
  return head.name?.type === 'person' || (head.name?.type === 'organization' && sort !== 'body') || DOCUMENT_LABEL.test(head.word);
}

/** "(END VIDEO CLIP)", "Partial transcript as follows:" */
function isAside(text: string): boolean {
  return /^\s*["“”]?\s*[([]/u.test(text) || text.trimEnd().endsWith(':');
}

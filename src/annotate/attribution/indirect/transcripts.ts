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
/** Units, with the colon: "No." is an answer. */
const LEAST_SPEECH = 2;
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
    return isAside(document.paragraphs[p]?.text ?? '') ? undefined : { ...current, from: 0 };
  });
}

function labelAt({ units }: ParagraphUnits, text: string, paragraph: number): OwnLabel | undefined {
  if (BARE_QUESTION.test(text)) return { paragraph, phrase: { first: 0, last: 0, head: 0 }, from: 1, sort: 'nobody', key: 'Q' };
  if (!text.slice(0, LABEL_REACH).includes(':')) return undefined;
  for (let i = 1; i <= LONGEST_LABEL && i < units.length - 1; i++) {
    if (!isOfLabel(units[i - 1], text)) return undefined;
    if (units[i]?.word === ':') {
      const end = units[i - 1]?.end ?? 0;
      if (units.length - i < LEAST_SPEECH || !/^\s+[\p{Lu}“"‘'(.…]/u.test(text.slice(end + 1, end + 4))) return undefined;
      const words = text.slice(units[0]?.start ?? 0, end).trim();
      const head = personOf(units, i);
      // "JOHN SMITH, HOST": the surname is in front of the comma
      const name = words.split(',', 1)[0] ?? words;
      const sort = sortOf(units[head], words);
      const label = { paragraph, phrase: { first: 0, last: i - 1, head }, from: i + 1, sort, key: surnameOf(name) };
      return sort === 'letters' && /\S\s\S/u.test(name) ? { ...label, name: withCapitals(name) } : label;
    }
  }
  return undefined;
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

function personOf(units: readonly Unit[], end: number): number {
  for (let i = 0; i < end; i++) if (units[i]?.kind === 'name') return i;
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

/** "(END VIDEO CLIP)" */
function isAside(text: string): boolean {
  return /^\s*[([]/u.test(text);
}

/**
 * Question and answer transcripts: "SMITH: We waited. …", "Q: Who?", several paragraphs under one label; and headlines of that form.
 *
 * A label is a name or letters in front of a colon at the start of a paragraph. It counts where the document shows the habit: three labels
 * or more, one of them repeated. What follows a label without a label of its own is the same speech as long as another label comes soon.
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
}

interface OwnLabel extends Label {
  /** A person's name, or letters that stand for one. */
  isSpeaker: boolean;
  /** The surname, by which a full name and a short one agree. */
  key: string;
}

/** What may stand in front of the colon. */
const LONGEST_LABEL = 6;
/** In characters; saves the look at every other paragraph. */
const LABEL_REACH = 80;
/** Units, with the colon and the full stop. */
const LEAST_SPEECH = 3;
const LEAST_LABELS = 3;
/** How many paragraphs without a label may stand between two labels. */
const LONGEST_ANSWER = 5;
const DOCUMENT_LABEL = /^(?:report|poll|study|survey|experts?|insiders|analysts|officials?|police|sources?)$/;
/** A headline is hardly longer. */
const LONGEST_HEADLINE = 30;

/** By paragraph, the label that its speech stands under. */
export function findLabels(document: DocumentView): (Label | undefined)[] {
  const own = document.paragraphs.map(({ view, text }, paragraph) => labelAt(view, text, paragraph));
  const counts = new Map<string, number>();
  for (const label of own) if (label?.isSpeaker === true) counts.set(label.key, (counts.get(label.key) ?? 0) + 1);
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const isTranscript = total >= LEAST_LABELS && [...counts.values()].some((count) => count > 1);
  if (!isTranscript)
    return own.map((label, paragraph) => (label !== undefined && isHeadlineLabel(document, paragraph, label) ? label : undefined));
  const speeches = own.map((label) => (label?.isSpeaker === true ? label : undefined));
  return withContinuations(document, speeches);
}

/** What goes on without a label between two of them is on the word of the first. */
function withContinuations(document: DocumentView, speeches: readonly (OwnLabel | undefined)[]): (Label | undefined)[] {
  let next = Number.POSITIVE_INFINITY;
  const distance = speeches.map(() => Number.POSITIVE_INFINITY);
  for (let p = speeches.length - 1; p >= 0; p--) {
    distance[p] = next - p;
    if (speeches[p] !== undefined) next = p;
  }
  let current: Label | undefined;
  return speeches.map((label, p) => {
    if (label !== undefined) current = label;
    else if ((distance[p] ?? 0) > LONGEST_ANSWER) current = undefined;
    if (current === undefined || label !== undefined) return label;
    return isAside(document.paragraphs[p]?.text ?? '') ? undefined : { ...current, from: 0 };
  });
}

function labelAt({ units }: ParagraphUnits, text: string, paragraph: number): OwnLabel | undefined {
  if (!text.slice(0, LABEL_REACH).includes(':')) return undefined;
  for (let i = 1; i <= LONGEST_LABEL && i < units.length - 1; i++) {
    if (!isOfLabel(units[i - 1], text)) return undefined;
    if (units[i]?.word === ':') {
      const end = units[i - 1]?.end ?? 0;
      const head = personOf(units, i);
      const words = text.slice(units[0]?.start ?? 0, end).trim();
      if (units.length - i < LEAST_SPEECH || !/^\s+[\p{Lu}“"‘'(.…]/u.test(text.slice(end + 1, end + 4))) return undefined;
      const isSpeaker = units[head]?.name?.type === 'person' || /^\p{Lu}[\p{Lu} .'’-]*$/u.test(words);
      return {
        paragraph,
        phrase: { first: 0, last: i - 1, head },
        from: i + 1,
        isSpeaker,
        key: (words.split(' ').at(-1) ?? words).toUpperCase(),
      };
    }
  }
  return undefined;
}

function personOf(units: readonly Unit[], end: number): number {
  for (let i = 0; i < end; i++) if (units[i]?.kind === 'name') return i;
  return end - 1;
}

function isOfLabel(unit: Unit | undefined, text: string): boolean {
  if (unit === undefined || unit.kind === 'marked') return false;
  if (unit.kind === 'name') return true;
  const word = text.slice(unit.start, unit.end);
  return /^(?:\p{Lu}[\p{Lu}.'’-]*|\p{Lu}\p{Ll}*\.)$/u.test(word) || unit.pos === 'PROPN' || DOCUMENT_LABEL.test(unit.word);
}

/** "Lind: The ferry is late" over an article. */
function isHeadlineLabel(document: DocumentView, paragraph: number, { phrase }: Label): boolean {
  const { units } = document.paragraphs[paragraph]?.view ?? { units: [] };
  const head = units[phrase.head];
  if (paragraph > 0 || head === undefined || units.length > LONGEST_HEADLINE) return false;
  return head.name?.type === 'person' || head.name?.type === 'organization' || DOCUMENT_LABEL.test(head.word);
}

/** "(END VIDEO CLIP)" */
function isAside(text: string): boolean {
  return /^\s*[([]/u.test(text);
}

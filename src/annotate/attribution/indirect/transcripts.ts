/**
 * Question and answer transcripts: "SMITH: We waited. …", "Q: Who?", several paragraphs under one label; and headlines of that form.
 *
 * A label is a name, a part ("Interviewer") or letters in front of a colon at the start of a paragraph. It counts where the document shows
 * the habit: three labels or more, one of them repeated. What follows a label without a label of its own is the same speech as long as
 * another label comes soon. "Q" and "A" part the speeches; whose the answers are is known only where one person alone is named before. Places, papers
 * and bodies are no labels.
 */
import type { Entity } from '../../../domain/annotation.ts';
import type { DocumentView } from '../document-view.ts';
import { DOCUMENT_LABEL, INITIALS, type Label, labelAt, type OwnLabel, surnameOf } from './transcript-labels.ts';

const LEAST_LABELS = 3;
/** How many paragraphs without a label may stand between two labels. */
const LONGEST_ANSWER = 5;
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
  if (!isTranscript) return own.map((label, paragraph) => headlineLabel(document, paragraph, label));
  const asked = onlyPersonBefore(
    document,
    own.findIndex((label) => isLabel(label)),
  );
  const byInitials = peopleByInitials(document);
  const full = new Map(own.flatMap((label) => (label?.sort === 'person' ? [[label.key, label] as const] : [])));
  return withContinuations(
    document,
    own.map((label) => (isLabel(label) ? withPerson(inFull(label, full), asked, byInitials) : undefined)),
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

/** A surname that is not known for a person's is one by the latest label that holds it in full. */
function inFull(label: OwnLabel, full: ReadonlyMap<string, OwnLabel>): OwnLabel {
  const known = label.sort === 'person' || label.sort === 'question' || label.sort === 'answer' ? undefined : full.get(label.key);
  return known === undefined ? label : { ...known, from: label.from };
}

function withPerson(label: OwnLabel, asked: Entity | undefined, byInitials: ReadonlyMap<string, Entity | undefined>): OwnLabel {
  const initials = INITIALS.test(label.name ?? '') ? label.name?.replaceAll('.', '') : undefined;
  const person = label.sort === 'answer' ? asked : byInitials.get(initials ?? '');
  return person === undefined ? label : { ...label, person };
}

/** Who answers, where the document names one person alone before the first question. */
function onlyPersonBefore(document: DocumentView, paragraph: number): Entity | undefined {
  const people = new Map(peopleIn(document, paragraph).map((entity) => [entity.id, entity]));
  return people.size === 1 ? [...people.values()][0] : undefined;
}

/** "ML" for Maria Lind, where nobody else has these initials. */
function peopleByInitials(document: DocumentView): Map<string, Entity | undefined> {
  const found = new Map<string, Entity | undefined>();
  for (const entity of peopleIn(document, document.paragraphs.length)) {
    const initials = entity.name.match(/(?<![\p{L}'’-])\p{Lu}/gu)?.join('') ?? '';
    const known = found.get(initials);
    found.set(initials, found.has(initials) && known?.id !== entity.id ? undefined : entity);
  }
  return found;
}

function peopleIn(document: DocumentView, end: number): Entity[] {
  return document.paragraphs.slice(0, Math.max(0, end)).flatMap(({ view }) =>
    view.units.flatMap(({ name }) => {
      const entity = name?.type === 'person' ? document.entityOf(name) : undefined;
      return entity === undefined ? [] : [entity];
    }),
  );
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
    // over a transcript with an introduction
    if (p === 0 && (distance[p] ?? 0) > 1 && !isAlone(document, label)) return headlineLabel(document, p, label);
    if (label !== undefined) current = label;
    else if ((distance[p] ?? 0) > LONGEST_ANSWER && !isAlone(document, speeches[p - 1])) current = undefined;
    if (current === undefined || current.sort === 'question' || (current.sort === 'answer' && current.person === undefined))
      return undefined;
    if (label !== undefined) return label;
    const { text, view } = document.paragraphs[p] ?? { text: '', view: { units: [] } };
    return isAside(text) ? undefined : { ...current, from: /^["“”]$/.test(view.units[0]?.word ?? '') ? 1 : 0 };
  });
}

/** A label on a line of its own: the line below is its speech, even if it is the last. */
function isAlone(document: DocumentView, label: OwnLabel | undefined): boolean {
  return label !== undefined && label.from >= (document.paragraphs[label.paragraph]?.view.units.length ?? 0);
}

/** "Lind: The ferry is late" over an article. */
function headlineLabel(document: DocumentView, paragraph: number, label: OwnLabel | undefined): OwnLabel | undefined {
  const { units } = document.paragraphs[paragraph]?.view ?? { units: [] };
  const head = units[label?.phrase.head ?? -1];
  if (label === undefined || paragraph > 0 || head === undefined || units.length > LONGEST_HEADLINE) return undefined;
  const isWhose =
    head.name?.type === 'person' || (head.name?.type === 'organization' && label.sort !== 'body') || DOCUMENT_LABEL.test(head.word);
  return isWhose ? { ...label, isHeadline: true } : undefined;
}

/** "(END VIDEO CLIP)", "Partial transcript as follows:" */
function isAside(text: string): boolean {
  return /^\s*(?:["“”]\s*)?[([]/u.test(text) || text.trimEnd().endsWith(':');
}

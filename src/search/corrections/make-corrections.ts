/** Corrections made of what people say: names and ids as they are typed, words of a passage, held against the index as it is now. */
import { randomUUID } from 'node:crypto';
import { type AnnotatedArticle, ENTITY_TYPES, type Passage, type SpeakerKind, type Span } from '../../domain/annotation.ts';
import {
  type CorrectedSpeaker,
  type Correction,
  type CorrectionRecord,
  type EntityReference,
  MAX_NAME,
  MAX_NOTE,
} from '../../domain/correction.ts';
import { PullquoteError } from '../../domain/errors.ts';
import { entityId, shortHash } from '../../domain/ids.ts';
import { collapseSpace } from '../../text/normalize.ts';
import type { EntityRecord, SearchEngine } from '../engine.ts';
import { anchorOf } from './anchor.ts';
import { idBeside } from './correct-entities.ts';

/** What is said of who speaks. */
export interface GivenSpeaker {
  /** A name, or the id of an entity; for who has no name the words. Empty for nobody. */
  name: string;
  /** Default: named, or institution for an organization. */
  kind?: SpeakerKind;
}

function refused(message: string, hint?: string): PullquoteError {
  return new PullquoteError('bad-request', message, hint === undefined ? {} : { hint });
}

/** @throws PullquoteError `bad-request` where it is empty, or longer than a name can be */
function nameOf(given: string): string {
  const name = collapseSpace(given);
  if (name === '') throw refused('a name is missing');
  if (name.length > MAX_NAME) throw refused(`a name has ${String(MAX_NAME)} characters at most`);
  return name;
}

/** A record of a correction that is made now. @throws PullquoteError `bad-request` where the note is too long */
export function recordOf(correction: Correction, note = ''): CorrectionRecord {
  const text = note.trim();
  if (text.length > MAX_NOTE) throw refused(`a note has ${String(MAX_NOTE)} characters at most`);
  return { id: `c-${shortHash(randomUUID())}`, correction, ...(text === '' ? {} : { note: text }), at: new Date().toISOString() };
}

/** The entity that an id, or a name that is its alone, means. @throws PullquoteError `not-found` */
export async function findEntity(engine: SearchEngine, given: string): Promise<EntityRecord> {
  const found = await engine.entity(given);
  if (found !== undefined) return found;
  const { entities } = await engine.entities({ q: given, limit: 5 });
  const others = entities.map(({ id }) => id).join(', ');
  throw new PullquoteError(
    'not-found',
    others === '' ? `there is no name "${given}"` : `"${given}" is not the name of one entity alone: ${others}`,
    { hint: 'pullquote entities list NAME' },
  );
}

export const referenceOf = ({ id, name }: EntityReference): EntityReference => ({ id, name });

export async function mergeOf(engine: SearchEngine, given: string, into: string): Promise<Correction> {
  const [entity, kept] = [await findEntity(engine, given), await findEntity(engine, into)];
  if (entity.id === kept.id) throw refused(`"${given}" and "${into}" are one already: ${kept.id}`);
  return { action: 'merge', entity: referenceOf(entity), into: referenceOf(kept) };
}

export async function declineOf(engine: SearchEngine, given: string, other: string): Promise<Correction> {
  return { action: 'decline', entities: [referenceOf(await findEntity(engine, given)), referenceOf(await findEntity(engine, other))] };
}

export async function renameOf(engine: SearchEngine, given: string, name: string): Promise<Correction> {
  const entity = await findEntity(engine, given);
  if (entity.name === nameOf(name)) throw refused(`${entity.id} is called "${entity.name}" already`);
  return { action: 'rename', entity: referenceOf(entity), name: nameOf(name) };
}

/** The names of an entity that had an id of their own before they were united, which can be taken apart again. */
export async function separableNames(engine: SearchEngine, entity: EntityRecord): Promise<string[]> {
  const found: string[] = [];
  for (const alias of entity.aliases) {
    const ids = ENTITY_TYPES.map((type) => entityId(type, alias)).filter((id) => id !== entity.id);
    const now = await Promise.all(ids.map((id) => engine.entity(id)));
    if (now.some((one) => one?.id === entity.id)) found.push(alias);
  }
  return found;
}

export interface GivenSplit {
  names: readonly string[];
  /** Ids. */
  articles: readonly string[];
  /** What the other is called; default: the first of the names, or as before. */
  as?: string;
}

/** @throws PullquoteError `not-found`, `bad-request` where nothing of it can be taken apart */
export async function splitOf(engine: SearchEngine, given: string, { names, articles, as }: GivenSplit): Promise<Correction> {
  const entity = await findEntity(engine, given);
  if (names.length === 0 && articles.length === 0) throw refused('say which names, or which articles, are somebody else');
  for (const id of articles) {
    if ((await engine.article(id)) === undefined) throw new PullquoteError('not-found', `there is no article "${id}"`);
  }
  const isTaken = await takenIds(engine, entity.id);
  if (articles.length > 0) {
    const into = { id: idBeside(entity.id, isTaken), name: nameOf(as ?? names[0] ?? entity.name) };
    return {
      action: 'split',
      entity: referenceOf(entity),
      into,
      articles: [...articles],
      ...(names.length === 0 ? {} : { names: [...names] }),
    };
  }
  const separable = new Set(await separableNames(engine, entity));
  const fixed = names.filter((name) => !separable.has(name));
  if (fixed.length > 0) {
    const which = separable.size === 0 ? 'none was united with it' : `only ${[...separable].map((name) => `"${name}"`).join(', ')} can`;
    throw refused(
      `"${fixed.join('", "')}" cannot be taken apart from ${entity.id} by name (${which}); name the articles instead`,
      `pullquote entities split ${entity.id} --article ID`,
    );
  }
  const [first = entity.name] = names;
  const ids = ENTITY_TYPES.map((type) => entityId(type, first));
  const own = (
    await Promise.all(ids.map(async (id) => ((await engine.entity(id))?.id === entity.id && id !== entity.id ? id : [])))
  ).flat()[0];
  const into = { id: own ?? idBeside(entity.id, isTaken), name: nameOf(as ?? first) };
  return { action: 'split', entity: referenceOf(entity), into, names: [...names] };
}

/** Numbers beside an id that something has, or had: what was given out once is not given to another. */
async function takenIds(engine: SearchEngine, id: string): Promise<(candidate: string) => boolean> {
  const taken = new Set<string>();
  for (const { correction } of (await engine.corrections?.()) ?? []) if (correction.action === 'split') taken.add(correction.into.id);
  for (let candidate = idBeside(id, (one) => taken.has(one)); (await engine.entity(candidate))?.id === candidate; ) {
    taken.add(candidate);
    candidate = idBeside(id, (one) => taken.has(one));
  }
  return (candidate) => taken.has(candidate);
}

/** Who a name means: the entity that it belongs to, or one that no article names yet. @throws PullquoteError `bad-request` */
export async function speakerOf(engine: SearchEngine, { name: given, kind }: GivenSpeaker): Promise<CorrectedSpeaker | null> {
  if (given.trim() === '') return null;
  const name = nameOf(given);
  if (kind === 'unnamed' || kind === 'group') return { name, kind };
  const known = await engine.entity(name);
  if (known !== undefined) return { name: known.name, kind: kind ?? (known.type === 'person' ? 'named' : 'institution'), entity: known.id };
  const { total } = await engine.entities({ q: name, limit: 1 });
  // Of several who have the name none is meant more than another.
  if (total > 1 && (await isAmbiguous(engine, name)))
    throw refused(`several are called "${name}": give the id of one, as in person:first-last`);
  const own = kind ?? 'named';
  return { name, kind: own, entity: entityId(own === 'institution' ? 'organization' : 'person', name) };
}

async function isAmbiguous(engine: SearchEngine, name: string): Promise<boolean> {
  const wanted = name.toLowerCase();
  const { entities } = await engine.entities({ q: name, limit: 50 });
  return entities.filter((one) => [one.name, ...one.aliases].some((each) => each.toLowerCase() === wanted)).length > 1;
}

export interface PassageWords {
  annotated: AnnotatedArticle;
  passage: Passage;
}

/** A passage of the index with its article. @throws PullquoteError `not-found` */
export async function findPassageWords(engine: SearchEngine, id: string): Promise<PassageWords> {
  const found = await engine.passage(id);
  const current = found?.state === 'moved' ? await engine.passage(found.to) : found;
  if (current?.state !== 'current')
    throw new PullquoteError('not-found', `there is no paragraph "${id}"`, { hint: 'pullquote search QUERY --json' });
  const annotated = await engine.article(current.article.id);
  const passage = annotated?.passages.find((one) => one.id === current.passage.id);
  if (annotated === undefined || passage === undefined) throw new PullquoteError('not-found', `there is no paragraph "${id}"`);
  return { annotated, passage };
}

/** Where words stand in a passage, the first time. @throws PullquoteError `bad-request` */
export function spanOfWords({ text, id }: Passage, words: string): Span {
  const wanted = words.trim();
  const start = wanted === '' ? -1 : text.indexOf(wanted);
  if (start < 0) throw refused(`the paragraph ${id} does not have the words "${wanted}"`);
  return { start, end: start + wanted.length };
}

/** The quotation of a passage that touches these words. @throws PullquoteError `not-found` */
export function quotationAt({ quotations, id }: Passage, { start, end }: Span): Span {
  const found = quotations.find((one) => one.start < end && one.end > start);
  if (found === undefined) throw new PullquoteError('not-found', `no quotation stands there in the paragraph ${id}`);
  return { start: found.start, end: found.end };
}

export function targetOf({ annotated, passage }: PassageWords, span: Span): Extract<Correction, { action: 'speaker' }>['target'] {
  return anchorOf(annotated, passage, span);
}

/** What it takes to undo one. @throws PullquoteError `not-found`, `bad-request` where it is undone already */
export async function undoOf(engine: SearchEngine, id: string): Promise<Correction> {
  const found = ((await engine.corrections?.()) ?? []).find((one) => one.id === id);
  if (found === undefined) throw new PullquoteError('not-found', `there is no correction "${id}"`, { hint: 'pullquote correct list' });
  if (found.state === 'undone') throw refused(`the correction ${id} is undone already`, `pullquote correct redo ${id}`);
  return { action: 'undo', correction: id };
}

/** What it takes to make one hold again that was undone. @throws PullquoteError `not-found`, `bad-request` where it holds */
export async function redoOf(engine: SearchEngine, id: string): Promise<Correction> {
  const found = ((await engine.corrections?.()) ?? []).find((one) => one.id === id);
  if (found === undefined) throw new PullquoteError('not-found', `there is no correction "${id}"`, { hint: 'pullquote correct list' });
  if (found.undoneBy === undefined) throw refused(`the correction ${id} holds`);
  return { action: 'undo', correction: found.undoneBy };
}

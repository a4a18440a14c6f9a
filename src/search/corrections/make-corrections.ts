/** Corrections made of what people say: names and ids as they are typed, words of a passage, held against the index as it is now. */
import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { type AnnotatedArticle, ENTITY_TYPES, type Passage, type Quotation, type Span } from '../../domain/annotation.ts';
import {
  type CorrectedSpeaker,
  type Correction,
  type CorrectionRecord,
  type CorrectionState,
  type EntityReference,
  isPlainText,
  MAX_NOTE,
} from '../../domain/correction.ts';
import { CorrectionRefused } from '../../domain/correction-refusal.ts';
import { entityId, shortHash } from '../../domain/ids.ts';
import { collapseSpace, fold } from '../../text/normalize.ts';
import type { EntityRecord, SearchEngine } from '../engine.ts';
import { anchorOf } from './anchor.ts';
import { idBeside } from './correct-entities.ts';
import { findEntity, type GivenSpeaker, nameOf, namesakes, speakerInstead } from './find-names.ts';

/** A record of a correction that is made now. @throws CorrectionRefused where the note is too long, or has characters that are no text */
export function recordOf(correction: Correction, note = ''): CorrectionRecord {
  const text = collapseSpace(note);
  if (text.length > MAX_NOTE)
    throw new CorrectionRefused('note-long', `a note has ${String(MAX_NOTE)} characters at most`, { most: MAX_NOTE });
  if (!isPlainText(text))
    throw new CorrectionRefused('characters', 'a note has no control characters and none that turn the direction of text');
  return { id: `c-${shortHash(randomUUID())}`, correction, ...(text === '' ? {} : { note: text }), at: new Date().toISOString() };
}

export const referenceOf = ({ id, name }: EntityReference): EntityReference => ({ id, name });

/** Said a second time, what is unusual is done all the same. */
export interface Insistence {
  isSure?: boolean;
}

/** @throws CorrectionRefused also where they are of two types, unless one is sure */
export async function mergeOf(engine: SearchEngine, given: string, into: string, { isSure }: Insistence = {}): Promise<Correction> {
  const entity = await findEntity(engine, given);
  const kept = await findEntity(engine, into, entity.type);
  if (entity.id === kept.id)
    throw new CorrectionRefused('same', `"${given}" and "${into}" are one already: ${kept.id}`, { given: entity.name, other: kept.name });
  if (entity.type !== kept.type && isSure !== true)
    throw new CorrectionRefused('types-differ', `${entity.id} and ${kept.id} are of two types`, {
      hint: 'with --force they are united all the same',
      given: entity.name,
      other: kept.name,
    });
  return { action: 'merge', entity: referenceOf(entity), into: referenceOf(kept) };
}

export async function declineOf(engine: SearchEngine, given: string, other: string): Promise<Correction> {
  return { action: 'decline', entities: [referenceOf(await findEntity(engine, given)), referenceOf(await findEntity(engine, other))] };
}

/** @throws CorrectionRefused also where another is called so, unless one is sure */
export async function renameOf(engine: SearchEngine, given: string, name: string, { isSure }: Insistence = {}): Promise<Correction> {
  const entity = await findEntity(engine, given);
  const wanted = nameOf(name);
  if (entity.name === wanted)
    throw new CorrectionRefused('called-so', `${entity.id} is called "${entity.name}" already`, { given: entity.name });
  const others = (await namesakes(engine, wanted)).filter((one) => one.id !== entity.id && fold(one.name) === fold(wanted));
  const [other] = others;
  if (other !== undefined && isSure !== true)
    throw new CorrectionRefused('name-taken', `${other.id} is called "${other.name}" already`, {
      hint: `pullquote entities merge ${entity.id} ${other.id}; with --force it is renamed all the same`,
      given: other.name,
      namesakes: others,
    });
  return { action: 'rename', entity: referenceOf(entity), name: wanted };
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

/** @throws CorrectionRefused also where nothing of it can be taken apart */
export async function splitOf(engine: SearchEngine, given: string, { names, articles, as }: GivenSplit): Promise<Correction> {
  const entity = await findEntity(engine, given);
  if (names.length === 0 && articles.length === 0)
    throw new CorrectionRefused('nothing-chosen', 'say which names, or which articles, are somebody else');
  for (const id of articles) {
    if ((await engine.article(id)) === undefined)
      throw new CorrectionRefused('article-unknown', `there is no article "${id}"`, { code: 'not-found', given: id });
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
    throw new CorrectionRefused(
      'not-separable',
      `"${fixed.join('", "')}" cannot be taken apart from ${entity.id} by name (${which}); name the articles instead`,
      { hint: `pullquote entities split ${entity.id} --article ID`, given: fixed.join(', '), other: entity.name },
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

export interface PassageWords {
  annotated: AnnotatedArticle;
  passage: Passage;
}

/** A passage of the index with its article. @throws CorrectionRefused */
export async function findPassageWords(engine: SearchEngine, id: string): Promise<PassageWords> {
  const found = await engine.passage(id);
  const current = found?.state === 'moved' ? await engine.passage(found.to) : found;
  const annotated = current?.state === 'current' ? await engine.article(current.article.id) : undefined;
  const passage = current?.state === 'current' ? annotated?.passages.find((one) => one.id === current.passage.id) : undefined;
  if (annotated !== undefined && passage !== undefined) return { annotated, passage };
  throw new CorrectionRefused('paragraph-unknown', `there is no paragraph "${id}"`, {
    code: 'not-found',
    hint: 'pullquote search QUERY --json',
    given: id,
  });
}

/** Where words stand in a passage, the first time. @throws CorrectionRefused */
export function spanOfWords({ text, id }: Passage, words: string): Span {
  const wanted = words.trim();
  const start = wanted === '' ? -1 : text.indexOf(wanted);
  if (start < 0) throw new CorrectionRefused('words-missing', `the paragraph ${id} does not have the words "${wanted}"`, { given: wanted });
  return { start, end: start + wanted.length };
}

/** Where words stand in a passage that are no quotation yet, the first time; where each time they are one, the first. @throws CorrectionRefused */
export function spanOfNewWords(passage: Passage, words: string): Span {
  const first = spanOfWords(passage, words);
  const length = first.end - first.start;
  const isQuoted = (at: number): boolean => passage.quotations.some(({ start, end }) => start < at + length && end > at);
  for (let at = first.start; at >= 0; at = passage.text.indexOf(words.trim(), at + 1))
    if (!isQuoted(at)) return { start: at, end: at + length };
  return first;
}

/** The quotation of a passage that touches these words. @throws CorrectionRefused */
export function quotationAt({ quotations, id }: Passage, { start, end }: Span): Quotation {
  const found = quotations.find((one) => one.start < end && one.end > start);
  if (found !== undefined) return found;
  throw new CorrectionRefused('quotation-gone', `no quotation stands there in the paragraph ${id}`, { code: 'not-found' });
}

/** Who is quoted now, as a correction says it. */
export function presentSpeaker({ speaker }: Quotation): CorrectedSpeaker | null {
  if (speaker === null) return null;
  const { name, kind, entity } = speaker;
  return { name, kind, ...(entity === undefined ? {} : { entity }) };
}

export function targetOf({ annotated, passage }: PassageWords, span: Span): Extract<Correction, { action: 'speaker' }>['target'] {
  return anchorOf(annotated, passage, span);
}

/** Another speaker of a quotation. The same one says something only with a note. @throws CorrectionRefused */
export async function speakerCorrectionOf(
  engine: SearchEngine,
  found: PassageWords,
  quotation: Quotation,
  { note = '', ...given }: GivenSpeaker & { note?: string | undefined },
): Promise<Correction> {
  const now = presentSpeaker(quotation);
  const speaker = await speakerInstead(engine, now, given);
  if (isDeepStrictEqual(speaker, now) && note.trim() === '') {
    const whose = now === null ? 'has no speaker' : `is said by ${now.name}`;
    throw new CorrectionRefused('said-so', `the quotation ${whose} already: nothing is entered`, {
      hint: '--note TEXT keeps that somebody has checked it',
      given: now?.name ?? '',
    });
  }
  return { action: 'speaker', target: targetOf(found, quotation), speaker };
}

async function findCorrection(engine: SearchEngine, id: string): Promise<CorrectionState> {
  const found = ((await engine.corrections?.()) ?? []).find((one) => one.id === id);
  if (found !== undefined) return found;
  throw new CorrectionRefused('correction-unknown', `there is no correction "${id}"`, {
    code: 'not-found',
    hint: 'pullquote correct list',
    given: id,
  });
}

/** What it takes to undo one. @throws CorrectionRefused also where it is undone already */
export async function undoOf(engine: SearchEngine, id: string): Promise<Correction> {
  const { state } = await findCorrection(engine, id);
  if (state !== 'undone') return { action: 'undo', correction: id };
  throw new CorrectionRefused('undone', `the correction ${id} is undone already`, { hint: `pullquote correct redo ${id}`, given: id });
}

/** What it takes to make one hold again that was undone. @throws CorrectionRefused also where it holds */
export async function redoOf(engine: SearchEngine, id: string): Promise<Correction> {
  const { undoneBy } = await findCorrection(engine, id);
  if (undoneBy !== undefined) return { action: 'undo', correction: undoneBy };
  throw new CorrectionRefused('holds', `the correction ${id} holds`, { given: id });
}

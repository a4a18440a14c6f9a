/** Who is meant by a name, or by the words for a speaker, that somebody typed to correct something. */
import type { EntityType, SpeakerKind } from '../../domain/annotation.ts';
import { type CorrectedSpeaker, isPlainText, MAX_NAME } from '../../domain/correction.ts';
import { CorrectionRefused, type Namesake } from '../../domain/correction-refusal.ts';
import { entityId } from '../../domain/ids.ts';
import { describedKind } from '../../text/described-speaker.ts';
import { collapseSpace, fold } from '../../text/normalize.ts';
import type { EntityRecord, SearchEngine } from '../engine.ts';

/** What is said of who speaks. */
export interface GivenSpeaker {
  /** A name, or the id of an entity; for who has no name the words. Empty for nobody. */
  name: string;
  /** Default: named, or institution for an organization, or what the words describe. */
  kind?: SpeakerKind;
}

const ENTITY_ID = /^(?:person|organization|place):\S/;
/** So many times as often named as the next, one is who is meant by a name that both have. */
const FAR_MORE = 5;
/** Of those whose names begin so. */
const MOST_LOOKED_AT = 1000;
const MOST_OFFERED = 8;

/** @throws CorrectionRefused where it is empty, too long, or has characters that are no text */
export function nameOf(given: string): string {
  const name = collapseSpace(given);
  if (!isPlainText(name))
    throw new CorrectionRefused('characters', 'a name has no control characters and none that turn the direction of text');
  if (name === '') throw new CorrectionRefused('name-missing', 'a name is missing');
  if (name.length > MAX_NAME)
    throw new CorrectionRefused('name-long', `a name has ${String(MAX_NAME)} characters at most`, { most: MAX_NAME });
  return name;
}

function namesakeOf({ id, name, type, passages, quotations }: EntityRecord): Namesake {
  return { id, name, type, passages, quotations };
}

function toldApart({ id, name, passages, quotations }: Namesake): string {
  return `  ${id}  ${name}  ${String(passages)} passages, ${String(quotations)} quotations`;
}

export interface Wanted {
  /** Only such, where there are any. */
  asked?: EntityType | undefined;
  /** Such first, where none is named far more often. */
  usual?: EntityType | undefined;
}

/** Those with this as their own name, else those that are also called so; most named first. */
export async function namesakes(engine: SearchEngine, name: string): Promise<EntityRecord[]> {
  const wanted = fold(name);
  const { entities } = await engine.entities({ q: name, limit: MOST_LOOKED_AT });
  const own = entities.filter((one) => fold(one.name) === wanted);
  return own.length > 0 ? own : entities.filter(({ aliases }) => aliases.some((alias) => fold(alias) === wanted));
}

/** The one of them that is meant, the first being the most named. */
function chosenOf(all: readonly EntityRecord[], { asked, usual }: Wanted): EntityRecord | undefined {
  const ofType = all.filter(({ type }) => type === asked);
  const candidates = ofType.length > 0 ? ofType : all;
  const [first, second] = candidates;
  if (first === undefined || second === undefined || first.passages >= FAR_MORE * Math.max(1, second.passages)) return first;
  const [own, another] = candidates.filter(({ type }) => type === usual);
  return another === undefined ? own : undefined;
}

/**
 * @returns `undefined` where nothing is called so
 * @throws CorrectionRefused for an id that nobody has, and where several are called so and none is meant more than another
 */
async function lookUp(engine: SearchEngine, given: string, wanted: Wanted): Promise<EntityRecord | undefined> {
  const known = ENTITY_ID.test(given) ? await engine.entity(given) : undefined;
  if (known !== undefined) return known;
  if (ENTITY_ID.test(given))
    throw new CorrectionRefused('id-unknown', `there is no name with the id "${given}"`, {
      code: 'not-found',
      hint: 'pullquote entities list NAME',
      given,
    });
  const all = await namesakes(engine, given);
  const chosen = chosenOf(all, wanted);
  if (chosen !== undefined || all.length === 0) return chosen;
  const offered = all.slice(0, MOST_OFFERED).map(namesakeOf);
  throw new CorrectionRefused('several', [`several are called "${given}", give the id of one:`, ...offered.map(toldApart)].join('\n'), {
    given,
    namesakes: offered,
  });
}

/** The entity that an id, or a name, means. @throws CorrectionRefused */
export async function findEntity(engine: SearchEngine, given: string, usual?: EntityType): Promise<EntityRecord> {
  const name = nameOf(given);
  const found = await lookUp(engine, name, { usual });
  if (found !== undefined) return found;
  const { entities } = await engine.entities({ q: name, limit: 5 });
  const others = entities.map(({ id }) => id).join(', ');
  throw new CorrectionRefused('name-unknown', `there is no name "${name}"${others === '' ? '' : `; there are ${others}`}`, {
    code: 'not-found',
    hint: 'pullquote entities list NAME',
    given: name,
    namesakes: entities.map(namesakeOf),
  });
}

/** Who a name means: the entity that has it, somebody who is described, or one whom no article names yet. @throws CorrectionRefused */
export async function speakerOf(engine: SearchEngine, { name: given, kind }: GivenSpeaker): Promise<CorrectedSpeaker | null> {
  if (given.trim() === '') return null;
  const name = nameOf(given);
  if (kind === 'unnamed' || kind === 'group') return { name, kind };
  const known = await lookUp(engine, name, kind === 'institution' ? { asked: 'organization' } : { usual: 'person' });
  if (known !== undefined) return { name: known.name, kind: kind ?? (known.type === 'person' ? 'named' : 'institution'), entity: known.id };
  const described = kind === 'named' ? undefined : describedKind(name);
  if (described !== undefined) return { name, kind: kind ?? described };
  const own = kind ?? 'named';
  return { name, kind: own, entity: entityId(own === 'institution' ? 'organization' : 'person', name) };
}

/** The present speaker where the words for it, and its kind, are as they were; else who is meant. @throws CorrectionRefused */
export async function speakerInstead(
  engine: SearchEngine,
  now: CorrectedSpeaker | null,
  given: GivenSpeaker,
): Promise<CorrectedSpeaker | null> {
  const isSame = now !== null && collapseSpace(given.name) === collapseSpace(now.name) && (given.kind ?? now.kind) === now.kind;
  return isSame ? now : speakerOf(engine, given);
}

/** What a form says whose kind was chosen beforehand: the kind that was there before says nothing of other words. */
export function withKindOfWords(now: CorrectedSpeaker | null, given: GivenSpeaker): GivenSpeaker {
  const isOther = now !== null && collapseSpace(given.name) !== collapseSpace(now.name);
  return isOther && given.kind === now.kind ? { name: given.name } : given;
}

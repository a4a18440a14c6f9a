/**
 * From the words that an attribution rests on to the speaker: entity, role, kind; and pronouns to the person meant.
 */
import type { Entity, Speaker, SpeakerKind } from '../../domain/annotation.ts';
import { INSTITUTION_NOUNS } from '../../text/described-speaker.ts';
import { COURTESY, PERSON_NOUNS } from '../gazetteers/titles.ts';
import { officeIn } from '../names/offices.ts';
import { type Gender, genderOfName } from '../names/person-gender.ts';
import { bare } from '../names/words.ts';
import { describedBefore, describedRightBefore } from './antecedents.ts';
import { describe, describeCounted } from './descriptors.ts';
import type { DocumentView, FoundSpeaker, Source } from './document-view.ts';
import { isNobody, nameTold } from './nobody.ts';
import { jointNames, jointSpeaker } from './joint-speakers.ts';
import type { Unit } from './units.ts';
import { isPossessiveMark, type Phrase } from './phrases.ts';

const PRONOUN_GENDER: ReadonlyMap<string, Gender> = new Map([
  ['he', 'he'],
  ['she', 'she'],
  ['him', 'he'],
  ['his', 'he'],
  ['her', 'she'],
]);
/** How many paragraphs above a pronoun's person is looked for. */
const PRONOUN_REACH = 3;
/** How many sentences of a paragraph are looked through for one. */
const SENTENCE_REACH = 12;

/** Who the words of a source are. `last` is the latest speaker before, whom a pronoun most likely means. */
export function speakerOf(document: DocumentView, source: Source, last: FoundSpeaker | undefined): FoundSpeaker | undefined {
  const found = speakerInPhrase(document, source, last);
  const relative = source.phrase.relative;
  const pronoun = relative === undefined ? undefined : document.paragraphs[source.paragraph]?.view.units[relative];
  if (found === undefined || pronoun === undefined) return found;
  return { ...found, speaker: { ...found.speaker, start: pronoun.start, end: pronoun.end } };
}

function speakerInPhrase(document: DocumentView, source: Source, last: FoundSpeaker | undefined): FoundSpeaker | undefined {
  const units: readonly Unit[] = document.paragraphs[source.paragraph]?.view.units ?? [];
  const { phrase } = source;
  const name = personIn(units, phrase) ?? (units[phrase.head]?.kind === 'name' ? units[phrase.head] : undefined);
  if (name?.name !== undefined) {
    const together = jointNames(units, phrase, units.indexOf(name, Math.max(0, phrase.first)));
    const speaker = together === undefined ? namedSpeaker(document, source, units, name) : jointSpeaker(document, together);
    return { speaker, paragraph: source.paragraph };
  }
  const head = units[phrase.head];
  if (head === undefined) return undefined;
  const first = units[phrase.first] ?? head;
  const span = { start: first.start, end: head.end };
  if (isNobody(document, source, units)) return undefined;
  const told = nameTold(document, source, units);
  if (told !== undefined) return { speaker: { ...told, ...span }, paragraph: source.paragraph };
  const counted = describeCounted(units, phrase, document.paragraphs[source.paragraph]?.text ?? '');
  if (counted !== undefined) return { speaker: { ...counted, start: span.start }, paragraph: source.paragraph };
  if (head.pos === 'PRON' && phrase.first === phrase.head) {
    const meant =
      describedRightBefore(document, source, head.word) ??
      resolvePronoun(document, source, head, last) ??
      describedBefore(document, source, head.word);
    if (meant !== undefined) return { speaker: { ...meant, ...span }, paragraph: source.paragraph };
    return {
      speaker: {
        name: pronounName(head.word),
        kind:
          head.word === 'it'
            ? 'institution'
            : /^(?:they|we|some|many|others|most|few|several|all|both)$/.test(head.word)
              ? 'group'
              : 'unnamed',
        ...span,
      },
      paragraph: source.paragraph,
    };
  }
  const words = (document.paragraphs[source.paragraph]?.text ?? '').slice(span.start, span.end).replace(/^(?:what|which|that)\s+/iu, '');
  const holder = holderIn(document, units, phrase);
  if (holder !== undefined) {
    const role = words.replace(/^the\s+/iu, '');
    return { speaker: { name: holder.name, kind: 'named', entity: holder.id, role, ...span }, paragraph: source.paragraph };
  }
  const described = isUnlistedName(head, words) ? { name: words, kind: 'named' as const } : describe(words, first, head);
  return { speaker: { ...described, ...span }, paragraph: source.paragraph };
}

/** A noun for what cannot speak. */
export function isThing(document: DocumentView, { paragraph, phrase }: Source): boolean {
  const { units } = document.paragraphs[paragraph]?.view ?? { units: [] };
  const head = units[phrase.head];
  if (head === undefined || head.kind !== 'word' || head.pos !== 'NOUN' || personIn(units, phrase) !== undefined) return false;
  return !canSpeak(head) && officeIn([head.word]) === undefined;
}

/** "the mayor", where the document has one mayor. */
function holderIn(document: DocumentView, units: readonly Unit[], { first, head, last }: Phrase): Entity | undefined {
  if (units[first]?.word !== 'the' || last !== head || head - first > 2) return undefined;
  if (/^(?:of|for|from|at|who|['’]s)$/.test(units[head + 1]?.word ?? '')) return undefined;
  const words = units.slice(first + 1, head + 1).map(({ word }) => word);
  const office = officeIn(words);
  return office?.split(' ').length === words.length ? document.holderOf(office) : undefined;
}

/** A pronoun that means nobody known stays the word it is. */
function pronounName(word: string): string {
  return word === 'i' || word === 'we' ? 'the author' : word;
}

/** The person named in the head part of a phrase, before anything that hangs on it. */
function personIn(units: readonly Unit[], phrase: Phrase): Unit | undefined {
  const head = units[phrase.head];
  if (head?.name?.type === 'person') return head;
  for (let i = phrase.head + 1; i <= phrase.last; i++) {
    const unit = units[i];
    if (unit === undefined || unit.word === 'of' || unit.word === 'for' || unit.pos === 'ADP') return undefined;
    if (unit.name?.type === 'person') return unit;
  }
  return undefined;
}

function namedSpeaker(document: DocumentView, source: Source, units: readonly Unit[], unit: Unit): Speaker {
  const mention = unit.name;
  const entity = mention === undefined ? undefined : document.entityOf(mention);
  const text = document.paragraphs[source.paragraph]?.text ?? '';
  const kind: SpeakerKind = entity?.type === 'person' || entity === undefined ? 'named' : 'institution';
  const title = mention?.role !== undefined && !COURTESY.has(bare(mention.role)) ? mention.role : undefined;
  const role = roleAround(units, source.phrase, unit, text) ?? title ?? roleBefore(units, source.phrase, unit, text) ?? entity?.roles?.[0];
  return {
    name: entity?.name ?? text.slice(unit.start, unit.end),
    kind,
    ...(entity === undefined ? {} : { entity: entity.id }),
    ...(role === undefined || kind !== 'named' ? {} : { role }),
    start: unit.start,
    end: unit.end,
  };
}

/** "…, associate professor of security studies at Sam Houston State University" after a name. */
function roleAround(units: readonly Unit[], phrase: Phrase, name: Unit, text: string): string | undefined {
  const at = units.indexOf(name, Math.max(0, phrase.first));
  if (at === -1 || units[at + 1]?.word !== ',') return undefined;
  let end = at + 1;
  let hasNoun = false;
  for (let i = at + 2; i < Math.min(at + 22, units.length); i++) {
    const unit = units[i];
    if (
      unit === undefined ||
      /^(?:[,.;:()—–]|who|which|said|says|told|and)$/.test(unit.word) ||
      unit.kind === 'marked' ||
      unit.pos === 'AUX'
    )
      break;
    if (unit.pos === 'VERB' && hasNoun) break;
    if (PERSON_NOUNS.has(unit.word)) hasNoun = true;
    end = i;
  }
  const last = units[end];
  if (!hasNoun || last === undefined) return undefined;
  return text.slice(units[at + 2]?.start ?? 0, last.end).replace(/^(?:an?|the)\s+/iu, '');
}

/** "Lind's lawyer Paul Berg", "her husband, Paul Berg": the noun before the name, without whose it is. */
function roleBefore(units: readonly Unit[], phrase: Phrase, name: Unit, text: string): string | undefined {
  const at = units.indexOf(name, Math.max(0, phrase.first));
  if (at <= phrase.first) return undefined;
  const end = units[at - 1]?.word === ',' ? at - 1 : at;
  let first = phrase.first;
  let hasNoun = false;
  for (let i = phrase.first; i < end; i++) {
    const unit = units[i];
    if (unit === undefined) return undefined;
    if (unit.word === 'and' || unit.word === ',') return undefined;
    const isOwner = isPossessiveMark(unit);
    if (isOwner || (!hasNoun && (unit.pos === 'DET' || /^(?:his|her|their|its|my|our|one)$/.test(unit.word)))) first = i + 1;
    hasNoun = !isOwner && (hasNoun || (unit.pos !== 'PROPN' && (PERSON_NOUNS.has(unit.word) || PEOPLE_NOUNS.has(unit.word))));
  }
  const begin = units[first];
  const last = units[end - 1];
  return hasNoun && begin !== undefined && last !== undefined && first < end ? text.slice(begin.start, last.end) : undefined;
}

const PEOPLE_NOUNS = new Set(
  'official source critic authority people police voter supporter opponent aide adviser advisor conservative liberal democrat republican progressive activist man woman boy girl mother father parent child kid son daughter wife husband friend crowd audience survivor protester demonstrator observer analyst pundit insider loyalist ally rival expert scientist researcher lawmaker official staffer person individual crew council board community advocate fan donor neighbor neighbour resident participant winner loser couple majority minority half electorate leadership establishment team tribe public nation country delegate superdelegate candidate contender respondent student agent editor investor author doctor attendee employee nominee immigrant migrant applicant defendant plaintiff prosecutor consultant assistant informant combatant president someone somebody anyone everyone nobody member leader'.split(
    ' ',
  ),
);

/** Whether words of this kind can be somebody who says something: a person, people, an institution, a document. */
export function canSpeak(unit: Unit): boolean {
  if (unit.kind === 'name' || unit.pos === 'PRON' || unit.pos === 'NUM' || unit.word === 'percent') return true;
  const { word } = unit;
  const single = word.endsWith('ies') ? `${word.slice(0, -3)}y` : word.replace(/s$/, '');
  if (PEOPLE_NOUNS.has(word) || PEOPLE_NOUNS.has(single) || PERSON_NOUNS.has(word) || PERSON_NOUNS.has(single)) return true;
  if (INSTITUTION_NOUNS.has(word) || INSTITUTION_NOUNS.has(single)) return true;
  return (
    /^(?:old|some|many|others|few|most|several|both|all|one|another|none|men|women|republicans|democrats)$/.test(word) ||
    /(?:ists?|crats?|m[ae]n|wom[ae]n|ians?|ologists?|ers)$/.test(word)
  );
}

/** A name that was not found as one: a single word with a capital that no list has as a noun for people. */
function isUnlistedName(head: Unit, words: string): boolean {
  return head.pos === 'PROPN' && /^\p{Lu}\p{Ll}+(?:[ -]\p{Lu}[\p{L}.]*){0,4}$/u.test(words) && !canSpeak({ ...head, pos: 'NOUN' });
}

/** The person that a pronoun means, by the latest speaker and the latest mention that agrees in gender. */
function resolvePronoun(
  document: DocumentView,
  source: Source,
  pronoun: Unit,
  last: FoundSpeaker | undefined,
): Omit<Speaker, 'start' | 'end'> | undefined {
  if (/^(?:they|it)$/.test(pronoun.word) && last !== undefined && last.speaker.kind !== 'named' && source.paragraph - last.paragraph <= 1)
    return withoutPlace(last.speaker);
  const gender = PRONOUN_GENDER.get(pronoun.word);
  if (gender === undefined) return undefined;
  const latest = latestPerson(document, source, gender);
  const isNear =
    last !== undefined && source.paragraph - last.paragraph <= 1 && last.speaker.kind === 'named' && agrees(last.speaker.name, gender);
  const entity = latest?.entity;
  // a person named after the last speaker spoke, and as the subject, is the better guess; else the conversation goes on
  if (isNear && (entity === undefined || !latest?.isSubject || latest.paragraph < last.paragraph)) {
    return withoutPlace(last.speaker);
  }
  if (entity === undefined) return undefined;
  return { name: entity.name, kind: 'named', entity: entity.id, ...(entity.roles?.[0] === undefined ? {} : { role: entity.roles[0] }) };
}

function withoutPlace(speaker: Speaker): Omit<Speaker, 'start' | 'end' | 'passage'> {
  const { name, kind, entity, role } = speaker;
  return { name, kind, ...(entity === undefined ? {} : { entity }), ...(role === undefined ? {} : { role }) };
}

interface LatestPerson {
  entity: Entity;
  isSubject: boolean;
  paragraph: number;
}

/** The latest sentence with a fitting person before the pronoun; of several in it the first, who is most likely its subject. */
function latestPerson(document: DocumentView, source: Source, gender: Gender): LatestPerson | undefined {
  for (let p = source.paragraph; p >= 0 && source.paragraph - p <= PRONOUN_REACH; p--) {
    const view = document.paragraphs[p]?.view;
    if (view === undefined) continue;
    const lastSentence = p === source.paragraph ? (view.sentenceOf[source.phrase.head] ?? 0) : view.sentences.length - 1;
    for (let s = lastSentence; s >= 0 && lastSentence - s < SENTENCE_REACH; s--) {
      const range = view.sentences[s];
      if (range === undefined) continue;
      const ceiling = p === source.paragraph && s === lastSentence ? source.phrase.head : range.to;
      for (let i = range.from; i < ceiling; i++) {
        const mention = view.units[i]?.name;
        if (mention?.type !== 'person') continue;
        const next = view.units[i + 1]?.word;
        if (next === "'s" || next === '’s') continue;
        const entity = document.entityOf(mention);
        const isFar = source.paragraph - p > 1;
        if (entity === undefined || !agrees(entity.name, gender, isFar)) continue;
        if (isOpenBetween(document, view.units.slice(i + 1, ceiling), entity, gender)) return undefined;
        return { entity, isSubject: i - range.from < 4, paragraph: p };
      }
    }
  }
  return undefined;
}

/** "Lind thanked Berg. … he": surnames alone, and the pronoun may mean either. */
function isOpenBetween(document: DocumentView, behind: readonly Unit[], chosen: Entity, gender: Gender): boolean {
  if (isGenderKnown(chosen.name) || chosen.name.includes(' ')) return false;
  return behind.some(({ name }) => {
    const other = name?.type === 'person' ? document.entityOf(name) : undefined;
    return other !== undefined && other.id !== chosen.id && !isGenderKnown(other.name) && agrees(other.name, gender);
  });
}

function isGenderKnown(name: string): boolean {
  return genderOfName(bare(name.split(/\s+/u)[0] ?? '')) !== undefined;
}

/** Whether a pronoun can mean a person; of an unknown given name it can, unless the name is far (`isFar`). */
function agrees(name: string, gender: Gender, isFar = false): boolean {
  const known = genderOfName(bare(name.split(/\s+/u)[0] ?? ''));
  return known === undefined ? !isFar : known === gender;
}

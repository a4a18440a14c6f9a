/**
 * Bare surnames that the model takes for organisations or places, and pairs of surnames that it takes for one person.
 *
 * A short text gives the model little to go by. A single word that no list has for a body, of which the model is not sure, and that says something or
 * has aides and a wife, is a person; whatever the text treats like a firm ("the", "its", "shares") stays what it is.
 */
import { ORGANIZATION_ENDINGS, ORGANIZATION_NAMES } from '../gazetteers/organizations.ts';
import { PLACE_FORMS, PLACE_NAMES } from '../gazetteers/places.ts';
import type { Tagged } from '../tagger.ts';
import type { NameMention } from './name-mention.ts';
import { withoutSuffix } from './person-name.ts';
import { isKinship } from './relatives.ts';
import { plainForm } from './words.ts';

/** From this score on the model is believed. */
const SURE = 0.75;
/** How far "its" is looked for. */
const REACH = 15;
const SAYING =
  /^(?:said|says|told|tells|added|asked|wrote|tweeted|argued|explained|insisted|replied|recalled|joked|testified|met|accused|called)$/;
const STAFF =
  /^(?:aides?|allies|ally|advisers?|advisors?|lawyers?|attorneys?|friends?|supporters?|critics?|opponents?|rivals?|spokesman|spokeswoman)$/;
const FIRM =
  /^(?:shares?|stock|employees?|staff|officials?|executives?|headquarters|subsidiary|factory|plant|players?|coach|fans|forces|fighters|militants|users|products?|company|Inc\.?|Corp\.?|Ltd\.?|plc|AG|SA)$/;

/** Makes such organisations people and drops such pairs, in place; linear in the number of mentions. */
export function retypePeople(paragraphs: readonly Tagged[], found: NameMention[][]): void {
  const flat = found.flat();
  const people = new Set(flat.flatMap(({ type, size, form }) => (type === 'person' && size === 1 ? [form] : [])));
  for (const [form, mentions] of unsureBodies(flat)) {
    const places = mentions.map((mention) => ({ mention, tagged: paragraphs[mention.paragraph] }));
    if (places.some(({ mention, tagged }) => tagged === undefined || isFirm(tagged, mention))) continue;
    if (!people.has(form) && !places.some(({ mention, tagged }) => tagged !== undefined && isPerson(tagged, mention))) continue;
    for (const mention of mentions) mention.type = 'person';
  }
  dropPairs(found);
}

/** Single words that are organisations or places by a weak guess of the model wherever they stand, by their form. */
function unsureBodies(flat: readonly NameMention[]): Map<string, NameMention[]> {
  const unsure = new Map<string, NameMention[]>();
  const others = new Set<string>();
  for (const mention of flat) {
    if (mention.type !== 'person' && mention.size > 1) for (const word of mention.form.split(/\s+/u)) others.add(word);
    if (mention.type === 'person' || mention.size > 1) continue;
    if (isUnsure(mention)) unsure.set(mention.form, [...(unsure.get(mention.form) ?? []), mention]);
    else others.add(mention.form);
  }
  for (const form of others) unsure.delete(form);
  return unsure;
}

function isUnsure({ form, score, origin }: NameMention): boolean {
  const plain = plainForm(form);
  const isKnown = ORGANIZATION_NAMES.has(plain) || PLACE_NAMES.has(plain) || PLACE_FORMS.has(plain) || ORGANIZATION_ENDINGS.has(form);
  return origin === 'model' && score < SURE && !isKnown && /^\p{Lu}\p{Ll}{2,}$/u.test(form);
}

function isFirm({ words }: Tagged, { first, last }: NameMention): boolean {
  if (/^(?:the|an?|at|of|in|near|from)$/i.test(words[first - 1] ?? '') && !STAFF.test((words[first - 2] ?? '').toLowerCase())) return true;
  const next = /^['’]s?$/.test(words[last + 1] ?? '') ? last + 2 : last + 1;
  if (FIRM.test(words[next] ?? '') || words[last + 1] === '(') return true;
  for (let i = last + 1; i < last + REACH && !/^[.!?]$/.test(words[i] ?? '.'); i++) if (words[i] === 'its') return true;
  return false;
}

function isPerson({ words }: Tagged, { first, last }: NameMention): boolean {
  if (SAYING.test(words[last + 1] ?? '')) return true;
  const noun = (words[first - 2] ?? '').toLowerCase();
  if (/^(?:to|of|for)$/.test(words[first - 1] ?? '') && (STAFF.test(noun) || isKinship(noun))) return true;
  return /^['’]s?$/.test(words[last + 1] ?? '') && (isKinship(words[last + 2] ?? '') || STAFF.test(words[last + 2] ?? ''));
}

/** "a Lind-Berg meeting" names nobody who is called so, where both are people of the document. */
function dropPairs(found: NameMention[][]): void {
  const isPair = ({ type, form }: NameMention) => type === 'person' && /^\p{Lu}\p{L}+[-–]\p{Lu}\p{L}+$/u.test(form);
  if (!found.some((mentions) => mentions.some(isPair))) return;
  const surnames = new Set<string>();
  for (const one of found.flat())
    if (one.type === 'person' && !isPair(one)) surnames.add(withoutSuffix(one.form).split(/\s+/u).at(-1) ?? '');
  const isDropped = (mention: NameMention) => isPair(mention) && mention.form.split(/[-–]/u).every((part) => surnames.has(part));
  for (const [p, mentions] of found.entries()) if (mentions.some(isDropped)) found[p] = mentions.filter((one) => !isDropped(one));
}

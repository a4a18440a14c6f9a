/** Why a mention is taken for a name, and for a name of its entity, in a few words that a page can show. */
import type { Entity } from '../../domain/annotation.ts';
import { FIRST_NAMES } from '../gazetteers/first-names.ts';
import { ORGANIZATION_NAMES } from '../gazetteers/organizations.ts';
import { PLACE_FORMS, PLACE_NAMES } from '../gazetteers/places.ts';
import type { NameMention, NameOrigin } from './name-mention.ts';
import { nameWords } from './person-name.ts';
import { isAcronym, plainForm } from './words.ts';

const ORIGINS: Readonly<Record<NameOrigin, string>> = {
  model: 'model',
  rules: 'rules',
  speech: 'verb of saying',
  label: 'label of a transcript',
};

/** What found the mention, then what supports it, then how it is tied to an entity of another name; at least one. */
export function mentionEvidence(mention: NameMention, entity: Entity | undefined): string[] {
  const { type, form, role, isTitled, nickname } = mention;
  const evidence = [ORIGINS[mention.origin]];
  const plain = plainForm(form);
  if (type === 'person' && mention.size > 1 && FIRST_NAMES.has(plain.slice(0, plain.indexOf(' ')).toLowerCase()))
    evidence.push('gazetteer: given name');
  if (type === 'organization' && ORGANIZATION_NAMES.has(plain)) evidence.push('gazetteer: organization');
  if (type === 'place' && (PLACE_NAMES.has(plain) || PLACE_FORMS.has(plain))) evidence.push('gazetteer: place');
  if (role !== undefined) evidence.push(`${isTitled ? 'title' : 'role'}: ${role}`);
  if (nickname !== undefined) evidence.push(`nickname: ${nickname}`);
  if (entity !== undefined && entity.name !== form) evidence.push(`${tieOf(mention, plain, entity.name)} ${entity.name}`);
  return evidence;
}

function tieOf({ type, size, form }: NameMention, plain: string, name: string): string {
  if (type === 'person') {
    const words = nameWords(form);
    const full = nameWords(name);
    if (words.length < full.length && words.at(-1) === full.at(-1)) return words.length === 1 ? 'surname of' : 'short form of';
    if (words.length === 1 && words[0] === full[0]) return 'given name of';
  } else if (size === 1 && isAcronym(plain) && name.includes(' ')) return 'acronym of';
  return 'form of';
}

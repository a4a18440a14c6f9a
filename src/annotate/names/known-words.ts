/** What the gazetteers of the rules know of one word by itself. */
import { DEMONYMS } from '../gazetteers/common-words.ts';
import { FIRST_NAMES } from '../gazetteers/first-names.ts';
import { ORGANIZATION_NAMES } from '../gazetteers/organizations.ts';
import { PLACE_FORMS, PLACE_NAMES } from '../gazetteers/places.ts';
import { bare, plainForm } from './words.ts';

/** Whether one word is known to be a name, or to begin one. */
export function isGazetted(word: string): boolean {
  const plain = plainForm(word);
  return FIRST_NAMES.has(word.toLowerCase()) || PLACE_NAMES.has(plain) || PLACE_FORMS.has(plain) || ORGANIZATION_NAMES.has(plain);
}

/** Whether one word is a place or a nationality, and so seldom the beginning of something longer. */
export function isKnownAlone(word: string): boolean {
  const plain = plainForm(word);
  return PLACE_NAMES.has(plain) || PLACE_FORMS.has(plain) || DEMONYMS.has(bare(word));
}

/**
 * Titles before a surname that show two people: "Dr. Lind met Sen. Ann Lind" speaks of two, for nobody meets herself.
 *
 * Only where both stand in one sentence, each with a title of its own. A surname under that title is then somebody else in the whole document.
 */
import type { Tagged } from '../tagger.ts';
import type { NameMention } from './name-mention.ts';
import { nameWords, type PersonName, readPersonName } from './person-name.ts';
import { bare } from './words.ts';

/** The most mentions of one sentence that are compared with each other. */
const MOST_BESIDE = 12;

/** What says that nobody with this name bears this title. */
export function titleApart(role: string | undefined, { given, surname }: PersonName): string {
  return `${bare(role ?? '')} ${surname} ${given}`;
}

/** Every such pair of the document's people, who are in the order of the text. */
export function titlesApart(paragraphs: readonly Tagged[], people: readonly NameMention[]): ReadonlySet<string> {
  const apart = new Set<string>();
  for (const [at, one] of people.entries()) {
    if (!one.isTitled || nameWords(one.form).length > 1) continue;
    for (let i = Math.max(0, at - MOST_BESIDE); i <= at + MOST_BESIDE && i < people.length; i++) {
      const other = people[i];
      if (other === undefined || other.paragraph !== one.paragraph || !other.isTitled || nameWords(other.form).length < 2) continue;
      if (bare(other.role ?? '') === bare(one.role ?? '')) continue;
      const name = readPersonName(other.form);
      if (name.surname === nameWords(one.form)[0] && isOneSentence(paragraphs[one.paragraph], one.first, other.first))
        apart.add(titleApart(one.role, name));
    }
  }
  return apart;
}

function isOneSentence(tagged: Tagged | undefined, one: number, other: number): boolean {
  const [from, to] = one < other ? [one, other] : [other, one];
  return tagged !== undefined && !tagged.sentenceStarts.some((start) => from < start && start <= to);
}

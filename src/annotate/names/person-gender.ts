/** Whether a title or a given name speaks of a man or a woman; only to keep two people apart, never to say what somebody is. */
import { FEMALE_NAMES } from '../gazetteers/female-names.ts';
import { FIRST_NAMES } from '../gazetteers/first-names.ts';
import { bare } from './words.ts';

export type Gender = 'he' | 'she';

const HIS =
  /^(?:mr|sir|lord|king|prince|baron|count|duke|congressman|chairman|councilman|assemblyman|alderman|spokesman|businessman|brother)$/;
const HERS =
  /^(?:mrs|ms|miss|dame|lady|queen|princess|baroness|countess|duchess|congresswoman|chairwoman|councilwoman|assemblywoman|spokeswoman|businesswoman|sister)$/;

/** How many words behind a name its pronoun is looked for. */
const PRONOUN_REACH = 10;

/** Whether both can be of one person. */
export function agree(one: Gender | undefined, other: Gender | undefined): boolean {
  return one === undefined || other === undefined || one === other;
}

export function genderOfTitle(role: string | undefined): Gender | undefined {
  const title = bare(role?.split(/\s+/u).at(-1) ?? '');
  return HIS.test(title) ? 'he' : HERS.test(title) ? 'she' : undefined;
}

/** Given names of men and women alike. */
const EITHER =
  /^(?:alex|andrea|ashley|beverly|blair|cameron|carol|casey|chris|courtney|dana|drew|evelyn|jackie|jamie|jan|jean|jesse|jo|jordan|kelly|kerry|kim|lee|leslie|lindsey|lynn|marion|morgan|pat|quinn|robin|sam|sandy|shannon|stacy|taylor|terry|tracy|vivian)$/;

/** What the subject pronoun behind token `last` says of who stands there; nothing where a name or a mark comes first. */
export function genderBehind(words: readonly string[], last: number): Gender | undefined {
  for (let i = last + 1; i <= last + PRONOUN_REACH; i++) {
    const word = words[i] ?? '';
    if (word === 'he' || word === 'she') return word;
    if (word !== ',' && !/^\p{Ll}/u.test(word)) return undefined;
  }
  return undefined;
}

export function genderOfName(given: string): Gender | undefined {
  if (EITHER.test(given)) return undefined;
  if (FEMALE_NAMES.has(given)) return 'she';
  return FIRST_NAMES.has(given) ? 'he' : undefined;
}

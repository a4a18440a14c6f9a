/** Whether a title or a given name speaks of a man or a woman; only to keep two people apart, never to say what somebody is. */
import { FEMALE_NAMES } from '../gazetteers/female-names.ts';
import { FIRST_NAMES } from '../gazetteers/first-names.ts';
import { bare } from './words.ts';

export type Gender = 'he' | 'she';

const HIS =
  /^(?:mr|sir|lord|king|prince|baron|count|duke|congressman|chairman|councilman|assemblyman|alderman|spokesman|businessman|brother)$/;
const HERS =
  /^(?:mrs|ms|miss|dame|lady|queen|princess|baroness|countess|duchess|congresswoman|chairwoman|councilwoman|assemblywoman|spokeswoman|businesswoman|sister)$/;

/** Whether both can be of one person. */
export function agree(one: Gender | undefined, other: Gender | undefined): boolean {
  return one === undefined || other === undefined || one === other;
}

export function genderOfTitle(role: string | undefined): Gender | undefined {
  const title = bare(role?.split(/\s+/u).at(-1) ?? '');
  return HIS.test(title) ? 'he' : HERS.test(title) ? 'she' : undefined;
}

export function genderOfName(given: string): Gender | undefined {
  if (FEMALE_NAMES.has(given)) return 'she';
  return FIRST_NAMES.has(given) ? 'he' : undefined;
}

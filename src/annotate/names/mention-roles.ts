/** The roles that the words around one mention give its person: the title in front, the description beside it, the party in brackets. */
import { COURTESY } from '../gazetteers/titles.ts';
import type { Tagged } from '../tagger.ts';
import { describedRole, partyBehind } from './descriptions.ts';
import type { NameMention } from './name-mention.ts';
import { bare } from './words.ts';

/** Titles that say nothing of what somebody does; "Dr." does. */
const MERE_COURTESY = /^(?:mr|mrs|ms|miss|mx|st|saint)$/;
/** How many mentions to each side a description can reach. */
const NEAR = 12;

/** Roles of the person whose mention is `list[at]`, where `list` holds all mentions of the paragraph in order; none, one or two. */
export function rolesOfMention(tagged: Tagged | undefined, list: readonly NameMention[], at: number): string[] {
  const mention = list[at];
  if (mention?.type !== 'person') return [];
  const title = mention.role !== undefined && !MERE_COURTESY.test(bare(mention.role)) ? mention.role : undefined;
  if (tagged === undefined) return title === undefined ? [] : [title];
  const party = partyBehind(tagged, mention);
  const titled = party === undefined ? title : title === undefined ? party : `${title} (${party})`;
  const isPerson = (token: number): boolean => {
    for (let i = Math.max(0, at - NEAR); i < list.length && i <= at + NEAR; i++) {
      const other = list[i];
      if (other?.type === 'person' && other.first <= token && token <= other.last) return true;
    }
    return false;
  };
  return [titled, describedRole(tagged, mention, isPerson)].filter((role) => role !== undefined);
}

/** Roles in their order, with those behind the others that are only a form of address ("Dr."). */
export function tellingFirst(roles: readonly string[]): string[] {
  const isAddress = (role: string) => COURTESY.has(bare(role));
  return [...roles.filter((role) => !isAddress(role)), ...roles.filter(isAddress)];
}

/** Adds a role that is not there yet; letters of another case make no other role. */
export function addRole(roles: Set<string>, role: string): void {
  if (roles.has(role)) return;
  const lower = role.toLowerCase();
  for (const known of roles) {
    const other = known.toLowerCase();
    // "president" beside "president of the bank" says nothing more
    if (other === lower || other.startsWith(`${lower} `)) return;
  }
  roles.add(role);
}

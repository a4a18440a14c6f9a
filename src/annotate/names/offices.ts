/**
 * Which offices the words beside a name give its bearer: "Mayor X", "X, the mayor", "the mayor, X", "X was elected mayor".
 *
 * Only for one document, where "the mayor" then means that person. What somebody was before ("former") is no office.
 */
import { COURTESY, PERSON_NOUNS, TITLE_MODIFIERS, TITLES } from '../gazetteers/titles.ts';
import type { Tagged } from '../tagger.ts';
import type { NameMention } from './name-mention.ts';
import { bare } from './words.ts';

const AGENT = /(?:master|mistress|keeper|holder|woman|person|ologist|ician)$/;
/** Words that say nothing of one person only. */
const ANYBODY = /^(?:man|woman|person|people|official|source|friend|resident|citizen|voter|supporter|critic)$/;
const NO_MORE = /^(?:former|ex|late|then|past|previous|future|would-be|old|onetime|sometime)$/;
const BEING = /^(?:is|was|became|becomes|remains|has|had)$/;
const MADE = /^(?:been|elected|re|re-elected|reelected|named|appointed|chosen|sworn|in|as|now|also|-|the|an?)$/;
/** How many words such a description is looked for in. */
const REACH = 7;

/** The office that a noun phrase names, in lower case: "the prime minister" gives "prime minister", "the mayor" "mayor". */
export function officeIn(words: readonly string[]): string | undefined {
  const head = bare(words.at(-1) ?? '');
  if (ANYBODY.test(head) || COURTESY.has(head) || !(PERSON_NOUNS.has(head) || TITLES.has(head) || AGENT.test(head))) return undefined;
  if (words.some((word) => NO_MORE.test(word.toLowerCase()))) return undefined;
  const before = bare(words.at(-2) ?? '');
  return TITLE_MODIFIERS.has(before) ? `${before} ${head}` : head;
}

/** The offices that the words around a person's mention give; none, one or two. */
export function officesBeside(tagged: Tagged | undefined, mention: NameMention): string[] {
  const found = [mention.role === undefined ? undefined : officeIn(mention.role.split(/\s+/u))];
  if (tagged !== undefined) {
    found.push(officeIn(phraseAfter(tagged, mention.last)));
    if (tagged.words[mention.first - 1] === ',') found.push(officeIn(phraseBefore(tagged, mention.first - 2)));
  }
  return found.filter((office) => office !== undefined);
}

function phraseAfter({ words, pos }: Tagged, last: number): string[] {
  const phrase: string[] = [];
  let i = last + 1;
  if (BEING.test(words[i] ?? '')) {
    i++;
    while (i - last < REACH && MADE.test(words[i] ?? '')) i++;
  } else if (words[i] === ',') i++;
  else return phrase;
  for (const end = i + REACH; i < end; i++) {
    const word = words[i] ?? '';
    if (!/^(?:DET|ADJ|NOUN|PROPN)$/.test(pos[i] ?? '') && !/^(?:['’]s?|-)$/.test(word)) break;
    phrase.push(word);
  }
  return phrase;
}

/** Only after "the": in a list any noun may stand before a comma and a name. */
function phraseBefore({ words, pos }: Tagged, last: number): string[] {
  for (let i = last; i >= 0 && last - i < 4; i--) {
    if (/^the$/i.test(words[i] ?? '')) return words.slice(i + 1, last + 1);
    if (!/^(?:ADJ|NOUN|PROPN)$/.test(pos[i] ?? '')) break;
  }
  return [];
}

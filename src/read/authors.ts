/**
 * Names of authors out of what bylines and metadata hold: "By JANE DOE and John Roe, Staff Writer" is two names.
 *
 * What follows a name and is a role, an outlet or an address is left away; a byline that names nobody in particular ("Staff
 * Reports") is kept as it stands, since that is what the text says. Nobody is looked up and no name is completed.
 */
import { collapseSpace } from '../text/normalize.ts';

const OPENING =
  /^(?:(?:written|reported|posted|published|compiled|story|words|text|article|analysis|commentary|opinion)\s+)?by\b[:\s]\s*|^(?:authors?|byline)\s*:\s*/i;
const ROLE =
  /\b(?:writers?|reporters?|correspondents?|editors?|columnists?|contributors?|journalists?|producers?|bureau chief|bureau|desk|analysts?|critics?|bloggers?|fellow|professor|intern|photographers?|anchors?|hosts?|staff|special to|opinion|freelancers?|guest|in (?:january|february|march|april|may|june|july|august|september|october|november|december) of)\b/i;
const OUTLET =
  /\b(?:news|times|post|press|journal|magazine|tribune|herald|gazette|chronicle|observer|guardian|network|media|radio|tv|television|today|online|reuters|afp|ap|upi|bbc|cnn|npr|cnnmoney|agency|service|wire|politico|bloomberg|university|institute|newspaper|review|dispatch|examiner|inquirer|enquirer|sentinel|\w+\.com)\b/i;
const ADDRESS = /(?<!\S)@?[^\s@]+@\S+|\[email protected\]|https?:\/\/\S+/gi;
const SUFFIX = /^(?:jr|sr|ii|iii|iv|m\.?d|ph\.?\s?d|esq|r\.?n)\.?$/i;
const PARTICLE = /^(?:de|da|do|dos|del|della|der|den|di|du|la|le|van|von|y|e|al|el|bin|bint|ibn|ben|abu|ter|ten|af|zu|st)$/i;
const ACRONYM = /^(?:USA|US|UK|BBC|CNN|NBC|ABC|CBS|AP|AFP|UPI|NPR|PBS|DW|RT|MSNBC|WSJ|PTI|ANI|IANS|VOA|RFE|TODAY)$/;
/** "Jane Doe for The Gazette": at least two words of a name come first. */
const FOR_OUTLET = /^(\p{Lu}\S*(?: \S+){0,3} \p{Lu}\S*) (?:for|in|at|from|of the|of The) \p{Lu}.*$/u;
const MAX_AUTHORS = 50;

/** Whether it can be a person's name by its form: two to five capitalised words, initials and particles among them. */
export function looksLikeName(text: string): boolean {
  const words = text.split(' ');
  if (words.length < 2 || words.length > 6 || text.length > 60) return false;
  let capitalised = 0;
  for (const word of words) {
    if (/^\p{Lu}[\p{L}\p{M}'’.-]*$/u.test(word)) capitalised++;
    else if (!PARTICLE.test(word)) return false;
  }
  return capitalised >= 2 && !OUTLET.test(text);
}

function capitalise(word: string): string {
  const lower = word.toLowerCase();
  return lower.replace(/(^|[-'’.]|^mc)(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());
}

/** "JANE MCDONALD" to "Jane McDonald"; a name that is not all capitals stays as it is. */
function settleCase(name: string): string {
  const words = name.split(' ');
  if (words.length < 2 || /\p{Ll}/u.test(name.replace(/\bMa?c(?=\p{Lu})/gu, '')) || words.some((word) => ACRONYM.test(word))) return name;
  return words
    .map((word, i) => {
      if (i > 0 && PARTICLE.test(word) && !/\./.test(word)) return word.toLowerCase();
      if (/^(?:II|III|IV)$/.test(word) || /^(?:\p{Lu}\.)+$/u.test(word)) return word;
      return capitalise(word).replace(/^Mc(\p{Ll})/u, (_, letter: string) => `Mc${letter.toUpperCase()}`);
    })
    .join(' ');
}

function isRole(part: string): boolean {
  return (ROLE.test(part) || OUTLET.test(part)) && !/^(?:the )?(?:\p{L}+ )?staff(?: reports?)?$/iu.test(part);
}

function cleanPart(part: string): string {
  return collapseSpace(
    part
      .replace(ADDRESS, ' ')
      .replace(/\([^()]*\)/g, ' ')
      .replace(/(^|\s)@\w+/g, ' '),
  )
    .replace(/^(?:by|and|with|&)\s+/i, '')
    .replace(/^["'“”‘’*_\s–—-]+|(?<!["'“”‘’*_\s,;:–—-])["'“”‘’*_\s,;:–—-]+$/g, '')
    .replace(/(?<!\b\p{L}|\b(?:Jr|Sr))\.$/u, '')
    .replace(FOR_OUTLET, '$1');
}

/** Parts between commas: a further name stays, a suffix joins the name before it, a role or outlet goes. */
function namesOfList(list: string): string[] {
  const names: string[] = [];
  for (const raw of list.split(',')) {
    const part = cleanPart(raw);
    const last = names.at(-1);
    if (part === '') continue;
    if (last === undefined) names.push(part);
    else if (SUFFIX.test(part)) names[names.length - 1] = `${last} ${part}`;
    else if (looksLikeName(part) && !isRole(part)) names.push(part);
  }
  return names;
}

const DIRECTIONS = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;
const INVERTED = /^\s*((?:\p{L}{2,3} ){0,2}\p{Lu}[\p{L}\p{M}'’-]+), (\p{Lu}[\p{L}\p{M}'’.-]*(?: \p{Lu}[\p{L}\p{M}'’-]*\.?){0,2})\s*$/u;

/** "Doe, Jane" the other way round; `undefined` for what is no surname and first names. */
function turnRound(name: string): string | undefined {
  const [, last = '', first = ''] = INVERTED.exec(name) ?? [];
  const particles = last.split(' ').slice(0, -1);
  if (last === '' || !particles.every((word) => PARTICLE.test(word)) || SUFFIX.test(first)) return undefined;
  const turned = `${first} ${last}`;
  return looksLikeName(turned) && !isRole(turned) ? turned : undefined;
}

function namesOf(text: string): string[] {
  const whole = collapseSpace(text.replace(DIRECTIONS, '')).replace(OPENING, '');
  if (whole.includes(';')) {
    return whole.split(';').flatMap((part) => {
      const turned = turnRound(part);
      return turned === undefined ? namesOfList(part) : [turned];
    });
  }
  return whole.split(/(?<!\s)\s+(?:and|&|with)\s+|(?<!\s)\s*[|•·/]\s*|,\s*and\s+/i).flatMap(namesOfList);
}

/**
 * The names in one byline or metadata value, or in several, in their order and without repeats.
 * A part that is only a role ("Staff Writer") goes when another part names somebody.
 */
export function parseAuthors(values: string | readonly string[]): string[] {
  const all: string[] = [];
  for (const value of typeof values === 'string' ? [values] : values) {
    if (value.length > 1000) continue;
    for (const name of namesOf(value)) if (/\p{L}/u.test(name) && name.length <= 100) all.push(settleCase(name));
    if (all.length > MAX_AUTHORS) break;
  }
  const distinct = [...new Set(all)];
  const named = distinct.filter((name) => !isRole(name));
  return (named.length > 0 ? named : distinct).slice(0, MAX_AUTHORS);
}

/**
 * The names in what the metadata of a file state, where a name may stand as in a catalogue: "Doe, Jane". A value of a list is one person's,
 * so each is turned round by itself.
 */
export function parseStatedAuthors(values: readonly string[]): string[] {
  return parseAuthors(values.map((value) => turnRound(collapseSpace(value.replace(DIRECTIONS, ''))) ?? value));
}

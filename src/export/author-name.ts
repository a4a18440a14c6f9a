/**
 * An author's name as a bibliography sorts it. What may be no person's name stays as it is written ("Reuters", "Staff and agencies"):
 * a name that is left whole is unsorted, one that is taken apart wrongly is another name.
 */
export type AuthorName = { family: string; given: string } | { literal: string };

/** Words of which no name of a person is made. */
const NO_PERSON =
  /\b(?:staff|agenc(?:y|ies)|press|news|newsroom|desk|editors?|editorial|board|reporters?|correspondents?|team|service|wire|media|times|post|reuters|bloomberg|associated|university|institute|center|centre|group|network|radio|television|council|committee|department|the|and|for|of the)\b/iu;
const PARTICLE = /^(?:van|von|der|den|de|del|della|di|da|dos|du|la|le|al|el|bin|ibn|ben|ter|ten)$/iu;
const SUFFIX = /^(?:jr|sr|ii|iii|iv)\.?$/iu;
const NAME_WORD = /^\p{Lu}[\p{L}\p{M}'’.-]*$/u;
/** In these one writes two family names, the first of them the father's. */
const SPANISH = /[áéíóúñ]/iu;
const MOST_WORDS = 6;

/** Whether the name is that of an outlet, an agency or a staff, rather than a person's. */
export function isCollective(name: string): boolean {
  return NO_PERSON.test(name);
}

/** The name in its parts, where it is surely a person's. */
export function readAuthor(name: string): AuthorName {
  const words = name.replace(/,/g, ' ').trim().split(/\s+/u);
  const suffix = words.length > 2 && SUFFIX.test(words.at(-1) ?? '') ? words.pop() : undefined;
  const isName = words.every((word, i) => NAME_WORD.test(word) || (i > 0 && i < words.length - 1 && PARTICLE.test(word)));
  if (!isName || words.length < 2 || words.length > MOST_WORDS || isCollective(name)) return { literal: name };
  let at = words.length - 1;
  if (words.length === 3 && SPANISH.test(name) && words[1]?.endsWith('.') !== true) at = 1;
  while (at > 1 && PARTICLE.test(words[at - 1] ?? '')) at--;
  const family = words.slice(at).join(' ');
  return { family, given: [...words.slice(0, at), ...(suffix === undefined ? [] : [suffix])].join(' ') };
}

/**
 * A person's full name in its parts, and which of two names can be one person's.
 *
 * What sets namesakes apart is all that is asked here: "Jr." and "Sr.", the number, the middle initials. In doubt two names are two people.
 */

/** The parts of a name in lower case and without points. */
export interface PersonName {
  given: string;
  /** Everything between the first and the last word; initials one by one: "George H.W. Bush" has "h" and "w". */
  middles: string[];
  surname: string;
  /** "jr", "iii"; empty where there is none. */
  suffix: string;
}

const SUFFIX = /(?:,|(?<!\s))\s+(Jr|Sr|JR|SR|II|III|IV|VI|VII|VIII|IX|XII|XIII|XIV|XV|XVI)\.?$/u;
const JOINED_INITIALS = /^(?:\p{L}\.){2,4}$/u;
const INITIAL = /^\p{L}\.?$/u;

/** Whether a word follows a name to tell a son from his father, or one king from the next. */
export function isNameSuffix(word: string): boolean {
  return SUFFIX.test(` ${word}`);
}

/** A name without "Jr." and the like: "Ken Griffey, Jr." gives "Ken Griffey". */
export function withoutSuffix(form: string): string {
  return form.replace(SUFFIX, '');
}

/** "jr" of "Ken Griffey, Jr."; empty where a name has none. */
export function suffixOf(form: string): string {
  return SUFFIX.exec(form)?.[1]?.toLowerCase() ?? '';
}

/** The words of a name in lower case, without "Jr." and the like: a name in capitals is the same name. */
export function nameWords(form: string): string[] {
  return withoutSuffix(form).toLowerCase().trim().split(/\s+/u);
}

/** The parts of a name of two words or more. */
export function readPersonName(form: string): PersonName {
  const words = nameWords(form);
  const middles = words.slice(1, -1).flatMap((word) => (JOINED_INITIALS.test(word) ? word.split('.').filter(Boolean) : bareInitial(word)));
  return { given: words[0] ?? '', middles, surname: words.at(-1) ?? '', suffix: suffixOf(form) };
}

function bareInitial(word: string): string {
  return INITIAL.test(word) ? word.charAt(0) : word;
}

/**
 * Whether the middle names of two people with the same first and last name can be one person's.
 *
 * "A." agrees with "Andrew", not with "B."; fewer names agree with more only where they are written out, because George W. is not George H. W.
 */
export function middlesAgree(one: readonly string[], other: readonly string[]): boolean {
  if (one.length === 0 || other.length === 0) return true;
  if (one.length === other.length) return one.every((name, i) => isSameMiddle(name, other[i] ?? ''));
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  let at = 0;
  for (const name of long) if (name.length > 1 && name === short[at]) at++;
  return at === short.length;
}

function isSameMiddle(one: string, other: string): boolean {
  if (one.length > 1 && other.length > 1) return one === other;
  return one.charAt(0) === other.charAt(0);
}

/** Each name at the place of its first namesake, and of namesakes the fullest first: "John Smith" waits for "John A. Smith". */
export function fullestFirst<T extends { name: PersonName }>(list: readonly T[]): T[] {
  const groups = new Map<string, T[]>();
  for (const one of list) {
    const key = `${one.name.given} ${one.name.surname}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return [...groups.values()].flatMap((group) => group.sort((a, b) => fullness(b.name) - fullness(a.name)));
}

/** How much a name says of its bearer: written-out middle names before initials, and any before none. */
function fullness({ middles }: PersonName): number {
  return middles.length * 100 + Math.min(99, middles.join('').length);
}

/** One of two has a number and the other none: a king is often called without it. A son has "Jr." for a reason. */
export function isNumberLeftOut(one: string, other: string): boolean {
  const given = one === '' ? other : other === '' ? one : '';
  return given !== '' && given !== 'jr' && given !== 'sr';
}

/**
 * Which names of a corpus are one entity's, by what its articles say.
 *
 * An article that calls one entity by two names is evidence that these are one elsewhere too. How much of it is needed grows with the
 * number of articles that use the shorter name, since one mistaken article among thousands proves nothing; a rival for that name
 * takes it away, and so does being named as two. Merging wrongly is worse than leaving apart: in doubt two names stay two.
 */
import type { Entity, EntityId } from '../../domain/annotation.ts';
import { entityId } from '../../domain/ids.ts';
import { PLACE_FORMS } from '../gazetteers/places.ts';
import { middlesAgree, type PersonName, readPersonName, withoutSuffix } from '../names/person-name.ts';
import { initials, isAcronym, plainForm } from '../names/words.ts';
import { articlesWithBoth, type Claim, type CorpusEvidence, type EntityEvidence } from './evidence.ts';
import { Groups } from './groups.ts';

/** A name belongs to one entity where nine of ten articles that say whose it is agree. */
const LEAST_SHARE = 0.9;
/** Claims for each article that names the two beside each other. */
const CLAIMS_PER_CONFLICT = 4;
/** Names that do not explain each other ("Choom Gang" for a person) need a second article. */
const UNLIKE_ARTICLES = 2;
/** Two forms of a person's name are one where half the articles of the rarer call it by both, or many do and at least a quarter. */
const MANY_ARTICLES = 25;
/** Names that explain each other and stand in one article are one where so many articles of the rarer name both. */
const BESIDE_ARTICLES = 3;
const BESIDE_SHARE = 0.2;
/** The same for an acronym of two letters, which many names have. */
const BESIDE_ARTICLES_OF_TWO = 10;

/** A full name or an acronym says who is meant; a surname, or one word of an organisation, does not. */
export function isTelling({ type, name }: Entity, alias: string): boolean {
  if (type === 'person') return /\s/u.test(withoutSuffix(alias).trim()) && agree(readPersonName(name), readPersonName(alias));
  return /\s/u.test(alias.trim()) || isAcronym(alias);
}

/** Not "Donald Trump" for a Jr., nor "George W. Bush" for George H. W.; whoever goes by another name altogether may be called so. */
function agree(name: PersonName, called: PersonName): boolean {
  if (!isNamesake(name, called)) return called.suffix === '' || name.suffix === called.suffix;
  return name.suffix === called.suffix && middlesAgree(name.middles, called.middles);
}

function isNamesake(one: PersonName, other: PersonName): boolean {
  return one.given === other.given && one.surname === other.surname;
}

/** About linear in the number of names, but for those that share letters or a short name: these are compared pair by pair. */
export function findSame({ entities, claims }: CorpusEvidence): Groups<EntityId> {
  const same = new Groups<EntityId>();
  uniteSpellings(entities, same);
  const people = namesakesOf(entities);
  for (const list of byShortName(claims)) {
    for (const claim of list) if (isBelieved(claim, list, people)) same.unite(claim.one.id, claim.other.id);
  }
  for (const list of byShortName(findBeside(entities))) {
    for (const claim of list) if (isUsedBeside(claim, list)) same.unite(claim.one.id, claim.other.id);
  }
  return same;
}

function byShortName(claims: readonly Claim[]): Iterable<Claim[]> {
  const lists = new Map<EntityId, Claim[]>();
  for (const claim of claims) addTo(lists, sides(claim).short.id, claim);
  return lists.values();
}

function addTo<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

/** "U.N." and "UN", "U.S." and "United States": the same letters, or known forms of a place. */
function uniteSpellings(entities: ReadonlyMap<EntityId, EntityEvidence>, same: Groups<EntityId>): void {
  const byLetters = new Map<string, EntityId>();
  for (const { id, type, names } of entities.values()) {
    for (const name of names.keys()) {
      const plain = plainForm(name);
      const known = type === 'place' ? PLACE_FORMS.get(plain) : undefined;
      if (known !== undefined && entities.has(entityId('place', known))) same.unite(id, entityId('place', known));
      const key = `${type} ${(known ?? plain).toLowerCase()}`;
      const other = byLetters.get(key);
      if (other === undefined) byLetters.set(key, id);
      else same.unite(other, id);
    }
  }
}

/** The side of a claim whose name says less, and that of which it is then a name. */
function sides({ one, other }: Claim): { short: EntityEvidence; full: EntityEvidence } {
  const difference = wordsIn(one) - wordsIn(other) || one.articles.length - other.articles.length || one.id.length - other.id.length;
  return difference < 0 || (difference === 0 && one.id < other.id) ? { short: one, full: other } : { short: other, full: one };
}

function wordsIn({ names }: EntityEvidence): number {
  return Math.max(...Array.from(names.keys(), (name) => name.trim().split(/\s+/u).length));
}

/** @param list all claims for the short name. */
function isBelieved(claim: Claim, list: readonly Claim[], people: Namesakes): boolean {
  const { short, full } = sides(claim);
  const isExplained = explains(full, short);
  if (claim.articles < (isExplained ? 1 : UNLIKE_ARTICLES) || !hasShare(claim, list)) return false;
  if (full.type === 'person') {
    const fewest = Math.min(short.articles.length, full.articles.length);
    if (2 * claim.articles < fewest && (claim.articles < MANY_ARTICLES || 4 * claim.articles < fewest)) return false;
    if (people.against(full, short) > (1 - LEAST_SHARE) * full.articles.length) return false;
  } else {
    const wanted = Math.min(Math.ceil(Math.sqrt(short.articles.length) / 2), Math.ceil(full.articles.length / 3));
    if (claim.articles < wanted) return false;
    if (isExplained) return true;
  }
  return CLAIMS_PER_CONFLICT * articlesWithBoth(short, full) <= claim.articles;
}

/** Whether the articles that give the short name to anybody agree that it is this one's. */
function hasShare(claim: Claim, list: readonly Claim[]): boolean {
  const { full } = sides(claim);
  let agreeing = 0;
  let all = 0;
  for (const other of list) {
    all += other.articles;
    if (other === claim || isVariant(sides(other).full, full)) agreeing += other.articles;
  }
  return agreeing >= LEAST_SHARE * all;
}

/**
 * Organisations whose names explain each other, with the number of articles that use both: an article seldom has two of them
 * ("EU" and "European Union", "Justice Department" and "Department of Justice").
 */
function findBeside(entities: ReadonlyMap<EntityId, EntityEvidence>): Claim[] {
  const byKey = new Map<string, EntityEvidence[]>();
  const acronyms: { one: EntityEvidence; key: string }[] = [];
  for (const one of entities.values()) {
    if (one.type !== 'organization' || one.articles.length < BESIDE_ARTICLES) continue;
    for (const name of one.names.keys()) {
      if (isAcronym(name)) acronyms.push({ one, key: sorted(lettersOf(name)) });
      else for (const key of new Set([...initialsOf(name).map(sorted), contentWords(name)])) addTo(byKey, key, one);
    }
  }
  const found: Claim[] = [];
  const add = (one: EntityEvidence, other: EntityEvidence): void => {
    const articles = articlesWithBoth(one, other);
    if (one !== other && articles > 0) found.push({ one, other, articles });
  };
  for (const { one, key } of acronyms) for (const other of byKey.get(key) ?? []) add(one, other);
  for (const [key, list] of byKey) {
    if (!key.includes(' ')) continue;
    for (const [i, one] of list.entries()) for (const other of list.slice(i + 1)) add(one, other);
  }
  return found;
}

function isUsedBeside(claim: Claim, list: readonly Claim[]): boolean {
  const { short, full } = sides(claim);
  const fewest = Math.min(short.articles.length, full.articles.length);
  const isOfTwo = [...short.names.keys()].some((name) => isAcronym(name) && lettersOf(name).length === 2);
  return claim.articles >= Math.max(isOfTwo ? BESIDE_ARTICLES_OF_TWO : BESIDE_ARTICLES, BESIDE_SHARE * fewest) && hasShare(claim, list);
}

/** Whether the short name can be had from the full one: by its initials, or by leaving out a person's middle names. */
function explains(full: EntityEvidence, short: EntityEvidence): boolean {
  for (const whole of full.names.keys()) {
    for (const part of short.names.keys()) {
      if (full.type === 'person' ? isNamesake(readPersonName(whole), readPersonName(part)) : spells(whole, part)) return true;
    }
  }
  return false;
}

/** Whether an organisation's or a place's initials are the letters of the acronym, be it in the order of another language. */
function spells(name: string, acronym: string): boolean {
  if (!isAcronym(acronym)) return false;
  const letters = sorted(lettersOf(acronym));
  return initialsOf(name).some((own) => sorted(own) === letters);
}

function lettersOf(acronym: string): string {
  return plainForm(acronym).replace(/[&-]/gu, '').toUpperCase();
}

/** With and without the small words: "Department of Justice" gives "DJ" and "DOJ"; none of a name that begins with an acronym. */
function initialsOf(name: string): string[] {
  const plain = plainForm(name);
  if (isAcronym(plain.split(' ', 1)[0] ?? '')) return [];
  const all = Array.from(plain.matchAll(/(?<![\p{L}\p{N}])\p{L}/gu), ([letter]) => letter.toUpperCase()).join('');
  return [initials(plain).toUpperCase(), all];
}

function sorted(letters: string): string {
  return Array.from(letters).sort().join('');
}

const LINKING: ReadonlySet<string> = new Set(['of', 'the', 'for', 'and', '&', 'us', 'united', 'states']);

/** Names of which one is the other in another order or wording: "Department of Justice" and "Justice Department", "Ann B. Lee" and "Ann Beth Lee". */
function isVariant(one: EntityEvidence, other: EntityEvidence): boolean {
  for (const name of one.names.keys()) {
    for (const second of other.names.keys()) {
      if (one.type === 'person') {
        const [first, last] = [readPersonName(name), readPersonName(second)];
        if (isNamesake(first, last) && agree(first, last)) return true;
      } else if (contentWords(name) === contentWords(second)) return true;
    }
  }
  return false;
}

function contentWords(name: string): string {
  const words = plainForm(name)
    .toLowerCase()
    .split(/[\s-]+/u);
  return words
    .filter((word) => !LINKING.has(word))
    .sort()
    .join(' ');
}

/** The people of a corpus by first and last name, for whom a name without a middle one may stand. */
interface Namesakes {
  /** Number of articles on namesakes whose middle names differ from somebody's whom a shorter name would mean. */
  against(full: EntityEvidence, short: EntityEvidence): number;
}

function namesakesOf(entities: ReadonlyMap<EntityId, EntityEvidence>): Namesakes {
  const byName = new Map<string, Map<string, { middles: string[]; articles: number }>>();
  const keyOf = ({ given, surname, suffix }: PersonName) => `${given} ${surname} ${suffix}`;
  for (const { type, names } of entities.values()) {
    if (type !== 'person') continue;
    for (const [form, articles] of names) {
      const name = readPersonName(form);
      if (name.middles.length === 0) continue;
      const known = byName.get(keyOf(name)) ?? new Map<string, { middles: string[]; articles: number }>();
      byName.set(keyOf(name), known);
      const middles = name.middles.join(' ');
      known.set(middles, { middles: name.middles, articles: (known.get(middles)?.articles ?? 0) + articles });
    }
  }
  return {
    against(full, short) {
      let most = 0;
      for (const form of full.names.keys()) {
        const name = readPersonName(form);
        const isBare = [...short.names.keys()].every((one) => readPersonName(one).middles.length === 0);
        if (!isBare) continue;
        let others = 0;
        for (const { middles, articles } of byName.get(keyOf(name))?.values() ?? [])
          if (!middlesAgree(middles, name.middles)) others += articles;
        most = Math.max(most, others);
      }
      return most;
    },
  };
}

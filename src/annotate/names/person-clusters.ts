/**
 * The people of one document: which mentions are one person.
 *
 * A surname stands for the one person who bears it; of two, for the one whom its title fits ("Mr", "Mayor"), or who was just
 * mentioned. Titles and given names that speak of a man and a woman keep people apart. Two candidates are none.
 */
import { FEMALE_NAMES } from '../gazetteers/female-names.ts';
import { FIRST_NAMES } from '../gazetteers/first-names.ts';
import { COURTESY } from '../gazetteers/titles.ts';
import type { Tagged } from '../tagger.ts';
import { type Cluster, newCluster } from './cluster.ts';
import type { NameMention } from './name-mention.ts';
import { officeIn, officesBeside } from './offices.ts';
import { bare } from './words.ts';

type Gender = 'he' | 'she';
interface Person {
  cluster: Cluster;
  given: string;
  gender: Gender | undefined;
}
/** Somebody known by one word only. */
interface Single {
  cluster: Cluster;
  gender: Gender | undefined;
  title: string;
}

/** A surname of two people is the one mentioned within this many paragraphs, where that is only one of them. */
const RECENT = 2;
/** Of more people with one surname, none is meant for certain. */
const MOST_BEARERS = 8;
const SUFFIX = /,?\s+(?:Jr|Sr|II|III|IV)\.?$/u;
/** Titles that go with a given name. */
const BY_GIVEN = /^(?:sir|dame|lord|lady|prince|princess|king|queen|pope|saint|st|father|sister|brother)$/;
const PARTICLE = /^(?:van|von|de|del|della|di|da|dos|du|la|le|der|den|ter|bin|ibn|al|el|ben|abu)$/;
const INITIAL = /^\p{L}\.?$/u;
const HIS =
  /^(?:mr|sir|lord|king|prince|baron|count|duke|congressman|chairman|councilman|assemblyman|alderman|spokesman|businessman|brother)$/;
const HERS =
  /^(?:mrs|ms|miss|dame|lady|queen|princess|baroness|countess|duchess|congresswoman|chairwoman|councilwoman|assemblywoman|spokeswoman|businesswoman|sister)$/;

/** The people of a document by full name, surname and given name. */
export class PersonClusters {
  readonly #clusters: Cluster[];
  readonly #paragraphs: readonly Tagged[];
  readonly #peopleIn: number[] = [];
  readonly #full = new Map<string, Person>();
  /** Surnames of several words: "pérez ricart", "van der loos". */
  readonly #byEnding = new Map<string, Set<Person>>();
  readonly #bySurname = new Map<string, Set<Person>>();
  readonly #byGiven = new Map<string, Set<Person>>();
  readonly #single = new Map<string, Single[]>();

  /** Full names are known before any short one is looked up, because a headline may come first; whole ones before "T. Aldous". */
  constructor(clusters: Cluster[], paragraphs: readonly Tagged[], mentions: readonly NameMention[]) {
    this.#clusters = clusters;
    this.#paragraphs = paragraphs;
    const people = mentions.filter(({ type }) => type === 'person');
    for (const { paragraph } of people) this.#peopleIn[paragraph] = (this.#peopleIn[paragraph] ?? 0) + 1;
    const full = people.map((mention) => ({ mention, words: nameWords(mention.form) })).filter(({ words }) => words.length > 1);
    const isShort = ({ words }: { words: string[] }) => INITIAL.test(words[0] ?? '') || PARTICLE.test(words[0] ?? '');
    for (const { mention, words } of [...full.filter((one) => !isShort(one)), ...full.filter(isShort)]) {
      const person = this.#byFullName(words);
      person.gender = genderOfTitle(mention.role) ?? person.gender;
      for (const office of officesBeside(paragraphs[mention.paragraph], mention)) person.cluster.offices.add(office);
    }
  }

  /** The cluster of a person's mention; called in the order of the text. */
  find(mention: NameMention): Cluster {
    const words = nameWords(mention.form);
    if (words.length > 1) return this.#byFullName(words).cluster;
    const word = words[0] ?? mention.form;
    const isBySurname = mention.isTitled && !BY_GIVEN.test(bare(mention.role ?? ''));
    const bearers = this.#bySurname.get(word) ?? (isBySurname ? undefined : this.#byGiven.get(word)) ?? new Set();
    const gender = this.#genderOf(mention);
    const fitting = (bearers.size > MOST_BEARERS ? [] : [...bearers]).filter((person) => agree(person.gender, gender));
    const only = this.#pick(fitting, mention);
    return only?.cluster ?? this.#withoutMore(word, mention, gender, bearers.size > 1);
  }

  /** Of several with one surname: by the office before it, and without one by who was just mentioned. */
  #pick(fitting: readonly Person[], mention: NameMention): Person | undefined {
    const office = mention.role === undefined ? undefined : officeIn(mention.role.split(/\s+/u));
    const [first, ...others] = fitting;
    // an office and a mere initial have nothing in common
    if (others.length === 0 && (office === undefined || !INITIAL.test(first?.given ?? ''))) return first;
    if (office !== undefined) return onlyOne(fitting.filter(({ cluster }) => cluster.offices.has(office)));
    return onlyOne(fitting.filter(({ cluster }) => cluster.latest >= 0 && mention.paragraph - cluster.latest <= RECENT));
  }

  /** Somebody of whom the document gives no more than a word; where others bear it, each title is a person. */
  #withoutMore(word: string, mention: NameMention, gender: Gender | undefined, isAmbiguous: boolean): Cluster {
    const title = bare(mention.role ?? '');
    const singles = this.#single.get(word) ?? [];
    const same = singles.find((one) => agree(one.gender, gender) && (!isAmbiguous || one.title === title));
    if (same !== undefined) {
      same.gender ??= gender;
      return same.cluster;
    }
    const cluster = newCluster('person', this.#clusters);
    if (mention.role !== undefined) cluster.title = mention.role;
    this.#single.set(word, [...singles, { cluster, gender, title }]);
    return cluster;
  }

  /** By the title; after an office, by the pronouns of a paragraph in which nobody else is named. */
  #genderOf(mention: NameMention): Gender | undefined {
    const titled = genderOfTitle(mention.role);
    if (titled !== undefined || !mention.isTitled || COURTESY.has(bare(mention.role ?? ''))) return titled;
    if (this.#peopleIn[mention.paragraph] !== 1) return undefined;
    const words = this.#paragraphs[mention.paragraph]?.words ?? [];
    const isHe = words.some((word) => /^(?:he|him|his|himself)$/i.test(word));
    const isShe = words.some((word) => /^(?:she|her|hers|herself)$/i.test(word));
    return isHe === isShe ? undefined : isHe ? 'he' : 'she';
  }

  #byFullName(words: readonly string[]): Person {
    const given = words[0] ?? '';
    const surname = words.at(-1) ?? '';
    const key = `${given} ${surname}`;
    let person = this.#full.get(key) ?? onlyOne([...(this.#byEnding.get(words.join(' ')) ?? [])]) ?? this.#byInitial(given, surname);
    if (person === undefined) {
      person = { cluster: newCluster('person', this.#clusters), given, gender: genderOfName(given) };
      addTo(this.#bySurname, surname, person);
      // "Carlos Pérez Ricart" is also "Pérez Ricart"
      for (let from = 1; from < Math.min(words.length - 1, 4); from++) addTo(this.#byEnding, words.slice(from).join(' '), person);
      addTo(this.#byGiven, given, person);
    }
    this.#full.set(key, person);
    return person;
  }

  /** "T. Aldous" is the one Aldous whose given name begins so. */
  #byInitial(given: string, surname: string): Person | undefined {
    if (!INITIAL.test(given)) return undefined;
    const bearers = this.#bySurname.get(surname) ?? new Set();
    if (bearers.size > MOST_BEARERS) return undefined;
    return onlyOne([...bearers].filter((one) => one.given.startsWith(given.charAt(0)) && !INITIAL.test(one.given)));
  }
}

/** The words of a name in lower case, without "Jr." and the like: a name in capitals is the same name. */
function nameWords(form: string): string[] {
  return form.replace(SUFFIX, '').toLowerCase().split(/\s+/u);
}

function addTo(map: Map<string, Set<Person>>, key: string, person: Person): void {
  const set = map.get(key);
  if (set === undefined) map.set(key, new Set([person]));
  else set.add(person);
}

function onlyOne<T>(list: readonly T[]): T | undefined {
  return list.length === 1 ? list[0] : undefined;
}

function agree(one: Gender | undefined, other: Gender | undefined): boolean {
  return one === undefined || other === undefined || one === other;
}

function genderOfTitle(role: string | undefined): Gender | undefined {
  const title = bare(role?.split(/\s+/u).at(-1) ?? '');
  return HIS.test(title) ? 'he' : HERS.test(title) ? 'she' : undefined;
}

function genderOfName(given: string): Gender | undefined {
  if (FEMALE_NAMES.has(given)) return 'she';
  return FIRST_NAMES.has(given) ? 'he' : undefined;
}

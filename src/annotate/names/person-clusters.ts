/**
 * The people of one document: which mentions are one person.
 *
 * A surname stands for the one person who bears it; of two, for the one whom its title fits ("Mr", "Mayor"), or who was just
 * mentioned. Titles and given names that speak of a man and a woman keep people apart, and so do "Jr." and middle initials: a father is
 * not his son. Two candidates are none.
 */
import { areFormsOfOneName } from '../gazetteers/short-names.ts';
import { COURTESY } from '../gazetteers/titles.ts';
import type { Tagged } from '../tagger.ts';
import { type Cluster, newCluster } from './cluster.ts';
import type { NameMention } from './name-mention.ts';
import { officeOf, onlyOne, type Person, pickNamesake, withoutSons } from './namesakes.ts';
import { officesBeside } from './offices.ts';
import { agree, type Gender, genderBehind, genderOfName, genderOfTitle } from './person-gender.ts';
import { fullestFirst, isNumberLeftOut, middlesAgree, nameWords, type PersonName, readPersonName, suffixOf } from './person-name.ts';
import { isIntroducedAsRelative } from './relatives.ts';
import { titleApart, titlesApart } from './titles-apart.ts';
import { bare } from './words.ts';

/** Somebody known by one word only. */
interface Single {
  cluster: Cluster;
  gender: Gender | undefined;
  title: string;
  suffix: string;
}

/** Of more people with one surname, none is meant for certain. */
const MOST_BEARERS = 8;
/** Titles that go with a given name. */
const BY_GIVEN = /^(?:sir|dame|lord|lady|prince|princess|king|queen|pope|saint|st|father|sister|brother)$/;
/** Titles whose bearers are numbered: "Pope John Paul II" may be called without the number. */
const REGNAL = /^(?:pope|king|queen|emperor|empress|tsar|czar|patriarch|saint|st)$/;
const PARTICLE = /^(?:van|von|de|del|della|di|da|dos|du|la|le|der|den|ter|bin|ibn|al|el|ben|abu)$/;
const INITIAL = /^\p{L}\.?$/u;
/** The people of a document by full name, surname and given name. */
export class PersonClusters {
  readonly #clusters: Cluster[];
  readonly #paragraphs: readonly Tagged[];
  readonly #people: readonly NameMention[];
  #relatives: Set<string> | undefined;
  readonly #peopleIn: number[] = [];
  /** Surnames that stand with "Jr." alone: "Lind Jr." */
  readonly #sons = new Set<string>();
  /** Titles before a surname that are another's than some bearer's. */
  readonly #apart: ReadonlySet<string>;
  /** By the name as it is written. */
  readonly #full = new Map<string, Person>();
  /** By first and last word: all who are called so. */
  readonly #namesakes = new Map<string, Person[]>();
  /** Names whose bearers are told apart by a number only where they bear one. */
  readonly #regnal = new Set<string>();
  /** Surnames of several words: "pérez ricart", "van der loos". */
  readonly #byEnding = new Map<string, Set<Person>>();
  readonly #bySurname = new Map<string, Set<Person>>();
  readonly #byGiven = new Map<string, Set<Person>>();
  readonly #single = new Map<string, Single[]>();

  /** Full names are known before any short one is looked up, because a headline may come first; the fullest first, and whole ones before "T. Aldous". */
  constructor(clusters: Cluster[], paragraphs: readonly Tagged[], mentions: readonly NameMention[]) {
    this.#clusters = clusters;
    this.#paragraphs = paragraphs;
    const people = mentions.filter(({ type }) => type === 'person');
    this.#people = people;
    this.#apart = titlesApart(paragraphs, people);
    for (const { form, size } of people)
      if (size < 3 && suffixOf(form) === 'jr' && nameWords(form).length === 1) this.#sons.add(nameWords(form)[0] ?? '');
    for (const { paragraph } of people) this.#peopleIn[paragraph] = (this.#peopleIn[paragraph] ?? 0) + 1;
    const full = people
      .filter(({ form }) => nameWords(form).length > 1)
      .map((mention) => ({ mention, name: readPersonName(mention.form) }));
    for (const { mention, name } of full) if (REGNAL.test(bare(mention.role ?? ''))) this.#regnal.add(`${name.given} ${name.surname}`);
    const isShort = ({ name: { given } }: { name: PersonName }) => INITIAL.test(given) || PARTICLE.test(given);
    const isNicknamed = ({ mention: { nickname } }: { mention: NameMention }) => nickname !== undefined && !/\s/u.test(nickname);
    const ordered = [...fullestFirst(full.filter((one) => !isShort(one))), ...full.filter(isShort)];
    for (const { mention, name } of [...ordered.filter(isNicknamed), ...ordered.filter((one) => !isNicknamed(one))]) {
      const person = this.#byFullName(mention.form, name);
      person.gender = genderOfTitle(mention.role) ?? person.gender;
      if (isNicknamed({ mention })) this.#noteNickname(person, mention.nickname?.toLowerCase() ?? '');
      for (const office of officesBeside(paragraphs[mention.paragraph], mention)) person.cluster.offices.add(office);
    }
    this.#noteRelatives(people);
  }

  /** William “Bill” Harlan is also Bill Harlan, where nobody else is. */
  #noteNickname(person: Person, nickname: string): void {
    const key = `${nickname} ${person.name.surname}`;
    addTo(this.#byGiven, nickname, person);
    if (!this.#namesakes.has(key)) this.#namesakes.set(key, [person]);
  }

  /** A person is a relative where the first full mention says so. */
  #noteRelatives(people: readonly NameMention[]): void {
    const seen = new Set<Person>();
    for (const mention of people) {
      const person = this.#full.get(mention.form);
      if (person === undefined || seen.has(person)) continue;
      seen.add(person);
      if (isIntroducedAsRelative(this.#paragraphs[mention.paragraph], mention)) person.relativeFrom = mention;
    }
  }

  /** The cluster of a person's mention; called in the order of the text. */
  find(mention: NameMention): Cluster {
    const words = nameWords(mention.form);
    if (words.length > 1) return this.#byFullName(mention.form, readPersonName(mention.form)).cluster;
    const word = words[0] ?? mention.form;
    const suffix = suffixOf(mention.form);
    const isBySurname = mention.isTitled && !BY_GIVEN.test(bare(mention.role ?? ''));
    const bearers = this.#bySurname.get(word) ?? (isBySurname ? undefined : this.#byGiven.get(word)) ?? new Set();
    const titled = genderOfTitle(mention.role);
    const gender = titled ?? this.#genderByPronoun(mention);
    const office = officeOf(mention);
    // of somebody who holds the very office, a title says more than a pronoun and a given name: "Sen. Leslie Lind … Sen. Lind … he"
    const isHolder = ({ cluster }: Person) => titled === undefined && office !== undefined && cluster.offices.has(office);
    const fitting = (bearers.size > MOST_BEARERS ? [] : [...bearers]).filter(
      (person) =>
        (agree(person.gender, gender) || isHolder(person)) &&
        (suffix === '' ? !this.#isSon(person, word) : person.name.suffix === suffix) &&
        !this.#apart.has(titleApart(mention.role, person.name)),
    );
    const only = pickNamesake(suffix === '' ? withoutSons(fitting) : fitting, mention);
    const isMeant = only !== undefined && !this.#isAnotherBefore(only, word, mention);
    return isMeant ? only.cluster : this.#withoutMore(word, mention, gender, bearers.size > 1);
  }

  /** Whether the text calls a son "Lind Jr.", so that "Lind" is somebody else. */
  #isSon({ name }: Person, word: string): boolean {
    return name.suffix === 'jr' && this.#sons.has(word);
  }

  /** "Trump" before "Eric Trump, the president's son" is the president; and so is "Trump" after it. */
  #isAnotherBefore(person: Person, word: string, mention: NameMention): boolean {
    const from = person.relativeFrom;
    if (from === undefined) return false;
    if (mention.paragraph < from.paragraph || (mention.paragraph === from.paragraph && mention.first < from.first)) return true;
    return this.#single.has(word);
  }

  /** Somebody of whom the document gives no more than a word; where others bear it, each title is a person. */
  #withoutMore(word: string, mention: NameMention, gender: Gender | undefined, isAmbiguous: boolean): Cluster {
    const title = bare(mention.role ?? '');
    const singles = this.#single.get(word) ?? [];
    const suffix = suffixOf(mention.form);
    const fitting = singles.filter((one) => agree(one.gender, gender) && (!isAmbiguous || one.title === title));
    const same = fitting.find((one) => one.suffix === suffix) ?? onlyOne(fitting.filter((one) => isNumberLeftOut(one.suffix, suffix)));
    if (same !== undefined) {
      same.gender ??= gender;
      return same.cluster;
    }
    const cluster = newCluster('person', this.#clusters);
    if (mention.role !== undefined) cluster.title = mention.role;
    this.#single.set(word, [...singles, { cluster, gender, title, suffix }]);
    return cluster;
  }

  /** After a title by the pronoun that follows it, or by those of a paragraph in which nobody else is named. */
  #genderByPronoun(mention: NameMention): Gender | undefined {
    if (!mention.isTitled) return undefined;
    const words = this.#paragraphs[mention.paragraph]?.words ?? [];
    if (COURTESY.has(bare(mention.role ?? '')) || this.#peopleIn[mention.paragraph] !== 1) return genderBehind(words, mention.last);
    const isHe = words.some((word) => /^(?:he|him|his|himself)$/i.test(word));
    const isShe = words.some((word) => /^(?:she|her|hers|herself)$/i.test(word));
    return isHe === isShe ? undefined : isHe ? 'he' : 'she';
  }

  #byFullName(form: string, name: PersonName): Person {
    const known = this.#full.get(form);
    if (known !== undefined) return known;
    const key = `${name.given} ${name.surname}`;
    const namesakes = this.#namesakes.get(key) ?? [];
    const words = nameWords(form);
    const person =
      this.#namesake(key, namesakes, name) ??
      (namesakes.length > 0 ? undefined : (this.#byEndingOf(words, name.suffix) ?? this.#byInitial(name) ?? this.#byShortName(name))) ??
      this.#newPerson(key, name, words);
    this.#full.set(form, person);
    return person;
  }

  /** The one with these first and last names whom nothing tells apart; a name without initials is nobody's where two could bear it. */
  #namesake(key: string, namesakes: readonly Person[], name: PersonName): Person | undefined {
    if (namesakes.length > MOST_BEARERS) return undefined;
    const sameSuffix = namesakes.filter((one) => one.name.suffix === name.suffix);
    const related = sameSuffix.length === 0 && this.#regnal.has(key) && name.suffix === '' ? namesakes : sameSuffix;
    const fitting = related.filter((one) => middlesAgree(one.name.middles, name.middles));
    return fitting.find((one) => one.name.middles.join(' ') === name.middles.join(' ')) ?? onlyOne(fitting);
  }

  #newPerson(key: string, name: PersonName, words: readonly string[]): Person {
    const person = { cluster: newCluster('person', this.#clusters), name, gender: genderOfName(name.given), relativeFrom: undefined };
    addTo(this.#bySurname, name.surname, person);
    // "Carlos Pérez Ricart" is also "Pérez Ricart"
    for (let from = 1; from < Math.min(words.length - 1, 4); from++) addTo(this.#byEnding, words.slice(from).join(' '), person);
    addTo(this.#byGiven, name.given, person);
    const namesakes = this.#namesakes.get(key);
    if (namesakes === undefined) this.#namesakes.set(key, [person]);
    else namesakes.push(person);
    return person;
  }

  #byEndingOf(words: readonly string[], suffix: string): Person | undefined {
    const bearers = this.#byEnding.get(words.join(' ')) ?? new Set();
    if (bearers.size > MOST_BEARERS) return undefined;
    return onlyOne([...bearers].filter((one) => one.name.suffix === suffix));
  }

  /** "Bill Harlan" is the one William Harlan of the document, unless one is somebody's relative: a son often bears his father's name. */
  #byShortName({ given, middles, surname, suffix }: PersonName): Person | undefined {
    const bearers = this.#bySurname.get(surname) ?? new Set();
    if (bearers.size > MOST_BEARERS) return undefined;
    const same = [...bearers].filter(
      ({ name, gender }) =>
        areFormsOfOneName(name.given, given) &&
        name.suffix === suffix &&
        middlesAgree(name.middles, middles) &&
        agree(gender, genderOfName(given)),
    );
    const only = onlyOne(same);
    if (only === undefined) return undefined;
    this.#relatives ??= this.#relativesByName();
    const isOfFamily = [`${given} ${surname}`, `${only.name.given} ${surname}`].some((name) => this.#relatives?.has(name));
    return isOfFamily ? undefined : only;
  }

  /** First and last names of all who are somewhere presented as somebody's relative; read once, because it looks at every mention. */
  #relativesByName(): Set<string> {
    const relatives = this.#people.filter((mention) => isIntroducedAsRelative(this.#paragraphs[mention.paragraph], mention));
    return new Set(relatives.map(({ form }) => readPersonName(form)).map(({ given, surname }) => `${given} ${surname}`));
  }

  /** "T. Aldous" is the one Aldous whose given name begins so. */
  #byInitial({ given, middles, surname, suffix }: PersonName): Person | undefined {
    if (!INITIAL.test(given)) return undefined;
    const bearers = this.#bySurname.get(surname) ?? new Set();
    if (bearers.size > MOST_BEARERS) return undefined;
    return onlyOne(
      [...bearers].filter(
        ({ name }) =>
          name.given.startsWith(given.charAt(0)) &&
          !INITIAL.test(name.given) &&
          name.suffix === suffix &&
          middlesAgree(name.middles, middles),
      ),
    );
  }
}

function addTo(map: Map<string, Set<Person>>, key: string, person: Person): void {
  const set = map.get(key);
  if (set === undefined) map.set(key, new Set([person]));
  else set.add(person);
}

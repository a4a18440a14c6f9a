/**
 * Whom a surname means of several people who bear it: what the text has said of each decides, and in doubt nobody is meant.
 */
import type { Cluster } from './cluster.ts';
import type { NameMention } from './name-mention.ts';
import { officeIn } from './offices.ts';
import type { Gender } from './person-gender.ts';
import { middlesAgree, type PersonName } from './person-name.ts';
import { isKinship } from './relatives.ts';

/** Somebody whose full name a document gives. */
export interface Person {
  cluster: Cluster;
  name: PersonName;
  gender: Gender | undefined;
  /** Where the text presents it as somebody's relative, and so not as the one whom the bare surname meant before. */
  relativeFrom: NameMention | undefined;
}

/** A surname of two people is the one mentioned within this many paragraphs, where that is only one of them. */
const RECENT = 2;
const INITIAL = /^\p{L}\.?$/u;

/** Of several with one surname: by the office before it, and without one by who was just mentioned; a relative does not take an office holder's name. */
export function pickNamesake(fitting: readonly Person[], mention: NameMention): Person | undefined {
  const office = officeOf(mention);
  const [first, ...others] = fitting;
  // an office and a mere initial have nothing in common
  if (others.length === 0 && (office === undefined || !INITIAL.test(first?.name.given ?? ''))) return first;
  if (office !== undefined) return onlyOne(fitting.filter(({ cluster }) => cluster.offices.has(office)));
  const named = fitting.filter(({ cluster }) => cluster.latest >= 0);
  const holder = onlyOne(named.filter(isHolderNotRelative));
  if (holder !== undefined && fitting.every((one) => one === holder || one.relativeFrom !== undefined))
    return named.some(({ cluster }) => cluster.latest > holder.cluster.latest) ? undefined : holder;
  // whoever comes only later is not meant yet
  return onlyOne(named) ?? onlyOne(named.filter(({ cluster }) => mention.paragraph - cluster.latest <= RECENT));
}

/** "mayor" of "Mayor Lind". */
export function officeOf({ role }: NameMention): string | undefined {
  return role === undefined ? undefined : officeIn(role.split(/\s+/u));
}

/** "Alan Corwin" without "Alan Corwin Jr.": a surname alone is the father's, who is no mere relative of the story. */
export function withoutSons(fitting: readonly Person[]): readonly Person[] {
  const isSon = ({ name }: Person) =>
    name.suffix === 'jr' &&
    fitting.some(
      (one) =>
        one.name.suffix === '' &&
        one.name.given === name.given &&
        one.relativeFrom === undefined &&
        middlesAgree(one.name.middles, name.middles),
    );
  return fitting.filter((one) => !isSon(one));
}

function isHolderNotRelative({ cluster, relativeFrom }: Person): boolean {
  return relativeFrom === undefined && [...cluster.offices].some((office) => !isKinship(office));
}

/** The one of a list of one. */
export function onlyOne<T>(list: readonly T[]): T | undefined {
  return list.length === 1 ? list[0] : undefined;
}

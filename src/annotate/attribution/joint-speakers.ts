/**
 * Several who speak together: "Hale and Ruiz said", "said Hale, Berg and Ruiz", "Hale and his wife, Ann, said".
 *
 * A quotation has one speaker, and what two said together is neither's alone: they are a group, called by all names. Only where the first name opens
 * the clause, or follows the verb that reports: in "Berg met Hale and Ruiz said" there are two clauses.
 */
import type { Speaker } from '../../domain/annotation.ts';
import { TITLES } from '../gazetteers/titles.ts';
import { bare } from '../names/words.ts';
import type { DocumentView } from './document-view.ts';
import type { Phrase } from './phrases.ts';
import type { Unit } from './units.ts';

const MOST = 6;
/** What stands before the first of them: nothing, a mark or a stop, or a word that opens a clause. */
const OPENING = /^(?:[.,;:!?—–]|--|that|and|but|when|while|as|because|although|to|if|both|what|after|before|where|by)$/;

/** The names of a group of which the phrase's name is one, in order; nothing of one name alone. `name` is the index of that name. */
export function jointNames(units: readonly Unit[], { relative }: Phrase, name: number): Unit[] | undefined {
  if (relative !== undefined) return undefined;
  const before = namesBefore(units, name);
  const previous = units[name - 1];
  const isReported = previous?.pos === 'VERB' || (previous?.word === 'to' && units[name - 2]?.word === 'according');
  const after = isReported ? namesAfter(units, name) : [];
  if (before.length + after.length === 0) return undefined;
  const self = units[name];
  return self === undefined ? undefined : [...before, self, ...after];
}

/** Several who speak as one: "Tom Hale and Ana Ruiz", no entity of the document. */
export function jointSpeaker(document: DocumentView, units: readonly Unit[]): Speaker {
  const names = units.map(({ name }) => (name === undefined ? '' : (document.entityOf(name)?.name ?? name.form)));
  return {
    name: `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`,
    kind: 'group',
    start: units[0]?.start ?? 0,
    end: units.at(-1)?.end ?? 0,
  };
}

/** "Hale, Berg and" before the name that stands before its verb. */
function namesBefore(units: readonly Unit[], name: number): Unit[] {
  const found: Unit[] = [];
  let at = overTitle(units, overFamily(units, name)) - 1;
  if (units[at]?.word === 'the') at--;
  if (units[at]?.word !== 'and' && units[at]?.word !== '&') return found;
  for (at--; found.length < MOST; at -= 2) {
    if (units[at]?.word === ',' && units[at - 1]?.kind === 'name' && found.length === 0) at--;
    const unit = units[at];
    if (unit?.kind !== 'name') return [];
    found.unshift(unit);
    if (units[at - 1]?.word !== ',' || units[at - 2]?.kind !== 'name') break;
  }
  const first = overTitle(units, at);
  const opener = units[units[first - 1]?.word === 'the' ? first - 2 : first - 1];
  return opener === undefined || opener.kind === 'marked' || OPENING.test(opener.word) ? found : [];
}

function overTitle(units: readonly Unit[], name: number): number {
  let at = name;
  while (at > 0 && TITLES.has(bare(units[at - 1]?.word ?? ''))) at--;
  return at;
}

/** Where "his wife, Ann" begins; else where the name does. */
function overFamily(units: readonly Unit[], name: number): number {
  const noun = units[name - 1]?.word === ',' ? name - 2 : name - 1;
  return units[noun]?.pos === 'NOUN' && /^(?:his|her)$/.test(units[noun - 1]?.word ?? '') ? noun - 1 : name;
}

/** ", Berg and Ruiz" behind the name that stands behind its verb. */
function namesAfter(units: readonly Unit[], name: number): Unit[] {
  const found: Unit[] = [];
  for (let at = name + 1; found.length < MOST; at += 2) {
    const unit = units[at + 1];
    if (unit?.kind !== 'name') return [];
    if (units[at]?.word === ',') {
      found.push(unit);
      continue;
    }
    if (units[at]?.word !== 'and') return [];
    const next = units[at + 2];
    return next === undefined || /^[.,;!?]$/.test(next.word) || next.kind === 'marked' ? [...found, unit] : [];
  }
  return [];
}

/** What a report contains: where the content begins after its cue, and of what shape it is. */
import { CALENDAR } from '../../gazetteers/common-words.ts';
import { isClauseStart, hasFiniteVerb, skipTime } from '../clauses.ts';
import { cueStrength, OPEN_CLAIMS } from '../cues.ts';
import { phraseStartingAt } from '../phrases.ts';
import type { Unit } from '../units.ts';
import type { ContentShape } from './content-end.ts';
import { INFINITIVE_CLAIMS, LISTENER_VERBS, OBJECT_CLAIMS, PREPOSITION_CLAIMS } from './verb-frames.ts';

export interface Complement {
  start: number;
  shape: ContentShape;
  rule: string;
  confidence: number;
}

/** "lashed out at", "spoke out against", "weighed in on": a particle before the preposition. */
const PARTICLE = /^(?:out|back|up|in|down|off)$/;
const WH_WORD = /^(?:whether|how|why|what|if|who|where|when)$/;
/** How many words may stand between the cue and "that". */
const THAT_REACH = 9;

/** The content that follows the cue at `i`: a clause, an infinitive, or for some verbs an object. */
export function complementOf(units: readonly Unit[], i: number, to: number, verb: string): Complement | undefined {
  return clauseOf(units, i, to, verb) ?? phraseOf(units, i, to, verb);
}

function clauseOf(units: readonly Unit[], i: number, to: number, verb: string): Complement | undefined {
  const isStance = cueStrength(units[i]?.word ?? '') === 'stance';
  const next = afterListener(units, i + 1, to, verb);
  // "said on Tuesday that", "said in a statement that"; a verb of judging takes it only beside it
  const that = isStance ? beside(units, next) : thatAfter(units, overApposition(units, skipTime(units, next, to), to, verb), to);
  if (that !== -1 && that + 1 < to) return { start: that + 1, shape: 'clause', rule: 'claim-that', confidence: 0.9 };
  const infinitive = units[next]?.word === 'not' ? next + 1 : next;
  if (INFINITIVE_CLAIMS.has(verb) && units[infinitive]?.word === 'to')
    return { start: next, shape: 'infinitive', rule: 'claim-to', confidence: 0.7 };
  const clause = skipTime(units, next, to);
  if (OPEN_CLAIMS.has(verb) && opensClause(units, clause, to, verb))
    return { start: clause, shape: 'clause', rule: 'claim-open', confidence: 0.8 };
  // "told Berg on Friday how …"
  if (WH_WORD.test(units[clause]?.word ?? '')) return { start: clause, shape: 'clause', rule: 'claim-question', confidence: 0.7 };
  return undefined;
}

function phraseOf(units: readonly Unit[], i: number, to: number, verb: string): Complement | undefined {
  let at = i + 1;
  while (at < to && units[at]?.pos === 'ADV' && !PARTICLE.test(units[at]?.word ?? '')) at++;
  const preposition = PARTICLE.test(units[at]?.word ?? '') ? at + 1 : at;
  if (
    PREPOSITION_CLAIMS.get(verb)?.test(units[preposition]?.word ?? '') === true &&
    preposition + 1 < to &&
    units[preposition + 1]?.pos !== 'PUNCT'
  )
    return { start: preposition + 1, shape: 'object', rule: 'claim-about', confidence: 0.6 };
  if (!OBJECT_CLAIMS.has(verb) || units[i]?.pos === 'NOUN') return undefined;
  const isGerund = units[at]?.pos === 'VERB' && units[at]?.word.endsWith('ing') === true;
  return isGerund || isObject(units, at, to)
    ? { start: i + 1, shape: isGerund ? 'infinitive' : 'object', rule: 'claim-object', confidence: 0.6 }
    : undefined;
}

/** How far the apposition to a listener may reach. */
const LONGEST_APPOSITION = 16;

/** "told Berg, the mayor, that …": past what only says who the listener is. */
function overApposition(units: readonly Unit[], comma: number, to: number, verb: string): number {
  if (units[comma]?.word !== ',' || !LISTENER_VERBS.has(verb)) return comma;
  for (let i = comma + 1; i < Math.min(to, comma + LONGEST_APPOSITION); i++) {
    if (units[i]?.kind === 'marked') return comma;
    if (units[i]?.word === ',') return units[i + 1]?.word === 'that' ? i + 1 : comma;
  }
  return comma;
}

function beside(units: readonly Unit[], i: number): number {
  const after = units[i + 1];
  return units[i]?.word === 'that' && after?.kind !== 'marked' && (after?.kind === 'name' || /^(?:PRON|DET|PROPN)$/.test(after?.pos ?? ''))
    ? i
    : -1;
}

/** "told the paper that", "urged him to": past the one who is spoken to. */
function afterListener(units: readonly Unit[], from: number, to: number, verb: string): number {
  if (!LISTENER_VERBS.has(verb)) return from;
  const isPronoun = units[from]?.pos === 'PRON';
  const object = isPronoun ? from : listenerAt(units, from, to);
  if (object === undefined) return from;
  // whom somebody tells or assures stands right behind the verb
  if (/^(?:tell|inform|assure|remind|notify)$/.test(verb)) return object + 1;
  return isPronoun || !isClauseStart(units, from, to) ? object + 1 : from;
}

/** The last unit of who is spoken to: of two names side by side the first ("told CNN Berg had left"), and no weekday. */
function listenerAt(units: readonly Unit[], from: number, to: number): number | undefined {
  const phrase = phraseStartingAt(units, from, to);
  if (phrase === undefined) return undefined;
  let last = phrase.last;
  while (last > phrase.first && units[last]?.kind === 'word' && CALENDAR.has(units[last]?.word ?? '')) last--;
  for (let i = phrase.first; i < last; i++) if (units[i]?.kind === 'name' && units[i + 1]?.kind === 'name') return i;
  return last;
}

function opensClause(units: readonly Unit[], at: number, to: number, verb: string): boolean {
  if (isClauseStart(units, at, to)) return true;
  if (verb !== 'say') return false;
  const pos = units[at]?.pos ?? '';
  if (at + 3 < to && /^(?:NOUN|PROPN|DET|PRON|ADJ|NUM)$/.test(pos)) return true;
  return /^(?:ADP|VERB|ADV|SCONJ|NOUN|ADJ|NUM|PROPN|DET|PRON|AUX)$/.test(pos) && hasFiniteVerb(units, at + 1, to);
}

/** A noun phrase, or a pronoun in the place of one. */
function isObject(units: readonly Unit[], at: number, to: number): boolean {
  if (at >= to) return false;
  return (
    /^(?:him|her|them|it|us|me|himself|herself|themselves|this|those|these)$/.test(units[at]?.word ?? '') ||
    phraseStartingAt(units, at, to) !== undefined
  );
}

function thatAfter(units: readonly Unit[], from: number, to: number): number {
  for (let i = from; i < Math.min(from + THAT_REACH, to); i++) {
    const unit = units[i];
    if (unit?.word === 'that') return units[i + 1]?.kind === 'marked' ? -1 : i;
    if (unit === undefined || unit.pos === 'VERB' || unit.kind === 'marked' || unit.word === ',' || unit.word === ':') return -1;
    // only a time, a place or a listener may stand between
    if (i === from && !(unit.pos === 'ADP' || unit.pos === 'ADV' || unit.kind === 'name' || unit.pos === 'PROPN')) return -1;
  }
  return -1;
}

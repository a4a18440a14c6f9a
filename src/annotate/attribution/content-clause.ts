/** What a report contains: the words after its cue that are its content. */
import { cueStrength, OPEN_CLAIMS } from './cues.ts';
import { phraseStartingAt } from './phrases.ts';
import type { Unit } from './units.ts';

/** Verbs whose object alone is what was said: "denied the charge", "announced a plan". */
const OBJECT_CLAIMS = new Set(
  'deny acknowledge admit confirm announce propose recommend demand urge criticize criticise praise blast denounce condemn reject dismiss accuse blame allege reveal disclose describe question endorse defend oppose support promise pledge tout cite mention declare'.split(
    ' ',
  ),
);
/** Verbs that promise or ask with an infinitive: "vowed to …". */
const INFINITIVE_CLAIMS = new Set('vow promise pledge agree refuse decline propose ask urge call tell claim'.split(' '));

/** Where a content begins after its cue, and by which rule. */
export interface Content {
  start: number;
  rule: string;
  confidence: number;
}

/** The content that follows the cue at `i`: a clause, an infinitive, or for some verbs an object. */
export function contentAfter(units: readonly Unit[], i: number, to: number, verb: string): Content | undefined {
  const strength = cueStrength(units[i]?.word ?? '');
  let next = i + 1;
  if (/^(?:tell|inform|assure|remind|warn|notify|advise|ask|urge)$/.test(verb)) {
    const object = units[next]?.pos === 'PRON' ? next : phraseStartingAt(units, next, to)?.last;
    if (object !== undefined && !isClauseStart(units, next, to)) next = object + 1;
    else if (units[next]?.pos === 'PRON' && object !== undefined) next = object + 1;
  }
  // "said on Tuesday that", "said in a statement that"
  const that = thatAfter(units, next, to);
  if (that !== -1 && strength !== 'stance') return { start: that + 1, rule: 'claim-that', confidence: 0.9 };
  if (units[next]?.word === 'to' && INFINITIVE_CLAIMS.has(verb)) return { start: next, rule: 'claim-to', confidence: 0.7 };
  if (units[next]?.word === 'for' && verb === 'call') return { start: next + 1, rule: 'claim-object', confidence: 0.7 };
  const clause = skipTime(units, next, to);
  const opens =
    isClauseStart(units, clause, to) ||
    (verb === 'say' && /^(?:ADP|VERB|ADV|SCONJ|NOUN|ADJ|NUM)$/.test(units[clause]?.pos ?? '') && hasFiniteVerb(units, clause + 1, to));
  if (OPEN_CLAIMS.has(verb) && opens) return { start: clause, rule: 'claim-open', confidence: 0.8 };
  if (OBJECT_CLAIMS.has(verb) && phraseStartingAt(units, next, to) !== undefined && units[i]?.pos !== 'NOUN')
    return { start: next, rule: 'claim-object', confidence: 0.65 };
  if (/^(?:whether|how|why|what|if)$/.test(units[next]?.word ?? '') && strength !== 'stance')
    return { start: next, rule: 'claim-question', confidence: 0.7 };
  return undefined;
}

function thatAfter(units: readonly Unit[], from: number, to: number): number {
  for (let i = from; i < Math.min(from + 8, to); i++) {
    const unit = units[i];
    if (unit?.word === 'that') return units[i + 1]?.kind === 'marked' ? -1 : i;
    if (unit === undefined || unit.pos === 'VERB' || unit.kind === 'marked' || unit.word === ',' || unit.word === ':') return -1;
    // only a time, a place or a listener may stand between
    if (i === from && !(unit.pos === 'ADP' || unit.pos === 'ADV' || unit.kind === 'name' || unit.pos === 'PROPN')) return -1;
  }
  return -1;
}

const DAYS =
  /^(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|today|yesterday|earlier|later|again|also|then|recently|previously|repeatedly|flatly|tonight|now|however|still)$/;

/** Over "on Tuesday", "again" and the like. */
export function skipTime(units: readonly Unit[], from: number, to: number): number {
  let i = from;
  if (units[i]?.word === 'on' && DAYS.test(units[i + 1]?.word ?? '')) i += 2;
  while (i < to && DAYS.test(units[i]?.word ?? '')) i++;
  return i;
}

/** A noun phrase and then a finite verb: a clause without "that". */
function isClauseStart(units: readonly Unit[], from: number, to: number): boolean {
  const first = units[from];
  if (first === undefined || first.kind === 'marked') return false;
  const isIt = first.pos === 'PRON' && /^(?:it|there|this|that|these|those)$/.test(first.word);
  const phrase = isIt ? { first: from, last: from, head: from } : phraseStartingAt(units, from, to);
  if (phrase === undefined) return false;
  for (let i = phrase.last + 1; i < Math.min(phrase.last + 14, to); i++) {
    const unit = units[i];
    if (unit === undefined || unit.kind === 'marked' || unit.word === ';') return false;
    if (unit.pos === 'AUX' || (unit.pos === 'VERB' && !unit.word.endsWith('ing') && units[i - 1]?.word !== 'to')) return true;
    if (unit.word === ',' && i === phrase.last + 1) return false;
  }
  return false;
}

/** Whether a clause with a verb of its own stands in the range. */
export function hasFiniteVerb(units: readonly Unit[], from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const unit = units[i];
    if (unit?.pos === 'AUX' || (unit?.pos === 'VERB' && !unit.word.endsWith('ing') && units[i - 1]?.word !== 'to')) return true;
  }
  return false;
}

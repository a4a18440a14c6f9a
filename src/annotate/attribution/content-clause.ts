/** What a report contains: the words after its cue that are its content. */
import { cueStrength, OPEN_CLAIMS } from './cues.ts';
import { phraseStartingAt } from './phrases.ts';
import type { Unit } from './units.ts';

/** Verbs whose object alone is what was said or held: "denied the charge", "announced a plan", "supports the bill". */
const OBJECT_CLAIMS = new Set(
  'deny acknowledge admit confirm announce propose recommend demand urge criticize criticise praise blast denounce condemn reject dismiss accuse blame allege reveal disclose describe question endorse defend oppose support promise pledge tout cite mention declare want seek favor favour back attack slam mock decry express reiterate suggest report claim predict note stress emphasize emphasise highlight discuss explain recall offer fear doubt advocate welcome hail challenge call view consider see expect contemplate regret lament protest threaten embrace show find indicate demonstrate outline detail underscore raise ridicule'.split(
    ' ',
  ),
);
/** Verbs that take what was said after a preposition: "called for a ban", "spoke about the war". */
const PREPOSITION_CLAIMS: ReadonlyMap<string, RegExp> = new Map([
  ['call', /^(?:for|on)$/],
  ['speak', /^(?:about|of|against)$/],
  ['talk', /^(?:about|of)$/],
  ['point', /^to$/],
  ['refer', /^to$/],
  ['allude', /^to$/],
  ['complain', /^(?:about|of)$/],
  ['warn', /^(?:of|against|about)$/],
  ['argue', /^(?:for|against)$/],
  ['ask', /^(?:about|for)$/],
  ['push', /^for$/],
  ['press', /^for$/],
  ['apologize', /^for$/],
  ['hope', /^for$/],
  ['boast', /^(?:of|about)$/],
  ['joke', /^about$/],
  ['worry', /^about$/],
  ['agree', /^(?:with|on)$/],
  ['object', /^to$/],
  ['comment', /^on$/],
]);
/** Verbs that promise, ask or want with an infinitive: "vowed to …". */
const INFINITIVE_CLAIMS = new Set(
  'vow promise pledge agree refuse decline propose ask urge call tell claim want hope plan seek intend threaten offer expect decide aim swear demand order advise encourage warn volunteer wish prefer love like'.split(
    ' ',
  ),
);

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
  if (/^(?:tell|inform|assure|remind|warn|notify|advise|ask|urge|order|encourage|want|expect)$/.test(verb)) {
    const object = units[next]?.pos === 'PRON' ? next : phraseStartingAt(units, next, to)?.last;
    if (object !== undefined && !isClauseStart(units, next, to)) next = object + 1;
    else if (units[next]?.pos === 'PRON' && object !== undefined) next = object + 1;
  }
  // "said on Tuesday that", "said in a statement that"
  const that = thatAfter(units, skipTime(units, next, to), to);
  if (that !== -1 && strength !== 'stance') return { start: that + 1, rule: 'claim-that', confidence: 0.9 };
  if (units[next]?.word === 'to' && INFINITIVE_CLAIMS.has(verb)) return { start: next, rule: 'claim-to', confidence: 0.7 };
  if (PREPOSITION_CLAIMS.get(verb)?.test(units[i + 1]?.word ?? '') === true) return { start: i + 2, rule: 'claim-about', confidence: 0.6 };
  const clause = skipTime(units, next, to);
  const opens =
    isClauseStart(units, clause, to) ||
    (verb === 'say' && clause + 3 < to && /^(?:NOUN|PROPN|DET|PRON|ADJ|NUM)$/.test(units[clause]?.pos ?? '')) ||
    (verb === 'say' &&
      /^(?:ADP|VERB|ADV|SCONJ|NOUN|ADJ|NUM|PROPN|DET|PRON|AUX)$/.test(units[clause]?.pos ?? '') &&
      hasFiniteVerb(units, clause + 1, to));
  if (OPEN_CLAIMS.has(verb) && opens) return { start: clause, rule: 'claim-open', confidence: 0.8 };
  if (OBJECT_CLAIMS.has(verb) && phraseStartingAt(units, i + 1, to) !== undefined && units[i]?.pos !== 'NOUN')
    return { start: i + 1, rule: 'claim-object', confidence: 0.6 };
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
  if (/^(?:on|late|early|last|this)$/.test(units[i]?.word ?? '') && /^(?:week|month|year)$|day$/.test(units[i + 1]?.word ?? '')) i += 2;
  while (i < to && DAYS.test(units[i]?.word ?? '')) i++;
  return i;
}

/** Whether a noun phrase and then a finite verb stand there: a clause without "that". */
export function isClauseStart(units: readonly Unit[], from: number, to: number): boolean {
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

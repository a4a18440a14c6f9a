/** Clauses, as far as tags show them: whether one begins here, and whether a stretch holds a finite verb. */
import { CALENDAR } from '../gazetteers/common-words.ts';
import { phraseStartingAt } from './phrases.ts';
import type { Unit } from './units.ts';

/** How far behind its subject the verb of a clause may stand. */
const VERB_REACH = 14;

/** Whether a noun phrase and then a finite verb stand there: a clause without "that". */
export function isClauseStart(units: readonly Unit[], from: number, to: number): boolean {
  const first = units[from];
  if (first === undefined || first.kind === 'marked') return false;
  const isIt = first.pos === 'PRON' && /^(?:it|there|this|that|these|those)$/.test(first.word);
  const phrase = isIt ? { first: from, last: from, head: from } : phraseStartingAt(units, from, to);
  if (phrase === undefined) return false;
  for (let i = phrase.last + 1; i < Math.min(phrase.last + VERB_REACH, to); i++) {
    const unit = units[i];
    if (unit === undefined || unit.kind === 'marked' || unit.word === ';') return false;
    if (isFiniteVerb(units, i)) return true;
    if (unit.word === ',' && i === phrase.last + 1) return false;
  }
  return false;
}

/** Whether a clause with a verb of its own stands in the range. */
export function hasFiniteVerb(units: readonly Unit[], from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (isFiniteVerb(units, i)) return true;
  return false;
}

function isFiniteVerb(units: readonly Unit[], i: number): boolean {
  const unit = units[i];
  return unit?.pos === 'AUX' || (unit?.pos === 'VERB' && !unit.word.endsWith('ing') && units[i - 1]?.word !== 'to');
}

const DAYS =
  /^(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|today|yesterday|earlier|later|again|also|then|recently|previously|repeatedly|flatly|tonight|now|however|still)$/;

/** Over "on Tuesday", "again" and the like. */
export function skipTime(units: readonly Unit[], from: number, to: number): number {
  let i = from;
  for (let step = 0; step < MOST_TIMES; step++) {
    const next = overOneTime(units, i);
    if (next === i || next > to) break;
    i = next;
  }
  // "said this year was hard": the time is what is spoken of
  return i > from && isFiniteVerb(units, i) ? from : i;
}

/** "late on Friday night", "again", "earlier this week" are no more than three of them. */
const MOST_TIMES = 4;
const LEADS_TO_TIME = /^(?:on|late|early|earlier|last|this)$/;
const PART_OF_DAY = /^(?:morning|afternoon|evening|night)s?$/;

function overOneTime(units: readonly Unit[], from: number): number {
  let i = from;
  while (i - from < 3 && LEADS_TO_TIME.test(units[i]?.word ?? '')) i++;
  const word = units[i]?.word ?? '';
  const isLed = i > from;
  if (DAYS.test(word) || (isLed && (/^(?:week|month|year)$|day$/.test(word) || PART_OF_DAY.test(word)))) {
    i++;
    return PART_OF_DAY.test(units[i]?.word ?? '') ? i + 1 : i;
  }
  const isDate = CALENDAR.has(word) && isLed && units[i + 1]?.pos === 'NUM';
  return isDate ? i + 2 : from;
}

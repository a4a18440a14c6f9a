/** Clauses, as far as tags show them: whether one begins here, and whether a stretch holds a finite verb. */
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
  if (/^(?:on|late|early|last|this)$/.test(units[i]?.word ?? '') && /^(?:week|month|year)$|day$/.test(units[i + 1]?.word ?? '')) i += 2;
  while (i < to && DAYS.test(units[i]?.word ?? '')) i++;
  return i;
}

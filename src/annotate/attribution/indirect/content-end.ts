/**
 * Where the content of a report ends: at the end of its sentence, or where the reporter takes over again.
 *
 * A clause ("said the ferry was late") goes on over commas and "and"; an object ("rejected the plan") and an infinitive ("vowed to mend
 * it") end sooner, because what follows them is mostly the reporter's own.
 */
import { CALENDAR } from '../../gazetteers/common-words.ts';
import { isClauseStart } from '../clauses.ts';
import { cueBase, OPEN_CLAIMS } from '../cues.ts';
import { phraseStartingAt } from '../phrases.ts';
import { isCue, isPassive } from '../reports.ts';
import type { Unit } from '../units.ts';

export type ContentShape = 'clause' | 'infinitive' | 'object';

/** "in an interview", "at a rally", "on Twitter": where and how it was said. */
const OCCASION =
  /^(?:interview|interviews|speech|speeches|statement|rally|rallies|event|events|debate|debates|conference|twitter|facebook|tweet|tweets|email|letter|memo|trail|convention|hearing|op-ed|radio|television|tv|remarks|post|video|appearance|ad|ads|meeting|call|podcast|segment|forum|testimony|article|essay|column|campaign)$/;
const CONTRAST = /^(?:but|while|although|though|whereas|compared)$/;
/** How far behind a preposition its noun is looked for. */
const NOUN_REACH = 6;

/** End (exclusive) of a content that begins at unit `from`. `isInside`: the report stands in a clause of its own (“while X said …”, “who said …”). */
export function contentEnd(units: readonly Unit[], from: number, to: number, shape: ContentShape, isInside: boolean): number {
  for (let i = from + 1; i < to; i++) {
    const unit = units[i];
    if (unit === undefined || unit.word === ';') return i;
    if (unit.word === ',' || isDash(unit)) {
      if (isInside || endsAtComma(units, i, to, shape)) return i;
      continue;
    }
    if (endsAtNextReport(units, i, to)) return i;
    if (shape === 'clause') {
      if (endsClause(units, i)) return i;
    } else if (endsPhrase(units, i, to, shape)) return i;
  }
  return to;
}

function isDash({ word }: Unit): boolean {
  return word === '—' || word === '–' || word === '--';
}

function endsAtComma(units: readonly Unit[], i: number, to: number, shape: ContentShape): boolean {
  const after = units[i + 1];
  if (after === undefined || after.word === 'according') return true;
  if (CONTRAST.test(after.word)) return units[i + 2]?.word !== 'that';
  if (after.word === 'and' && isClauseStart(units, i + 2, to)) return true;
  const next = after.pos === 'ADV' ? i + 2 : i + 1;
  if (isCue(units, next) && units[next]?.word.endsWith('ing') === true) return true;
  if (shape === 'clause') return false;
  return shape === 'object' || units[next]?.word.endsWith('ing') === true || after.word === 'and' || after.word === 'which';
}

/** "… but Berg said", "… while the crew insisted", "… and Berg said": another one's report begins. */
function endsAtNextReport(units: readonly Unit[], i: number, to: number): boolean {
  const word = units[i]?.word ?? '';
  if (word !== 'and' && !CONTRAST.test(word)) return false;
  const subject = phraseStartingAt(units, i + 1, to);
  if (subject === undefined || (word === 'and' && units[subject.head]?.pos === 'PRON')) return false;
  let verb = subject.last + 1;
  while (verb < to && verb - subject.last < 4 && /^(?:ADV|AUX)$/.test(units[verb]?.pos ?? '')) verb++;
  return verb < to && isCue(units, verb) && !isPassive(units, verb) && OPEN_CLAIMS.has(cueBase(units[verb]?.word ?? ''));
}

/** "… and said", "… and called": the subject of the report says something more. */
function endsClause(units: readonly Unit[], i: number): boolean {
  if (units[i]?.word !== 'and') return false;
  const next = units[i + 1]?.pos === 'ADV' ? i + 2 : i + 1;
  return isCue(units, next) && /(?:ed|said|told|wrote)$/.test(units[next]?.word ?? '');
}

function endsPhrase(units: readonly Unit[], i: number, to: number, shape: ContentShape): boolean {
  const { word = '', pos } = units[i] ?? {};
  if (word === 'and' || word === 'but') return endsAtConjunction(units, i, shape);
  if (shape === 'infinitive') return false;
  if (word === '-' && isSpaced(units, i)) return true;
  return pos === 'ADP' && isTimeOrOccasion(units, i, to);
}

/** "rejected the plan and left" */
function endsAtConjunction(units: readonly Unit[], i: number, shape: ContentShape): boolean {
  const next = units[i + 1]?.pos === 'ADV' ? units[i + 2] : units[i + 1];
  if (next === undefined || next.word.endsWith('ing')) return false;
  if (next.pos === 'AUX') return true;
  return next.pos === 'VERB' && (shape === 'object' || /(?:ed|said|told|s)$/.test(next.word));
}

/** A hyphen between spaces stands for a dash. */
function isSpaced(units: readonly Unit[], i: number): boolean {
  const unit = units[i];
  return unit !== undefined && (units[i - 1]?.end ?? unit.start) < unit.start && (units[i + 1]?.start ?? unit.end) > unit.end;
}

/** "on Tuesday", "in an interview with the Times" */
export function isTimeOrOccasion(units: readonly Unit[], i: number, to: number): boolean {
  if (!/^(?:in|on|at|during|last|this|via|by)$/.test(units[i]?.word ?? '')) return false;
  for (let j = i + 1; j < Math.min(to, i + NOUN_REACH); j++) {
    const unit = units[j];
    if (unit === undefined || unit.pos === 'VERB' || unit.pos === 'AUX' || unit.pos === 'PUNCT') return false;
    if (j === i + 1 && CALENDAR.has(unit.word)) return true;
    if (OCCASION.test(unit.word)) return true;
    if (j > i + 1 && unit.pos === 'ADP') return false;
  }
  return false;
}

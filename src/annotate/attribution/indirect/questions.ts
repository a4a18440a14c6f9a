/** Questions that are put to somebody: "Asked about the ferry, …", "when asked whether …". Who asks is not said. */
import { skipTime } from '../clauses.ts';
import { phraseStartingAt } from '../phrases.ts';
import type { Unit } from '../units.ts';
import { contentEnd } from './content-end.ts';
import type { Report } from './report.ts';

const PUT = new Set(['asked', 'pressed', 'questioned', 'told', 'quizzed']);
const OPENS_CLAUSE = /^(?:whether|if|how|why|what|who|where|when|that)$/;

/** A participle without a subject that puts a question. */
export function questionReport(units: readonly Unit[], i: number, from: number, to: number): Report | undefined {
  if (!PUT.has(units[i]?.word ?? '') || !isPassiveParticiple(units, i, from)) return undefined;
  const next = units[i + 1];
  if (next === undefined || i + 2 >= to) return undefined;
  const base = { phrase: undefined, cue: i, rule: 'claim-asked', confidence: 0.6 };
  // "asked on Monday night whether …"
  const clause = skipTime(units, i + 1, to);
  if (OPENS_CLAUSE.test(units[clause]?.word ?? '')) return { ...base, from: clause, to: questionEnd(units, clause, to) };
  if (/^(?:about|on)$/.test(next.word) && next.pos === 'ADP' && units[i]?.word !== 'told')
    return { ...base, from: i + 2, to: questionEnd(units, i + 2, to) };
  if (next.word === 'by') {
    const phrase = phraseStartingAt(units, i + 2, to);
    const after = phrase === undefined ? undefined : units[phrase.last + 1];
    if (phrase === undefined || after === undefined || phrase.last + 2 >= to) return undefined;
    if (OPENS_CLAUSE.test(after.word) || /^(?:about|on)$/.test(after.word)) {
      const start = OPENS_CLAUSE.test(after.word) && after.word !== 'that' ? phrase.last + 1 : phrase.last + 2;
      return { ...base, phrase, from: start, to: questionEnd(units, start, to) };
    }
  }
  return undefined;
}

/** "Asked …", "when asked …", "was asked …" */
function isPassiveParticiple(units: readonly Unit[], i: number, from: number): boolean {
  let j = i - 1;
  while (j >= from && units[j]?.pos === 'ADV' && units[j]?.word !== 'when') j--;
  if (j < from) return true;
  return /^(?:when|if|after|and|,|being|was|were|been|be|once|is|are|while)$/.test(units[j]?.word ?? '');
}

function questionEnd(units: readonly Unit[], start: number, to: number): number {
  return contentEnd(units, start, to, 'object', true);
}

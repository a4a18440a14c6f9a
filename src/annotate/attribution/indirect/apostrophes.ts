/**
 * Speech between two pairs of apostrophes (''…''), which some archives set for quotation marks.
 *
 * They are no marks to us: the same signs stand for inches, seconds and empty strings, and what lies between is not promised to be
 * verbatim. A report beside them counts as a paraphrase whose content is all that stands between, over several sentences.
 */
import { cueStrength } from '../cues.ts';
import { subjectOfCue } from '../reports.ts';
import type { Unit } from '../units.ts';
import type { Report } from './report.ts';

/** Speech between pairs of apostrophes is followed for this many words. */
const LONGEST_SPEECH = 150;

/** She said, ''…'' */
export function spokenAfter(units: readonly Unit[], i: number, from: number, inside: Uint8Array): Report | undefined {
  const comma = /^[,:]$/.test(units[i + 1]?.word ?? '') ? i + 1 : i;
  if (units[comma + 1]?.word !== "''" || inside[comma + 1] !== 1 || cueStrength(units[i]?.word ?? '') === 'stance') return undefined;
  const phrase = subjectOfCue(units, i, from);
  if (phrase === undefined) return undefined;
  return { phrase, cue: i, from: comma + 2, to: closing(units, comma + 2, inside), rule: 'claim-spoken', confidence: 0.8 };
}

/** ''…,'' she said. ''…'': the content goes on to the second closing pair. */
export function withNextSpeech(units: readonly Unit[], report: Report, sentenceEnd: number, inside: Uint8Array): Report {
  if (units[sentenceEnd]?.word !== "''" || inside[sentenceEnd] !== 1) return report;
  return { ...report, to: closing(units, sentenceEnd + 1, inside) };
}

function closing(units: readonly Unit[], from: number, inside: Uint8Array): number {
  let i = from;
  while (i < units.length && inside[i] === 1 && i - from < LONGEST_SPEECH) i++;
  return i;
}

/** Over two apostrophes that stand for a mark, to the left. */
export function overMark(units: readonly Unit[], i: number): number {
  return units[i]?.word === "''" ? i - 1 : i;
}

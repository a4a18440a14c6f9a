/** Reports whose cue stands before the content: "X said that …", "X told Y …", "X denied …", "X vowed to …". */
import { hasFiniteVerb, skipTime } from '../clauses.ts';
import { cueBase, cueStrength } from '../cues.ts';
import { outermost, subjectOfCue } from '../reports.ts';
import type { Unit } from '../units.ts';
import { complementOf } from './complement.ts';
import { contentEnd } from './content-end.ts';
import type { Report } from './report.ts';

/** "videos of them showing …", "the agency, seeking to …": no report of theirs. */
const NO_REPORT = /^(?:showing|indicating|demonstrating|finding|seeking|planning|aiming|intending)$/;

export function leading(units: readonly Unit[], i: number, from: number, to: number): Report | undefined {
  const word = units[i]?.word ?? '';
  const content = complementOf(units, i, to, cueBase(word));
  if (content === undefined) return asNoted(units, i, from, to);
  if (NO_REPORT.test(word) && units[i - 1]?.pos !== 'AUX') return undefined;
  const own = subjectOfCue(units, i, from);
  if (own === undefined || isHypothetical(units, own.first, from)) return undefined;
  const isInside = own.relative !== undefined || isSubordinate(units, own.first, from);
  return {
    phrase: content.rule === 'claim-that' ? own : outermost(units, own, from),
    cue: i,
    from: content.start,
    to: contentEnd(units, content.start, to, content.shape, isInside),
    rule: content.rule,
    confidence: content.confidence,
  };
}

/** "As Lind noted, the ferry is late": the content stands behind the comma. */
function asNoted(units: readonly Unit[], i: number, from: number, to: number): Report | undefined {
  const comma = skipTime(units, i + 1, to);
  if (units[comma]?.word !== ',' || cueStrength(units[i]?.word ?? '') === 'stance' || !hasFiniteVerb(units, comma + 1, to))
    return undefined;
  const phrase = subjectOfCue(units, i, from);
  if (phrase === undefined || units[phrase.first - 1]?.word !== 'as' || phrase.first - 1 > from + 1) return undefined;
  return { phrase, cue: i, from: comma + 1, to, rule: 'claim-as', confidence: 0.75 };
}

/** "if he says …", "when asked …" report nothing. */
function isHypothetical(units: readonly Unit[], subject: number, from: number): boolean {
  return subject > from && /^(?:if|whether|unless)$/.test(units[subject - 1]?.word ?? '');
}

/** "While officials insist that …, concerns persist": the report ends with its clause. */
function isSubordinate(units: readonly Unit[], subject: number, from: number): boolean {
  return subject - 1 >= from && /^(?:while|although|though|as|when|because|since|after|before)$/.test(units[subject - 1]?.word ?? '');
}

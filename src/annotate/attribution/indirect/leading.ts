/** Reports whose cue stands before the content: "X said that …", "X told Y …", "X denied …", "X vowed to …". */
import { hasFiniteVerb, skipTime } from '../clauses.ts';
import { cueBase, cueStrength } from '../cues.ts';
import { outermost, subjectOfCue } from '../reports.ts';
import type { Unit } from '../units.ts';
import { type Complement, complementOf } from './complement.ts';
import { contentEnd } from './content-end.ts';
import type { Report } from './report.ts';

/** "videos of them showing …", "the agency, seeking to …": no report of theirs. */
const NO_REPORT = /^(?:showing|indicating|demonstrating|finding|seeking|planning|aiming|intending)$/;

export function leading(units: readonly Unit[], i: number, from: number, to: number): Report | undefined {
  const word = units[i]?.word ?? '';
  const content = complementOf(units, i, to, cueBase(word));
  if (content === undefined) return asNoted(units, i, from, to);
  if (content.rule === 'claim-object' && isQuotedAs(units, content.start, to)) return undefined;
  if (NO_REPORT.test(word) && units[i - 1]?.pos !== 'AUX') return undefined;
  const own = subjectOfCue(units, i, from);
  if (own === undefined || isHypothetical(units, own.first, from)) return undefined;
  if (isSilence(units, i, content.start, to) || isAboutMarked(units, own.first, content)) return undefined;
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

/** How many words may stand for whom a report quotes. */
const LONGEST_QUOTED = 8;

/** "The letter cites Lind as saying …": Lind reports. */
function isQuotedAs(units: readonly Unit[], from: number, to: number): boolean {
  for (let i = from; i < Math.min(from + LONGEST_QUOTED, to - 1); i++)
    if (units[i]?.word === 'as') return /^(?:saying|telling|writing|stating|claiming|arguing)$/.test(units[i + 1]?.word ?? '');
  return false;
}

/** "declined to comment", "refused to give her name", "did not respond to requests for comment": nothing was said. */
function isSilence(units: readonly Unit[], i: number, start: number, to: number): boolean {
  const verb = cueBase(units[i]?.word ?? '');
  if (/^(?:decline|refuse)$/.test(verb)) {
    const at = units[start]?.word === 'to' ? start + 1 : start;
    const words = units.slice(at, Math.min(at + 3, to)).map(({ word }) => word);
    return /^(?:(?:publicly )?comment|elaborate|be (?:named|identified|quoted|interviewed)|(?:give|provide) (?:his|her|their|its|a)\b)/.test(
      words.join(' '),
    );
  }
  if (!/^(?:respond|reply|answer)$/.test(verb)) return false;
  for (let j = start; j < Math.min(start + 6, to); j++)
    if (/^(?:requests?|messages?|emails?|e-mails?|calls?|inquiries|inquiry)$/.test(units[j]?.word ?? '')) return true;
  return false;
}

/** “…,” Lind said about the ferry: only says what the marked words are about. */
function isAboutMarked(units: readonly Unit[], subject: number, { rule, start }: Complement): boolean {
  if (rule !== 'claim-open' || units[start]?.pos !== 'ADP') return false;
  const before = units[subject - 1]?.word === ',' ? units[subject - 2] : units[subject - 1];
  return before?.kind === 'marked';
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

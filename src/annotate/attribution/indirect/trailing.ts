/** Reports whose cue stands behind or inside the content: "…, officials said", "the ferry, she said, was late", "according to X, …". */
import { hasFiniteVerb, skipTime } from '../clauses.ts';
import { cueBase, cueStrength } from '../cues.ts';
import { phraseEndingAt, phraseStartingAt, withApposition } from '../phrases.ts';
import { subjectTurned } from '../reports.ts';
import { subjectBefore } from '../subjects.ts';
import type { Unit } from '../units.ts';
import { overMark, withNextSpeech } from './apostrophes.ts';
import type { Report } from './report.ts';

/** "According to X, …" and "…, according to X" */
export function accordingTo(units: readonly Unit[], i: number, from: number, to: number): Report | undefined {
  const phrase = phraseStartingAt(units, i + 2, to);
  if (phrase === undefined || units[i - 1]?.kind === 'marked' || units[i - 2]?.kind === 'marked') return undefined;
  const base = { phrase, cue: i, rule: 'according-to', confidence: 0.85 };
  // "…, but according to X, …": what stands before is another clause
  const isOpener = /^(?:but|and|while|because|although|though|yet|whereas|:)$/.test(units[i - 1]?.word ?? '');
  if (i - from > 3 && !isOpener)
    return hasFiniteVerb(units, from, i) ? { ...base, phrase: withApposition(units, phrase, to) ?? phrase, from, to: i } : undefined;
  const comma = nextComma(units, phrase.last + 1, to);
  return comma === -1 ? undefined : { ...base, from: comma + 1, to: untilNextSource(units, comma + 1, to) };
}

/** "…, but according to Y, …": another source takes over. */
function untilNextSource(units: readonly Unit[], from: number, to: number): number {
  for (let i = from + 1; i + 1 < to; i++) {
    if (units[i]?.word !== 'according' || units[i + 1]?.word !== 'to') continue;
    let end = i;
    while (end > from && /^(?:but|and|while|though|,|;)$/.test(units[end - 1]?.word ?? '')) end--;
    if (end < i) return end;
  }
  return to;
}

function nextComma(units: readonly Unit[], from: number, to: number): number {
  for (let i = from; i < to; i++) if (units[i]?.word === ',') return i;
  return -1;
}

/** Verbs that stand before their subject after what was said: "…, said Lind". */
const TURNING =
  /^(?:say|add|write|note|explain|argue|warn|tweet|recall|insist|conclude|predict|observe|declare|quip|joke|complain|suggest|reply|respond|claim|continue|report|announce|remark|state|contend|assert|acknowledge|admit|concede)$/;

/** "…, officials said." and "…, said X." */
export function trailing(units: readonly Unit[], i: number, from: number, to: number, inside: Uint8Array): Report | undefined {
  if (cueStrength(units[i]?.word ?? '') !== 'claim' || units[i]?.word.endsWith('ing') === true) return undefined;
  const base = { cue: i, rule: 'claim-after', confidence: 0.85 };
  const turned = subjectTurned(units, i, from);
  // "The ferry, said Lind, was late"
  if (turned !== undefined && !hasFiniteVerb(units, from, i - 1) && hasFiniteVerb(units, turned.last + 1, to))
    return { phrase: turned, cue: i, from, to, rule: 'claim-inside', confidence: 0.8 };
  const comma = overMark(units, i - 1);
  if (/^[,?!]$/.test(units[comma]?.word ?? '') && i - from > 4) {
    const phrase = withApposition(units, phraseStartingAt(units, i + 1, to), to);
    // "X, who left, said he …": not turned round
    const isTurned =
      phrase !== undefined &&
      TURNING.test(cueBase(units[i]?.word ?? '')) &&
      units[phrase.head]?.pos !== 'PRON' &&
      !/^(?:VERB|AUX)$/.test(units[phrase.last + 1]?.pos ?? '');
    if (isTurned) {
      if (units[comma - 1]?.kind === 'marked' || !hasFiniteVerb(units, from, comma)) return undefined;
      const report = { ...base, phrase, from, to: comma };
      return comma < i - 1 ? withNextSpeech(units, report, to, inside) : report;
    }
  }
  const between = insideReport(units, i, from, to);
  if (between !== undefined) return between;
  const phrase = subjectBefore(units, i, from);
  if (phrase === undefined || phrase.first - from < 4) return undefined;
  const end = overMark(units, phrase.first - 1);
  if (!/^[,?!]$/.test(units[end]?.word ?? '') || units[end - 1]?.kind === 'marked' || !hasFiniteVerb(units, from, end)) return undefined;
  if (end < phrase.first - 1) return withNextSpeech(units, { ...base, phrase, from, to: end }, to, inside);
  return units[end]?.word === ',' && isTimeOrPlace(units, i, to) ? { ...base, phrase, from, to: end } : undefined;
}

/** What follows the cue is a time, a place or an occasion, not a content of its own. */
function isTimeOrPlace(units: readonly Unit[], cue: number, to: number): boolean {
  const next = units[skipTime(units, cue + 1, to)];
  if (next === undefined || next.start >= (units[to - 1]?.end ?? 0)) return true;
  for (let j = cue + 1; j < to; j++) if (units[j]?.word === 'that' || units[j]?.kind === 'marked') return false;
  return /^[.!?,;]$/.test(next.word) || next.pos === 'ADP' || (next.pos === 'SCONJ' && next.word !== 'that') || next.pos === 'ADV';
}

/** "The hashtag, he said, was even more popular." The whole sentence is the content. */
function insideReport(units: readonly Unit[], i: number, from: number, to: number): Report | undefined {
  const after = skipTime(units, i + 1, to);
  if (units[after]?.word !== ',' || to - after < 4) return undefined;
  // "…, she said Friday afternoon, as the crew waited": what follows is the reporter's
  if (after > i + 1 && /^(?:as|while|when|after|before|where)$/.test(units[after + 1]?.word ?? '')) return undefined;
  const phrase = phraseEndingAt(units, i - 1, from);
  if (phrase === undefined || phrase.first - from < 2 || units[overMark(units, phrase.first - 1)]?.word !== ',') return undefined;
  return hasFiniteVerb(units, after, to) || hasFiniteVerb(units, from, phrase.first - 1)
    ? { phrase, cue: i, from, to, rule: 'claim-inside', confidence: 0.8 }
    : undefined;
}

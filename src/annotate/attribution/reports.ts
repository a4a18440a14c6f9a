/**
 * Reports: where a word reports, who its subject is, and whose word stands behind a report inside a report.
 *
 * Shared by the rules for marked words and by reported speech without marks, so that both mean the same by "said".
 */
import { CALENDAR } from '../gazetteers/common-words.ts';
import { cueBase, cueStrength, PLAIN_CUES } from './cues.ts';
import { type Phrase, phraseEndingAt, phraseStartingAt } from './phrases.ts';
import { canSpeak } from './speakers.ts';
import { sentenceSubject, subjectBefore, subjectOfGovernor } from './subjects.ts';
import type { Unit } from './units.ts';

/** Whether unit `i` is a verb that reports. */
export function isCue(units: readonly Unit[], i: number): boolean {
  const unit = units[i];
  if (unit === undefined || unit.kind !== 'word') return false;
  if (cueStrength(unit.word) === undefined)
    return IN_PHRASES.has(unit.word) && (isShotBack(units, i) || isRead(units, i) || isPutSo(units, i) || isWentOn(units, i));
  if (unit.word === 'known' || (unit.word === 'according' && units[i + 1]?.word === 'to')) return false;
  if (unit.pos === 'VERB' || unit.pos === 'AUX' || PLAIN_CUES.has(unit.word)) return true;
  if (isPastAfterSubject(units, i) || isPastWithObject(units, i)) return true;
  return unit.pos === 'NOUN' && isVerbAfterAll(units, i);
}

/** Verbs that report only together with the words behind them; most words are none of them, which saves the patterns below. */
const IN_PHRASES = new Set(
  'shot shoots fired fires hit hits clapped read reads goes went put puts cut chimed chimes piped made makes make'.split(' '),
);

/** "Trump shot back": not what the verb means alone. */
function isShotBack(units: readonly Unit[], i: number): boolean {
  return units[i + 1]?.word === 'back' && /^(?:shot|shoots|fired|fires|hit|hits|clapped)$/.test(units[i]?.word ?? '');
}

/** “…,” the letter read; the sign reads: “…” */
function isRead(units: readonly Unit[], i: number): boolean {
  if (!/^(?:reads?|goes|went)$/.test(units[i]?.word ?? '')) return false;
  const next = units[i + 1];
  if (next?.kind === 'marked' || units[i - 1]?.kind === 'marked') return true;
  if (next?.word === '.' || next === undefined) return true;
  return /^[,:]$/.test(next.word) && units[i + 2]?.kind === 'marked';
}

/** “…,” Lind went on; Berg cut in; she made clear that …; the bodies of the verbs "go on" and "make clear" mean much else. */
function isWentOn(units: readonly Unit[], i: number): boolean {
  const word = units[i]?.word ?? '';
  const next = units[i + 1]?.word ?? '';
  if (/^mak|^made/.test(word)) {
    const clear = next === 'it' ? i + 2 : i + 1;
    return units[clear]?.word === 'clear' && /^(?:that|,|:|to)$/.test(units[clear + 1]?.word ?? '');
  }
  if (/^(?:cut|chimed|chimes|piped)$/.test(word)) return /^(?:in|up)$/.test(next) && isPunctuated(units[i + 2]);
  return /^(?:goes|went)$/.test(word) && next === 'on' && (isPunctuated(units[i + 2]) || /^(?:about|that)$/.test(units[i + 2]?.word ?? ''));
}

function isPunctuated(unit: Unit | undefined): boolean {
  return unit === undefined || unit.kind === 'marked' || unit.pos === 'PUNCT';
}

/** "as Lind put it" */
function isPutSo(units: readonly Unit[], i: number): boolean {
  return (
    /^puts?$/.test(units[i]?.word ?? '') &&
    /^(?:it|this)$/.test(units[i + 1]?.word ?? '') &&
    /^(?:PUNCT|ADP)$/.test(units[i + 2]?.pos ?? '')
  );
}

/** "Toomey fumed on Tuesday": a past form that the tagger takes for an adjective or a noun. */
function isPastAfterSubject(units: readonly Unit[], i: number): boolean {
  const unit = units[i];
  const before = units[i - 1];
  if (unit === undefined || before === undefined || !unit.word.endsWith('ed') || cueStrength(unit.word) === 'stance') return false;
  return before.name?.type === 'person' || before.pos === 'PROPN' || (before.pos === 'PRON' && /^(?:he|she|they|i|we)$/.test(before.word));
}

/** "Lind branded Berg a “liar”", "was branded a “liar”": tagged as an adjective, with an object behind it. */
function isPastWithObject(units: readonly Unit[], i: number): boolean {
  const unit = units[i];
  const before = beforeAdverbs(units, i);
  if (unit?.pos !== 'ADJ' || !unit.word.endsWith('ed') || before === undefined) return false;
  const hasObject = units[i + 1]?.kind === 'marked' || opensObject(units[i + 1]);
  return hasObject && (/^(?:NOUN|PROPN|AUX)$/.test(before.pos) || isNamedSubject(before));
}

/** "Lind also branded": what stands before the adverbs. */
function beforeAdverbs(units: readonly Unit[], i: number): Unit | undefined {
  let at = i - 1;
  while (units[at]?.pos === 'ADV') at--;
  return units[at];
}

/** "Viguerie notes.", "The ad claims “…”": tagged as a noun, used as a verb. */
function isVerbAfterAll(units: readonly Unit[], i: number): boolean {
  const before = units[i - 1];
  const next = units[i + 1];
  // "her claim that", "the following comment:"
  if (before === undefined || /^(?:his|her|their|its|my|our|your|following)$/.test(before.word)) return false;
  const isThird = units[i]?.word.endsWith('s') === true;
  // "Critics, however, call it a “…”": a noun is never followed by its object
  if (
    /^(?:it|him|them)$/.test(next?.word ?? '') &&
    /^(?:call|slam|brand|label|dub|blast|attack|question|praise|term)$/.test(units[i]?.word ?? '')
  )
    return true;
  // "As Lind notes in the paper, …"
  if (isThird && before.kind === 'name' && units[i - 2]?.word === 'as') return true;
  if (isThird && next?.word === 'that' && /^(?:NOUN|PROPN|CCONJ)$/.test(before.pos)) return true;
  if (next?.word === 'out' && /^points?$/.test(units[i]?.word ?? '') && before.pos === 'PROPN') return true;
  if (before.pos === 'NOUN' && before.word.endsWith('s')) {
    if (/^(?:show|say|suggest|indicate|reveal)$/.test(units[i]?.word ?? '')) return true;
    if (/^(?:note|claim|fear|hope|worry|warn|counter)$/.test(units[i]?.word ?? '') && (next?.word === 'that' || opensObject(next)))
      return true;
  }
  if (cueStrength(units[i]?.word ?? '') === 'stance') return isNamedSubject(before) && opensObject(next);
  // "a Labor Department report,": one name alone reports with an "s"
  const isSubject =
    (before.kind === 'name' && (isThird || next === undefined || next.word !== ',')) ||
    before.pos === 'PRON' ||
    (before.pos === 'NOUN' && (units[i - 2]?.pos === 'DET' || (isThird && next?.word === ':' && units[i - 2]?.kind === 'name')));
  return isSubject && (next === undefined || next.kind === 'marked' || /^(?:[.,:]|that)$/.test(next.word));
}

function isNamedSubject(unit: Unit): boolean {
  return unit.name?.type === 'person' || (unit.pos === 'PRON' && /^(?:he|she|they|i|we|who)$/.test(unit.word));
}

/** "Lind slams the plan", "they support Berg" */
function opensObject(unit: Unit | undefined): boolean {
  return unit !== undefined && (unit.kind === 'name' || unit.pos === 'DET' || /^(?:his|her|their|its|him|them|it)$/.test(unit.word));
}

/** "was asked", "been told": the subject is not who speaks. */
export function isPassive(units: readonly Unit[], i: number): boolean {
  const unit = units[i];
  if (unit === undefined || !/(?:ed|told|known|quoted|written|shown|seen|found)$/.test(unit.word)) return false;
  for (let j = i - 1; j >= 0 && i - j < 4; j--) {
    const before = units[j];
    if (before === undefined || !(before.pos === 'AUX' || before.pos === 'ADV' || before.pos === 'PART')) return false;
    if (/^(?:is|are|was|were|be|been|being|’s|'s|’re|'re)$/.test(before.word)) return true;
  }
  return false;
}

/** The subject of the cue at `i`: its own, or, for a participle, that of the verb which governs it. */
export function subjectOfCue(units: readonly Unit[], i: number, floor: number): Phrase | undefined {
  const isParticiple = units[i]?.word.endsWith('ing') === true && units[i - 1]?.pos !== 'AUX';
  if (!isParticiple) return subjectTurned(units, i, floor) ?? subjectBefore(units, i, floor);
  const quoted = subjectQuoted(units, i, floor);
  if (quoted !== undefined) return quoted;
  if (units[i - 1]?.word === 'who') return subjectBefore(units, i, floor);
  const absolute = subjectAfterWith(units, i, floor) ?? bearerBefore(units, i, floor);
  if (absolute !== undefined) return absolute;
  for (let j = i - 1; j >= floor; j--) {
    if (
      !isCue(units, j) ||
      isPassive(units, j) ||
      units[j]?.word.endsWith('ing') === true ||
      cueStrength(units[j]?.word ?? '') === 'stance'
    )
      continue;
    const phrase = subjectBefore(units, j, floor);
    if (phrase !== undefined) return outermost(units, phrase, floor);
  }
  return sentenceSubject(units, floor, i) ?? subjectOfGovernor(units, i, floor);
}

/** Verbs that take the words alone and no listener: between commas, what stands behind one is its subject. */
const TURNED = /^(?:say|add|note|write|argue|explain|claim|insist|admit|recall|remark|observe|continue|declare|warn|suggest|conclude)$/;
/** How many words the subject of such a report may have. */
const LONGEST_TURNED = 12;

/** "The ferry, said Lind, was late": the subject stands behind the verb, and a comma behind that. */
export function subjectTurned(units: readonly Unit[], i: number, floor: number): Phrase | undefined {
  if (i - 1 <= floor || units[i - 1]?.word !== ',' || !TURNED.test(cueBase(units[i]?.word ?? ''))) return undefined;
  const phrase = phraseStartingAt(units, i + 1, Math.min(units.length, i + LONGEST_TURNED));
  const head = phrase === undefined ? undefined : units[phrase.head];
  if (phrase === undefined || head === undefined || units[phrase.last + 1]?.word !== ',') return undefined;
  return head.word !== '' && CALENDAR.has(head.word) ? undefined : canSpeak(head) ? phrase : undefined;
}

/** How many words may stand for whom a report quotes. */
const LONGEST_QUOTED = 8;

/** "The Post quoted Lind as saying": whom a report quotes is who speaks. */
function subjectQuoted(units: readonly Unit[], i: number, floor: number): Phrase | undefined {
  if (units[i - 1]?.word !== 'as') return undefined;
  for (let j = i - 3; j > floor && i - j < LONGEST_QUOTED; j--) {
    const unit = units[j];
    if (unit === undefined || unit.kind === 'marked' || unit.pos === 'PUNCT') return undefined;
    if (!/^(?:quot|cit)(?:es?|ed|ing)$/.test(unit.word)) continue;
    return isPassive(units, j) ? subjectBefore(units, j, floor) : phraseEndingAt(units, i - 2, j + 1);
  }
  return undefined;
}

/** "held up a sign saying …", "with the crowd chanting …": what bears the words stands right before the participle. */
const BEARER =
  /^(?:signs?|banners?|t?-?shirts?|hats?|placards?|posters?|stickers?|billboards?|voice-over|crowds?|protesters|demonstrators|marchers|spectators)$/;
function bearerBefore(units: readonly Unit[], i: number, floor: number): Phrase | undefined {
  const before = units[i - 1];
  return before?.kind === 'word' && before.pos === 'NOUN' && BEARER.test(before.word) ? phraseEndingAt(units, i - 1, floor) : undefined;
}

/** "…, with President Trump recently asserting that …" */
function subjectAfterWith(units: readonly Unit[], i: number, floor: number): Phrase | undefined {
  const last = units[i - 1]?.pos === 'ADV' ? i - 2 : i - 1;
  const phrase = phraseEndingAt(units, last, floor);
  return phrase !== undefined && phrase.first > floor && units[phrase.first - 1]?.word === 'with' ? phrase : undefined;
}

/** "did not say", "might have said": nothing was said, as far as is known. */
export function isDenied(units: readonly Unit[], i: number): boolean {
  for (let j = i - 1; j >= 0 && i - j < 5; j--) {
    const unit = units[j];
    if (unit === undefined || !(unit.pos === 'AUX' || unit.pos === 'ADV' || unit.pos === 'PART')) return false;
    if (/^(?:not|n't|n’t|never|might|could|should|would|may|must|cannot)$/.test(unit.word)) return true;
  }
  return false;
}

/** "told BuzzFeed's Ben Lind on Monday he would": from before the inner subject to the verb that takes a listener. */
function overListener(units: readonly Unit[], from: number, floor: number): number {
  for (let i = from; i >= floor && from - i < 8; i--) {
    const unit = units[i];
    if (unit === undefined || unit.kind === 'marked' || unit.word === ',') break;
    if (isCue(units, i)) return i === from || /^(?:tell|remind|warn|inform|assure|ask)$/.test(cueBase(unit.word)) ? i : from;
    if (unit.pos === 'VERB' || unit.pos === 'AUX' || unit.pos === 'CCONJ') break;
  }
  return from;
}

/** "He says Americans need …": what another report contains is on the word of whoever makes that report. */
export function outermost(units: readonly Unit[], phrase: Phrase, floor: number): Phrase {
  let found = phrase;
  for (let step = 0; step < 3; step++) {
    let i = found.first - 1;
    if (/^(?:that|how|why|whether|if)$/.test(units[i]?.word ?? '')) {
      i--;
      while (i > floor && found.first - i < 14 && !isCue(units, i) && units[i]?.word !== ',' && units[i]?.kind !== 'marked') i--;
    }
    i = overListener(units, i, floor);
    if (i < floor || !isCue(units, i) || isPassive(units, i) || cueStrength(units[i]?.word ?? '') !== 'claim') break;
    // "Berg heard Lind say": what somebody hears is not in that one's words
    if (i === found.first - 1 && /^(?:hear|see)$/.test(cueBase(units[i]?.word ?? ''))) break;
    const outer = subjectOfCue(units, i, floor);
    if (outer === undefined || outer.first >= found.first) break;
    found = outer;
  }
  return found;
}

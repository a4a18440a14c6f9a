/**
 * Subjects, found by tags from right to left: who stands before a verb.
 *
 * Apposition, relative clauses, "and said" and "…, saying" are stepped over by rules. Each step moves to the left or ends, so the
 * cost is bounded by the sentence.
 */
import { CALENDAR } from '../gazetteers/common-words.ts';
import { cueBase } from './cues.ts';
import { chainEndingAt, type Phrase, phraseEndingAt } from './phrases.ts';
import { canSpeak } from './speakers.ts';
import type { Unit } from './units.ts';

const SKIPPED = new Set(['ADV', 'AUX', 'PART']);
const PERIOD = /^(?:minute|hour|day|week|month|year|decade)s?$/;
/** Verbs whose subject "it" is a body or a text that speaks. */
const SAYING =
  /^(?:say|add|write|note|state|reads?|argue|warn|declare|announce|claim|insist|conclude|tell|allege|continue|explain|describe|call)$/;
/** How far behind its verb ", saying" may stand. */
const SAYING_REACH = 10;
const RELATIVES = new Set(['who', 'which', 'that', 'whom', 'whose']);
/** How far an apposition or a relative clause may reach. */
const LONGEST_INSERTION = 40;

/** The subject of the verb group that begins at `verb`: nearest noun phrase to its left, over insertions. */
export function subjectBefore(units: readonly Unit[], verb: number, floor: number, depth = 0): Phrase | undefined {
  if (depth > 6) return undefined;
  let i = overAdverbs(units, verb - 1, floor);
  const before = overTime(units, i, floor);
  if (before !== i) i = overAdverbs(units, before, floor);
  // "Lind herself said"
  if (/^(?:him|her|it|them)sel(?:f|ves)$/.test(units[i]?.word ?? '') && i > floor) i--;
  const unit = units[i];
  if (unit === undefined || i < floor) return undefined;
  if (unit.word === 'it' && (SAYING.test(cueBase(units[verb]?.word ?? '')) || isSaidWith(units, verb)))
    return { first: i, last: i, head: i };
  if (unit.word === 'to') return personMadeTo(units, i, verb, floor) ?? subjectOfGovernor(units, i, floor, depth);
  if (unit.pos === 'CCONJ' || unit.word === 'then') return subjectOfGovernor(units, i, floor, depth);
  if (RELATIVES.has(unit.word))
    return unit.word === 'who' || unit.word === 'which' || unit.word === 'that' ? withRelative(antecedent(units, i, floor), i) : undefined;
  if (unit.word === ')') return subjectBefore(units, matchingBefore(units, i, floor, '('), floor, depth + 1);
  if (unit.word === ',' || unit.word === '—' || unit.word === '–' || unit.word === '--') return overInsertion(units, i, floor, depth);
  const chain = chainEndingAt(units, i, floor);
  return chain === undefined ? undefined : (overParticiple(units, chain, floor) ?? chain);
}

/** What brings somebody to say something, whatever it is. */
const CAUSING =
  /^(?:forc|lead|led|caus|prompt|compel|compell|push|provok|inspir|driv|drov|oblig|goad|coerc|tempt|pressur|coax|enabl|allow|mov)(?:e?s|e?d|e|en|ing)?$/;
/** What asks somebody for words: what is asked for is theirs only where they are to speak ("to say"), not to act ("to support the “…”"). */
const ASKING =
  /^(?:urg|ask|order|press|encourag|invit|persuad|convinc|instruct|advis|beg|begg|remind|challeng|help|permit|tell|told|implor|dar|command)(?:e?s|e?d|e|ing)?$/;
const SPEAKING = /^(?:say|admit|answer|shout|repeat|declare|reply|respond|exclaim|chant|concede|acknowledge|swear)$/;

/** "Berg urged Lind to say": the person between such a verb and the infinitive at `verb`. */
function personMadeTo(units: readonly Unit[], to: number, verb: number, floor: number): Phrase | undefined {
  // "urged him to say"
  const isHim = /^(?:him|her|them)$/.test(units[to - 1]?.word ?? '');
  const made = isHim ? { first: to - 1, last: to - 1, head: to - 1 } : phraseEndingAt(units, to - 1, floor);
  const head = made === undefined ? undefined : units[made.head];
  const maker = made === undefined ? undefined : units[made.first - 1];
  if (made === undefined || head === undefined || maker?.kind !== 'word' || made.first <= floor) return undefined;
  if (maker.pos === 'NOUN' || !canSpeak(head)) return undefined;
  const isMade = CAUSING.test(maker.word) || (ASKING.test(maker.word) && SPEAKING.test(cueBase(units[verb]?.word ?? '')));
  return isMade ? made : undefined;
}

/** How far a participle and what hangs on it may reach. */
const LONGEST_PARTICIPLE = 6;

/** "Protesters marching through the streets chanted": streets say nothing, but who marches does. */
function overParticiple(units: readonly Unit[], chain: Phrase, floor: number): Phrase | undefined {
  const head = units[chain.head];
  if (head === undefined || canSpeak(head)) return undefined;
  for (let j = chain.first - 1; j > floor && chain.first - j <= LONGEST_PARTICIPLE; j--) {
    const unit = units[j];
    if (unit === undefined || unit.kind !== 'word' || /^[,;:]$/.test(unit.word)) return undefined;
    if (unit.pos !== 'VERB') continue;
    const bearer = unit.word.endsWith('ing') ? phraseEndingAt(units, j - 1, floor) : undefined;
    return bearer !== undefined && canSpeak(units[bearer.head] ?? unit) ? bearer : undefined;
  }
  return undefined;
}

/** "it attacked Lind, saying …": what says something by doing it is a body or a text. */
function isSaidWith(units: readonly Unit[], verb: number): boolean {
  for (let i = verb + 1; i < units.length && i - verb < SAYING_REACH; i++) {
    const unit = units[i];
    if (unit === undefined || unit.kind === 'marked' || /^[.;:]$/.test(unit.word)) return false;
    if (unit.word === ',' && /^(?:saying|adding|arguing|writing|noting|calling|citing|warning|claiming)$/.test(units[i + 1]?.word ?? ''))
      return true;
  }
  return false;
}

/** "X also has repeatedly said": over auxiliaries and adverbs, and not over the time that "ago" ends. */
function overAdverbs(units: readonly Unit[], from: number, floor: number): number {
  let i = from;
  while (i >= floor && (SKIPPED.has(units[i]?.pos ?? '') || units[i]?.word === 'also') && !/^(?:to|ago)$/.test(units[i]?.word ?? '')) i--;
  return i;
}

/** "X on Saturday criticized", "X late Monday said", "X two weeks ago said": over the time to its left. */
function overTime(units: readonly Unit[], from: number, floor: number): number {
  let i = from;
  if (units[i]?.word === 'ago') {
    i--;
    while (
      i > floor &&
      (PERIOD.test(units[i]?.word ?? '') || units[i]?.pos === 'NUM' || /^(?:less|more|than|an?|few|several)$/.test(units[i]?.word ?? ''))
    )
      i--;
    return i;
  }
  if (
    /^(?:week|month|year|night|morning|afternoon|evening)$/.test(units[i]?.word ?? '') &&
    /^(?:last|this|earlier)$/.test(units[i - 1]?.word ?? '')
  )
    return /^(?:earlier)$/.test(units[i - 2]?.word ?? '') ? i - 3 : i - 2;
  // "who in 2010 said"
  if (units[i]?.pos === 'NUM' && /^(?:in|since)$/.test(units[i - 1]?.word ?? '') && /^(?:1[5-9]|20)\d\d$/.test(units[i]?.word ?? ''))
    return i - 2;
  const isDay = (unit: Unit | undefined) => unit !== undefined && unit.kind === 'word' && CALENDAR.has(unit.word);
  if (!isDay(units[i]) && !(units[i]?.pos === 'NUM' && isDay(units[i - 1]))) return i;
  while (i > floor && (isDay(units[i]) || units[i]?.pos === 'NUM')) i--;
  while (i > floor && /^(?:on|last|next|this|late|early|in|since)$/.test(units[i]?.word ?? '')) i--;
  return i;
}

function matchingBefore(units: readonly Unit[], i: number, floor: number, sign: string): number {
  for (let j = i - 1; j >= floor && i - j < LONGEST_INSERTION; j--) if (units[j]?.word === sign) return j;
  return floor;
}

/** The relative pronoun is the mention; whom it stands for is in front of it. */
function withRelative(phrase: Phrase | undefined, relative: number): Phrase | undefined {
  return phrase === undefined ? undefined : { ...phrase, relative };
}

function antecedent(units: readonly Unit[], relative: number, floor: number): Phrase | undefined {
  let i = relative - 1;
  if (units[i]?.word === ',') i--;
  if (units[i]?.word === ')') i = matchingBefore(units, i, floor, '(') - 1;
  // "criticism from conservatives who believe": the nearest that can be a "who"
  const nearest = units[relative]?.word === 'who' ? phraseEndingAt(units, i, floor) : undefined;
  const head = nearest === undefined ? undefined : units[nearest.head];
  if (head !== undefined && head.kind === 'word' && (canSpeak(head) || head.word === 'those')) return nearest;
  const chain = chainEndingAt(units, i, floor);
  // "in the mouth of Lind, who said": a mouth says nothing
  const isOfPerson = head?.name?.type === 'person' && chain !== undefined && !canSpeak(units[chain.head] ?? head);
  return isOfPerson ? nearest : chain;
}

/** "X, a doctor, said"; "X — who left — said"; and "…, said". */
function overInsertion(units: readonly Unit[], close: number, floor: number, depth: number): Phrase | undefined {
  const sign = units[close]?.word ?? '';
  const inner = chainEndingAt(units, close - 1, floor);
  // "her adviser, Jake Sullivan, said": the insertion itself is the name
  if (inner !== undefined && units[inner.head]?.name?.type === 'person' && units[inner.first - 1]?.word === sign) return inner;
  let far: Phrase | undefined;
  let isOpen = false;
  for (let j = close - 1; j > floor && close - j < LONGEST_INSERTION; j--) {
    if (units[j]?.kind === 'marked' && j !== close - 1) break;
    if (units[j]?.word !== sign) continue;
    const before = units[j - 1];
    const phrase = before?.word === ')' ? antecedent(units, j, floor) : chainEndingAt(units, j - 1, floor);
    // ", while knowing it was nothing good, said": what the comma follows is no noun; only a name further off opens the insertion
    if (phrase === undefined) {
      isOpen = true;
      continue;
    }
    // of several commas, the one after a person's name opens the insertion
    if (units[phrase.head]?.name?.type === 'person' || units[phrase.head]?.pos === 'PRON') return phrase;
    if (!isOpen) far ??= phrase;
  }
  if (far !== undefined) return far;
  return depth < 2 ? inner : undefined;
}

/** The subject of the nearest finite verb to the left: for "… and said", "… to say", "…, saying". */
export function subjectOfGovernor(units: readonly Unit[], from: number, floor: number, depth = 0): Phrase | undefined {
  if (depth > 6) return undefined;
  for (let i = from - 1; i >= floor; i--) {
    const unit = units[i];
    if (unit === undefined) continue;
    if (unit.pos !== 'VERB' && unit.pos !== 'AUX') continue;
    if (unit.word.endsWith('ing') && units[i - 1]?.pos !== 'AUX') continue;
    let group = i;
    while (
      group > floor &&
      (SKIPPED.has(units[group - 1]?.pos ?? '') || units[group - 1]?.pos === 'VERB') &&
      units[group - 1]?.word !== 'to'
    )
      group--;
    if (units[group - 1]?.word === 'to') {
      i = group;
      continue;
    }
    const subject = subjectBefore(units, group, floor, depth + 1);
    if (subject !== undefined && !isClauseInside(units, subject, floor)) return subject;
    i = group;
  }
  return undefined;
}

/** The subject of a clause that "who", "that" or "because" opens is not whom the sentence is about. */
function isClauseInside(units: readonly Unit[], subject: Phrase, floor: number): boolean {
  const opener = units[subject.first - 1];
  return subject.first - 1 > floor && opener !== undefined && (opener.word === 'that' || opener.word === 'whether');
}

/** The grammatical subject of the sentence that begins at `from`. */
export function sentenceSubject(units: readonly Unit[], from: number, to: number): Phrase | undefined {
  for (let i = from; i < to; i++) {
    const unit = units[i];
    if (unit === undefined || (unit.pos !== 'VERB' && unit.pos !== 'AUX')) continue;
    if (unit.word.endsWith('ing') || units[i - 1]?.word === 'to') continue;
    const subject = subjectBefore(units, i, from);
    if (subject === undefined) continue;
    const opener = subject.first > from ? units[subject.first - 1]?.pos : undefined;
    if (opener !== 'SCONJ' && opener !== 'ADP') return subject;
  }
  return undefined;
}

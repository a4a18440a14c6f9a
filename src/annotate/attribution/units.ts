/**
 * A paragraph as the attribution rules see it: words, whole names, and marked words as one unit each, cut into sentences.
 *
 * Marked words hide their inside, so that a full stop, a verb or a name in a quotation never takes part in the reporter's sentence.
 */
import type { MarkedSpan } from '../../text/quote-marks.ts';
import type { NameMention } from '../names/name-mention.ts';
import type { Pos, Tagged } from '../tagger.ts';
import { cueStrength, PLAIN_CUES } from './cues.ts';

export interface Unit {
  kind: 'word' | 'name' | 'marked';
  start: number;
  end: number;
  /** Lower case for a word; empty for the others. */
  word: string;
  pos: Pos;
  name?: NameMention;
  /** Index among the paragraph's marked spans. */
  marked?: number;
}

export interface ParagraphUnits {
  units: Unit[];
  /** Sentences as half-open ranges of unit indices. */
  sentences: { from: number; to: number }[];
  /** Sentence of each unit. */
  sentenceOf: number[];
  /** 1 for each unit of a speech between two pairs of apostrophes (''…''), the marks too but for the last; empty where there is none. */
  apostrophes: Uint8Array;
}

/** What goes on longer is no sentence; the bound keeps every rule that looks through one linear. */
const LONGEST_SENTENCE = 200;
const TERMINAL = new Set(['.', '!', '?', '…']);

/** Builds the units of one paragraph; `spans` are its marked spans, of which the top ones become units. */
export function buildUnits(tagged: Tagged, names: readonly NameMention[], spans: readonly MarkedSpan[]): ParagraphUnits {
  const units: Unit[] = [];
  const tops = topSpans(tagged, names, spans);
  let nextName = 0;
  let nextSpan = 0;
  for (let i = 0; i < tagged.words.length; i++) {
    const start = tagged.starts[i] ?? 0;
    const end = tagged.ends[i] ?? 0;
    while ((tops[nextSpan]?.span.after ?? Number.POSITIVE_INFINITY) <= start) nextSpan++;
    const top = tops[nextSpan];
    if (top !== undefined && start < top.span.after && end > top.span.before) {
      if (units.at(-1)?.marked !== top.index) {
        units.push({ kind: 'marked', start: top.span.before, end: top.span.after, word: '', pos: 'X', marked: top.index });
      }
      continue;
    }
    while (nextName < names.length && (names[nextName]?.last ?? 0) < i) nextName++;
    const name = names[nextName];
    if (name !== undefined && name.first <= i && i <= name.last) {
      const previous = units.at(-1);
      if (previous?.name === name) previous.end = end;
      else units.push({ kind: 'name', start, end, word: '', pos: 'PROPN', name });
      continue;
    }
    const pos = tagged.pos[i] ?? 'X';
    const before = units.at(-1);
    if (before?.word === "'" && tagged.words[i] === "'" && before.end === start) {
      before.word = "''";
      before.end = end;
      continue;
    }
    // "according to court documents": the tagger takes "to" for the mark of an infinitive
    const isSource = pos === 'VERB' && units.at(-1)?.word === 'to' && units.at(-2)?.word === 'according';
    const word = (tagged.words[i] ?? '').toLowerCase();
    const isNoun = isSource || (pos === 'ADJ' && ALSO_PEOPLE.has(word) && isSubjectHere(units.at(-1), tagged, i + 1));
    units.push({ kind: 'word', start, end, word, pos: isNoun ? 'NOUN' : pos });
  }
  const apostrophes = insideApostrophes(units);
  return { units, ...cutSentences(units, tagged.text, spans, apostrophes), apostrophes };
}

/** People whose name the tagger mostly takes for an adjective. */
const ALSO_PEOPLE = new Set(
  'general chief private native local official principal executive elder patient regular veteran professional intellectual individual conservative liberal moderate radical progressive criminal suspect deputy major corporal specialist representative relative teen minor junior senior expert gay lesbian'.split(
    ' ',
  ),
);

/** "the general said": an article or an owner before, a verb behind; "the general elected council" goes on with a noun. */
function isSubjectHere(before: Unit | undefined, { words, pos }: Tagged, next: number): boolean {
  if (before === undefined || !(before.pos === 'DET' || /^(?:his|her|their|its|['’]s)$/.test(before.word))) return false;
  if (pos[next] === 'AUX') return true;
  const verb = (words[next] ?? '').toLowerCase();
  if (pos[next] !== 'VERB' || cueStrength(verb) === undefined) return false;
  return PLAIN_CUES.has(verb) || !/^(?:NOUN|ADJ)$/.test(pos[next + 1] ?? '');
}

const NO_APOSTROPHES = new Uint8Array(0);
/** A speech between pairs of apostrophes that goes on longer was never closed. */
const LONGEST_SPEECH = 150;

/** Pairs of apostrophes from one that opens to the next that closes. */
function insideApostrophes(units: readonly Unit[]): Uint8Array {
  if (!units.some(({ word }) => word === "''")) return NO_APOSTROPHES;
  const inside = new Uint8Array(units.length);
  let open = -1;
  for (const [i, unit] of units.entries()) {
    if (unit.word !== "''") continue;
    const isOpening = (units[i - 1]?.end ?? -1) < unit.start && units[i + 1]?.start === unit.end;
    if (isOpening) open = i;
    else if (open !== -1 && i - open <= LONGEST_SPEECH) {
      inside.fill(1, open, i);
      open = -1;
    }
  }
  return inside;
}

/** Outermost marked spans; not the marks inside a name (‘El Chapo’ Guzmán), which hold no words of their own. */
function topSpans(tagged: Tagged, names: readonly NameMention[], spans: readonly MarkedSpan[]): { span: MarkedSpan; index: number }[] {
  const tops: { span: MarkedSpan; index: number }[] = [];
  let next = 0;
  for (const [index, span] of spans.entries()) {
    if (span.parent !== -1) continue;
    while (next < names.length && (tagged.ends[names[next]?.last ?? 0] ?? 0) <= span.after) next++;
    const name = names[next];
    if (name === undefined || (tagged.starts[name.first] ?? 0) > span.start) tops.push({ span, index });
  }
  return tops;
}

/** "NORDEN, Ohio (AP) — ": where the article was written is no part of its first sentence. */
const DATELINE =
  /^\s*\p{Lu}{3,}(?:[ .'-]{1,2}\p{Lu}+){0,3}(?:, \p{Lu}[\p{L}.]{1,15}){0,2}(?: ?\([\p{L} ]{2,20}\))? ?(?:—|–|―|--| - )\s*(?=[\p{Lu}“"‘])/u;
const LONGEST_DATELINE = 100;

function cutSentences(
  units: readonly Unit[],
  text: string,
  spans: readonly MarkedSpan[],
  apostrophes: Uint8Array,
): Pick<ParagraphUnits, 'sentences' | 'sentenceOf'> {
  const sentences: ParagraphUnits['sentences'] = [];
  const sentenceOf: number[] = [];
  let from = 0;
  const dateline = DATELINE.exec(text.slice(0, LONGEST_DATELINE))?.[0].length ?? 0;
  for (let i = 0; i < units.length; i++) {
    sentenceOf.push(sentences.length);
    const isDateline = (units[i]?.end ?? 0) <= dateline && (units[i + 1]?.start ?? 0) >= dateline;
    const isEnd = isDateline || (apostrophes[i] !== 1 && unitEndsSentence(units, i, text, spans));
    if (i + 1 === units.length || i + 1 - from >= LONGEST_SENTENCE || isEnd) {
      sentences.push({ from, to: i + 1 });
      from = i + 1;
    }
  }
  return { sentences, sentenceOf };
}

function unitEndsSentence(units: readonly Unit[], i: number, text: string, spans: readonly MarkedSpan[]): boolean {
  const unit = units[i];
  const next = units[i + 1];
  if (unit === undefined || next === undefined) return true;
  const beginsAnew = /[\p{Lu}\p{N}“"«‹„‘'`([]/u.test(text.charAt(next.start));
  // ''We waited.'' He left.
  if (unit.word === "''") return beginsAnew && /^[.!?…]$/.test(units[i - 1]?.word ?? '');
  // "(D-N.Y.)": a full stop that touches what follows ends nothing
  // "at 7 p.m. He said": the full stop of an abbreviation ends the sentence where a pronoun or an article follows with a capital
  const isAbbreviated =
    unit.kind === 'word' ? unit.word.length > 2 && unit.word.endsWith('.') : unit.kind === 'name' && text[unit.end - 1] === '.';
  if (isAbbreviated && /^(?:PRON|DET)$/.test(next.pos)) return beginsAnew;
  if (unit.kind === 'word') return TERMINAL.has(unit.word) && beginsAnew && (next.start > unit.end || next.kind === 'marked');
  if (unit.kind !== 'marked') return false;
  const inner = spans[unit.marked ?? -1];
  const last = inner === undefined ? '' : text.slice(inner.start, inner.end).trimEnd().at(-1);
  // a question or an exclamation may still be followed by "Jones asked"; the rules look over that border
  return (last === '.' || last === '!' || last === '?' || last === '…') && beginsAnew;
}

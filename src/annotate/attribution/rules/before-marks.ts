/** Attributions in front of the marked words: X said, “…” · X: “…” · as described by X, “…”. */
import { cueStrength } from '../cues.ts';
import { countWords } from '../draft-quotation.ts';
import { ownerOf, type Phrase, phraseEndingAt, phraseStartingAt } from '../phrases.ts';
import { firstReport } from '../outer-reports.ts';
import { isCue, isPassive, outermost, subjectOfCue } from '../reports.ts';
import type { Unit } from '../units.ts';
import { type Finding, finding, NEAR, type QuoteContext } from './rule.ts';

/** What may stand between the name of a label and its colon: "Clinton in December 1992:". */
const LONGEST_LABEL = 10;

/** `X said, “…”`, `X told reporters: “…”`, `…, saying “…”` */
export function cueBefore({ units, at, sentence }: QuoteContext): Finding {
  const named = namedBeforeColon(units, at, sentence.from);
  if (named !== undefined) return finding(named, undefined);
  let verbs = 0;
  for (let i = at - 1; i >= sentence.from && at - i <= NEAR; i--) {
    const unit = units[i];
    if (unit === undefined || unit.word === ';') return undefined;
    if (unit.kind === 'marked') return undefined;
    if (unit.word === 'to' && units[i - 1]?.word === 'according') {
      const phrase = phraseStartingAt(units, i + 1, at);
      return phrase === undefined ? undefined : finding(phrase, units[i - 1]);
    }
    // "Lind, asked by Berg about it: “…”": the agent asks, and who is asked speaks
    if (/^(?:asked|pressed|questioned)$/.test(unit.word) && units[i + 1]?.word === 'by') {
      const asked = subjectOfCue(units, i, sentence.from);
      return asked === undefined ? undefined : finding(asked, undefined);
    }
    if (isCue(units, i) && units[i + 1]?.word === 'by' && (isPassive(units, i) || isAgentive(units, i))) {
      const agent = phraseStartingAt(units, i + 2, at);
      // "the plan, which is supported by the board, “will fail”": another clause goes on behind the agent
      if (agent !== undefined && !(cueStrength(unit.word) === 'stance' && units[agent.last + 1]?.word === ',')) return finding(agent, unit);
      if (agent !== undefined) continue;
    }
    if (isCue(units, i) && !isPassive(units, i)) {
      const strength = cueStrength(unit.word);
      const isBeside = at - i <= 2 || /^[,:]$/.test(units[at - 1]?.word ?? '');
      if (strength === 'stance' && (verbs > 0 || !isBeside)) return undefined;
      const phrase = subjectOfCue(units, i, sentence.from);
      if (phrase !== undefined) return onWhoseWord(units, phrase, i, sentence.from, at);
    }
    if (unit.pos === 'VERB' && ++verbs > 1) return undefined;
  }
  return undefined;
}

/** "an option seen by organizers as …": a participle behind its noun, which the tagger takes for no passive. */
function isAgentive(units: readonly Unit[], i: number): boolean {
  return /(?:ed|seen|known|shown|written)$/.test(units[i]?.word ?? '') && /^(?:NOUN|PROPN|PUNCT)$/.test(units[i - 1]?.pos ?? '');
}

/** The nearest report's subject, or, of a report inside a report, the outer one's. */
export function onWhoseWord(units: readonly Unit[], nearest: Phrase, cue: number, from: number, at: number): Finding {
  const first = firstReport(units, from, at, nearest);
  return first === undefined ? finding(outermost(units, nearest, from), units[cue]) : finding(first.phrase, units[first.cue]);
}

/** `Clinton: “…”`, `From the report: “…”`, `Continued Jones: “…”`: a label, a colon, the words. */
export function labelled({ units, at, sentence }: QuoteContext): Finding {
  if (units[at - 1]?.word !== ':') return undefined;
  const last = at - 2;
  let first = sentence.from;
  if (/^(?:from|here|here's|here’s|but|and|then|as)$/.test(units[first]?.word ?? '')) first++;
  if (units[first]?.word === "'s" || units[first]?.word === '’s') first++;
  const isVerbFirst = isCue(units, first) || (units[first]?.pos === 'VERB' && units[first + 1]?.name !== undefined);
  const phrase = phraseStartingAt(units, isVerbFirst ? first + 1 : first, at - 1);
  if (phrase === undefined) return undefined;
  for (let i = phrase.last + 1; i <= last; i++)
    if (isCue(units, i) || units[i]?.pos === 'AUX' || (units[i]?.pos === 'VERB' && units[i]?.name === undefined)) return undefined;
  return last - phrase.last > LONGEST_LABEL ? undefined : finding(phrase, isVerbFirst ? units[first] : undefined);
}

/** "Pollsters agree - Maria Lind: “…”": a name between a dash and the colon is a label, whatever stands in front. */
function namedBeforeColon(units: readonly Unit[], at: number, from: number): Phrase | undefined {
  if (units[at - 1]?.word !== ':') return undefined;
  const phrase = phraseEndingAt(units, at - 2, from);
  if (phrase === undefined || phrase.first - 1 < from || units[phrase.head]?.pos !== 'PROPN') return undefined;
  return /^[—–―-]+$/.test(units[phrase.first - 1]?.word ?? '') ? phrase : undefined;
}

/** How many words somebody's own words behind "’s" may have, where no noun follows them. */
const LONGEST_OWNED = 3;
/** Nouns of saying that lead up to marked words. */
const SPEECH_NOUN =
  /^(?:claim|assertion|allegation|argument|statement|promise|pledge|vow|belief|view|opinion|suggestion|proposal|plan|call|demand|request|criticism|complaint|warning|contention|prediction|hope|fear|concern|conclusion|accusation|charge|denial|admission|announcement|insistence|remark|comment|description|declaration|boast|slogan|mantra|refrain|motto|answer|response|reply|tweet|quote|line|quip|joke|dictum|threat|advice|message|question|words|rhetoric|speech|apology|defense|attack|willingness|commitment|desire|vision|term|phrase|characterization)s?$/;
/** What may follow the noun on the way to the marks. */
const LEADS_ON = /^(?:that|to|of|about|on|for|is|was|were|are|,|:|in|with|over|against)$/;

/** "Lind's accusation that Berg plays the “…”", "her March remark that “…”": the owner of the noun, where no verb reports. */
export function nounBefore({ units, at, sentence, span, text }: QuoteContext): Finding {
  // "that Lind’s “order is void.”": a longer stretch with no noun behind it is about what Lind has, and in another's words
  const isShort = countWords(text.slice(span.start, span.end)) <= LONGEST_OWNED || units[at + 1]?.pos === 'NOUN';
  const owned = isShort ? ownerBeside(units, at, sentence.from) : undefined;
  if (owned !== undefined) return finding(owned, undefined);
  for (let i = at - 1; i >= sentence.from && at - i <= NEAR; i--) {
    const unit = units[i];
    if (unit === undefined || unit.word === ';' || unit.kind === 'marked' || isCue(units, i)) return undefined;
    if (unit.kind !== 'word' || !SPEECH_NOUN.test(unit.word) || unit.pos === 'VERB') continue;
    const next = units[i + 1];
    if (i + 1 !== at && !LEADS_ON.test(next?.word ?? '')) continue;
    const owner = ownerOf(units, i, sentence.from);
    if (owner !== undefined) return finding(owner, unit);
  }
  return undefined;
}

/** "Lind's conclusion that …", "her promise to …": whose the noun is, where a clause hangs on it. */
export function claimOwner(units: readonly Unit[], i: number, from: number): Phrase | undefined {
  const unit = units[i];
  if (unit?.kind !== 'word' || !CLAIM_NOUN.test(unit.word) || unit.pos === 'VERB' || !/^(?:that|to)$/.test(units[i + 1]?.word ?? ''))
    return undefined;
  return ownerOf(units, i, from);
}

/** Nouns of saying on which a clause hangs with "that" or "to". */
const CLAIM_NOUN =
  /^(?:claim|assertion|allegation|argument|statement|promise|pledge|vow|belief|view|suggestion|call|demand|complaint|warning|contention|prediction|conclusion|accusation|charge|admission|announcement|insistence|remark|comment|declaration|boast|threat|message)s?$/;

/** "Lind's “harbour first” promise", "her “open door”" */
function ownerBeside(units: readonly Unit[], at: number, from: number): Phrase | undefined {
  const before = units[at - 1];
  if (before === undefined || at - 1 < from) return undefined;

  const isPerson = units[at - 2]?.name?.type === 'person';
  return /^['’]s?$/.test(before.word) && isPerson ? phraseEndingAt(units, at - 2, from) : undefined;
}

/** "In every town Lind has one answer: “…”": no verb that we know reports, but the colon leads from the person to the words. */
export function personBeforeColon({ units, at, sentence }: QuoteContext): Finding {
  if (units[at - 1]?.word !== ':') return undefined;
  for (let i = sentence.from; i < at - 1; i++) {
    const unit = units[i];
    const before = units[i - 1]?.pos;
    const isPerson = unit?.name?.type === 'person' || /^(?:he|she|they)$/.test(unit?.word ?? '');
    if (isPerson && (i === sentence.from || (before !== 'ADP' && before !== 'VERB')))
      return finding({ first: i, last: i, head: i }, undefined);
  }
  return undefined;
}

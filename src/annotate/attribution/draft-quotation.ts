/** One quotation in full: its kind, its clause, its flags, and which of its words are verbatim. */
import type { Quotation, QuotationFlag, QuotationKind, Span } from '../../domain/annotation.ts';
import { phraseStartingAt } from './phrases.ts';
import { isCue } from './reports.ts';
import type { Attribution, QuoteContext } from './rules/rule.ts';
import type { FoundSpeaker } from './document-view.ts';
import type { Unit } from './units.ts';

/** A quotation, and the paragraph that its speaker's mention lies in. */
export interface DraftQuotation {
  quotation: Quotation;
  speakerParagraph: number;
}

/** The quotation of marked words that are somebody's. */
export function draftQuotation(
  context: QuoteContext,
  attribution: Attribution | undefined,
  found: FoundSpeaker | undefined,
  utterance: number,
): DraftQuotation {
  const { span, text, paragraph } = context;
  const inner = text.slice(span.start, span.end);
  const kind = kindOf(context, attribution);
  const quotation: Quotation = {
    start: span.start,
    end: span.end,
    kind,
    speaker: found?.speaker ?? null,
    utterance,
    confidence: found === undefined ? 0.5 : (attribution?.confidence ?? 0.5),
    rule: found === undefined ? 'no-evidence' : (attribution?.rule ?? 'no-evidence'),
  };
  if (attribution?.cue !== undefined) quotation.cue = attribution.cue;
  const clause = kind === 'mixed' ? clauseOf(context, attribution) : undefined;
  if (clause !== undefined) quotation.clause = clause;
  const verbatim = attribution?.rule === 'parenthetical' || namesItself(context, found) ? verbatimInside(context) : undefined;
  const flags = flagsOf(inner, span.isUnclosed);
  if (verbatim !== undefined) {
    flags.unshift('nested');
    const parts = unedited(text, verbatim);
    quotation.verbatim = parts.length > 0 ? parts : [verbatim];
  } else if (flags.includes('edited') || flags.includes('elided')) {
    const parts = unedited(text, span);
    if (parts.length > 0) quotation.verbatim = parts;
  }
  if (flags.length > 0) quotation.flags = flags;
  return { quotation, speakerParagraph: found?.paragraph ?? paragraph };
}

/** What was done to the words: bracketed, left out, never closed. */
export function flagsOf(inner: string, isUnclosed: boolean): QuotationFlag[] {
  const flags: QuotationFlag[] = [];
  if (inner.match(/\[[^\][]*\]/gu)?.some((bracket) => /\p{L}/u.test(bracket)) === true) flags.push('edited');
  if (/…|\.\s?\.\s?\./u.test(inner)) flags.push('elided');
  if (isUnclosed) flags.push('unclosed');
  return flags;
}

/** What an editor put into the words, or left out of them. */
const EDITS = /\[[^\][]*\]|…|\.\s?\.\s?\.(?:\s?\.)?/gu;

/** The parts of edited words that are the speaker's: all but brackets and ellipses. */
export function unedited(text: string, { start, end }: Span): Span[] {
  const parts: Span[] = [];
  const add = (from: number, to: number): void => {
    const part = text.slice(from, to);
    if (!/[\p{L}\p{N}]/u.test(part)) return;
    const first = from + part.length - part.trimStart().length;
    parts.push({ start: first, end: first + part.trim().length });
  };
  let from = start;
  for (const match of text.slice(start, end).matchAll(EDITS)) {
    add(from, start + match.index);
    from = start + match.index + match[0].length;
  }
  add(from, end);
  return parts;
}

/** direct: after a comma, a colon or a cue, or at the start of its sentence; mixed: grown into the reporter's clause. */
function kindOf({ units, at, sentence, text, span }: QuoteContext, attribution: Attribution | undefined): QuotationKind {
  const inner = text.slice(span.start, span.end).trimStart();
  const beginsAnew = /^[^\p{L}\p{N}]*[\p{Lu}\p{N}]/u.test(inner);
  const before = units[at - 1];
  if (at === sentence.from || before === undefined)
    return beginsAnew || attribution?.rule === 'cue-after' || attribution?.rule === 'continued-speech' ? 'direct' : 'mixed';
  if (/^[,:—–-]+$/.test(before.word)) {
    const follows = attribution?.cue !== undefined && attribution.cue.end <= span.start;
    return beginsAnew || (follows && hasMarkedBefore(units, at, sentence.from)) || before.word === ':' ? 'direct' : 'mixed';
  }
  return beginsAnew && isCue(units, at - 1) ? 'direct' : 'mixed';
}

function hasMarkedBefore(units: readonly Unit[], at: number, from: number): boolean {
  for (let i = at - 1; i >= from; i--) if (units[i]?.kind === 'marked') return true;
  return false;
}

/** From after the cue (and "that") to the end of the sentence, or to its start where the cue follows. */
function clauseOf({ units, at, sentence, span }: QuoteContext, attribution: Attribution | undefined): Span | undefined {
  const cue = attribution?.cue;
  if (cue === undefined) return undefined;
  if (cue.start > span.start) {
    const start = units[sentence.from]?.start ?? span.start;
    return start < span.start ? { start, end: units[at]?.end ?? span.end } : undefined;
  }
  let first = sentence.from;
  while (first < at && (units[first]?.start ?? 0) < cue.end) first++;
  // "called by critics a “…”": who says it is no part of what is said
  if (units[first]?.word === 'by') first = overAgent(units, first + 1, at);
  while (first < at && /^(?:that|,|:|to|reporters|as)$/.test(units[first]?.word ?? '')) first++;
  let last = attribution?.rule === 'agent-after' ? at : sentence.to - 1;
  while (last > at && /^[.!?…]$/.test(units[last]?.word ?? '')) last--;
  const start = units[first]?.start;
  const end = units[last]?.end;
  if (start === undefined || end === undefined || start > span.start || end < span.end || (first === at && last === at)) return undefined;
  return { start, end };
}

function overAgent(units: readonly Unit[], from: number, at: number): number {
  const agent = phraseStartingAt(units, from, at);
  return agent === undefined ? from : agent.last + 1;
}

/** Longer words in marks retell nothing; the bound keeps the pattern below cheap. */
const LONGEST_RETELLING = 1000;
const FIRST_PERSON = /(?:^|[^\p{L}])(?:I|we|my|our|us|me)(?:$|[^\p{L}])/u;

/** “Lind said it was ‘not for sale’”: the outer words tell of the speaker by name. */
function namesItself({ text, span }: QuoteContext, found: FoundSpeaker | undefined): boolean {
  if (found?.speaker.kind !== 'named') return false;
  const outer = text.slice(span.start, span.end);
  const surname = found.speaker.name.split(' ').at(-1) ?? '';
  const at = surname.length > 2 && outer.length <= LONGEST_RETELLING ? outer.indexOf(surname) : -1;
  return at !== -1 && !/\p{L}/u.test(outer.charAt(at - 1) + outer.charAt(at + surname.length));
}

/**
 * The inner marks of a retelling: “Mexican sovereignty was ‘not negotiable’”.
 *
 * Only where the inner words end the outer ones, fit into their sentence, and the outer ones do not speak in the first person.
 */
function verbatimInside({ text, span }: QuoteContext): Span | undefined {
  const outer = text.slice(span.start, span.end);
  if (outer.length > LONGEST_RETELLING) return undefined;
  const match = /[‘'“"]([^‘’'“”"]+(?:[’'][^‘’'“”"\s]+)*)[’'”"][.,!?]?$/u.exec(outer);
  const inner = match?.[1];
  if (match === null || inner === undefined || countWords(inner) < 2 || !/^\p{Ll}/u.test(inner)) return undefined;
  if (match.index < 8 || FIRST_PERSON.test(outer.slice(0, match.index)) || /[,:]\s*$/.test(outer.slice(0, match.index))) return undefined;
  const start = span.start + match.index + 1;
  return { start, end: start + inner.length };
}

export function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}]+(?:['’.-][\p{L}\p{N}]+)*/gu)?.length ?? 0;
}

/** Whose word stands behind a report inside a report: "X said that Y called it “…”", "X condemned what he called “…”". */
import { cueBase, cueStrength } from './cues.ts';
import { type Phrase, phraseStartingAt } from './phrases.ts';
import { isCue, isDenied, isPassive, outermost, subjectOfCue } from './reports.ts';
import { subjectBefore } from './subjects.ts';
import type { Unit } from './units.ts';

/** Verbs of which the content is not the subject's own words: "we know that X said …". */
const PERCEIVING =
  /^(?:see|hear|learn|find|know|understand|feel|realize|realise|discover|determine|show|imagine|assume|expect|agree|respond)$/;

/**
 * Who makes the report that the words at `at` stand in, where that is not the nearest: "X said that Y called it “…”".
 *
 * The first report of the sentence holds to its end, unless the nearest one begins anew after a comma and "but", "while" and the like.
 */
export function firstReport(
  units: readonly Unit[],
  from: number,
  at: number,
  nearest: Phrase,
): { phrase: Phrase; cue: number } | undefined {
  const around = reportAround(units, from, nearest) ?? whoPublished(units, from, nearest);
  if (around !== undefined) return around;
  if (nearest.relative !== undefined || beginsAnew(units, nearest.first, from) || isMainClause(units, nearest.first, from))
    return undefined;
  for (let i = clauseStart(units, nearest.first, from); i < nearest.first; i++) {
    if (units[i]?.kind === 'marked') return undefined;
    if (units[i]?.word === 'according' && units[i + 1]?.word === 'to') {
      const source = phraseStartingAt(units, i + 2, nearest.first);
      // an outlet only passes on what the other said
      if (source !== undefined && units[source.head]?.name?.type === 'person') return { phrase: source, cue: i };
    }
    if (!isCue(units, i) || isPassive(units, i) || isDenied(units, i) || units[i]?.word.endsWith('ing') === true) continue;
    if (cueStrength(units[i]?.word ?? '') !== 'claim' || PERCEIVING.test(cueBase(units[i]?.word ?? ''))) continue;
    const phrase = subjectOfCue(units, i, from);
    if (phrase === undefined || phrase.relative !== undefined || phrase.last >= nearest.first || isSubordinated(units, phrase.first, from))
      continue;
    return i < at ? { phrase, cue: i } : undefined;
  }
  return undefined;
}

/** Behind the last semicolon. */
function clauseStart(units: readonly Unit[], at: number, from: number): number {
  for (let i = at - 1; i >= from; i--) if (units[i]?.word === ';') return i + 1;
  return from;
}

/** "Lind condemned what she called a “…”": whoever the pronoun means, the report around it is where the words were said. */
function reportAround(units: readonly Unit[], from: number, nearest: Phrase): { phrase: Phrase; cue: number } | undefined {
  const pronoun = units[nearest.head];
  if (
    pronoun === undefined ||
    !/^(?:he|she|they)$/.test(pronoun.word) ||
    !/^(?:what|which|whom)$/.test(units[nearest.first - 1]?.word ?? '')
  )
    return undefined;
  for (let i = nearest.first - 2; i >= from; i--) {
    if (units[i]?.word === ';') return undefined;
    if (!isCue(units, i) || isPassive(units, i)) continue;
    const phrase = subjectOfCue(units, i, from);
    if (phrase !== undefined && phrase.last < nearest.first && phrase.relative === undefined)
      return { phrase: outermost(units, phrase, from), cue: i };
  }
  return undefined;
}

const TEXT_NOUN =
  /^(?:video|ad|ads|advertisement|message|letter|statement|piece|article|resolution|email|e-mail|tweet|memo|note|op-ed|column|essay|post|speech|bill|report|paper|commercial|spot|release|book|petition|announcement)$/;

/** "Lind released a video that said “…”": a text speaks for whoever put it out. */
function whoPublished(units: readonly Unit[], from: number, nearest: Phrase): { phrase: Phrase; cue: number } | undefined {
  if (nearest.relative === undefined || !/^(?:that|which)$/.test(units[nearest.relative]?.word ?? '')) return undefined;
  if (!TEXT_NOUN.test(units[nearest.head]?.word ?? '')) return undefined;
  for (let i = nearest.first - 1; i > from; i--) {
    const unit = units[i];
    if (unit === undefined || unit.kind === 'marked' || unit.word === ';') return undefined;
    if (unit.pos !== 'VERB') continue;
    const phrase = unit.word.endsWith('ing') && units[i - 1]?.pos !== 'AUX' ? undefined : subjectBefore(units, i, from);
    if (phrase !== undefined && phrase.relative === undefined && phrase.last < i) return { phrase, cue: i };
  }
  return undefined;
}

/** After ", but", ", while", ", and": a clause on the reporter's own word again. */
function beginsAnew(units: readonly Unit[], first: number, from: number): boolean {
  const before = units[first - 1];
  return (
    first - 2 >= from &&
    before !== undefined &&
    /^(?:but|while|whereas|and|although|though|as|after|because)$/.test(before.word) &&
    (units[first - 2]?.word === ',' || units[first - 2]?.kind === 'marked')
  );
}

/** "While not all Lind says is true, Berg said …": what stands before the comma only leads in. */
function isMainClause(units: readonly Unit[], first: number, from: number): boolean {
  const opener = units[from];
  return (
    units[first - 1]?.word === ',' &&
    opener?.kind === 'word' &&
    (opener.pos === 'SCONJ' ||
      /^(?:while|although|though|despite|when|after|before|as|with|asked|given|besides|since|because)$/.test(opener.word))
  );
}

function isSubordinated(units: readonly Unit[], first: number, from: number): boolean {
  const before = units[first - 1];
  return (
    first > from &&
    before !== undefined &&
    (before.pos === 'SCONJ' || /^(?:while|when|if|although|though|because|since|after|before|as|that)$/.test(before.word))
  );
}

/** Marked words that have grown into the reporter's clause: the reports around them, or the subject of the sentence. */
import { cueStrength } from '../cues.ts';
import { phraseStartingAt, withApposition } from '../phrases.ts';
import { isCue, isPassive, subjectOfCue } from '../reports.ts';
import { sentenceSubject, subjectBefore, subjectOfGovernor } from '../subjects.ts';
import { claimOwner, onWhoseWord } from './before-marks.ts';
import { type Finding, finding, type QuoteContext } from './rule.ts';

/** Marked words inside the reporter's clause: the nearest report to the left, else to the right. */
export function cueInClause({ units, at, sentence }: QuoteContext): Finding {
  for (let i = at - 1; i >= sentence.from; i--) {
    const owner = claimOwner(units, i, sentence.from);
    if (owner !== undefined) return finding(owner, units[i]);
    if (units[i]?.word === 'to' && units[i - 1]?.word === 'according') {
      const phrase = phraseStartingAt(units, i + 1, at);
      if (phrase !== undefined) return finding(phrase, units[i - 1]);
    }
    if (!isCue(units, i)) continue;
    if (isPassive(units, i)) {
      const agent = units[i + 1]?.word === 'by' ? phraseStartingAt(units, i + 2, at) : undefined;
      if (agent !== undefined) return finding(agent, units[i]);
      continue;
    }
    const phrase = subjectOfCue(units, i, sentence.from);
    if (phrase !== undefined) return onWhoseWord(units, phrase, i, sentence.from, at);
  }
  for (let i = at + 1; i < sentence.to; i++) {
    if (units[i]?.word === 'according' && units[i + 1]?.word === 'to')
      return finding(phraseStartingAt(units, i + 2, sentence.to), units[i]);
    if (!isCue(units, i) || isPassive(units, i) || cueStrength(units[i]?.word ?? '') === 'stance') continue;
    // "…” about the decision, said X"
    const inverted =
      units[i - 1]?.word === ',' ? withApposition(units, phraseStartingAt(units, i + 1, sentence.to), sentence.to) : undefined;
    const phrase = inverted ?? subjectBefore(units, i, at + 1);
    if (phrase !== undefined) return finding(phrase, units[i]);
  }
  return undefined;
}

/** No report anywhere: the grammatical subject of the sentence that holds the marked words. */
export function subjectOfSentence({ units, at, sentence }: QuoteContext): Finding {
  const before = sentenceSubject(units, sentence.from, at);
  const phrase = before ?? subjectOfGovernor(units, at, sentence.from);
  if (phrase === undefined) return undefined;
  return { phrase };
}

/** How many words may stand between a passive report and the marks. */
const LONGEST_FRAME = 6;

/** "Lind was described as “…”", "who has been branded a “…”": somebody said it of the subject, and nobody tells who. */
export function isSaidOf({ units, at, sentence }: QuoteContext): boolean {
  for (let i = at - 1; i >= sentence.from && at - i <= LONGEST_FRAME; i--) {
    const unit = units[i];
    if (unit === undefined || unit.kind === 'marked' || /^[,;:]$/.test(unit.word)) return false;
    if (unit.pos === 'VERB' && unit.word.endsWith('ing')) return false;
    if (isCue(units, i)) return isPassive(units, i) && !OWN_STATE.test(unit.word);
  }
  return false;
}

/** What the subject of a passive is by itself: convinced, determined. */
const OWN_STATE = /^(?:convinced|determined|persuaded|decided|opposed|focused|concerned|worried|quoted|cited|expected|assured|reminded)$/;

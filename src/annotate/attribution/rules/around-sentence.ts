/** Attributions outside the sentence of the marked words: the sentence before, the paragraph above. */
import { cueStrength } from '../cues.ts';
import type { DocumentView } from '../document-view.ts';
import { firstReport } from '../outer-reports.ts';
import { ownerOf, type Phrase, phraseStartingAt } from '../phrases.ts';
import { isCue, isPassive, subjectOfCue } from '../reports.ts';
import { sentenceSubject } from '../subjects.ts';
import type { Unit } from '../units.ts';
import { type Finding, type QuoteContext, spanOf } from './rule.ts';

/** The paragraph above ends with a colon, or the sentence before introduces the words: "He argued that … . “…”" */
export function introducedBefore({ document, paragraph, units, at, sentence, text }: QuoteContext): Finding {
  const isAlone = text.slice(units[sentence.from]?.start ?? 0, units[at]?.start ?? 0).trim() === '';
  if (!isAlone) return undefined;
  const view = document.paragraphs[paragraph]?.view;
  const index = view?.sentenceOf[at] ?? 0;
  if (index > 0) return reportIn(document, paragraph, index - 1) ?? personIn(document, paragraph, index - 1);
  if (paragraph === 0) return undefined;
  const above = document.paragraphs[paragraph - 1];
  if (above === undefined || above.view.sentences.length === 0) return undefined;
  const hasColon = above.text.trimEnd().endsWith(':');
  return (
    reportIn(document, paragraph - 1, above.view.sentences.length - 1, hasColon) ??
    (hasColon ? nameAbove(document, paragraph - 1) : undefined)
  );
}

/** How many words a line may have that only names who speaks below it: "Maria Lind, mayor of Norden:". */
const LONGEST_NAME_LINE = 12;

/** A line of a person's name, what that person is, and a colon. */
function nameAbove(document: DocumentView, paragraph: number): Finding {
  const { units } = document.paragraphs[paragraph]?.view ?? { units: [] };
  if (units.length > LONGEST_NAME_LINE || units[0]?.name?.type !== 'person' || !/^[,:(]$/.test(units[1]?.word ?? '')) return undefined;
  const isNameOnly = units.every(({ kind, pos }) => kind !== 'marked' && pos !== 'VERB' && pos !== 'AUX');
  return isNameOnly ? { phrase: { first: 0, last: 0, head: 0 }, paragraph } : undefined;
}

/** The subject of a sentence, where it is one person. */
function personIn(document: DocumentView, paragraph: number, sentence: number): Finding {
  const view = document.paragraphs[paragraph]?.view;
  const range = view?.sentences[sentence];
  if (view === undefined || range === undefined) return undefined;
  const phrase = sentenceSubject(view.units, range.from, range.to);
  const head = phrase === undefined ? undefined : view.units[phrase.head];
  if (phrase === undefined || head === undefined) return undefined;
  return head.name?.type === 'person' || /^(?:he|she)$/.test(head.word) ? { phrase, paragraph } : undefined;
}

/** The last report of a sentence and its subject; with `isCertain` (a colon) also the mere subject. */
export function reportIn(document: DocumentView, paragraph: number, sentence: number, isCertain = false): Finding {
  const view = document.paragraphs[paragraph]?.view;
  const range = view?.sentences[sentence];
  if (view === undefined || range === undefined) return undefined;
  const { units } = view;
  for (let i = range.to - 1; i >= range.from; i--) {
    if (!isCue(units, i) || isPassive(units, i)) continue;
    if (cueStrength(units[i]?.word ?? '') === 'stance' && !isCertain) continue;
    const phrase =
      subjectOfCue(units, i, range.from) ??
      (i === range.from || units[i - 1]?.kind === 'marked' || units[i - 1]?.word === ','
        ? phraseStartingAt(units, i + 1, range.to)
        : undefined);
    const cue = spanOf(units[i]);
    const whose = phrase === undefined ? undefined : (firstReport(units, range.from, range.to, phrase)?.phrase ?? phrase);
    if (whose !== undefined) return { phrase: whose, paragraph, ...(cue === undefined || paragraph < 0 ? {} : { cue }) };
  }
  const owner = answerOwner(units, range.from, range.to);
  if (owner !== undefined) return { phrase: owner, paragraph };
  const subject = isCertain ? sentenceSubject(units, range.from, range.to) : undefined;
  return subject === undefined ? undefined : { phrase: subject, paragraph };
}

/** How far into its sentence the noun of saying may stand that is its subject: "Maria Lind's short answer". */
const SUBJECT_REACH = 5;

/** "Her answer came at once. “Never.”": whose words the sentence before announces. */
function answerOwner(units: readonly Unit[], from: number, to: number): Phrase | undefined {
  for (let i = from; i < Math.min(to, from + SUBJECT_REACH); i++) {
    if (units[i]?.kind === 'word' && /^(?:answer|reply|response|statement|reaction|explanation|message|words)$/.test(units[i]?.word ?? ''))
      return ownerOf(units, i, from);
  }
  return undefined;
}

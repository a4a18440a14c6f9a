/**
 * Reports in an adjective or a fixed phrase: "X is confident that …", "X was critical of …", "X made clear that …".
 *
 * The adjective names a state of mind, and what follows is its content; other adjectives report nothing.
 */
import { isClauseStart } from '../clauses.ts';
import { phraseStartingAt } from '../phrases.ts';
import { subjectBefore } from '../subjects.ts';
import type { Unit } from '../units.ts';
import { contentEnd, type ContentShape } from './content-end.ts';
import type { Report } from './report.ts';

const WITH_THAT =
  /^(?:confident|hopeful|worried|concerned|convinced|optimistic|certain|sure|afraid|aware|adamant|doubtful|skeptical|glad|happy|sorry|disappointed|angry|upset|proud|grateful|surprised|thankful|fearful|unaware|insistent|clear|mindful|wary|scared|unsure|pessimistic)$/;
const WITH_INFINITIVE =
  /^(?:eager|willing|reluctant|hesitant|determined|anxious|loath|unwilling|keen|proud|happy|glad|afraid|content|impatient|desperate)$/;
const WITH_PREPOSITION =
  /^(?:critical|supportive|dismissive|skeptical|wary|proud|aware|fond|afraid|scornful|contemptuous|worried|concerned|excited|enthusiastic|optimistic|pessimistic|angry|upset|furious|nervous|anxious|passionate|unhappy|happy|disappointed|sick|tired|fearful|suspicious|ambivalent|candid|certain|confident|unsure|complimentary|respectful|outspoken|vocal|interested|appreciative|envious|tolerant|sympathetic|clear|mindful)$/;
const PREPOSITION = /^(?:of|about|with|over|at|by|in|to)$/;
const COPULA =
  /^(?:is|are|was|were|be|been|being|am|'s|’s|'re|’re|'m|’m|seems|seemed|remains|remained|remain|feel|feels|felt|became|become|becomes|sounded|sounds|appeared|appears)$/;

/** A state of mind as predicate at unit `i`, and what it is about. */
export function predicateReport(units: readonly Unit[], i: number, from: number, to: number): Report | undefined {
  const unit = units[i];
  if (unit === undefined || unit.kind !== 'word' || i + 2 >= to) return undefined;
  const content = contentOf(units, i, to);
  if (content === undefined) return undefined;
  let copula = i - 1;
  while (copula > from && i - copula < 5 && units[copula]?.pos === 'ADV') copula--;
  if (copula <= from || !COPULA.test(units[copula]?.word ?? '') || units[copula]?.pos === 'PART') return undefined;
  const phrase = subjectBefore(units, copula, from);
  if (phrase === undefined) return undefined;
  return {
    phrase,
    cue: i,
    from: content.start,
    to: contentEnd(units, content.start, to, content.shape, phrase.relative !== undefined),
    rule: 'claim-state',
    confidence: 0.6,
  };
}

function contentOf(units: readonly Unit[], i: number, to: number): { start: number; shape: ContentShape } | undefined {
  const { word = '' } = units[i] ?? {};
  const next = units[i + 1];
  if (next === undefined) return undefined;
  if (WITH_THAT.test(word)) {
    if (next.word === 'that') return { start: i + 2, shape: 'clause' };
    if (/^(?:whether|how|why|what|if)$/.test(next.word) || (next.pos !== 'ADP' && isClauseStart(units, i + 1, to)))
      return { start: i + 1, shape: 'clause' };
  }
  if (next.word === 'to' && next.pos === 'PART') return WITH_INFINITIVE.test(word) ? { start: i + 1, shape: 'infinitive' } : undefined;
  if (!WITH_PREPOSITION.test(word) || !PREPOSITION.test(next.word)) return undefined;
  return phraseStartingAt(units, i + 2, to) === undefined && units[i + 2]?.word.endsWith('ing') !== true
    ? undefined
    : { start: i + 2, shape: 'object' };
}

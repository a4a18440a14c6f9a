/**
 * Who said the words in marks: rules in the order of how far they can be trusted.
 *
 * Each rule looks at one place where English puts the attribution and answers with the phrase that it rests on, or nothing. The first
 * answer holds. The name of the rule and its confidence stay with the quotation, so that a page can show why.
 */
import { agentAfter, cueAfter, cueAtEnd, inParentheses, nameAfter, verbAfter } from './after-marks.ts';
import { introducedBefore } from './around-sentence.ts';
import { cueBefore, labelled, nounBefore, personBeforeColon } from './before-marks.ts';
import { cueInClause, subjectOfSentence } from './in-clause.ts';
import { nounAfter } from './noun-after.ts';
import type { Attribution, QuoteContext, Rule } from './rule.ts';
import { signature } from './signature.ts';

/** Rules that need nothing but the quotation's own sentence, best first. */
export const SENTENCE_RULES: readonly Rule[] = [
  { name: 'parenthetical', confidence: 0.97, apply: inParentheses },
  { name: 'cue-after', confidence: 0.95, apply: cueAfter },
  { name: 'noun-after', confidence: 0.9, apply: nounAfter },
  { name: 'agent-after', confidence: 0.9, apply: agentAfter },
  { name: 'signature', confidence: 0.9, apply: signature },
  { name: 'cue-at-end', confidence: 0.9, apply: cueAtEnd },
  { name: 'cue-before', confidence: 0.92, apply: cueBefore },
  { name: 'label', confidence: 0.9, apply: labelled },
  { name: 'verb-after', confidence: 0.9, apply: verbAfter },
  { name: 'name-after', confidence: 0.9, apply: nameAfter },
  { name: 'cue-in-clause', confidence: 0.75, apply: cueInClause },
];
/** Rules that look around the sentence, for words that are all of a sentence. */
export const CONTEXT_RULES: readonly Rule[] = [{ name: 'introduced-before', confidence: 0.7, apply: introducedBefore }];
/** The last resort, where no verb reports. */
export const FALLBACK_RULES: readonly Rule[] = [
  { name: 'noun-before', confidence: 0.6, apply: nounBefore },
  { name: 'before-colon', confidence: 0.5, apply: personBeforeColon },
  { name: 'sentence-subject', confidence: 0.4, apply: subjectOfSentence },
];

/** The first answer of the rules. */
export function attribute(context: QuoteContext, rules: readonly Rule[]): Attribution | undefined {
  for (const rule of rules) {
    const found = rule.apply(context);
    if (found === undefined) continue;
    const source = { paragraph: found.paragraph ?? context.paragraph, phrase: found.phrase };
    const isHere = source.paragraph === context.paragraph;
    return { source, rule: rule.name, confidence: rule.confidence, ...(found.cue !== undefined && isHere ? { cue: found.cue } : {}) };
  }
  return undefined;
}

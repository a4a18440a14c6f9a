/** Terms as they are sent: the analysis is done here, the cluster parts them at blanks. */
import { createHash } from 'node:crypto';

/** The folding of a few ligatures has a blank in it. */
const BLANK = /\s+/gu;

export function sendTerm(term: string): string {
  return term.replace(BLANK, '_');
}

const PLAIN = /^[\x20-\x7e]*$/;

export function joinTerms(terms: readonly string[]): string {
  const joined = terms.join(' ');
  return PLAIN.test(joined) ? joined : terms.map(sendTerm).join(' ');
}

/** Fewer words are said by anybody at any time. */
const FEWEST_WORDS = 4;

/** What utterances of the same words have in common; `undefined` of few words. @param sent terms with blanks between */
export function wordsHash(sent: string): string | undefined {
  let words = 1;
  for (let at = sent.indexOf(' '); at >= 0 && words < FEWEST_WORDS; at = sent.indexOf(' ', at + 1)) words++;
  return words < FEWEST_WORDS ? undefined : createHash('sha256').update(sent).digest('base64url').slice(0, 22);
}

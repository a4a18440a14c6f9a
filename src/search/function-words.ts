/**
 * Words that say how a question is put and not what it asks. They are left out of a search for *any* of many words, where each
 * would match nearly everything; a search for *all* words, and every phrase, keeps them.
 *
 * Closed classes of English only: articles, pronouns, auxiliaries, prepositions, conjunctions, question words.
 */
const FUNCTION_WORDS: ReadonlySet<string> = new Set(
  `a an the this that these those there here
   i you he she it we they me him her us them my your his its our their mine yours hers ours theirs one ones oneself
   myself yourself himself herself itself ourselves themselves
   who whom whose which what when where why how whether
   am is are was were be been being do does did done doing have has had having
   can could may might must shall should will would ought cannot
   and or but nor so yet if then else than because although though while as until unless since
   of in on at by for with without from to into onto upon about above below over under between among through during
   before after against within along across toward towards off out up down per via
   not no any some each every either neither both all such same other another only very too also just
   im ive dont doesnt didnt isnt arent wasnt werent`.split(/\s+/),
);

export function isFunctionWord(term: string): boolean {
  return FUNCTION_WORDS.has(term);
}

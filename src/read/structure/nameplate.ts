/**
 * The name of the outlet alone on a line over the headline, as a printed page carries it: "THE QUAY COURIER".
 *
 * It is told by a word that such names have, and by its length; a headline that ends in one ("Mayor Sues Courier") has more words, or
 * no "The" before it.
 */

const NAME_WORD =
  /\b(?:advertiser|advocate|agency|argus|beacon|bugle|bulletin|chronicle|citizen|courier|daily|dispatch|echo|enquirer|examiner|express|gazette|globe|guardian|herald|independent|inquirer|journal|ledger|mail|mercury|messenger|mirror|monitor|news|newswire|observer|packet|pilot|post|press|radio|record|register|review|sentinel|standard|star|sun|telegraph|times|tribune|voice|weekly)(?: (?:online|agency|service|of \p{Lu}[\p{L}'’-]+))?$/iu;
const MAX_WORDS = 5;

/** Whether a line can be the name of an outlet, and hardly a headline. */
export function isNameplate(line: string): boolean {
  const words = line.split(' ');
  if (words.length > MAX_WORDS || !words.every((word) => /^(?:\p{Lu}|&|of$|and$|the$)/u.test(word)) || !NAME_WORD.test(line)) return false;
  return /^the /i.test(line) || words.length <= 2;
}

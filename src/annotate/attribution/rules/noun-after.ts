/** Attribution by a noun of saying behind the marks: “…,” was Maria Lind's reply · “…,” came the answer from the board. */
import { ownerOf, phraseStartingAt } from '../phrases.ts';
import { type Finding, finding, type QuoteContext } from './rule.ts';

const COMES = /^(?:was|is|were|are|came|comes|read|went)$/;
/** Nouns that take up words just given; a "slogan" or a "term" may be anybody's. */
const ANSWER =
  /^(?:answer|reply|response|reaction|comment|verdict|explanation|message|advice|warning|conclusion|assessment|retort|statement|remark|description|request|plea|order|command|complaint|summary|view|opinion|prediction|promise|apology|defence|defense|question)s?$/;
/** How many words the phrase around the noun may have before it. */
const LONGEST_PHRASE = 8;

/** `“…,” was X's reply`, `“…” came the answer from X` */
export function nounAfter({ units, at, sentence, text, span }: QuoteContext): Finding {
  const first = at + 1;
  if (!COMES.test(units[first]?.word ?? '') || !/[,.?!]$/u.test(text.slice(span.start, span.end).trimEnd())) return undefined;
  const to = Math.max(sentence.to, Math.min(units.length, first + LONGEST_PHRASE + 2));
  for (let i = first + 1; i < Math.min(to, first + LONGEST_PHRASE); i++) {
    const unit = units[i];
    if (unit === undefined || unit.kind === 'marked' || unit.pos === 'VERB' || /^[.;]$/.test(unit.word)) return undefined;
    if (unit.kind !== 'word' || !ANSWER.test(unit.word)) continue;
    const isFrom = /^(?:of|from|by)$/.test(units[i + 1]?.word ?? '');
    return finding(isFrom ? phraseStartingAt(units, i + 2, to) : ownerOf(units, i, first), unit);
  }
  return undefined;
}

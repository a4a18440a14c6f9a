/**
 * Bodies whose names list what they are for: "Bureau of Alcohol, Tobacco, Firearms and Explosives", "Health, Education, Labor and Pensions Committee".
 *
 * Commas end a name everywhere else. Here the row goes on only over words for fields of government and trade, and only as far as the "and" before
 * its last member.
 */
import { FIELDS } from '../gazetteers/fields.ts';
import { ORGANIZATION_ENDINGS } from '../gazetteers/organizations.ts';
import type { Tagged } from '../tagger.ts';
import { candidateAt } from './cut-runs.ts';
import { mentionOf, type NameMention } from './name-mention.ts';

/** Words that one member of such a row may have. */
const LONGEST_MEMBER = 3;
const MOST_MEMBERS = 7;
/** How sure such a name is. */
const SCORE = 0.9;

/** The mentions of a paragraph with each such name made whole; what lay inside is taken out. */
export function overFields(tagged: Tagged, mentions: NameMention[]): NameMention[] {
  let whole: NameMention[] | undefined;
  for (const [at, mention] of mentions.entries()) {
    if (mention.first <= (whole?.at(-1)?.last ?? -1)) continue;
    const longer = mention.type === 'organization' ? extended(tagged, mention) : undefined;
    if (longer === undefined) {
      whole?.push(mention);
      continue;
    }
    whole ??= mentions.slice(0, at);
    while ((whole.at(-1)?.last ?? -1) >= longer.first) whole.pop();
    whole.push(longer);
  }
  return whole ?? mentions;
}

function extended(tagged: Tagged, mention: NameMention): NameMention | undefined {
  const { words } = tagged;
  const last = /\s(?:of|for|on)\s/u.test(mention.form) ? rowEnd(words, mention.last) : undefined;
  const first = last === undefined && ORGANIZATION_ENDINGS.has(words[mention.last] ?? '') ? rowStart(words, mention.first) : undefined;
  if (last === undefined && first === undefined) return undefined;
  return mentionOf(
    candidateAt(tagged, first ?? mention.first, last ?? mention.last),
    mention.paragraph,
    'organization',
    Math.min(SCORE, mention.score),
    'rules',
  );
}

/** The last token of a row whose first member ends at `from`: ", Tobacco, Firearms and Explosives". */
function rowEnd(words: readonly string[], from: number): number | undefined {
  if (words[from + 1] !== ',' || !FIELDS.has(words[from] ?? '')) return undefined;
  let last = from;
  for (let members = 1; members < MOST_MEMBERS; members++) {
    const isLast = words[last + 1] === 'and' || (words[last + 1] === ',' && words[last + 2] === 'and');
    if (words[last + 1] !== ',' && !isLast) return undefined;
    const start = last + (isLast && words[last + 1] === ',' ? 3 : 2);
    let end = start;
    while (end - start < LONGEST_MEMBER && FIELDS.has(words[end] ?? '')) end++;
    if (end === start) return undefined;
    last = end - 1;
    if (isLast) return last;
  }
  return undefined;
}

/** The first token of a row whose last member begins at `from`: "Health, Education, Labor and" before "Pensions Committee". */
function rowStart(words: readonly string[], from: number): number | undefined {
  if (words[from - 1] !== 'and' || !FIELDS.has(words[from] ?? '')) return undefined;
  let first = words[from - 2] === ',' ? from - 2 : from - 1;
  for (let members = 1; members < MOST_MEMBERS; members++) {
    let begin = first;
    while (first - begin < LONGEST_MEMBER && FIELDS.has(words[begin - 1] ?? '')) begin--;
    if (begin === first) return undefined;
    first = begin;
    if (words[first - 1] !== ',') return members > 1 ? first : undefined;
    first--;
  }
  return undefined;
}

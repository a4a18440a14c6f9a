/** Attribution by a signature: “…” — X, with more of X behind a comma, on the same line or as the paragraph below. */
import { PERSON_NOUNS } from '../../gazetteers/titles.ts';
import type { Unit } from '../units.ts';
import type { Finding, QuoteContext } from './rule.ts';

/** How long a signature may be, in words. */
const LONGEST_SIGNATURE = 24;
/** How many words of title may stand before the name: "Deputy Mayor", "the Rev." */
const LONGEST_TITLE = 4;

/** `“…” — Name` at the end of a paragraph, or as the paragraph below; the name may be one that nothing else knows. */
export function signature({ units, at, document, paragraph, span }: QuoteContext): Finding {
  if (at + 1 < units.length) return nameBehindDash(units, at + 1);
  const below = at === 0 ? document.paragraphs[paragraph + 1]?.view.units : undefined;
  if (below === undefined) return undefined;
  // marks that close only behind the signature show that it is one, without a dash
  const found = nameBehindDash(below, 0) ?? (span.continues && isUnmarked(below) ? nameAt(below, 0) : undefined);
  return found === undefined ? undefined : { ...found, paragraph: paragraph + 1 };
}

/** The name behind a dash that ends a paragraph from unit `at` on. */
export function nameBehindDash(units: readonly Unit[], at: number): Finding {
  return /^[—–―‒-]+$/.test(units[at]?.word ?? '') ? nameAt(units, at + 1) : undefined;
}

function isUnmarked(units: readonly Unit[]): boolean {
  return !units.some(({ kind }) => kind === 'marked');
}

function nameAt(units: readonly Unit[], first: number): Finding {
  if (units.length - first >= LONGEST_SIGNATURE) return undefined;
  for (let i = first; i <= first + LONGEST_TITLE; i++) {
    const unit = units[i];
    if (unit?.name?.type === 'person') return { phrase: { first: i, last: i, head: i } };
    if (unit?.kind !== 'word' || !(unit.pos === 'DET' || unit.pos === 'PROPN' || PERSON_NOUNS.has(unit.word))) break;
  }
  let last = first;
  while (units[last]?.pos === 'PROPN' || (last > first && units[last]?.word === '.' && units[last + 1]?.pos === 'PROPN')) last++;
  const closes = units[last] === undefined || /^[.,;(]$/.test(units[last]?.word ?? '');
  return last > first && closes ? { phrase: { first, last: last - 1, head: last - 1 } } : undefined;
}

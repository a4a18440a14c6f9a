/**
 * Spans of the name model put right before anything is made of them, where its boundaries are known to be wrong.
 *
 * Bodies whose names have small words inside ("Customs and Border Protection") are taken whole from the list; two bodies that "and" joins are
 * two; an office, a nationality or the number of a bill is no part of a place or body. Everything else stays as the model says.
 */
import { DEMONYMS } from '../gazetteers/common-words.ts';
import { ORGANIZATION_ENDINGS, ORGANIZATION_NAMES } from '../gazetteers/organizations.ts';
import { PLACE_FORMS, PLACE_NAMES } from '../gazetteers/places.ts';
import { TITLES } from '../gazetteers/titles.ts';
import type { NameSpan } from '../names-model/tag-names.ts';
import type { Tagged } from '../tagger.ts';
import { bare, plainForm } from './words.ts';

/** Offices that are hardly ever surnames. */
const OFFICE = /^(?:Speaker|Governor|Senator|Representative|Republican|Democrat|President|Secretary|Mayor|Minister|Chancellor|Ambassador)$/;
/** How sure a body from the list is. */
const SCORE = 0.9;

/** Bodies of the list with a small word inside, by their first word. */
const WHOLES: ReadonlyMap<string, readonly string[][]> = wholesByFirstWord();

function wholesByFirstWord(): Map<string, string[][]> {
  const found = new Map<string, string[][]>();
  for (const name of ORGANIZATION_NAMES) {
    const words = name.split(' ');
    if (!/ (?:and|&) /.test(name)) continue;
    const [first = ''] = words;
    found.set(
      first,
      [...(found.get(first) ?? []), words].sort((a, b) => b.length - a.length),
    );
  }
  return found;
}

/** The spans of a paragraph with their boundaries repaired, in order; linear in the number of its tokens. */
export function repairSpans(tagged: Tagged, spans: readonly NameSpan[]): NameSpan[] {
  const repaired = spans.flatMap((span) => repairedSpan(tagged, span));
  const wholes = findWholes(tagged);
  if (wholes.length === 0) return repaired;
  const isInside = ({ first, last }: NameSpan) => wholes.some((whole) => first <= whole.last && last >= whole.first);
  return [...repaired.filter((span) => !isInside(span)), ...wholes].sort((a, b) => a.first - b.first);
}

function findWholes(tagged: Tagged): NameSpan[] {
  const { words } = tagged;
  const found: NameSpan[] = [];
  for (let i = 0; i < words.length; i++) {
    const whole = WHOLES.get(words[i] ?? '')?.find((name) => name.every((word, k) => words[i + k] === word));
    if (whole === undefined) continue;
    found.push(spanOf(tagged, i, i + whole.length - 1, 'organization', SCORE));
    i += whole.length - 1;
  }
  return found;
}

function spanOf({ starts, ends }: Tagged, first: number, last: number, type: NameSpan['type'], score: number): NameSpan {
  return { start: starts[first] ?? 0, end: ends[last] ?? 0, first, last, type, score };
}

function repairedSpan(tagged: Tagged, span: NameSpan): NameSpan[] {
  if (span.type === 'person') return span.first < span.last ? [placeOfOffice(tagged, span)] : [span];
  const { first, last, type, score } = span;
  if (isBill(tagged.words, span)) return [];
  if (first === last) return [span];
  const member = memberIn(tagged, span);
  if (member !== undefined) return [member];
  const halves = halvesAt(tagged, span);
  if (halves !== undefined) return halves.map(([from, to]) => spanOf(tagged, from, to, type, score));
  return withoutOffice(tagged, span);
}

/** "Iowa" of "Iowa Senator" where the model takes the two for somebody. */
function placeOfOffice(tagged: Tagged, span: NameSpan): NameSpan {
  const { words } = tagged;
  if (!OFFICE.test(words[span.last] ?? '') || !isPlace(words, span.first, span.last - 1)) return span;
  return spanOf(tagged, span.first, span.last - 1, 'place', span.score);
}

/** "SB" of "SB 1070". */
function isBill(words: readonly string[], { first, last }: NameSpan): boolean {
  return first === last && /^(?:[SHA]B|[SH]R|[SHA]JR)$/.test(plainForm(words[first] ?? '')) && /^\d/.test(words[last + 1] ?? '');
}

/** "Reps. Ann Lind of Ohio": a person, whom no body has in its name. */
function memberIn(tagged: Tagged, { first, last, type, score }: NameSpan): NameSpan | undefined {
  const { words } = tagged;
  if (type !== 'organization' || !/^(?:Reps?|Sens?|Govs?|Gen|Dr|Prof|Rev|Mrs?|Ms)\.$/.test(words[first] ?? '')) return undefined;
  const of = words.indexOf('of', first);
  const end = of > first && of < last ? of - 1 : last;
  return end > first ? spanOf(tagged, first + 1, end, 'person', score) : undefined;
}

/** "House and Senate": two bodies, each of which the list knows. */
function halvesAt({ words }: Tagged, { first, last }: NameSpan): [number, number][] | undefined {
  const and = words.indexOf('and', first);
  if (and <= first || and >= last) return undefined;
  const second = words[and + 1] === 'The' && and + 1 < last ? and + 2 : and + 1;
  return isKnown(words, first, and - 1) && (isKnown(words, second, last) || isKnown(words, and + 1, last))
    ? [
        [first, and - 1],
        [second, last],
      ]
    : undefined;
}

function isKnown(words: readonly string[], first: number, last: number): boolean {
  const plain = plainForm(words.slice(first, last + 1).join(' '));
  return ORGANIZATION_NAMES.has(plain) || PLACE_NAMES.has(plain) || PLACE_FORMS.has(plain);
}

/** "Iowa" of "Iowa Republican", "Norden Supreme Court" of "Norden Supreme Court Judge", nothing of "Saudi King". */
function withoutOffice(tagged: Tagged, span: NameSpan): NameSpan[] {
  const { words } = tagged;
  const { first, type, score } = span;
  if (isKnown(words, first, span.last)) return [span];
  let last = span.last;
  while (last > first && TITLES.has(bare(words[last] ?? ''))) last--;
  if (last === span.last) return [span];
  if (isPlace(words, first, last)) return [spanOf(tagged, first, last, 'place', score)];
  if (last === first && DEMONYMS.has(bare(words[first] ?? ''))) return [];
  const isCourt =
    last > first && ORGANIZATION_ENDINGS.has(words[last] ?? '') && /^(?:judge|justice|magistrate)$/.test(bare(words[last + 1] ?? ''));
  return isCourt ? [spanOf(tagged, first, last, type, score)] : [span];
}

function isPlace(words: readonly string[], first: number, last: number): boolean {
  const plain = plainForm(words.slice(first, last + 1).join(' '));
  return PLACE_NAMES.has(plain) || PLACE_FORMS.has(plain);
}

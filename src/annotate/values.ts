/** What wink-nlp itself recognises (dates, amounts, addresses), as mentions. */
import type { Mention, MentionType, Span } from '../domain/annotation.ts';
import type { Tagged } from './tagger.ts';

/** wink's names for the types that the contract knows; ORDINAL, EMOJI and EMOTICON are left out. */
const TYPES: Readonly<Record<string, MentionType>> = {
  DATE: 'date',
  TIME: 'time',
  DURATION: 'duration',
  MONEY: 'money',
  PERCENT: 'percent',
  CARDINAL: 'cardinal',
  URL: 'url',
  EMAIL: 'email',
  HASHTAG: 'hashtag',
  MENTION: 'handle',
};

/** The values of a paragraph that do not overlap a name. */
export function valueMentions(tagged: Tagged, names: readonly Span[]): Mention[] {
  const found: Mention[] = [];
  let next = 0;
  for (const { type, first, last } of tagged.entities) {
    const known = TYPES[type];
    const start = tagged.starts[first];
    const end = tagged.ends[last];
    if (known === undefined || start === undefined || end === undefined) continue;
    while (next < names.length && (names[next]?.end ?? 0) <= start) next++;
    if ((names[next]?.start ?? Number.POSITIVE_INFINITY) < end) continue;
    found.push({ start, end, type: known });
  }
  return found;
}

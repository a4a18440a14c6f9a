/** What the readers of values share: a paragraph's tokens, when it was published, and what a reader finds. */
import type { MentionType } from '../../domain/annotation.ts';
import type { Tagged } from '../tagger.ts';
import type { Day } from './calendar.ts';

/** A paragraph whose values are read. */
export interface ValueText {
  tagged: Tagged;
  /** When the article was published, as far as that is known; relative dates have no value without it. */
  published: PublishedDate | undefined;
}

/** A published date, or only its year and month, or its year. */
export type PublishedDate = Pick<Day, 'year'> & Partial<Day>;

/** A value that begins at the token that the reader was asked for and ends at `last`, inclusive. */
export interface FoundValue {
  last: number;
  type: MentionType;
  value?: string | undefined;
}

/** The token in lower case, '' beyond the edges. */
export function lowerAt({ tagged }: ValueText, i: number): string {
  return (tagged.words[i] ?? '').toLowerCase();
}

/** Whether nothing stands between token `i` and the one before. */
export function touchesBefore({ tagged }: ValueText, i: number): boolean {
  return i > 0 && tagged.starts[i] === tagged.ends[i - 1];
}

/** The index behind "-" or "–" at token `i`, or behind nothing. */
export function afterHyphen(text: ValueText, i: number): number {
  return /^[-–]$/.test(text.tagged.words[i] ?? '') ? i + 1 : i;
}

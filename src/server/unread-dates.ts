/**
 * What was typed as a date and is none. On a page it is said beside its field while the rest of the search goes on; only the API refuses
 * a whole search for it.
 */
import { isDateValue } from '../domain/parameters.ts';

export interface UnreadDates {
  after?: string;
  before?: string;
  /** Of the `date` facet, chosen or excluded. */
  values: string[];
}

const FACET_NAMES = ['date', '-date'] as const;

const isUnread = (text: string): boolean => text.trim() !== '' && !isDateValue(text.trim());

/** The parameters without the dates that are none, and these. */
export function takeOutUnreadDates(given: URLSearchParams): { params: URLSearchParams; unread: UnreadDates } {
  const params = new URLSearchParams(given);
  const unread: UnreadDates = { values: [] };
  for (const name of ['after', 'before'] as const) {
    const typed = params.getAll(name);
    // Given twice it is refused as everything else is.
    if (typed.length !== 1 || typed[0] === undefined || !(isUnread(typed[0]) || typed[0].trim() === '-')) continue;
    unread[name] = typed[0];
    params.delete(name);
  }
  for (const name of FACET_NAMES) {
    for (const value of params.getAll(name).filter(isUnread)) {
      unread.values.push(value);
      params.delete(name, value);
    }
  }
  return { params, unread };
}

/** Everything that was not read, in the order of the page. */
export function listUnread({ after, before, values }: UnreadDates): string[] {
  return [...[after, before].filter((text) => text !== undefined), ...values];
}

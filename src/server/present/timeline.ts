/** Results over time on a page of its own: the bars of the histogram, and its dates as rows of a table. */
import type { TimelineProps } from '../../../views/components/timeline.tsx';
import { formatDate } from '../../../views/format.ts';
import { bucketLabel } from '../../../views/labels.ts';
import { type Facet, MISSING, type SearchQuery } from '../../domain/search.ts';
import { choosing } from '../query-changes.ts';
import { searchUrl } from '../url-query.ts';
import { presentHistogram } from './histogram.ts';

/** What a period is made of, and what holds it, by the length of their dates. */
const LENGTHS = { years: [4, 4], months: [7, 4], days: [10, 7] } as const;

const FEWEST_BARS = 2;

/** `facet` holds all dates of the query; nothing where they are of fewer than two periods. The id of the heading is its own on its page. */
export function presentTimeline(query: SearchQuery, facet: Facet, heading: { id: string; title: string }): TimelineProps | undefined {
  const histogram = presentHistogram(query, facet);
  if (histogram === undefined) return undefined;
  const { shape, bars } = histogram;
  // One bar in an empty month says less than the date beside the words.
  if (bars.filter(({ href }) => href !== undefined).length < FEWEST_BARS) return undefined;
  const [part, whole] = LENGTHS[shape];
  const first = bars[0]?.from.slice(0, whole) ?? '';
  const isShown = (value: string): boolean =>
    shape === 'years' ? value.length === part : value.startsWith(first) && (value.length === part || value.length === whole);
  const period = first === '' || shape === 'years' ? undefined : formatDate(first);
  return {
    ...heading,
    ...(period === undefined ? {} : { period }),
    shape,
    scope: query.scope,
    bars,
    rows: facet.buckets
      .filter(({ value, count }) => count > 0 && (value === MISSING || isShown(value)))
      .map(({ value, label, count }) => ({
        label: value === MISSING ? bucketLabel('date', value, label) : formatDate(value),
        count,
        href: searchUrl(choosing(query, 'date', value)),
      })),
  };
}

/** The words of a static site. */
import { count } from './format.ts';
import { facetLabels, kindLabels, scopeUnits } from './labels.ts';

export const siteTexts = {
  articles: 'All articles',
  facets: { ...facetLabels, year: 'Year' },
  kinds: kindLabels,
  found: { one: count(1, ...scopeUnits.passages), many: `{n} ${scopeUnits.passages[1]}`, none: 'No paragraph has these words.' },
  more: 'Show more',
  clear: 'Clear the filters',
  untitled: 'Untitled article',
  noScript: 'The search needs JavaScript. All articles are listed below.',
  failed: 'The texts to search in could not be loaded.',
  moved: 'This paragraph stands here',
  madeWith: 'Made with Pullquote',
} as const;

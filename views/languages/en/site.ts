/** The words of a static site. */
import { count } from './formats.ts';
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
  changed: 'The text has changed',
  gone: 'This paragraph is gone from its article',
  itRead: 'The link was given out for this text:',
  toSuccessor: 'What took its place',
  how: 'How to search',
  read: 'Read are: words side by side (all must be there), "exact words", -without, one OR another, parentheses, beg*, and speaker:, source:, person:, org:, place:, kind: and title: with a word or "words" behind them.',
  notRead:
    'Not read here, other than on a server: other inflections of a word, "near words"~5, word~, and said:, cites:, author:, before: and after:, which are taken for words.',
  madeWith: 'Made with Pullquote',
} as const;

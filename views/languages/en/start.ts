/** The words of the start page. */
import { count } from './formats.ts';
import { scopeUnits } from './labels.ts';

export const startTexts = {
  start: {
    /** What the site is, in one line. */
    purpose: (articles: number) =>
      articles === 0
        ? 'Search the quotations and paragraphs of news articles'
        : `Search the quotations and paragraphs of ${count(articles, ...scopeUnits.articles)}`,
    description: (holds: string) => `Who said what, and where it stands. ${holds}`,
    questions: 'Ask, for example',
    // Names stand before a colon: whether one takes an article ("the CIA") cannot be known.
    said: (name: string) => `${name}: what do they say?`,
    named: (name: string) => `${name}: where is it named?`,
    personNamed: (name: string) => `${name}: where are they named?`,
    credited: (name: string) => `${name}: what is credited to this source?`,
    published: (name: string) => `${name}: what was published there?`,
    place: (name: string) => `${name}: what is written about it?`,
    unattributed: 'Which quotations name no speaker?',
    holds: (articles: string, passages: string, quotations: string) => `${articles}, ${passages}, ${quotations}.`,
    articles: (total: number) => count(total, ...scopeUnits.articles),
    passages: (total: number) => count(total, ...scopeUnits.passages),
    quotations: (total: number) => count(total, ...scopeUnits.quotations),
    browse: 'Browse everything',
    empty: 'There is no article in this index yet.',
    emptyHow: 'Add a folder of articles with: pullquote index FOLDER',
    mostQuoted: 'Most quoted',
  },
} as const;

/** The words of the page about the corpus. */
import { formatNumber } from './formats.ts';

export const corpusTexts = {
  title: 'The corpus',
  intro: 'What was read and what was not: every number leads to what it counts.',
  articles: 'Articles',
  passages: 'Paragraphs',
  quotations: 'Quotations',
  withoutSource: 'Articles without a source',
  withoutDate: 'Articles without a date',
  withoutAuthor: 'Articles without an author',
  unattributed: 'Quotations without a speaker',
  languages: 'Languages',
  articlesOf: (number: number) => (number === 1 ? '1 article' : `${formatNumber(number)} articles`),
  notAnnotated: 'found by their words, without quotations, speakers and names',
  examples: (shown: number, all: number) => (shown < all ? `The first ${formatNumber(shown)} by title` : 'Which ones'),
  skipped: 'Files and rows that were left out',
  dropped: 'What was dropped from most articles',
  droppedFrom: (articles: number, path: string) => (articles === 1 ? path : `${formatNumber(articles)} articles, ${path} among them`),
  copied: 'Articles that were found more than once',
  none: 'None.',
  rest: (number: number) => `… and ${formatNumber(number)} more: pullquote corpus --json`,
} as const;

/** The words of the search: its form, how it was read, what is found and what is not. */
import type { EntityType } from '../../../src/domain/annotation.ts';
import type { Scope, Sort, Suggestion } from '../../../src/domain/search.ts';
import { count, formatNumber } from './formats.ts';
import { entityTypes, scopeUnits } from './labels.ts';

const notADate = (typed: string): string => `“${typed}” is not a date: write 2025, 2025-02 or 2025-02-19.`;

export const searchTexts = {
  searchForm: {
    label: 'Search the articles',
    placeholder: 'Words, or “exact words”',
    button: 'Search',
    howTo: 'Keys and how to write a search',
    dates: { after: 'From', before: 'To', apply: 'Apply dates', format: '2025, 2025-02 or 2025-02-19', notRead: notADate },
  },
  suggestions: {
    label: 'Suggestions',
    kinds: { ...entityTypes, speaker: 'Speaker', source: 'Source', article: 'Article', word: 'Word' } satisfies Record<
      EntityType | Exclude<Suggestion['kind'], 'entity'>,
      string
    >,
  },
  scope: { label: 'Search in', passages: 'Paragraphs', quotations: 'Quotations', articles: 'Articles' } satisfies Record<
    Scope | 'label',
    string
  >,
  sort: { label: 'Order', relevance: 'Best match', newest: 'Newest', oldest: 'Oldest' } satisfies Record<Sort | 'label', string>,
  match: { label: 'Words', all: 'All words', any: 'Any of the words' },
  results: {
    heading: 'Results',
    total: (total: number, scope: Scope) => count(total, ...scopeUnits[scope]),
    /** The line that says what was found, also in the title of the page. */
    status: (total: number, scope: Scope, page: number, pages: number) => {
      if (total === 0) return `No ${scopeUnits[scope][1]} found`;
      const found = count(total, ...scopeUnits[scope]);
      if (page > pages) return found;
      return page > 1 ? `${found}, page ${formatNumber(page)} of ${formatNumber(pages)}` : found;
    },
    /** On paper, where the form is not shown. */
    searched: (words: string) => `Search: ${words}`,
    /** What was typed, among other things that are asked. */
    words: (words: string) => `“${words}”`,
    /** Between the things that are asked. */
    separator: ', ',
    titled: (search: string, status: string) => (search === '' ? status : `${search}: ${status}`),
    relaxed: (words: string) => `No text has these words as written. Shown instead: ${words}.`,
    relaxedInVain: (words: string) => `No text has these words as written. Tried instead, without a result: ${words}.`,
    didYouMean: 'Did you mean {words}?',
    readAs: (words: string) => `Read as: ${words}`,
    readAsNothing: 'Nothing of this can be searched for, so everything is shown.',
    /** Above the results, of what was typed as a date and is none. */
    notRead: (typed: string) => `${notADate(typed)} The rest of the search holds.`,
    /** In the line that says what was found, while the results before stay. */
    busy: 'The server has much to do and did not answer in time. These are the results of the search before; please try again.',
    failed: 'The server did not answer. Please try again.',
  },
  noResults: {
    asked: 'You asked for {what}',
    everything: 'everything',
    without: (filter: string, total: number, scope: Scope) => `Without the filter “${filter}”: ${count(total, ...scopeUnits[scope])}`,
    withoutAll: (total: number, scope: Scope) => `Without any filter: ${count(total, ...scopeUnits[scope])}`,
    tips: {
      spelling: 'Check the spelling, or use fewer words.',
    },
    reversed: 'The day under “From” lies after the one under “To”, so that no day is left.',
    inArticles: (total: number) => `With the words in different paragraphs: ${count(total, ...scopeUnits.articles)}`,
    beginning: (word: string, total: number, scope: Scope) =>
      `With every word that begins so, ${word}: ${count(total, ...scopeUnits[scope])}`,
    anyWord: (total: number, scope: Scope) => `With any of the words: ${count(total, ...scopeUnits[scope])}`,
    help: 'How to write a search',
  },
  pager: {
    label: 'Pages of results',
    previous: 'Previous',
    next: 'Next',
    page: (page: number) => `Page ${formatNumber(page)}`,
    /** Said where the address asks for a page after the last. */
    beyond: (pages: number) => `There ${pages === 1 ? 'is only one page' : `are only ${formatNumber(pages)} pages`}: {last}.`,
    last: (pages: number) => (pages === 1 ? 'go to it' : 'go to the last'),
  },
} as const;

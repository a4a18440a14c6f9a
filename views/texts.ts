/**
 * Every word of the interface, in one place, so that another language is one more module of this shape.
 *
 * Sentences are whole here, never glued from parts in a view; numbers and dates are put in by `format.ts`.
 */
import type { EntityType, QuotationFlag, QuotationKind } from '../src/domain/annotation.ts';
import type { FacetField, Scope, Sort, Suggestion } from '../src/domain/search.ts';
import { count, formatList } from './format.ts';
import { capitalized, entityTypes, facetLabels, facetPlurals, kindLabels, scopeUnits } from './labels.ts';

type SuggestionKind = Suggestion['kind'];

const flagNotes: Partial<Record<QuotationFlag, string>> = {
  nested: 'Only the words in the inner marks are the speaker’s own.',
  edited: 'The words in [brackets] are an editor’s.',
  elided: 'Words were left out where the dots stand.',
  unclosed: 'The text does not close this quotation.',
};

export const texts = {
  product: 'Pullquote',
  unknownLanguage: 'Unknown language',
  tagline: 'Who said what, and where it stands',
  skipToContent: 'Skip to the results',
  skipToArticle: 'Skip to the text',
  nav: { label: 'Pullquote', search: 'Search', entities: 'Names', help: 'Help' },
  searchForm: {
    label: 'Search the articles',
    placeholder: 'Words, or “exact words”',
    button: 'Search',
    dates: { after: 'From', before: 'To', apply: 'Apply dates', format: '2025, 2025-02 or 2025-02-19' },
  },
  suggestions: {
    label: 'Suggestions',
    kinds: { ...entityTypes, speaker: 'Speaker', source: 'Source', article: 'Article', word: 'Word' } satisfies Record<
      EntityType | Exclude<SuggestionKind, 'entity'>,
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
    none: (scope: Scope) => `No ${scopeUnits[scope][1]} found`,
    page: (page: number, pages: string) => (page > 1 ? `, page ${page} of ${pages}` : ''),
    relaxed: (words: string) => `No text has these words as written. Shown instead: ${words}.`,
    didYouMean: 'Did you mean',
    csv: 'Save these results as a table (CSV)',
    readAs: (words: string) => `Read as: ${words}`,
    failed: 'The server did not answer. Please try again.',
  },
  noResults: {
    asked: 'You asked for',
    everything: 'everything',
    without: 'Without this filter',
    withoutAll: 'Without any filter',
    gives: (total: number, scope: Scope) => `gives ${count(total, ...scopeUnits[scope])}`,
    tips: {
      spelling: 'Check the spelling, or use fewer words.',
      beginning: (words: string) => `Write ${words} to find every word that begins so.`,
      anyBeginning: 'Write the beginning of a word and * to find every word that begins so.',
      articles: 'Search in articles: the words may stand in different paragraphs.',
    },
    anyWord: 'Search for any of the words',
    help: 'How to write a search',
  },
  filters: {
    heading: 'Filters',
    drawer: (chosen: number) => (chosen === 0 ? 'Filter these results' : `Filter these results (${chosen} on)`),
    applied: 'Filters on',
    clear: 'Clear all',
    remove: 'Remove the filter',
    chip: (field: FacetField, label: string) => `${facetLabels[field]}: ${label}`,
    not: (field: FacetField, label: string) => `not ${facetLabels[field]}: ${label}`,
    after: (date: string) => `From ${date}`,
    before: (date: string) => `Up to ${date}`,
    allOf: (field: FacetField) => `${facetLabels[field]}: all of these`,
    exclude: 'not',
    chosen: 'Chosen. Remove',
    excluded: 'Excluded. Allow again',
    anyOf: 'any of these',
    everyOf: 'all of these',
    combine: 'Must hold:',
    all: (total: number, field: FacetField) => `All ${count(total, ...facetPlurals[field])}…`,
    inAll: 'in all results',
  },
  histogram: {
    all: 'All dates',
    bar: (period: string, total: number, scope: Scope) => `${period}: ${count(total, ...scopeUnits[scope])}`,
    span: (from: string, to: string) => `${from}–${to}`,
    asTable: 'Show as a table',
    date: 'Date',
    number: (scope: Scope) => capitalized(scopeUnits[scope][1]),
  },
  /** Why nothing can be chosen in a facet. */
  unhelpful: {
    absent: 'none in these files',
    none: (scope: Scope) => `none in these ${scopeUnits[scope][1]}`,
    same: (scope: Scope, names: readonly string[], isMore: boolean) =>
      `the same in all these ${scopeUnits[scope][1]}: ${formatList(names)}${isMore ? ' and more' : ''}`,
    noResults: 'Nothing is found, so there is nothing to filter.',
  },
  /** Why a facet has nothing in the whole corpus. */
  emptyFacet: {
    source: 'No article here names its outlet.',
    date: 'No dates in these files.',
    author: 'No article here names its author.',
    how: 'How to add them',
  },
  facet: {
    label: (field: FacetField) => facetLabels[field],
    plural: (total: number, field: FacetField) => count(total, ...facetPlurals[field]),
  },
  facetPage: {
    title: (field: FacetField) => `${facetLabels[field]}: all values`,
    prefix: 'Begins with',
    find: 'Find',
    order: 'Order',
    byCount: 'Most first',
    byLabel: 'A to Z',
    none: 'No value begins so.',
    filters: (chosen: number) => `with ${count(chosen, 'filter', 'filters')}`,
    of: (words: string) => `in the results for ${words}`,
    back: 'Back to the results',
  },
  hit: {
    noSpeaker: 'Speaker not given',
    kind: (kind: QuotationKind) => kindLabels[kind],
    flag: (flag: QuotationFlag) => flagNotes[flag],
    uncertain: 'Check this: the speaker is not certain',
    creditedTo: 'Credited to',
    permalink: 'Link',
    permalinkOf: (title: string) => `Link to this paragraph of “${title}”`,
    copy: 'Copy with source',
    copied: 'Copied',
    of: (words: string) => `to “${words}”`,
  },
  pager: { label: 'Pages of results', previous: 'Previous', next: 'Next', page: (page: number) => `Page ${page}` },
  start: {
    /** What the site is, in one line. */
    purpose: (articles: number) =>
      articles === 0
        ? 'Search the quotations and paragraphs of news articles'
        : `Search the quotations and paragraphs of ${count(articles, ...scopeUnits.articles)}`,
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
    quoteOfCorpus: 'From these articles',
    mostQuoted: 'Most quoted',
  },
  article: {
    back: 'Back to the results',
    by: (authors: string) => `By ${authors}`,
    published: 'Published',
    modified: 'Changed',
    original: 'Read the original',
    credits: 'The article says it rests on',
    alsoIn: 'Also published by',
    file: 'File',
    permalink: 'Link to this paragraph',
    namesOn: 'Show names as links',
    namesOff: 'Hide the links of names',
    inOriginal: 'This paragraph in the original',
    hits: (total: number) => (total === 1 ? 'Go to the hit of your search' : `Go to the first of ${count(total, 'hit', 'hits')}`),
    hitOf: (number: number, total: number) => `Hit ${number} of ${total}`,
    previousHit: '↑ Previous',
    nextHit: '↓ Next',
    spanLost: 'The words that this link marked do not stand in its paragraph any more.',
    noSource: '[outlet not stated]',
    noDate: 'n.d.',
    changed: 'The text has changed since this link was given out.',
    wasText: 'It read',
    isText: 'It reads now',
    similarity: (percent: string) => `The paragraph that is marked here is ${percent} alike.`,
    /** Heard, not seen, where a change begins and ends. */
    removed: ['[taken out:', ']'],
    added: ['[put in:', ']'],
    said: 'says',
    about: 'About this article',
    untitled: 'Untitled article',
    language: 'Language',
    notAnnotated: 'only English is annotated: this article is found by its words, and shows no quotations, speakers and names',
  },
  selection: { label: 'For the selected words', quote: 'Copy quote', link: 'Copy link', cite: 'Cite' },
  entity: {
    types: entityTypes,
    listTitle: 'Names',
    listIntro: 'People, organizations and places named in these articles.',
    allTypes: 'All',
    typePlurals: { person: 'People', organization: 'Organizations', place: 'Places' } satisfies Record<EntityType, string>,
    find: 'Find a name',
    noneFound: 'No name is like this.',
    alsoCalled: 'Also called',
    roles: 'Described as',
    said: (name: string) => `What ${name} says`,
    saidNothing: 'Nothing is quoted from them in these articles.',
    allSaid: (total: number) => `All ${count(total, ...scopeUnits.quotations)}`,
    searchSaid: 'Search in these words',
    searchNamed: 'Search in these paragraphs',
    overTime: (name: string, isQuoted: boolean) => (isQuoted ? `${name} quoted over time` : `${name} named over time`),
    mostQuoted: 'In several articles',
    mostQuotedOf: (looked: number) => `Among the newest ${count(looked, ...scopeUnits.quotations)}`,
    inArticles: (total: number) => count(total, ...scopeUnits.articles),
    sources: 'In these sources',
    namedWith: 'Named with',
    together: (name: string, other: string) => `where ${name} and ${other} are both named`,
    named: (name: string) => `Where ${name} is named`,
    allNamed: (total: number) => `All ${count(total, ...scopeUnits.passages)}`,
    articles: 'In these articles',
    counts: (passages: number, quotations: number) =>
      `Named in ${count(passages, ...scopeUnits.passages)}, quoted ${count(quotations, 'time', 'times')}`,
    numbers: (passages: number, quotations: number) =>
      quotations > 0
        ? `${count(passages, ...scopeUnits.passages)}, ${count(quotations, ...scopeUnits.quotations)}`
        : count(passages, ...scopeUnits.passages),
  },
  errors: {
    'bad-request': 'This address is not right',
    'not-found': 'There is nothing here',
    gone: 'This paragraph is gone',
    unavailable: 'The search took too long',
    failed: 'Something went wrong',
    method: 'Only reading is possible here',
    notFoundDetail: 'No article, paragraph or name has this address. Links that Pullquote gave out begin with /passages/.',
    failedDetail: 'The fault is in Pullquote, not in your search. It is written in the log of the server.',
    goneDetail: 'The article was edited or removed since this link was given out, and no paragraph is near enough to stand for it.',
    wasText: 'It read',
    near: 'What is nearest now',
    start: 'To the start page',
  },
  madeWith: 'Pullquote',
  footer: 'Found by rule, not by hand: check a quotation in its article before you print it.',
} as const;

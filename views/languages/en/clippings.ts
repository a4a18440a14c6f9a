/** The words of clippings: the tick of a result, the list, and what is taken along of it. */
import { count, formatNumber } from './formats.ts';

export const clippingTexts = {
  title: 'Clippings',
  /** Beside a tick; {words} are heard and, where there are several ticks, seen. */
  tick: 'Clip',
  tickOf: (words: string) => `“${words}”`,
  /** Of the words that are selected in an article. */
  clipSelected: 'Clip',
  add: 'Add what is ticked to the clippings',
  /** Heard when something was ticked. */
  announced: 'Clippings: {n}',
  empty: 'There is nothing in this list yet.',
  emptyHow:
    'Tick quotations in a search or an article. They come together here, to be put in order, noted on, exported with citations, and shared as a link.',
  look: 'Look through the quotations',
  counts: (items: number) => count(items, 'clipping', 'clippings'),
  kept: 'The list is in the address of this page and nowhere else: whoever has the link has the list with its notes, as it is now. Nothing of it is stored on the server.',
  listTitle: 'Title',
  note: 'Note',
  noteOf: (number: number) => `on clipping ${formatNumber(number)}`,
  save: 'Save title and notes',
  saved: 'Saved in the link',
  up: 'Up',
  down: 'Down',
  first: 'First',
  remove: 'Remove',
  of: (number: number) => `clipping ${formatNumber(number)}`,
  order: 'Put in order',
  byDate: 'of date',
  bySpeaker: 'of speaker',
  share: 'Share',
  link: 'Link to this list',
  copyLink: 'Copy link',
  longLink: (characters: number) =>
    `The link has ${count(characters, 'character', 'characters')}. Some programs cut off links of more than 2,000: send a file instead where that may be.`,
  export: 'Take along',
  style: 'Citations as',
  formats: { docx: 'Word (DOCX)', markdown: 'Markdown', csv: 'Table (CSV)', csl: 'CSL-JSON' },
  changed: 'The text has changed since it was clipped. It read',
  gone: 'This is no longer in its article, or the article is gone. It read',
  goneUnknown: 'There is no such paragraph here. The link may be of another site, or of an index that was made anew.',
  near: 'What is nearest now',
  paragraph: 'In its paragraph',
  sameWords: (articles: number) => `Same quotation in ${count(articles, 'other article', 'other articles')}`,
  /** Where a list came by a link and the reader has another. */
  theirs: 'This list came by a link. Ticks and notes here do not change your own list.',
  adopt: 'Make it mine',
  join: 'Add it to mine',
  file: {
    untitledList: 'Clippings',
    untitledArticle: 'Untitled article',
    changed: 'The text has changed since it was clipped. It read:',
    gone: 'This is no longer in its article, or the article is gone.',
    note: 'Note:',
    paraphrased: 'paraphrased',
  },
} as const;

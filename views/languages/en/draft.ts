/** The words of the page that holds a draft against the corpus. */
import { count } from './formats.ts';

export const draftTexts = {
  title: 'Check a draft',
  how: 'Paste a story. Each of its quotations is looked for here: word for word, nearly so, or with somebody else’s name. The text is neither stored nor logged, and it goes to no other server.',
  label: 'The story',
  button: 'Check its quotations',
  none: 'No quotation in marks was found in this text.',
  found: (quotations: number) => `${count(quotations, 'quotation', 'quotations')} in marks`,
  paraphrases: (paraphrases: number) =>
    `${count(paraphrases, 'paraphrase is', 'paraphrases are')} not checked: only words in marks can be.`,
  more: (most: number) => `Only the first ${count(most, 'quotation', 'quotations')} were checked.`,
  verdicts: {
    exact: 'Word for word',
    changed: 'Changed',
    'other-speaker': 'Somebody else’s here',
    'not-found': 'Not found',
  },
  notes: {
    exact: 'These words stand here as they are.',
    changed: 'Nearly these words stand here. What differs is marked.',
    'other-speaker': 'The draft gives these words to {draft}; here they are given to {here}.',
    'not-found': 'No article here has these words, or nearly these. That says nothing of what was said elsewhere.',
  },
  inText: 'in the text of the article, outside of marks',
  inDraft: 'In the draft',
  inArticle: 'Here',
  speaker: (name: string) => `The draft names ${name}.`,
  noSpeaker: 'The draft names nobody.',
  outlets: (names: string) => `Carried by ${names}`,
  others: (articles: number) => `and ${count(articles, 'other article', 'other articles')}`,
  empty: 'Paste a text first.',
  notFromHere: 'A draft is taken from the form of this site alone.',
  tooLong: 'The text is longer than can be checked at once.',
} as const;

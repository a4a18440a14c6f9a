/** The words of a result. */
import type { QuotationFlag, QuotationKind } from '../../../src/domain/annotation.ts';
import { count } from './formats.ts';
import { kindLabels } from './labels.ts';

const flagNotes: Partial<Record<QuotationFlag, string>> = {
  nested: 'Only the words in the inner marks are the speaker’s own.',
  edited: 'The words in [brackets] are an editor’s.',
  elided: 'Words were left out where the dots stand.',
  unclosed: 'The text does not close this quotation.',
};

export const hitTexts = {
  hit: {
    noSpeaker: 'Speaker not given',
    /** Behind the name of a speaker. */
    role: ', {role}',
    kind: (kind: QuotationKind) => kindLabels[kind],
    flag: (flag: QuotationFlag) => flagNotes[flag],
    uncertain: 'Check this: the speaker is not certain',
    creditedTo: 'Credited to {names}',
    nobody: 'Nobody is quoted or credited here',
    names: 'Named: {names}',
    /** The reason for an attribution. */
    basis: {
      why: 'why?',
      clear: 'Clear.',
      check: 'Check this.',
      says: 'The text says {words}.',
      elsewhere: 'Who it is stands in another paragraph.',
      silent: 'No verb of saying stands beside it.',
      rule: (rule: string) => `Rule: ${rule}.`,
    },
    sameWords: (articles: number) => `Same words in ${count(articles, 'other article', 'other articles')}`,
    permalink: 'Link',
    permalinkOf: (title: string) => `Link to this paragraph of “${title}”`,
    copy: 'Copy with source',
    copied: 'Copied',
  },
} as const;

/**
 * How text becomes terms in this engine: the surface form of every word of a body text, for phrases, prefixes and typos, and beside
 * it its stem under a mark, for words. Titles, headings and names only raise scores and are indexed by stem alone.
 */
import type { Options } from 'minisearch';
import { stem } from '../../text/stems.ts';
import { MAX_TERM_LENGTH, terms } from '../../text/tokens.ts';

/** Begins the terms that are stems; no token can contain it. */
export const STEM_MARK = '=';

/** What the manifest records of the analysis: an index made otherwise has to be built again. */
export const ANALYZER: Record<string, string | number | boolean> = {
  engine: 'minisearch',
  tokens: 1,
  stems: 'porter2',
  stemMark: STEM_MARK,
  maxTermLength: MAX_TERM_LENGTH,
  segment: 1,
};

export const PASSAGE_FIELDS = ['text', 'title', 'heading', 'entities'] as const;
/** Of the indexes of utterances and of their parts. */
export const UTTERANCE_FIELDS = ['text'] as const;

export function stemTerm(term: string): string {
  return STEM_MARK + stem(term);
}

/** The options of every MiniSearch index in a segment. Documents are numbered 0, 1, 2 …, in the order in which they are added. */
export function indexOptions(fields: readonly string[]): Options {
  return {
    fields: [...fields],
    idField: 'id',
    tokenize: terms,
    processTerm: (term, field) => (field === 'text' ? [term, stemTerm(term)] : stemTerm(term)),
    autoVacuum: false,
  };
}

/**
 * What this engine indexes of a text: the surface form of every word, for phrases, prefixes and typos, and its stem, for words.
 * Titles, headings and names only raise scores and are looked up by stem alone.
 */
import { MAX_TERM_LENGTH } from '../../text/tokens.ts';

/** What the manifest records of the analysis: an index made otherwise has to be built again. */
export const ANALYZER: Record<string, string | number | boolean> = {
  engine: 'minisearch',
  tokens: 1,
  stems: 'porter2',
  maxTermLength: MAX_TERM_LENGTH,
  segment: 6,
};

/** Whether an index whose manifest records this was made as this engine makes one. */
export function isCurrentAnalyzer(recorded: Readonly<Record<string, unknown>>): boolean {
  const keys = new Set([...Object.keys(recorded), ...Object.keys(ANALYZER)]);
  return [...keys].every((key) => recorded[key] === ANALYZER[key]);
}

/**
 * The fields of the index of a segment. Passages have `text` and `entities`, articles `title`, the headings over passages
 * `heading`; utterances, and their parts where they go through several passages, have their own words.
 */
export const INDEXED_FIELDS = ['text', 'entities', 'title', 'heading', 'utterance', 'part'] as const;
export type IndexedField = (typeof INDEXED_FIELDS)[number];

/** The fields that are searched by the exact form too. */
export const SURFACE_FIELDS: ReadonlySet<IndexedField> = new Set(['text', 'utterance', 'part']);

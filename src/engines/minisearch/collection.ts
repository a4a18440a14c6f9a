/**
 * The live articles of a generation in memory: everything that is searched, filtered and counted, but no text.
 *
 * Articles, passages, utterances and parts are numbered over all segments, each article's in one run.
 */
import { type FacetField, MISSING } from '../../domain/search.ts';
import type { ArticleTable } from './article-table.ts';
import type { Column } from './columns.ts';
import type { EntityNames } from './entity-names.ts';
import type { StoredScope } from './facet-records.ts';
import type { PassageIds } from './passage-ids.ts';
import type { TextIndex } from './text-index.ts';
import type { RowField } from './units.ts';
import type { ValueNames } from './value-names.ts';
import type { ValueTable } from './value-table.ts';
import type { Vocabulary } from './vocabulary.ts';

export interface Collection {
  entities: EntityNames;
  articles: ArticleTable;
  /** Place of each article in the order of ids, which decides between equals. */
  articleRank: Int32Array;
  /** And in the order of titles, then of ids. */
  titleRank: Int32Array;
  /** First and last day of publication of each article, as numbers that compare as days do; 0 for undated. */
  firstDays: Int32Array;
  lastDays: Int32Array;
  titles: ValueNames;
  passageIds: PassageIds;
  passageArticle: Int32Array;
  utteranceArticle: Int32Array;
  /** Passages that each utterance goes through, ascending: made when it is first asked for. */
  readonly utterancePassages: Column;
  /** Of utterances that go through several passages: one part in each. */
  partUtterance: Int32Array;
  partPassage: Int32Array;
  vocabulary: Vocabulary;
  passageText: TextIndex;
  utteranceText: TextIndex;
  partText: TextIndex;
  /** Values are numbered in the order of their labels; articles as they are. */
  tables: Record<FacetField, ValueTable>;
  /** Values per article. Without a value: the missing one. */
  articleValues: Record<'source' | 'article' | 'author' | 'date', Column>;
  /** Values per passage and per row. */
  passageScope: StoredScope;
  /** Value per utterance, -1 for no value; made whenever it is asked for. */
  utteranceValues: (field: RowField) => Int32Array;
  /** Utterances of each speaker, made when it is first asked for. */
  readonly speakerCounts: Uint32Array;
}

/** The number of the missing value in a facet. */
export function missingValue(collection: Collection, field: FacetField): number {
  return collection.tables[field].numberOf(MISSING) ?? -1;
}

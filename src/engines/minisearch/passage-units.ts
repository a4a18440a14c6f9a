/** The scope of passages, made of the columns of a generation when it is committed. */
import { type FacetField, MISSING } from '../../domain/search.ts';
import { NO_QUOTATION } from '../../search/facet-values.ts';
import { type Column, invert, NumberList } from './columns.ts';
import { sharedCounts, shareInts } from './shared-arrays.ts';
import { addParts, buildRows, type Parts, type RowField, type UnitColumn, type Units, valuesOfRows } from './units.ts';

/** What the scope of passages is made of. */
export interface PassageColumns extends Parts {
  passageArticle: Int32Array;
  utterancePassages: Column;
  /** Values per article. Without a value: the missing one. */
  articleValues: Record<'source' | 'article' | 'author' | 'date', Column>;
  articleCredits: Column;
  /** Values per passage, those of `cites` without what its article credits. */
  passageValues: Record<'person' | 'organization' | 'place' | 'cites', Column>;
  /** Value per utterance; -1 for no value. */
  utteranceValues: Record<RowField, Int32Array>;
  /** The number of a value; -1 where there is no such value. */
  valueOf: (field: FacetField, value: string) => number;
}

/** The cited sources of each passage with those that its article credits; the missing one where there is none. */
function citesOfPassages(
  { passageValues: { cites: own }, articleCredits: credits, passageArticle }: PassageColumns,
  missing: number,
): Column {
  const ids = new NumberList();
  const starts = sharedCounts(passageArticle.length + 1);
  for (let passage = 0; passage < passageArticle.length; passage++) {
    const article = passageArticle[passage] ?? 0;
    const first = ids.length;
    for (let at = own.starts[passage] ?? 0; at < (own.starts[passage + 1] ?? 0); at++) ids.push(own.ids[at] ?? 0);
    for (let at = credits.starts[article] ?? 0; at < (credits.starts[article + 1] ?? 0); at++) ids.pushNew(credits.ids[at] ?? 0, first);
    if (ids.length === first && missing >= 0) ids.push(missing);
    starts[passage + 1] = ids.length;
  }
  return { starts, ids: shareInts(ids.build()) };
}

export function buildPassageUnits(columns: PassageColumns): Units {
  const { passageArticle, articleValues, passageValues, utteranceValues, valueOf } = columns;
  const utterances = invert(columns.utterancePassages, passageArticle.length);
  const rows = buildRows(utterances, utteranceValues.kind.length);
  const rowOfPart = addParts(columns, rows);
  const byRow = (field: RowField, without: number): Int32Array => valuesOfRows(rows.rowUtterance, utteranceValues[field], without);
  const ofArticle = (column: Column): UnitColumn => ({ column, of: passageArticle });
  const own = (column: Column): UnitColumn => ({ column, of: undefined });
  return {
    scope: 'passages',
    size: passageArticle.length,
    article: passageArticle,
    ofPassage: new Int32Array(0),
    passages: undefined,
    ...rows,
    rowOfPart,
    unitValues: {
      source: ofArticle(articleValues.source),
      article: ofArticle(articleValues.article),
      author: ofArticle(articleValues.author),
      date: ofArticle(articleValues.date),
      person: own(passageValues.person),
      organization: own(passageValues.organization),
      place: own(passageValues.place),
      cites: own(citesOfPassages(columns, valueOf('cites', MISSING))),
    },
    rowValues: {
      speaker: byRow('speaker', -1),
      'speaker-kind': byRow('speaker-kind', -1),
      kind: byRow('kind', valueOf('kind', NO_QUOTATION)),
    },
  };
}

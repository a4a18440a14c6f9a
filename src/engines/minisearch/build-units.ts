/** The scopes of quotations and of articles, made of that of passages when they are first asked for: in plain loops, into memory that threads share. */
import type { Scope } from '../../domain/search.ts';
import { NO_QUOTATION } from '../../search/facet-values.ts';
import { type Collection, missingValue } from './collection.ts';
import { type Column, NumberList } from './columns.ts';
import { shareCounts, sharedCounts, sharedInts, shareInts } from './shared-arrays.ts';
import { buildRows, type RowField, type UnitColumn, type Units, valuesOfRows } from './units.ts';
import { ownNumbers } from './value-tables.ts';

/** What a scope says of its units. */
interface Shape {
  article: Int32Array;
  ofPassage: Int32Array;
  passages: Column;
  /** Utterances of each unit, ascending. */
  utterances: Column;
}

function quotationShape({ utteranceArticle, utterancePassages }: Collection): Shape {
  return {
    article: utteranceArticle,
    ofPassage: new Int32Array(0),
    passages: utterancePassages,
    utterances: ownNumbers(utteranceArticle.length),
  };
}

/** An article without passages has nothing to show and is no unit. Passages and utterances are numbered in the order of their articles. */
function articleShape({ articles, passageArticle, utteranceArticle }: Collection): Shape {
  const { firstPassage, firstUtterance, length } = articles;
  const ofPassage = sharedInts(passageArticle.length);
  const [article, passages, utterances] = [new NumberList(), new NumberList(), new NumberList()];
  for (let each = 0; each < length; each++) {
    const [first, end] = [firstPassage[each] ?? 0, firstPassage[each + 1] ?? 0];
    if (first === end) continue;
    ofPassage.fill(article.length, first, end);
    article.push(each);
    passages.push(first);
    utterances.push(firstUtterance[each] ?? 0);
  }
  passages.push(passageArticle.length);
  utterances.push(utteranceArticle.length);
  return {
    article: shareInts(article.build()),
    ofPassage,
    passages: { starts: shareCounts(passages.build()), ids: ownNumbers(passageArticle.length).ids },
    utterances: { starts: shareCounts(utterances.build()), ids: ownNumbers(utteranceArticle.length).ids },
  };
}

/**
 * The different values of the passages of each unit together. @param missing stands in a passage's list where it has none; in that of a unit likewise
 * @param values how many different ones there are
 */
function uniteOverPassages(passages: Column, own: Column, missing: number, values: number): Column {
  const size = passages.starts.length - 1;
  const starts = sharedCounts(size + 1);
  const ids = new NumberList();
  /** Of each value the unit that it was added to last. */
  const last = new Int32Array(values).fill(-1);
  for (let unit = 0; unit < size; unit++) {
    const first = ids.length;
    for (let i = passages.starts[unit] ?? 0; i < (passages.starts[unit + 1] ?? 0); i++) {
      const passage = passages.ids[i] ?? 0;
      const end = own.starts[passage + 1] ?? 0;
      for (let at = own.starts[passage] ?? 0; at < end; at++) {
        const value = own.ids[at] ?? 0;
        if (last[value] === unit || value === missing) continue;
        last[value] = unit;
        ids.push(value);
      }
    }
    if (ids.length === first && missing >= 0) ids.push(missing);
    starts[unit + 1] = ids.length;
  }
  return { starts, ids: shareInts(ids.build()) };
}

export function buildUnits(collection: Collection, scope: Scope): Units {
  if (scope === 'passages') return collection.passageScope.units;
  const shape = scope === 'quotations' ? quotationShape(collection) : articleShape(collection);
  const rows = buildRows(shape.utterances, collection.utteranceArticle.length);
  const { tables, articleValues, passageScope } = collection;
  const byRow = (field: RowField, without: number): Int32Array =>
    valuesOfRows(rows.rowUtterance, collection.utteranceValues(field), without);
  const ofArticle = (column: Column): UnitColumn => ({ column, of: shape.article });
  const ofPassages = (field: 'person' | 'organization' | 'place' | 'cites'): UnitColumn => {
    const { column } = passageScope.units.unitValues[field];
    const missing = field === 'cites' ? missingValue(collection, 'cites') : -1;
    return { column: uniteOverPassages(shape.passages, column, missing, tables[field].length), of: undefined };
  };
  return {
    scope,
    size: shape.article.length,
    article: shape.article,
    ofPassage: shape.ofPassage,
    passages: shape.passages,
    ...rows,
    rowOfPart: sharedInts(0),
    unitValues: {
      source: ofArticle(articleValues.source),
      article: ofArticle(articleValues.article),
      author: ofArticle(articleValues.author),
      date: ofArticle(articleValues.date),
      person: ofPassages('person'),
      organization: ofPassages('organization'),
      place: ofPassages('place'),
      cites: ofPassages('cites'),
    },
    rowValues: {
      speaker: byRow('speaker', -1),
      'speaker-kind': byRow('speaker-kind', -1),
      kind: byRow('kind', tables.kind.numberOf(NO_QUOTATION) ?? -1),
    },
  };
}

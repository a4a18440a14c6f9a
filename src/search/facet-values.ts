/**
 * What the values of each facet are, and what they are called on the page; the same for every engine.
 */
import type { CitedSource, Speaker } from '../domain/annotation.ts';
import { slug } from '../domain/ids.ts';
import { type Bucket, type FacetField, MISSING } from '../domain/search.ts';
import { collapseSpace, fold } from '../text/normalize.ts';
import { terms } from '../text/tokens.ts';

const MISSING_LABELS: Partial<Record<FacetField, string>> = {
  source: 'No source',
  speaker: 'Speaker not given',
  cites: 'Nobody credited',
  author: 'No author',
  date: 'No date',
};

/** `kind` of a unit without a quotation. */
export const NO_QUOTATION = 'none';

const FIXED_LABELS: ReadonlyMap<string, string> = new Map([
  ['kind:direct', 'Word for word'],
  ['kind:mixed', 'Partly quoted'],
  ['kind:indirect', 'Paraphrased'],
  [`kind:${NO_QUOTATION}`, 'No quotation'],
  ['speaker-kind:named', 'Named'],
  ['speaker-kind:unnamed', 'Unnamed'],
  ['speaker-kind:group', 'Group'],
  ['speaker-kind:institution', 'Institution'],
]);

/** The label of a value that has no name of its own to be shown by. */
export function fixedLabel(field: FacetField, value: string): string | undefined {
  if (value === MISSING) return MISSING_LABELS[field];
  return FIXED_LABELS.get(`${field}:${value}`);
}

const LEADING_ARTICLE = /^(?:an?|the)\s+(?=\S)/iu;

/** The words for a speaker as its value has them: "a U.S. official" is "U.S. official". */
export function withoutArticle(words: string): string {
  return collapseSpace(words).replace(LEADING_ARTICLE, '');
}

/** Words that say no more of a speaker than that there is one; "the author" stands for the "I" of a text. */
const UNRESOLVED =
  /^(?:i|we|you|he|she|it|they|him|her|them|his|hers|its|their|who|one|another|others?|some|many|most|few|several|all|both|each|none|those|these|this|that|someone|somebody|everyone|everybody|the author)$/iu;

/** Whether a quotation's speaker is not given: nobody, or a pronoun that means nobody known. */
export function isNotGiven(speaker: Speaker | null): boolean {
  return speaker === null || (speaker.entity === undefined && UNRESOLVED.test(collapseSpace(speaker.name)));
}

/** The facet value of a speaker: "A U.S. official" and "the U.S. official" are one, and "she" is as good as nobody. */
export function speakerValue(speaker: Speaker | null, canonicalId: (id: string) => string = (id) => id): string {
  if (speaker === null || isNotGiven(speaker)) return MISSING;
  if (speaker.entity !== undefined) return canonicalId(speaker.entity);
  return `${speaker.kind}:${slug(withoutArticle(speaker.name))}`;
}

/** The facet value of a cited source. */
export function citedValue(cited: Pick<CitedSource, 'name' | 'entity'>, canonicalId: (id: string) => string = (id) => id): string {
  return cited.entity === undefined ? cited.name : canonicalId(cited.entity);
}

/** The order of buckets: chosen first, then the larger count, then the label. */
export function compareBuckets(a: Bucket, b: Bucket): number {
  const chosen = Number(b.selected || b.excluded) - Number(a.selected || a.excluded);
  return chosen || b.count - a.count || compareText(a.label, b.label) || compareText(a.value, b.value);
}

/** The order of buckets by their labels. */
export function compareLabels(a: Bucket, b: Bucket): number {
  return compareText(a.label, b.label) || compareText(a.value, b.value);
}

/** Whether a label, or a word of it, begins so; every label where nothing is left of the prefix. */
export function labelBegins(label: string, prefix: string): boolean {
  const wanted = fold(prefix.trim());
  return wanted === '' || fold(label).startsWith(wanted) || terms(label).some((term) => term.startsWith(wanted));
}

/** By code units: the same on every machine, whatever its locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

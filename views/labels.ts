/** Names of what the interface counts, filters by and tells apart: fields, kinds, units; and the label of a value. */
import type { EntityType, QuotationKind, SpeakerKind } from '../src/domain/annotation.ts';
import type { FacetField, Scope } from '../src/domain/search.ts';
import { LOCALE } from './format.ts';

export const facetLabels: Readonly<Record<FacetField, string>> = {
  source: 'Source',
  article: 'Article',
  speaker: 'Quoted speaker',
  'speaker-kind': 'Kind of speaker',
  person: 'Person named',
  organization: 'Organization',
  place: 'Place',
  cites: 'Credited to',
  author: 'Author',
  kind: 'How it is quoted',
  date: 'Date',
};

/** "All 214 speakers…" */
export const facetPlurals: Readonly<Record<FacetField, [one: string, other: string]>> = {
  source: ['source', 'sources'],
  article: ['article', 'articles'],
  speaker: ['speaker', 'speakers'],
  'speaker-kind': ['kind of speaker', 'kinds of speaker'],
  person: ['person', 'people'],
  organization: ['organization', 'organizations'],
  place: ['place', 'places'],
  cites: ['cited source', 'cited sources'],
  author: ['author', 'authors'],
  kind: ['kind of quotation', 'kinds of quotation'],
  date: ['date', 'dates'],
};

const missingLabels: Partial<Record<FacetField, string>> = {
  source: 'No source given',
  author: 'No author given',
  date: 'No date',
  cites: 'Nobody credited',
  speaker: 'Speaker not given',
  'speaker-kind': 'Speaker not given',
};

export const kindLabels: Readonly<Record<QuotationKind | 'none', string>> = {
  direct: 'Word for word',
  mixed: 'Partly quoted',
  indirect: 'Paraphrased',
  none: 'No quotation',
};

const speakerKinds: Readonly<Record<SpeakerKind, string>> = {
  named: 'Named',
  unnamed: 'Unnamed',
  group: 'A group',
  institution: 'An institution',
};

const labelsOfKinds = new Map(Object.entries(kindLabels));
const labelsOfSpeakerKinds = new Map(Object.entries(speakerKinds));
/** A speaker who has no name stands under the article's own words, which may begin a sentence there or not. */
const DESCRIBED_SPEAKER = /^(?:unnamed|group|institution):/;

/** The label with a capital, whatever script it begins with. */
export function capitalized(label: string): string {
  const [first = ''] = label;
  return first.toLocaleUpperCase(LOCALE) + label.slice(first.length);
}

export const scopeUnits: Readonly<Record<Scope, [one: string, other: string]>> = {
  passages: ['paragraph', 'paragraphs'],
  quotations: ['quotation', 'quotations'],
  articles: ['article', 'articles'],
};

export const entityTypes: Readonly<Record<EntityType, string>> = { person: 'Person', organization: 'Organization', place: 'Place' };

/** The name of a speaker as a label: `value` is that of the `speaker` facet. */
export function speakerLabel(value: string, name: string): string {
  return DESCRIBED_SPEAKER.test(value) ? capitalized(name) : name;
}

const NAMED_BY_IDS: ReadonlySet<FacetField> = new Set(['speaker', 'person', 'organization', 'place', 'cites']);
/** An id that is all that is known of a name. */
const BARE_ID = /^(person|organization|place|unnamed|group|institution):([^~]+)/;

/** The words of an id: "Nobody Here" for `person:nobody-here`. */
function readId(id: string): string {
  const [, type = '', words] = BARE_ID.exec(id) ?? [];
  if (words === undefined) return id;
  const read = words.split('-').filter(Boolean);
  return type in entityTypes ? read.map(capitalized).join(' ') : capitalized(read.join(' '));
}

/** Label of a bucket, where the interface knows a better one than the engine. */
export function bucketLabel(field: FacetField, value: string, label: string): string {
  if (value === '-') return missingLabels[field] ?? 'Not given';
  if (field === 'kind') return labelsOfKinds.get(value) ?? value;
  if (field === 'speaker-kind') return labelsOfSpeakerKinds.get(value) ?? value;
  if (label === value && NAMED_BY_IDS.has(field)) return readId(value);
  return field === 'speaker' ? speakerLabel(value, label) : label;
}

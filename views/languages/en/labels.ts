/** Names of what the interface counts, filters by and tells apart: fields, kinds, units. */
import type { EntityType, QuotationKind, SpeakerKind } from '../../../src/domain/annotation.ts';
import type { FacetField, Scope } from '../../../src/domain/search.ts';

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

export const missingLabels = {
  source: 'No source given',
  author: 'No author given',
  date: 'No date',
  cites: 'Nobody credited',
  speaker: 'Speaker not given',
  'speaker-kind': 'Speaker not given',
} satisfies Partial<Record<FacetField, string>>;

export const kindLabels: Readonly<Record<QuotationKind | 'none', string>> = {
  direct: 'Word for word',
  mixed: 'Partly quoted',
  indirect: 'Paraphrased',
  none: 'No quotation',
};

export const speakerKinds: Readonly<Record<SpeakerKind, string>> = {
  named: 'Named',
  unnamed: 'Unnamed',
  group: 'A group',
  institution: 'An institution',
};

export const scopeUnits: Readonly<Record<Scope, [one: string, other: string]>> = {
  passages: ['paragraph', 'paragraphs'],
  quotations: ['quotation', 'quotations'],
  articles: ['article', 'articles'],
};

export const entityTypes: Readonly<Record<EntityType, string>> = { person: 'Person', organization: 'Organization', place: 'Place' };

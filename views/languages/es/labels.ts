/** Names of what the interface counts, filters by and tells apart: fields, kinds, units. */
import type { EntityType, QuotationKind, SpeakerKind } from '../../../src/domain/annotation.ts';
import type { FacetField, Scope } from '../../../src/domain/search.ts';

export const facetLabels: Readonly<Record<FacetField, string>> = {
  source: 'Medio',
  article: 'Artículo',
  speaker: 'Declarante',
  'speaker-kind': 'Tipo de declarante',
  person: 'Persona mencionada',
  organization: 'Organización',
  place: 'Lugar',
  cites: 'Atribuido a',
  author: 'Autor',
  kind: 'Cómo se cita',
  date: 'Fecha',
};

/** «Los 214 declarantes…» */
export const facetPlurals: Readonly<Record<FacetField, [one: string, other: string]>> = {
  source: ['medio', 'medios'],
  article: ['artículo', 'artículos'],
  speaker: ['declarante', 'declarantes'],
  'speaker-kind': ['tipo de declarante', 'tipos de declarante'],
  person: ['persona', 'personas'],
  organization: ['organización', 'organizaciones'],
  place: ['lugar', 'lugares'],
  cites: ['fuente citada', 'fuentes citadas'],
  author: ['autor', 'autores'],
  kind: ['tipo de cita', 'tipos de cita'],
  date: ['fecha', 'fechas'],
};

export const missingLabels = {
  source: 'Sin medio indicado',
  author: 'Sin autor indicado',
  date: 'Sin fecha',
  cites: 'Sin atribución',
  speaker: 'Declarante no indicado',
  'speaker-kind': 'Declarante no indicado',
} satisfies Partial<Record<FacetField, string>>;

export const kindLabels: Readonly<Record<QuotationKind | 'none', string>> = {
  direct: 'Textual',
  mixed: 'Parcialmente textual',
  indirect: 'Parafraseada',
  none: 'Sin cita',
};

export const speakerKinds: Readonly<Record<SpeakerKind, string>> = {
  named: 'Con nombre',
  unnamed: 'Sin nombre',
  group: 'Un grupo',
  institution: 'Una institución',
};

export const scopeUnits: Readonly<Record<Scope, [one: string, other: string]>> = {
  passages: ['párrafo', 'párrafos'],
  quotations: ['cita', 'citas'],
  articles: ['artículo', 'artículos'],
};

export const entityTypes: Readonly<Record<EntityType, string>> = { person: 'Persona', organization: 'Organización', place: 'Lugar' };

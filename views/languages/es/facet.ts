/** The words of facets and filters. */
import type { FacetField, Scope } from '../../../src/domain/search.ts';
import { capitalized, count, formatList } from './formats.ts';
import { facetLabels, facetPlurals, scopeUnits } from './labels.ts';

/** Those that take «las». */
const FEMININE: ReadonlySet<FacetField> = new Set(['person', 'organization', 'cites']);
/** «estos párrafos», «estas citas». */
const these: Readonly<Record<Scope, string>> = { passages: 'estos párrafos', quotations: 'estas citas', articles: 'estos artículos' };

export const facetTexts = {
  filters: {
    heading: 'Filtros',
    drawer: (chosen: number) =>
      chosen === 0 ? 'Filtrar estos resultados' : `Filtrar estos resultados (${count(chosen, 'activo', 'activos')})`,
    applied: 'Filtros activos',
    clear: 'Quitar todos',
    remove: (filter: string) => `Quitar el filtro ${filter}`,
    chip: (field: FacetField, label: string) => `${facetLabels[field]}: ${label}`,
    not: (field: FacetField, label: string) => `sin ${facetLabels[field]}: ${label}`,
    after: (date: string) => `Desde ${date}`,
    before: (date: string) => `Hasta ${date}`,
    allOf: (field: FacetField) => `${facetLabels[field]}: todos estos valores`,
    exclude: 'sin',
    excludeValue: (label: string) => `sin ${label}`,
    chosen: 'elegido: quitarlo',
    excluded: 'excluido: admitirlo de nuevo',
    anyOf: 'alguno de estos',
    everyOf: 'todos estos',
    combine: 'Debe cumplirse: {any} {all}',
    all: (total: number, field: FacetField) =>
      field === 'date' ? 'Años, meses y días…' : `${FEMININE.has(field) ? 'Todas' : 'Todos'}: ${count(total, ...facetPlurals[field])}…`,
    unknown: {
      speaker: (name: string) => `En estos artículos no se cita a nadie con el nombre «${name}».`,
      person: (name: string) => `En estos artículos no hay nadie con el nombre «${name}».`,
      organization: (name: string) => `En estos artículos no hay ninguna organización con el nombre «${name}».`,
      place: (name: string) => `En estos artículos no hay ningún lugar con el nombre «${name}».`,
    },
    inAll: 'en todos los resultados',
    articlesOf: (source: string) => `Artículos de ${source}`,
    allArticlesOf: (source: string) => `Todos los artículos de ${source}…`,
    articles: 'artículos',
    months: (year: string) => `Meses de ${year}`,
    days: 'días',
    daysOf: (month: string) => `Días de ${month}`,
  },
  histogram: {
    all: 'Todas las fechas',
    bar: (period: string, total: number, scope: Scope) => `${period}: ${count(total, ...scopeUnits[scope])}`,
    span: (from: string, to: string) => `de ${from} a ${to}`,
    asTable: 'Mostrar como tabla',
    date: 'Fecha',
    number: (scope: Scope) => capitalized(scopeUnits[scope][1]),
  },
  unhelpful: {
    absent: 'nada en estos archivos',
    none: (scope: Scope) => `nada en ${these[scope]}`,
    same: (names: readonly string[], isMore: boolean) => `${isMore ? `${names.join(', ')} y más` : formatList(names)}: en todos`,
    noResults: 'No se ha encontrado nada, así que no hay nada que filtrar.',
  },
  emptyFacet: {
    source: 'Ningún artículo indica aquí su medio.',
    date: 'No hay fechas en estos archivos.',
    author: 'Ningún artículo indica aquí su autor.',
    how: 'Cómo añadirlos',
  },
  facet: {
    label: (field: FacetField) => facetLabels[field],
    plural: (total: number, field: FacetField) => count(total, ...facetPlurals[field]),
  },
  facetPage: {
    title: (field: FacetField) => `${facetLabels[field]}: todos los valores`,
    prefix: 'Empieza por',
    period: 'Año o mes',
    find: 'Buscar',
    order: 'Orden',
    byCount: 'De más a menos',
    byLabel: 'De la A a la Z',
    none: 'Ningún valor empieza así.',
    apply: 'Mostrar los resultados con lo marcado',
    filters: (chosen: number) => `con ${count(chosen, 'filtro', 'filtros')}`,
    of: (words: string) => `en los resultados de ${words}`,
    back: 'Volver a los resultados',
  },
} as const;

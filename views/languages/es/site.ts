/** The words of a static site. */
import { count } from './formats.ts';
import { facetLabels, kindLabels, scopeUnits } from './labels.ts';

export const siteTexts = {
  articles: 'Todos los artículos',
  facets: { ...facetLabels, year: 'Año' },
  kinds: kindLabels,
  found: { one: count(1, ...scopeUnits.passages), many: `{n} ${scopeUnits.passages[1]}`, none: 'Ningún párrafo tiene estas palabras.' },
  more: 'Mostrar más',
  clear: 'Quitar los filtros',
  untitled: 'Artículo sin título',
  noScript: 'La búsqueda necesita JavaScript. Abajo están todos los artículos.',
  failed: 'No se pudieron cargar los textos en los que buscar.',
  moved: 'Este párrafo está aquí',
  changed: 'El texto ha cambiado',
  gone: 'Este párrafo ya no está en su artículo',
  itRead: 'El enlace se facilitó para este texto:',
  toSuccessor: 'Lo que ocupó su lugar',
  how: 'Cómo buscar',
  read: 'Se leen: palabras seguidas (deben estar todas), "palabras exactas", -sin, una OR otra, paréntesis, princ*, y speaker:, source:, person:, org:, place:, kind: y title: seguidos de una palabra o de "palabras".',
  notRead:
    'No se leen aquí, a diferencia de en un servidor: otras formas de una palabra, "palabras cercanas"~5, palabra~, ni said:, cites:, author:, before: y after:, que se toman por palabras.',
  madeWith: 'Hecho con Pullquote',
} as const;

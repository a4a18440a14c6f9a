/** The words of the search: its form, how it was read, what is found and what is not. */
import type { EntityType } from '../../../src/domain/annotation.ts';
import type { Scope, Sort, Suggestion } from '../../../src/domain/search.ts';
import { count, formatNumber } from './formats.ts';
import { entityTypes, scopeUnits } from './labels.ts';

const notADate = (typed: string): string => `«${typed}» no es una fecha: escriba 2025, 2025-02 o 2025-02-19.`;
const nothing: Readonly<Record<Scope, string>> = {
  passages: 'Ningún párrafo encontrado',
  quotations: 'Ninguna cita encontrada',
  articles: 'Ningún artículo encontrado',
};

export const searchTexts = {
  searchForm: {
    label: 'Buscar en los artículos',
    placeholder: 'Palabras o "frase exacta"',
    button: 'Buscar',
    howTo: 'Teclas y cómo escribir una búsqueda',
    dates: { after: 'Desde', before: 'Hasta', apply: 'Aplicar las fechas', format: '2025, 2025-02 o 2025-02-19', notRead: notADate },
  },
  suggestions: {
    label: 'Sugerencias',
    kinds: { ...entityTypes, speaker: 'Declarante', source: 'Medio', article: 'Artículo', word: 'Palabra' } satisfies Record<
      EntityType | Exclude<Suggestion['kind'], 'entity'>,
      string
    >,
  },
  scope: { label: 'Buscar en', passages: 'Párrafos', quotations: 'Citas', articles: 'Artículos' } satisfies Record<Scope | 'label', string>,
  sort: { label: 'Orden', relevance: 'Más relevantes', newest: 'Más recientes', oldest: 'Más antiguos' } satisfies Record<
    Sort | 'label',
    string
  >,
  match: { label: 'Palabras', all: 'Todas las palabras', any: 'Alguna de las palabras' },
  results: {
    heading: 'Resultados',
    total: (total: number, scope: Scope) => count(total, ...scopeUnits[scope]),
    status: (total: number, scope: Scope, page: number, pages: number) => {
      if (total === 0) return nothing[scope];
      const found = count(total, ...scopeUnits[scope]);
      return page > 1 && page <= pages ? `${found}, página ${formatNumber(page)} de ${formatNumber(pages)}` : found;
    },
    searched: (words: string) => `Búsqueda: ${words}`,
    words: (words: string) => `«${words}»`,
    separator: ', ',
    titled: (search: string, status: string) => (search === '' ? status : `${search}: ${status}`),
    relaxed: (words: string) => `Ningún texto tiene estas palabras tal como están escritas. Se muestra en su lugar: ${words}.`,
    relaxedInVain: (words: string) =>
      `Ningún texto tiene estas palabras tal como están escritas. Se probó en su lugar, sin resultado: ${words}.`,
    didYouMean: '¿Quiso decir {words}?',
    readAs: (words: string) => `Leído como: ${words}`,
    readAsNothing: 'Nada de esto puede buscarse, así que se muestra todo.',
    notRead: (typed: string) => `${notADate(typed)} El resto de la búsqueda vale.`,
    busy: 'El servidor tiene mucho que hacer y no respondió a tiempo. Estos son los resultados de la búsqueda anterior; inténtelo de nuevo.',
    failed: 'El servidor no respondió. Inténtelo de nuevo.',
  },
  noResults: {
    asked: 'Ha buscado {what}',
    everything: 'todo',
    without: (filter: string, total: number, scope: Scope) => `Sin el filtro «${filter}»: ${count(total, ...scopeUnits[scope])}`,
    withoutAll: (total: number, scope: Scope) => `Sin ningún filtro: ${count(total, ...scopeUnits[scope])}`,
    tips: {
      spelling: 'Revise la ortografía o use menos palabras.',
    },
    reversed: 'El día de «Desde» es posterior al de «Hasta», así que no queda ningún día.',
    inArticles: (total: number) => `Con las palabras en párrafos distintos: ${count(total, ...scopeUnits.articles)}`,
    beginning: (word: string, total: number, scope: Scope) =>
      `Con toda palabra que empiece así, ${word}: ${count(total, ...scopeUnits[scope])}`,
    anyWord: (total: number, scope: Scope) => `Con alguna de las palabras: ${count(total, ...scopeUnits[scope])}`,
    help: 'Cómo escribir una búsqueda',
  },
  pager: {
    label: 'Páginas de resultados',
    previous: 'Anterior',
    next: 'Siguiente',
    page: (page: number) => `Página ${formatNumber(page)}`,
    beyond: (pages: number) => `Solo hay ${count(pages, 'página', 'páginas')}: {last}.`,
    last: (pages: number) => (pages === 1 ? 'ir a ella' : 'ir a la última'),
  },
} as const;

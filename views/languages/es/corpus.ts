/** The words of the page about the corpus. */
import { count, formatNumber } from './formats.ts';

export const corpusTexts = {
  title: 'El corpus',
  intro: 'Qué se leyó y qué no: cada número lleva a lo que cuenta.',
  articles: 'Artículos',
  passages: 'Párrafos',
  quotations: 'Citas',
  withoutSource: 'Artículos sin medio',
  withoutDate: 'Artículos sin fecha',
  withoutAuthor: 'Artículos sin autor',
  unattributed: 'Citas sin declarante',
  languages: 'Idiomas',
  articlesOf: (number: number) => count(number, 'artículo', 'artículos'),
  notAnnotated: 'se encuentran por sus palabras, sin citas, declarantes ni nombres',
  examples: (shown: number, all: number) => (shown < all ? `Los primeros ${formatNumber(shown)} por título` : 'Cuáles'),
  skipped: 'Archivos y filas que se dejaron fuera',
  dropped: 'Lo que se quitó de la mayoría de los artículos',
  droppedFrom: (articles: number, path: string) =>
    articles === 1 ? path : `${count(articles, 'artículo', 'artículos')}, entre ellos ${path}`,
  copied: 'Artículos que se encontraron más de una vez',
  none: 'Ninguno.',
  rest: (number: number) => `… y ${formatNumber(number)} más: pullquote corpus --json`,
} as const;

/** The words of the page that shows the forms of a quotation side by side. */
import { count, formatNumber } from './formats.ts';

const articlesOf = (total: number): string => count(total, 'artículo', 'artículos');

export const variantsTexts = {
  title: 'Las mismas palabras en otros sitios',
  back: 'Volver al texto',
  asked: 'Las palabras de las que viene',
  form: (number: number, total: number) => `Forma ${formatNumber(number)} de ${formatNumber(total)}`,
  here: 'Viene de aquí',
  carried: (articles: number, outlets: number) =>
    outlets === 0 ? `En ${articlesOf(articles)}.` : `En ${articlesOf(articles)} de ${count(outlets, 'medio', 'medios')}.`,
  reports: (reports: number, articles: number) =>
    reports === articles
      ? 'Todos se escribieron por separado.'
      : `${count(reports, 'información se escribió', 'informaciones se escribieron')} por separado; los demás artículos comparten con una de ellas el texto que rodea las palabras.`,
  span: (first: string, last: string) => (first === last ? `Publicadas el ${first}.` : `Primera fecha: ${first}; última: ${last}.`),
  undated: 'No se conoce ninguna fecha.',
  alone: 'Ningún otro artículo tiene estas palabras entre comillas, ni otras casi iguales.',
  same: 'Las mismas palabras; solo difieren comillas y puntuación.',
  missing: 'Está marcado lo que la otra forma no tiene.',
  sharedReport: (number: number) => `Información ${formatNumber(number)}: el mismo texto alrededor de las palabras`,
  noOutlet: 'Medio no indicado',
  noDate: 'sin fecha',
  count: (articles: number) => `La misma cita en ${count(articles, 'artículo más', 'artículos más')}`,
} as const;

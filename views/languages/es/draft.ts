/** The words of the page that holds a draft against the corpus. */
import { count } from './formats.ts';

export const draftTexts = {
  title: 'Revisar un borrador',
  how: 'Pegue un texto. Cada una de sus citas se busca aquí: palabra por palabra, casi igual o a nombre de otra persona. El texto no se guarda ni se registra, ni sale a ningún otro servidor.',
  label: 'El texto',
  button: 'Revisar sus citas',
  none: 'No se encontró ninguna cita entre comillas en este texto.',
  found: (quotations: number) => `${count(quotations, 'cita', 'citas')} entre comillas`,
  paraphrases: (paraphrases: number) =>
    `${count(paraphrases, 'paráfrasis no se revisa', 'paráfrasis no se revisan')}: solo pueden revisarse las palabras entre comillas.`,
  more: (most: number) =>
    most === 1 ? 'Solo se revisó la primera cita.' : `Solo se revisaron las primeras ${count(most, 'cita', 'citas')}.`,
  verdicts: {
    exact: 'Textual',
    changed: 'Cambiada',
    'other-speaker': 'Aquí es de otra persona',
    'not-found': 'No encontrada',
  },
  notes: {
    exact: 'Estas palabras están aquí tal cual.',
    changed: 'Aquí están casi estas palabras. Lo que difiere está marcado.',
    'other-speaker': 'El borrador atribuye estas palabras a {draft}; aquí se atribuyen a {here}.',
    'not-found': 'Ningún artículo de aquí tiene estas palabras, ni otras casi iguales. Eso no dice nada de lo que se dijo en otra parte.',
  },
  inText: 'en el texto del artículo, fuera de comillas',
  inDraft: 'En el borrador',
  inArticle: 'Aquí',
  speaker: (name: string) => `El borrador nombra a ${name}.`,
  noSpeaker: 'El borrador no nombra a nadie.',
  outlets: (names: string) => `Lo publicaron: ${names}`,
  others: (articles: number) => `y ${count(articles, 'artículo', 'artículos')} más`,
  empty: 'Pegue primero un texto.',
  notFromHere: 'Un borrador solo se acepta desde el formulario de este sitio.',
  tooLong: 'El texto es más largo de lo que se puede revisar de una vez.',
} as const;

/** The words of a result. */
import type { QuotationFlag, QuotationKind } from '../../../src/domain/annotation.ts';
import { count } from './formats.ts';
import { kindLabels } from './labels.ts';

const flagNotes: Partial<Record<QuotationFlag, string>> = {
  nested: 'Solo son de quien habla las palabras entre las comillas interiores.',
  edited: 'Las palabras entre [corchetes] son de un editor.',
  elided: 'Donde están los puntos se omitieron palabras.',
  unclosed: 'El texto no cierra esta cita.',
};

export const hitTexts = {
  hit: {
    noSpeaker: 'Declarante no indicado',
    role: ', {role}',
    kind: (kind: QuotationKind) => kindLabels[kind],
    flag: (flag: QuotationFlag) => flagNotes[flag],
    uncertain: 'Compruébelo: no es seguro quién habla',
    creditedTo: 'Atribuido a {names}',
    nobody: 'Aquí no se cita ni se atribuye nada a nadie',
    names: 'Menciones: {names}',
    basis: {
      why: '¿por qué?',
      clear: 'Claro.',
      check: 'Compruébelo.',
      says: 'El texto dice {words}.',
      elsewhere: 'Quién es se dice en otro párrafo.',
      silent: 'No hay ningún verbo de habla junto a la cita.',
      rule: (rule: string) => `Regla: ${rule}.`,
    },
    sameWords: (articles: number) => `Las mismas palabras en ${count(articles, 'artículo más', 'artículos más')}`,
    permalink: 'Enlace',
    permalinkOf: (title: string) => `Enlace a este párrafo de «${title}»`,
    copy: 'Copiar con la fuente',
    copied: 'Copiado',
  },
} as const;

/** The words of the start page. */
import { count } from './formats.ts';
import { scopeUnits } from './labels.ts';

export const startTexts = {
  start: {
    purpose: (articles: number) =>
      articles === 0
        ? 'Busque en las citas y los párrafos de artículos de prensa'
        : `Busque en las citas y los párrafos de ${count(articles, ...scopeUnits.articles)}`,
    description: (holds: string) => `Quién dijo qué, y dónde está escrito. ${holds}`,
    questions: 'Pregunte, por ejemplo',
    said: (name: string) => `${name}: ¿qué dice?`,
    named: (name: string) => `${name}: ¿dónde se menciona?`,
    personNamed: (name: string) => `${name}: ¿dónde aparece?`,
    credited: (name: string) => `${name}: ¿qué se atribuye a esta fuente?`,
    published: (name: string) => `${name}: ¿qué se publicó allí?`,
    place: (name: string) => `${name}: ¿qué se escribe sobre este lugar?`,
    unattributed: '¿En qué citas no se indica quién habla?',
    holds: (articles: string, passages: string, quotations: string) => `${articles}, ${passages}, ${quotations}.`,
    articles: (total: number) => count(total, ...scopeUnits.articles),
    passages: (total: number) => count(total, ...scopeUnits.passages),
    quotations: (total: number) => count(total, ...scopeUnits.quotations),
    browse: 'Ver todo',
    empty: 'Todavía no hay ningún artículo en este índice.',
    emptyHow: 'Añada una carpeta de artículos con: pullquote index FOLDER',
    mostQuoted: 'Los más citados',
  },
} as const;

/** The words of the pages of names. */
import type { EntityType } from '../../../src/domain/annotation.ts';
import { count } from './formats.ts';
import { entityTypes, scopeUnits } from './labels.ts';

const times = (total: number): string => count(total, 'vez', 'veces');

export const entityTexts = {
  entity: {
    types: entityTypes,
    listTitle: 'Nombres',
    listIntro: 'Personas, organizaciones y lugares mencionados en estos artículos.',
    allTypes: 'Todos',
    typePlurals: { person: 'Personas', organization: 'Organizaciones', place: 'Lugares' } satisfies Record<EntityType, string>,
    find: 'Buscar un nombre',
    noneFound: 'Ningún nombre se parece a este.',
    alsoCalled: 'También se llama',
    roles: 'Se describe como',
    said: (name: string) => `Qué dice ${name}`,
    quotations: 'Qué se cita',
    allSaid: (total: number) => (total === 1 ? 'La única cita' : `Las ${count(total, ...scopeUnits.quotations)}`),
    searchSaid: 'Buscar en estas palabras',
    searchNamed: 'Buscar en estos párrafos',
    overTime: (name: string, isQuoted: boolean) =>
      isQuoted ? `Citas de ${name} a lo largo del tiempo` : `Menciones de ${name} a lo largo del tiempo`,
    mostQuoted: 'Lo más citado, en varios artículos',
    inArticles: (total: number) => count(total, ...scopeUnits.articles),
    sources: 'En estos medios',
    namedWith: 'Se menciona junto con',
    together: (name: string, other: string) => `donde se menciona a ${name} y a ${other}`,
    named: (name: string) => `Dónde se menciona a ${name}`,
    allNamed: (total: number) => (total === 1 ? 'El único párrafo' : `Los ${count(total, ...scopeUnits.passages)}`),
    articles: 'En estos artículos',
    within: (title: string) => `resultados en «${title}»`,
    speaker: 'Declarante',
    otherWords: 'Con otras palabras',
    quoted: (quotations: number) => `Se cita ${times(quotations)}`,
    counts: (passages: number, quotations: number) =>
      `Se menciona en ${count(passages, ...scopeUnits.passages)} y se cita ${times(quotations)}`,
    numbers: (passages: number, quotations: number) =>
      quotations > 0
        ? `${count(passages, ...scopeUnits.passages)}, ${count(quotations, ...scopeUnits.quotations)}`
        : count(passages, ...scopeUnits.passages),
  },
} as const;

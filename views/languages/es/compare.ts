/** The words of the pages that set speakers, sources and people beside one another. */
import { count, formatNumber } from './formats.ts';
import { scopeUnits } from './labels.ts';

const quotations = (total: number): string => count(total, ...scopeUnits.quotations);
const articles = (total: number): string => count(total, ...scopeUnits.articles);

export const compareTexts = {
  onThis: 'Quién dice qué sobre esto, y quién calla',
  onAll: 'Quién dice qué, y quién calla',
  with: (name: string) => `Comparar a ${name} con otros`,
  topic: {
    title: 'Quién dice qué',
    about: (what: string) => `Quién dice qué: ${what}`,
    everything: 'en todos los artículos',
    of: (total: number) => `${quotations(total)} con estas palabras`,
    none: 'No se cita a nadie con estas palabras.',
  },
  speakers: {
    title: 'Declarantes, uno junto a otro',
    how: 'Elija de dos a cuatro. Todos se muestran sobre un mismo eje de tiempo, y lo que dicen, en paralelo.',
    other: 'Otra persona, por su nombre',
    compare: 'Comparar',
    nobody: 'No se cita con estas palabras a nadie conocido.',
    countOf: (name: string, total: number) => `${quotations(total)} de ${name}`,
  },
  compare: {
    title: 'Comparación de declarantes',
    of: (names: string) => `Comparación de ${names}`,
    about: (what: string) => `Lo que dicen con las palabras ${what}`,
    aboutAll: 'Todo lo que se cita de ellos',
    change: 'Otros declarantes',
    tooMany: (most: number) => `No se muestran más de ${formatNumber(most)} a la vez: los más citados.`,
    unknown: (name: string) => `No se cita con estas palabras a nadie llamado «${name}».`,
    overTime: 'Citas a lo largo del tiempo',
    bar: (name: string, period: string, total: number) => `${name}, ${period}: ${quotations(total)}`,
    lane: (name: string, total: number) => `${name}: ${quotations(total)}`,
    noDates: 'Ninguna de estas citas tiene fecha, así que no pueden ponerse sobre un eje de tiempo.',
    tableLabel: 'Los mismos números en una tabla',
    period: 'Periodo',
    undated: 'Sin fecha',
    total: 'Todas',
    parallel: 'En paralelo',
    nothing: 'Sin citas',
    more: (total: number) => `Todas: ${quotations(total)}`,
    newer: 'Más recientes',
    older: 'Más antiguas',
    pages: 'Periodos',
  },
  word: {
    title: 'En la palabra de quién',
    how: 'De los medios con más citas: cuántas son de alguien con nombre, de alguien sin nombre, de una institución o un grupo, y de nadie que se indique. Cada barra son todas las citas de un medio.',
    kinds: { named: 'Con nombre', unnamed: 'Sin nombre', body: 'Institución o grupo', nobody: 'No se indica' },
    silent: 'Párrafos en los que no se cita ni se atribuye nada a nadie',
    source: 'Medio',
    all: 'Citas',
    segment: (source: string, kind: string, total: number, share: string) => `${source}, ${kind}: ${quotations(total)}; ${share}`,
    found: (source: string, what: string, total: number) => `${formatNumber(total)}; ${source}: ${what}`,
  },
  silent: {
    title: 'Muy mencionados, poco citados',
    how: 'Personas a las que se menciona en muchos artículos con estas palabras y se cita en uno de cada cinco o en menos. Entre ellas hay quien ha muerto y quien aparece con otro nombre donde se le cita: mire antes de preguntar por qué.',
    none: 'Nadie de los muy mencionados en estos artículos es poco citado.',
    person: 'Persona',
    named: 'Artículos que mencionan',
    quoted: 'Artículos que citan',
    only: 'Se menciona y no se cita',
    namedBar: (name: string, total: number) => `Se menciona a ${name} en ${articles(total)}`,
    quotedBar: (name: string, total: number) => `Se cita a ${name} en ${articles(total)}`,
    found: (name: string, what: string, total: number) => `${formatNumber(total)}; ${name}: ${what}`,
  },
} as const;

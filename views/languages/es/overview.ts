/** The words of the overview. */
import { count, formatList } from './formats.ts';
import { facetLabels, scopeUnits } from './labels.ts';

export const overviewTexts = {
  title: 'Panorama',
  articles: 'Artículos',
  passages: 'Párrafos',
  quotations: 'Citas',
  speakers: 'Los más citados',
  kinds: facetLabels.kind,
  sources: 'Artículos por medio',
  person: 'Las personas más mencionadas',
  organization: 'Las organizaciones más mencionadas',
  place: 'Los lugares más mencionados',
  together: 'A quién se menciona con quién',
  togetherHow:
    'Una línea une a dos que se mencionan en los mismos párrafos: cuanto más gruesa, en más. Los círculos son personas; los cuadrados, organizaciones.',
  namedBoth: 'Se mencionan a la vez',
  and: 'y',
  pair: (one: string, other: string, passages: number) => `${formatList([one, other])}: ${count(passages, ...scopeUnits.passages)}`,
  namedIn: (name: string, passages: number) => `${name}: ${count(passages, ...scopeUnits.passages)}`,
  cites: 'A quién más se atribuye',
  quotationsOf: (name: string) => `citas: ${name}`,
  passagesOf: (name: string) => `párrafos: ${name}`,
  health: 'Qué se dejó fuera y qué falta',
  empty: 'Todavía no hay ningún artículo en este índice.',
} as const;

/** The words of the overview. */
import { count, formatList, isolated } from './formats.ts';
import { facetLabels, scopeLabels, scopeNouns } from './labels.ts';

export const overviewTexts = {
  title: 'نظرة عامة',
  ...scopeLabels,
  speakers: 'الأكثر اقتباسًا',
  kinds: facetLabels.kind,
  sources: 'المقالات بحسب الوسيلة',
  person: 'الأشخاص الأكثر ذكرًا',
  organization: 'المؤسسات الأكثر ذكرًا',
  place: 'الأماكن الأكثر ذكرًا',
  together: 'من يُذكر مع من',
  togetherHow: 'يصل الخط بين اثنين يُذكران في الفقرات نفسها، وكلما زاد سُمكه زاد عددها. الدوائر أشخاص والمربعات مؤسسات.',
  namedBoth: 'ورد اسماهما معًا',
  and: 'و',
  pair: (one: string, other: string, passages: number) => `${formatList([one, other])}: ${count(passages, scopeNouns.passages)}`,
  namedIn: (name: string, passages: number) => `${isolated(name)}: ${count(passages, scopeNouns.passages)}`,
  cites: 'الأكثر نقلًا عنه',
  quotationsOf: (name: string) => `اقتباسات: ${isolated(name)}`,
  passagesOf: (name: string) => `فقرات: ${isolated(name)}`,
  health: 'ما تُرك وما ينقص',
  empty: 'لا مقال في هذا الفهرس بعد.',
} as const;

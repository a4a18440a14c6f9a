/** The words of the pages of names. */
import type { EntityType } from '../../../src/domain/annotation.ts';
import { count, countOf, formatNumber, isolated } from './formats.ts';
import { entityTypes, nouns, scopeNouns } from './labels.ts';

export const entityTexts = {
  entity: {
    types: entityTypes,
    listTitle: 'الأسماء',
    listIntro: 'الأشخاص والمؤسسات والأماكن المذكورة في هذه المقالات.',
    allTypes: 'الكل',
    typePlurals: { person: 'أشخاص', organization: 'مؤسسات', place: 'أماكن' } satisfies Record<EntityType, string>,
    find: 'البحث عن اسم',
    noneFound: 'لا اسم يشبه هذا.',
    alsoCalled: 'أسماء أخرى',
    roles: 'الوصف',
    said: (name: string) => `أقوال ${isolated(name)}`,
    quotations: 'ما اقتُبس',
    allSaid: (total: number) => `عرض الكل: ${count(total, scopeNouns.quotations)}`,
    searchSaid: 'البحث في هذه الكلمات',
    searchNamed: 'البحث في هذه الفقرات',
    overTime: (name: string, isQuoted: boolean) =>
      isQuoted ? `الاقتباسات من ${isolated(name)} عبر الزمن` : `ذكر ${isolated(name)} عبر الزمن`,
    mostQuoted: 'الأكثر اقتباسًا، في عدة مقالات',
    inArticles: (total: number) => count(total, nouns.article),
    sources: 'في هذه الوسائل',
    namedWith: 'ورد الاسم مع',
    together: (name: string, other: string) => `حيث ورد ${isolated(name)} و${isolated(other)} معًا`,
    named: (name: string) => `مواضع ذكر ${isolated(name)}`,
    allNamed: (total: number) => `عرض الكل: ${count(total, scopeNouns.passages)}`,
    articles: 'في هذه المقالات',
    within: (title: string) => `النتائج في «${isolated(title)}»`,
    speaker: 'متحدث',
    otherWords: 'بعبارات أخرى',
    quoted: (quotations: number) => `عدد مرات الاقتباس: ${formatNumber(quotations)}`,
    counts: (passages: number, quotations: number) =>
      `ورد الاسم في ${countOf(passages, scopeNouns.passages)}؛ عدد مرات الاقتباس: ${formatNumber(quotations)}`,
    numbers: (passages: number, quotations: number) =>
      quotations > 0
        ? `${count(passages, scopeNouns.passages)}، ${count(quotations, scopeNouns.quotations)}`
        : count(passages, scopeNouns.passages),
  },
} as const;

/** The words of facets and filters. */
import type { FacetField, Scope } from '../../../src/domain/search.ts';
import { count, countOf, formatList, formatNumber, isolated } from './formats.ts';
import { facetLabels, facetNouns, nouns, scopeLabels, scopeNouns } from './labels.ts';

const these: Readonly<Record<Scope, string>> = { passages: 'هذه الفقرات', quotations: 'هذه الاقتباسات', articles: 'هذه المقالات' };

export const facetTexts = {
  filters: {
    heading: 'التصفية',
    drawer: (chosen: number) => (chosen === 0 ? 'تصفية هذه النتائج' : `تصفية هذه النتائج (${formatNumber(chosen)} مفعّلة)`),
    applied: 'عوامل التصفية المفعّلة',
    clear: 'إزالة الكل',
    remove: (filter: string) => `إزالة عامل التصفية ${isolated(filter)}`,
    chip: (field: FacetField, label: string) => `${facetLabels[field]}: ${isolated(label)}`,
    not: (field: FacetField, label: string) => `ليس ${facetLabels[field]}: ${isolated(label)}`,
    after: (date: string) => `من ${date}`,
    before: (date: string) => `حتى ${date}`,
    allOf: (field: FacetField) => `${facetLabels[field]}: كل هذه معًا`,
    exclude: 'استبعاد',
    excludeValue: (label: string) => `استبعاد ${isolated(label)}`,
    chosen: 'مختار: إزالته',
    excluded: 'مستبعد: السماح به من جديد',
    anyOf: 'أيٌّ من هذه',
    everyOf: 'كل هذه معًا',
    combine: 'يجب أن يتحقق: {any} {all}',
    all: (total: number, field: FacetField) =>
      field === 'date' ? 'السنوات والشهور والأيام…' : `عرض الكل: ${count(total, facetNouns[field])}…`,
    unknown: {
      speaker: (name: string) => `لا اقتباس في هذه المقالات من أحد باسم «${isolated(name)}».`,
      person: (name: string) => `لا أحد في هذه المقالات باسم «${isolated(name)}».`,
      organization: (name: string) => `لا مؤسسة في هذه المقالات باسم «${isolated(name)}».`,
      place: (name: string) => `لا مكان في هذه المقالات باسم «${isolated(name)}».`,
    },
    inAll: 'في كل النتائج',
    articlesOf: (source: string) => `مقالات ${isolated(source)}`,
    allArticlesOf: (source: string) => `كل مقالات ${isolated(source)}…`,
    articles: 'المقالات',
    months: (year: string) => `شهور ${year}`,
    days: 'الأيام',
    daysOf: (month: string) => `أيام ${month}`,
  },
  histogram: {
    all: 'كل التواريخ',
    bar: (period: string, total: number, scope: Scope) => `${period}: ${count(total, scopeNouns[scope])}`,
    span: (from: string, to: string) => `من ${from} إلى ${to}`,
    asTable: 'عرض في جدول',
    date: 'التاريخ',
    number: (scope: Scope) => scopeLabels[scope],
  },
  unhelpful: {
    absent: 'لا شيء منها في هذه الملفات',
    none: (scope: Scope) => `لا شيء منها في ${these[scope]}`,
    same: (names: readonly string[], isMore: boolean) =>
      `${isMore ? `${names.map(isolated).join('، ')} وغيرها` : formatList(names)}: في كل النتائج`,
    noResults: 'لم يُعثر على شيء، فليس ثمة ما يُصفّى.',
  },
  emptyFacet: {
    source: 'لا يذكر أي مقال هنا وسيلته الإعلامية.',
    date: 'لا تواريخ في هذه الملفات.',
    author: 'لا يذكر أي مقال هنا كاتبه.',
    how: 'كيف تضاف',
  },
  facet: {
    label: (field: FacetField) => facetLabels[field],
    plural: (total: number, field: FacetField) => count(total, facetNouns[field]),
  },
  facetPage: {
    title: (field: FacetField) => `${facetLabels[field]}: كل القيم`,
    prefix: 'يبدأ بـ',
    period: 'سنة أو شهر',
    find: 'بحث',
    order: 'الترتيب',
    byCount: 'الأكثر أولًا',
    byLabel: 'أبجديًا',
    none: 'لا قيمة تبدأ هكذا.',
    apply: 'عرض النتائج بما حُدِّد',
    filters: (chosen: number) => `مع ${countOf(chosen, nouns.filter)}`,
    of: (words: string) => `في نتائج البحث عن ${isolated(words)}`,
    back: 'العودة إلى النتائج',
  },
} as const;

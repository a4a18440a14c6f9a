/** The words of the search: its form, how it was read, what is found and what is not. */
import type { EntityType } from '../../../src/domain/annotation.ts';
import type { Scope, Sort, Suggestion } from '../../../src/domain/search.ts';
import { count, formatNumber, isolated } from './formats.ts';
import { entityTypes, nouns, scopeLabels, scopeNouns } from './labels.ts';

const notADate = (typed: string): string => `«${isolated(typed)}» ليس تاريخًا: اكتب 2025 أو 2025-02 أو 2025-02-19.`;
const nothing: Readonly<Record<Scope, string>> = {
  passages: 'لم يُعثر على فقرات',
  quotations: 'لم يُعثر على اقتباسات',
  articles: 'لم يُعثر على مقالات',
};

export const searchTexts = {
  searchForm: {
    label: 'البحث في المقالات',
    placeholder: 'كلمات، أو "كلمات بعينها"',
    button: 'بحث',
    howTo: 'المفاتيح وكيفية كتابة البحث',
    dates: { after: 'من', before: 'إلى', apply: 'تطبيق التواريخ', format: '2025 أو 2025-02 أو 2025-02-19', notRead: notADate },
  },
  suggestions: {
    label: 'اقتراحات',
    kinds: { ...entityTypes, speaker: 'متحدث', source: 'وسيلة إعلامية', article: 'مقال', word: 'كلمة' } satisfies Record<
      EntityType | Exclude<Suggestion['kind'], 'entity'>,
      string
    >,
  },
  scope: { label: 'البحث في', ...scopeLabels } satisfies Record<Scope | 'label', string>,
  sort: { label: 'الترتيب', relevance: 'الأنسب', newest: 'الأحدث', oldest: 'الأقدم' } satisfies Record<Sort | 'label', string>,
  match: { label: 'الكلمات', all: 'كل الكلمات', any: 'أي من الكلمات' },
  results: {
    heading: 'النتائج',
    total: (total: number, scope: Scope) => count(total, scopeNouns[scope]),
    status: (total: number, scope: Scope, page: number, pages: number) => {
      if (total === 0) return nothing[scope];
      const found = count(total, scopeNouns[scope]);
      return page > 1 && page <= pages ? `${found}، الصفحة ${formatNumber(page)} من ${formatNumber(pages)}` : found;
    },
    searched: (words: string) => `البحث: ${isolated(words)}`,
    words: (words: string) => `«${isolated(words)}»`,
    separator: '، ',
    titled: (search: string, status: string) => (search === '' ? status : `${isolated(search)}: ${status}`),
    relaxed: (words: string) => `لا نص فيه هذه الكلمات كما كُتبت. المعروض بدلًا منها: ${isolated(words)}.`,
    relaxedInVain: (words: string) => `لا نص فيه هذه الكلمات كما كُتبت. جُرّب بدلًا منها بلا نتيجة: ${isolated(words)}.`,
    didYouMean: 'هل تقصد {words}؟',
    readAs: (words: string) => `فُهم على أنه: ${isolated(words)}`,
    readAsNothing: 'لا شيء في هذا يمكن البحث عنه، فالمعروض هو كل شيء.',
    notRead: (typed: string) => `${notADate(typed)} بقية البحث سارية.`,
    busy: 'الخادم مشغول كثيرًا ولم يجب في الوقت المناسب. هذه نتائج البحث السابق؛ حاول من جديد.',
    failed: 'لم يجب الخادم. حاول من جديد.',
  },
  noResults: {
    asked: 'بحثت عن {what}',
    everything: 'كل شيء',
    without: (filter: string, total: number, scope: Scope) => `دون عامل التصفية «${isolated(filter)}»: ${count(total, scopeNouns[scope])}`,
    withoutAll: (total: number, scope: Scope) => `دون أي تصفية: ${count(total, scopeNouns[scope])}`,
    tips: {
      spelling: 'راجع الإملاء، أو استعمل كلمات أقل.',
    },
    reversed: 'اليوم المكتوب في «من» يأتي بعد المكتوب في «إلى»، فلا يبقى أي يوم.',
    inArticles: (total: number) => `والكلمات في فقرات مختلفة: ${count(total, nouns.article)}`,
    beginning: (word: string, total: number, scope: Scope) => `بكل كلمة تبدأ هكذا، ${isolated(word)}: ${count(total, scopeNouns[scope])}`,
    anyWord: (total: number, scope: Scope) => `بأي من الكلمات: ${count(total, scopeNouns[scope])}`,
    help: 'كيف يُكتب البحث',
  },
  pager: {
    label: 'صفحات النتائج',
    previous: 'السابقة',
    next: 'التالية',
    page: (page: number) => `الصفحة ${formatNumber(page)}`,
    beyond: (pages: number) => `لا يوجد إلا ${count(pages, nouns.page)}: {last}.`,
    last: (pages: number) => (pages === 1 ? 'اذهب إليها' : 'اذهب إلى الأخيرة'),
  },
} as const;

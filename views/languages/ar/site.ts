/** The words of a static site. */
import { count } from './formats.ts';
import { facetLabels, kindLabels, scopeNouns } from './labels.ts';

export const siteTexts = {
  articles: 'كل المقالات',
  facets: { ...facetLabels, year: 'السنة' },
  kinds: kindLabels,
  found: { one: count(1, scopeNouns.passages), many: `الفقرات: {n}`, none: 'لا فقرة فيها هذه الكلمات.' },
  more: 'عرض المزيد',
  clear: 'إزالة التصفية',
  untitled: 'مقال بلا عنوان',
  noScript: 'يحتاج البحث إلى JavaScript. كل المقالات مذكورة أدناه.',
  failed: 'تعذّر تحميل النصوص التي يُبحث فيها.',
  moved: 'هذه الفقرة هنا',
  changed: 'تغيّر النص',
  gone: 'هذه الفقرة لم تعد في مقالها',
  itRead: 'أُعطي الرابط لهذا النص:',
  toSuccessor: 'ما حلّ محله',
  how: 'كيف يُبحث',
  read: 'يُقرأ: كلمات متجاورة (يجب أن توجد كلها)، و "exact words"، و \u2066-without\u2069، و one OR another، والأقواس، و \u2066beg*\u2069، و speaker: و source: و person: و org: و place: و kind: و title: وبعدها كلمة أو "words".',
  notRead:
    'ولا يُقرأ هنا، خلافًا للخادم: التصاريف الأخرى للكلمة، و \u2066"near words"~5\u2069، و \u2066word~\u2069، و said: و cites: و author: و before: و after:، فهذه تُؤخذ على أنها كلمات.',
  madeWith: 'صُنع بـ Pullquote',
} as const;

/** The words of a static site. */
import { count, typed } from './formats.ts';
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
  read: `يُقرأ: كلمات متجاورة (يجب أن توجد كلها)، و ${typed('"exact words"')}، و ${typed('-without')}، و one OR another، والأقواس، و ${typed('beg*')}، و ${typed('speaker:')} و ${typed('source:')} و ${typed('person:')} و ${typed('org:')} و ${typed('place:')} و ${typed('kind:')} و ${typed('title:')} وبعدها كلمة أو ${typed('"words"')}.`,
  notRead: `ولا يُقرأ هنا، خلافًا للخادم: التصاريف الأخرى للكلمة، و ${typed('"near words"~5')}، و ${typed('word~')}، و ${typed('said:')} و ${typed('cites:')} و ${typed('author:')} و ${typed('before:')} و ${typed('after:')}، فهذه تُؤخذ على أنها كلمات.`,
  madeWith: 'صُنع بـ Pullquote',
} as const;

/** The words of the start page. */
import { count, countOf, isolated } from './formats.ts';
import { nouns, scopeNouns } from './labels.ts';

export const startTexts = {
  start: {
    purpose: (articles: number) =>
      articles === 0 ? 'ابحث في اقتباسات المقالات الصحفية وفقراتها' : `ابحث في الاقتباسات والفقرات من ${countOf(articles, nouns.article)}`,
    description: (holds: string) => `من قال ماذا، وأين كُتب. ${holds}`,
    questions: 'اسأل مثلًا',
    said: (name: string) => `ما أقوال ${isolated(name)}؟`,
    named: (name: string) => `أين ورد ذكر ${isolated(name)}؟`,
    personNamed: (name: string) => `أين ورد اسم ${isolated(name)}؟`,
    credited: (name: string) => `ما الذي نُقل عن ${isolated(name)}؟`,
    published: (name: string) => `ماذا نشرت وسيلة ${isolated(name)}؟`,
    place: (name: string) => `ماذا كُتب عن ${isolated(name)}؟`,
    unattributed: 'ما الاقتباسات التي لا تسمّي متحدثًا؟',
    holds: (articles: string, passages: string, quotations: string) => `${articles}، ${passages}، ${quotations}.`,
    articles: (total: number) => count(total, nouns.article),
    passages: (total: number) => count(total, scopeNouns.passages),
    quotations: (total: number) => count(total, scopeNouns.quotations),
    browse: 'تصفّح كل شيء',
    empty: 'لا مقال في هذا الفهرس بعد.',
    emptyHow: 'أضف مجلد مقالات بالأمر: \u2066pullquote index FOLDER\u2069',
    mostQuoted: 'الأكثر اقتباسًا',
  },
} as const;

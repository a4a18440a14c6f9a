/** The words of the page about the corpus. */
import { count, formatNumber, isolated } from './formats.ts';
import { nouns } from './labels.ts';

export const corpusTexts = {
  title: 'المدوّنة النصية',
  intro: 'ما قُرئ وما لم يُقرأ: كل رقم يؤدي إلى ما يعدّه.',
  articles: 'المقالات',
  passages: 'الفقرات',
  quotations: 'الاقتباسات',
  withoutSource: 'مقالات بلا وسيلة إعلامية',
  withoutDate: 'مقالات بلا تاريخ',
  withoutAuthor: 'مقالات بلا كاتب',
  unattributed: 'اقتباسات بلا متحدث',
  languages: 'اللغات',
  articlesOf: (number: number) => count(number, nouns.article),
  notAnnotated: 'يُعثر عليها بكلماتها، بلا اقتباسات ولا متحدثين ولا أسماء',
  examples: (shown: number, all: number) => (shown < all ? `أول ${formatNumber(shown)} منها بترتيب العناوين` : 'ما هي'),
  skipped: 'ملفات وصفوف تُركت',
  dropped: 'ما أُسقط من أكثر المقالات',
  droppedFrom: (articles: number, path: string) => (articles === 1 ? path : `${count(articles, nouns.article)}، منها ${isolated(path)}`),
  copied: 'مقالات وُجدت أكثر من مرة',
  none: 'لا شيء.',
  rest: (number: number) => `… و${formatNumber(number)} غيرها: ${isolated('pullquote corpus --json')}`,
} as const;

/** The words of a result. */
import type { QuotationFlag, QuotationKind } from '../../../src/domain/annotation.ts';
import { countOf, isolated } from './formats.ts';
import { kindLabels, nouns } from './labels.ts';

const flagNotes: Partial<Record<QuotationFlag, string>> = {
  nested: 'كلمات المتحدث نفسه هي التي بين العلامات الداخلية فقط.',
  edited: 'الكلمات بين [قوسين معقوفين] من محرر.',
  elided: 'حُذفت كلمات حيث النقاط.',
  unclosed: 'لا يغلق النص هذا الاقتباس.',
};

export const hitTexts = {
  hit: {
    noSpeaker: 'المتحدث غير مذكور',
    role: '، {role}',
    kind: (kind: QuotationKind) => kindLabels[kind],
    flag: (flag: QuotationFlag) => flagNotes[flag],
    uncertain: 'تحقّق: المتحدث غير مؤكد',
    creditedTo: 'نقلًا عن {names}',
    nobody: 'لا اقتباس هنا من أحد ولا نقل عنه',
    names: 'مذكور: {names}',
    basis: {
      why: 'لماذا؟',
      clear: 'واضح.',
      check: 'تحقّق من هذا.',
      says: 'يقول النص {words}.',
      elsewhere: 'صاحب القول مذكور في فقرة أخرى.',
      silent: 'لا فعل قول بجانبه.',
      rule: (rule: string) => `القاعدة: ${isolated(rule)}.`,
    },
    sameWords: (articles: number) => `الكلمات نفسها في ${countOf(articles, nouns.otherArticle)}`,
    permalink: 'رابط',
    permalinkOf: (title: string) => `رابط إلى هذه الفقرة من «${isolated(title)}»`,
    copy: 'نسخ مع المصدر',
    copied: 'نُسخ',
  },
} as const;

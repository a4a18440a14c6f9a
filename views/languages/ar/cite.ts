/** The words of the page that gives a passage to take along. */
import { isolated } from './formats.ts';

export const citeTexts = {
  title: 'النسخ والتوثيق',
  of: (title: string) => `من «${isolated(title)}»`,
  link: 'الرابط',
  linkHow: 'هذا الرابط يؤدي إلى هذه الكلمات بعينها ويعلّمها.',
  back: 'العودة إلى النص',
  copy: 'النسخ مع المصدر',
  forms: { text: 'نص بلا تنسيق', markdown: 'Markdown', html: 'HTML' },
  cite: 'التوثيق',
  styles: { chicago: 'Chicago', apa: 'APA', mla: 'MLA' },
  files: 'لبرامج إدارة المراجع',
  file: { bib: 'BibTeX', ris: 'RIS', json: 'CSL-JSON' },
  quotations: 'الاقتباسات في هذه الفقرة',
  around: 'موضعها',
  original: 'في الأصل',
  whole: 'الفقرة كاملة',
  button: 'نسخ',
  buttonOf: (what: string) => `بصيغة ${isolated(what)}`,
  unknown: {
    source: 'لا يذكر الملف الوسيلة التي نشرت المقال.',
    date: 'لا تاريخ مذكور.',
    author: 'لا كاتب مذكور.',
  },
  action: 'توثيق',
  actionOf: (title: string) => `من «${isolated(title)}»`,
} as const;

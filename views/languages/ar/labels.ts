/** Names of what the interface counts, filters by and tells apart: fields, kinds, units. */
import type { EntityType, QuotationKind, SpeakerKind } from '../../../src/domain/annotation.ts';
import type { FacetField, Scope } from '../../../src/domain/search.ts';
import type { Noun } from './formats.ts';

export const facetLabels: Readonly<Record<FacetField, string>> = {
  source: 'الوسيلة الإعلامية',
  article: 'المقال',
  speaker: 'المتحدث',
  'speaker-kind': 'نوع المتحدث',
  person: 'شخص مذكور',
  organization: 'مؤسسة',
  place: 'مكان',
  cites: 'نقلًا عن',
  author: 'الكاتب',
  kind: 'طريقة الاقتباس',
  date: 'التاريخ',
};

const outlet: Noun = {
  one: 'وسيلة إعلامية واحدة',
  two: ['وسيلتان إعلاميتان', 'وسيلتين إعلاميتين'],
  few: 'وسائل إعلامية',
  many: 'وسيلة إعلامية',
  other: 'وسيلة إعلامية',
};
const article: Noun = { one: 'مقال واحد', two: ['مقالان', 'مقالين'], few: 'مقالات', many: 'مقالًا', other: 'مقال' };
const paragraph: Noun = { one: 'فقرة واحدة', two: ['فقرتان', 'فقرتين'], few: 'فقرات', many: 'فقرة', other: 'فقرة' };
const quotation: Noun = { one: 'اقتباس واحد', two: ['اقتباسان', 'اقتباسين'], few: 'اقتباسات', many: 'اقتباسًا', other: 'اقتباس' };

export const nouns = {
  outlet,
  article,
  otherArticle: { one: 'مقال آخر', two: ['مقالان آخران', 'مقالين آخرين'], few: 'مقالات أخرى', many: 'مقالًا آخر', other: 'مقال آخر' },
  hit: { one: 'موضع واحد', two: ['موضعان', 'موضعين'], few: 'مواضع', many: 'موضعًا', other: 'موضع' },
  filter: {
    one: 'عامل تصفية واحد',
    two: ['عاملا تصفية', 'عاملي تصفية'],
    few: 'عوامل تصفية',
    many: 'عامل تصفية',
    other: 'عامل تصفية',
  },
  clipping: { one: 'قصاصة واحدة', two: ['قصاصتان', 'قصاصتين'], few: 'قصاصات', many: 'قصاصة', other: 'قصاصة' },
  letter: { one: 'حرف واحد', two: ['حرفان', 'حرفين'], few: 'أحرف', many: 'حرفًا', other: 'حرف' },
  page: { one: 'صفحة واحدة', two: ['صفحتان', 'صفحتين'], few: 'صفحات', many: 'صفحة', other: 'صفحة' },
  report: { one: 'تقرير واحد', two: ['تقريران', 'تقريرين'], few: 'تقارير', many: 'تقريرًا', other: 'تقرير' },
  paraphrase: {
    one: 'نقل واحد بالمعنى',
    two: ['نقلان بالمعنى', 'نقلين بالمعنى'],
    few: 'نقول بالمعنى',
    many: 'نقلًا بالمعنى',
    other: 'نقل بالمعنى',
  },
} as const satisfies Record<string, Noun>;

export const facetNouns: Readonly<Record<FacetField, Noun>> = {
  source: outlet,
  article,
  speaker: { one: 'متحدث واحد', two: ['متحدثان', 'متحدثين'], few: 'متحدثين', many: 'متحدثًا', other: 'متحدث' },
  'speaker-kind': {
    one: 'نوع واحد من المتحدثين',
    two: ['نوعان من المتحدثين', 'نوعين من المتحدثين'],
    few: 'أنواع من المتحدثين',
    many: 'نوعًا من المتحدثين',
    other: 'نوع من المتحدثين',
  },
  person: { one: 'شخص واحد', two: ['شخصان', 'شخصين'], few: 'أشخاص', many: 'شخصًا', other: 'شخص' },
  organization: { one: 'مؤسسة واحدة', two: ['مؤسستان', 'مؤسستين'], few: 'مؤسسات', many: 'مؤسسة', other: 'مؤسسة' },
  place: { one: 'مكان واحد', two: ['مكانان', 'مكانين'], few: 'أماكن', many: 'مكانًا', other: 'مكان' },
  cites: { one: 'مصدر واحد', two: ['مصدران', 'مصدرين'], few: 'مصادر', many: 'مصدرًا', other: 'مصدر' },
  author: { one: 'كاتب واحد', two: ['كاتبان', 'كاتبين'], few: 'كتّاب', many: 'كاتبًا', other: 'كاتب' },
  kind: {
    one: 'نوع واحد من الاقتباس',
    two: ['نوعان من الاقتباس', 'نوعين من الاقتباس'],
    few: 'أنواع من الاقتباس',
    many: 'نوعًا من الاقتباس',
    other: 'نوع من الاقتباس',
  },
  date: { one: 'تاريخ واحد', two: ['تاريخان', 'تاريخين'], few: 'تواريخ', many: 'تاريخًا', other: 'تاريخ' },
};

export const missingLabels = {
  source: 'الوسيلة غير مذكورة',
  author: 'الكاتب غير مذكور',
  date: 'بلا تاريخ',
  cites: 'بلا مصدر منقول عنه',
  speaker: 'المتحدث غير مذكور',
  'speaker-kind': 'المتحدث غير مذكور',
} satisfies Partial<Record<FacetField, string>>;

export const kindLabels: Readonly<Record<QuotationKind | 'none', string>> = {
  direct: 'حرفي',
  mixed: 'حرفي جزئيًا',
  indirect: 'بالمعنى',
  none: 'بلا اقتباس',
};

export const speakerKinds: Readonly<Record<SpeakerKind, string>> = {
  named: 'مذكور بالاسم',
  unnamed: 'غير مسمّى',
  group: 'مجموعة',
  institution: 'جهة',
};

export const scopeNouns: Readonly<Record<Scope, Noun>> = { passages: paragraph, quotations: quotation, articles: article };

/** By themselves, as a heading. */
export const scopeLabels: Readonly<Record<Scope, string>> = { passages: 'الفقرات', quotations: 'الاقتباسات', articles: 'المقالات' };

export const entityTypes: Readonly<Record<EntityType, string>> = { person: 'شخص', organization: 'مؤسسة', place: 'مكان' };

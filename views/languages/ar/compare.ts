/** The words of the pages that set speakers, sources and people beside one another. */
import { count, countOf, formatNumber, isolated } from './formats.ts';
import { scopeNouns } from './labels.ts';

const quotations = (total: number): string => count(total, scopeNouns.quotations);

export const compareTexts = {
  onThis: 'من يقول ماذا في هذا، ومن يصمت',
  onAll: 'من يقول ماذا، ومن يصمت',
  with: (name: string) => `مقارنة ${isolated(name)} بغيره`,
  topic: {
    title: 'من يقول ماذا',
    about: (what: string) => `من يقول ماذا: ${isolated(what)}`,
    everything: 'في كل المقالات',
    of: (total: number) => `${quotations(total)} بهذه الكلمات`,
    all: quotations,
    instead: (total: number) => `${quotations(total)} بالكلمات المعروضة بدلًا منها`,
    none: 'لا أحد يُقتبس عنه بهذه الكلمات.',
    noneAtAll: 'لا أحد يُقتبس عنه هنا.',
  },
  speakers: {
    title: 'المتحدثون جنبًا إلى جنب',
    how: 'اختر من اثنين إلى أربعة. يظهرون جميعًا على محور زمني واحد، وتقف أقوالهم متوازية.',
    other: 'شخص آخر باسمه',
    compare: 'مقارنة',
    nobody: 'لا أحد معروفًا يُقتبس عنه بهذه الكلمات.',
    countOf: (name: string, total: number) => `${formatNumber(total)}، ${quotations(total)} عن ${isolated(name)}`,
  },
  compare: {
    title: 'مقارنة المتحدثين',
    of: (names: string) => `مقارنة بين ${names}`,
    about: (what: string) => `ما يقولونه بالكلمات ${isolated(what)}`,
    aboutAll: 'كل ما اقتُبس عنهم',
    change: 'متحدثون آخرون',
    tooMany: (most: number) => `لا يُعرض أكثر من ${formatNumber(most)} معًا: الأكثر اقتباسًا عنهم.`,
    unknown: (name: string) => `لا أحد باسم «${isolated(name)}» يُقتبس عنه بهذه الكلمات.`,
    overTime: 'الاقتباسات عبر الزمن',
    bar: (name: string, period: string, total: number) =>
      `${formatNumber(total)}، ${isolated(name)}، ${isolated(period)}: ${quotations(total)}`,
    lane: (name: string, total: number) => `${isolated(name)}: ${quotations(total)}`,
    noDates: 'لا تاريخ لأي من هذه الاقتباسات، فلا يمكن وضعها على محور زمني.',
    tableLabel: 'الأرقام نفسها في جدول',
    period: 'المدة',
    undated: 'بلا تاريخ',
    total: 'الكل',
    parallel: 'على التوازي',
    nothing: 'بلا اقتباس في هذه المدة',
    nothingUndated: 'لا شيء بلا تاريخ',
    onlyUndated: (undated: number) => `لا شيء مؤرخ في هذه المدة؛ وبلا تاريخ: ${quotations(undated)}`,
    offAxis: 'بلا تاريخ، فليس على المحور:',
    more: (total: number) => `عرض الكل: ${quotations(total)}`,
    newer: 'الأحدث',
    older: 'الأقدم',
    pages: 'المدد',
  },
  word: {
    title: 'على ذمة من',
    how: 'في الوسائل الأكثر اقتباسًا: كم منها عمّن ذُكر اسمه، وعمّن لم يُسمَّ، وعن جهة أو مجموعة، وعمّن لم يُذكر. وكل شريط هو كل اقتباسات الوسيلة.',
    kinds: { named: 'مذكور بالاسم', unnamed: 'غير مسمّى', body: 'جهة أو مجموعة', nobody: 'غير مذكور' },
    silent: 'فقرات لا اقتباس فيها ولا نقل عن أحد',
    source: 'الوسيلة',
    all: 'الاقتباسات',
    segment: (source: string, kind: string, total: number, share: string) =>
      `${formatNumber(total)}، ${isolated(source)}، ${isolated(kind)}: ${quotations(total)}، ${isolated(share)}`,
    found: (source: string, what: string, total: number) => `${formatNumber(total)}، ${isolated(source)}: ${isolated(what)}`,
  },
  silent: {
    title: 'كثير الذكر قليل الاقتباس',
    how: 'أشخاص تذكرهم مقالات كثيرة بهذه الكلمات ولا يُقتبس عنهم إلا في واحد من خمسة منها أو أقل. وفيهم من مات ومن يُقتبس عنه باسم آخر: انظر قبل أن تسأل عن السبب.',
    none: 'لا أحد ممن يكثر ذكرهم في هذه المقالات يقلّ الاقتباس عنه.',
    person: 'الشخص',
    named: 'مقالات تذكره',
    quoted: 'مقالات تقتبس عنه',
    only: 'تذكره ولا تقتبس عنه',
    namedBar: (name: string, total: number) => `${formatNumber(total)}، ذُكر ${isolated(name)} في ${countOf(total, scopeNouns.articles)}`,
    quotedBar: (name: string, total: number) =>
      `${formatNumber(total)}، اقتُبس عن ${isolated(name)} في ${countOf(total, scopeNouns.articles)}`,
    found: (name: string, what: string, total: number) => `${formatNumber(total)}، ${isolated(name)}: ${isolated(what)}`,
  },
} as const;

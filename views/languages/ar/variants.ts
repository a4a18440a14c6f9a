/** The words of the page that shows the forms of a quotation side by side. */
import { count, countOf, formatNumber } from './formats.ts';
import { nouns } from './labels.ts';

export const variantsTexts = {
  title: 'الكلمات نفسها في مواضع أخرى',
  back: 'العودة إلى النص',
  asked: 'الكلمات التي جئت منها',
  form: (number: number, total: number) => `الصيغة ${formatNumber(number)} من ${formatNumber(total)}`,
  here: 'جئت من هنا',
  carried: (articles: number, outlets: number) =>
    outlets === 0
      ? `في ${countOf(articles, nouns.article)}.`
      : `في ${countOf(articles, nouns.article)} من ${countOf(outlets, nouns.outlet)}.`,
  reports: (reports: number, articles: number) =>
    reports === articles
      ? 'كُتبت كلها كلٌّ على حدة.'
      : `ما كُتب على حدة: ${count(reports, nouns.report)}؛ وتشترك بقية المقالات مع واحد منها في النص المحيط بالكلمات.`,
  span: (first: string, last: string) => (first === last ? `نُشرت في ${first}.` : `أول مرة في ${first}، وآخرها في ${last}.`),
  undated: 'لا تاريخ معروف.',
  alone: 'لا مقال آخر فيه هذه الكلمات بين علامات تنصيص، أو ما يقاربها.',
  same: 'الكلمات نفسها؛ لا تختلف إلا العلامات والترقيم.',
  missing: 'عُلِّم ما ليس في الصيغة الأخرى.',
  sharedReport: (number: number) => `التقرير ${formatNumber(number)}: النص نفسه حول الكلمات`,
  noOutlet: 'الوسيلة غير مذكورة',
  noDate: 'بلا تاريخ',
  count: (articles: number) => `الاقتباس نفسه في ${countOf(articles, nouns.otherArticle)}`,
} as const;

/** The words of the page that shows the forms of a quotation side by side. */
import { count, formatNumber } from './formats.ts';

export const variantsTexts = {
  title: 'Same words elsewhere',
  back: 'Back to the text',
  asked: 'The words that you came from',
  form: (number: number, total: number) => `Form ${formatNumber(number)} of ${formatNumber(total)}`,
  here: 'You came from here',
  /** Sentences of their own. */
  carried: (articles: number, outlets: number) =>
    outlets === 0
      ? `In ${count(articles, 'article', 'articles')}.`
      : `In ${count(articles, 'article', 'articles')} of ${count(outlets, 'outlet', 'outlets')}.`,
  reports: (reports: number, articles: number) =>
    reports === articles
      ? 'All of them were written apart.'
      : `${count(reports, 'report was', 'reports were')} written apart; the other articles have the text around the words in common with one of these.`,
  span: (first: string, last: string) => (first === last ? `Printed on ${first}.` : `First on ${first}, last on ${last}.`),
  undated: 'No date is known.',
  alone: 'No other article has these words in marks, or nearly these.',
  same: 'The same words; only marks and stops differ.',
  missing: 'What the other form does not have is marked.',
  sharedReport: (number: number) => `Report ${formatNumber(number)}: the same text around the words`,
  noOutlet: 'Outlet not stated',
  noDate: 'no date',
  count: (articles: number) => `Same quotation in ${count(articles, 'other article', 'other articles')}`,
} as const;

/**
 * A passage, a quotation or selected words as an item of a bibliography, in the data model of CSL-JSON, and as BibTeX and RIS.
 *
 * What the article does not say is left out of the data and said in words where a reader would look for it ("n.d.", outlet not
 * stated); nothing is made up. BibTeX and RIS are written here: plugin-ris 0.8.2 drops the authors of newspaper articles and plugin-bibtex
 * writes the day into the month (ADR 8). The tests read both back with those plugins.
 *
 * @see https://docs.citationstyles.org/en/stable/specification.html https://www.bibtex.org/Format/
 */
import type { Passage, Span } from '../domain/annotation.ts';
import type { Article } from '../domain/article.ts';
import { speakerOfSpans } from './attribution.ts';
import { type AuthorName, readAuthor } from './author-name.ts';

export const OUTLET_NOT_STATED = '[outlet not stated]';
export const UNTITLED = '[untitled article]';
const NO_DATE = 'n.d.';

/** The members of CSL-JSON that are used; dates as [year, month, day], as far as they are known. */
export interface CslItem {
  id: string;
  type: 'article-newspaper';
  title?: string;
  author?: AuthorName[];
  'container-title'?: string;
  issued?: { 'date-parts': [number[]] };
  URL: string;
  language?: string;
  note: string;
}

/** What is cited. `link`, absolute, lands on exactly it; without spans it is the whole passage. */
export interface Cited {
  article: Article;
  passage: Passage;
  spans: readonly Span[];
  link: string;
}

/** The words that are cited. */
export function citedWords({ passage, spans }: Pick<Cited, 'passage' | 'spans'>): string {
  return spans.length === 0 ? passage.text : spans.map(({ start, end }) => passage.text.slice(start, end)).join(' … ');
}

const OPENING = /^["“„]/u;
const CLOSING = /["”“]$/u;
const MARK = /["“”„]/gu;

/** The words in one pair of double marks: a pair of their own round the whole is that pair, and those inside are set as single ones. */
function inMarks(words: string): string {
  const isWhole = OPENING.test(words) && CLOSING.test(words) && words.match(MARK)?.length === 2;
  const inner = (isWhole ? words.slice(1, -1) : words).replace(MARK, (mark, at: number, all: string) => {
    if (mark !== '"') return mark === '”' ? '’' : '‘';
    return at === 0 || /[\s(\u005b–—]/u.test(all.charAt(at - 1)) ? '‘' : '’';
  });
  // A comma led on to who said it, and leads nowhere here.
  return `“${inner.replace(/,$/u, '')}”`;
}

const ENDS_SENTENCE = /[.!?…]["'”’]*$/u;

function noteOf(cited: Cited): string {
  const speaker = speakerOfSpans(cited.passage, cited.spans);
  const quoted = inMarks(citedWords(cited));
  return [
    `Quoted: ${speaker === undefined ? quoted : `${quoted} (${speaker})`}${speaker === undefined && ENDS_SENTENCE.test(quoted) ? '' : '.'}`,
    ...(cited.article.sources.length === 0 ? ['Outlet not stated.'] : []),
    ...(cited.article.published === undefined ? ['Date not stated.'] : []),
    ...(cited.article.url === undefined ? [] : [`Original: ${cited.article.url}`]),
  ].join(' ');
}

/** The item as CSL-JSON. */
export function cslItem(cited: Cited): CslItem {
  const { article, passage, link } = cited;
  const outlet = article.sources.map(({ name }) => name).join(', ');
  return {
    id: passage.id,
    type: 'article-newspaper',
    ...(article.title === '' ? {} : { title: article.title }),
    ...(article.authors.length === 0 ? {} : { author: article.authors.map(readAuthor) }),
    ...(outlet === '' ? {} : { 'container-title': outlet }),
    ...(article.published === undefined ? {} : { issued: { 'date-parts': [article.published.split('-').map(Number)] } }),
    URL: link,
    ...(article.language === 'und' ? {} : { language: article.language }),
    note: noteOf(cited),
  };
}

const LATEX: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '{': '\\{',
  '}': '\\}',
  '&': '\\&',
  '%': '\\%',
  $: '\\$',
  '#': '\\#',
  _: '\\_',
};
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const latex = (text: string): string => text.replace(/\s+/gu, ' ').replace(/[\\~^{}&%$#_]/g, (character) => LATEX[character] ?? character);

function bibtexName(name: AuthorName): string {
  if ('literal' in name) return `{${latex(name.literal)}}`;
  return `${latex(name.family)}, ${latex(name.given)}`;
}

/** One entry. Unicode, which biber and today's BibTeX styles read. */
export function bibtexOf(item: CslItem): string {
  const [year, month, day] = item.issued?.['date-parts'][0] ?? [];
  const monthName = month === undefined ? undefined : MONTHS[month - 1];
  const fields: [name: string, value: string | undefined][] = [
    ['author', item.author && `{${item.author.map(bibtexName).join(' and ')}}`],
    // A second pair of braces keeps the capitals as they are.
    ['title', `{{${latex(item.title ?? UNTITLED)}}}`],
    ['journal', `{${latex(item['container-title'] ?? OUTLET_NOT_STATED)}}`],
    ['year', `{${year === undefined ? NO_DATE : String(year)}}`],
    ['month', monthName],
    ['day', day === undefined ? undefined : `{${day}}`],
    ['url', `{${item.URL}}`],
    ['language', item.language && `{${latex(item.language)}}`],
    ['note', `{${latex(item.note)}}`],
  ];
  const lines = fields.flatMap(([name, value]) => (value === undefined ? [] : [`  ${name} = ${value},`]));
  return `@article{${item.id},\n${lines.join('\n')}\n}\n`;
}

const risName = (name: AuthorName): string => ('literal' in name ? name.literal : `${name.family}, ${name.given}`);

/** One record of type NEWS. A value is one line. RIS knows years of four digits and no "n.d.": that no date is stated stands in the note. */
export function risOf(item: CslItem): string {
  const [year, month, day] = item.issued?.['date-parts'][0] ?? [];
  const padded = (part: number | undefined): string => (part === undefined ? '' : String(part).padStart(2, '0'));
  const lines: [tag: string, value: string | undefined][] = [
    ['TY', 'NEWS'],
    ['ID', item.id],
    ...(item.author ?? []).map((name): [string, string] => ['AU', risName(name)]),
    ['TI', item.title ?? UNTITLED],
    ['T2', item['container-title'] ?? OUTLET_NOT_STATED],
    ['PY', year === undefined ? undefined : String(year)],
    ['DA', year === undefined ? undefined : `${year}/${padded(month)}/${padded(day)}/`],
    ['UR', item.URL],
    ['LA', item.language],
    ['N1', item.note],
    ['ER', ''],
  ];
  return lines.flatMap(([tag, value]) => (value === undefined ? [] : [`${tag}  - ${value.replace(/\s+/gu, ' ')}\r\n`])).join('');
}

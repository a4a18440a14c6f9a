/**
 * What a page states about its article in its markup: JSON-LD first, then Open Graph and other `<meta>`, microdata and `<time>`.
 *
 * Only what is stated is taken, never guessed: an updated date is no published date, a site is no author, an address that is not
 * http or https is none.
 */
import type { Source } from '../../domain/article.ts';
import { parseStatedAuthors } from '../authors.ts';
import { languageTag } from '../declared-language.ts';
import { type Metadata, stated, webAddress } from '../metadata.ts';
import { parseDate } from '../published-date.ts';
import { type Moment, readMoment } from '../relative-date.ts';
import { withoutDirections } from '../structure/lines.ts';
import { collectHead, meta, type PageHead } from './collect-head.ts';
import { isNode, type LinkedData, readLinkedData, textValue, typesOf } from './json-ld.ts';
import { comparable } from './judge-piece.ts';
import type { PageElement } from './page-tree.ts';
import { agree, chooseTitle, withoutSlogan } from './page-title.ts';

const META = {
  author: [
    'author',
    'article:author',
    'parsely-author',
    'sailthru.author',
    'dc.creator',
    'dcterms.creator',
    'byl',
    'citation_author',
    'article.author',
  ],
  published: [
    'article:published_time',
    'article:published',
    'og:published_time',
    'datepublished',
    'pubdate',
    'publishdate',
    'publish-date',
    'publish_date',
    'date.published',
    'parsely-pub-date',
    'sailthru.date',
    'dc.date.issued',
    'dcterms.issued',
    'dc.date',
    'dcterms.created',
    'citation_publication_date',
    'article.published',
    'originalpublicationdate',
    'date',
  ],
  modified: [
    'article:modified_time',
    'article:modified',
    'og:updated_time',
    'datemodified',
    'lastmod',
    'last-modified',
    'dcterms.modified',
    'article.updated',
    'date.updated',
  ],
  site: ['og:site_name', 'application-name', 'apple-mobile-web-app-title', 'dc.publisher', 'publisher', 'citation_journal_title'],
  description: ['og:description', 'description', 'twitter:description'],
} as const;
/** Characters of a stated text. */
const MAX_BODY = 1_000_000;
/** Names of accounts, not of people. */
const NOBODY = /^(?:\w*admin|administrator|webmaster|root|user|editor|author|guest|unknown|none|null|undefined|n\/a)$/iu;

export interface PageMetadata extends Metadata {
  /** Summaries that the page gives; where one of them is printed under the title it is the dek. */
  descriptions: string[];
  /** The text of the article where JSON-LD holds it, as it stands there; else "". */
  statedBody: string;
  /** When it was last changed, as closely as it says so. */
  changed?: Moment;
  /** The authors are those that links and microdata mark, not those of JSON-LD or `<meta>`. */
  areAuthorsMarked: boolean;
}

/** What the markup below the `<html>` element states. `html` is the source, for notes that browsers leave when they save a page. */
export function readPageMetadata(root: PageElement, html: string): PageMetadata {
  const page = collectHead(root);
  const documentTitle = page.title;
  const data = readLinkedData(root, (headline) =>
    [documentTitle, meta(page, 'og:title'), ...page.headings].some((title) => agree(title, headline)),
  );
  const url = addressOf(page, data, html);
  const host = url === undefined ? undefined : new URL(url).hostname.replace(/^www\./u, '');
  const sources = sourcesOf(page, data, host);
  const siteNames = [...sources.map(({ name }) => name), ...META.site.map((name) => meta(page, name)), nameOf(data.site)].filter(
    (name) => name !== '',
  );
  const title = chooseTitle({
    headings: page.headings,
    headline: textValue(data.article['headline']),
    openGraph: meta(page, 'og:title') || meta(page, 'twitter:title'),
    document: documentTitle,
    siteNames,
    host,
  });
  const { authors, areMarked } = authorsOf(page, data, siteNames);
  const modified = [
    data.article['dateModified'],
    ...META.modified.map((name) => meta(page, name)),
    page.modifiedTime,
    data.page['dateModified'],
  ];
  const changed = readMoment(modified.map(textValue).find((value) => parseDate(value) !== undefined) ?? '');
  const body = data.article['articleBody'];
  return {
    ...stated({
      title: title === '' ? undefined : withoutDirections(title),
      sources: sources.length > 0 ? sources : undefined,
      authors: authors.length > 0 ? authors : undefined,
      published: firstDate([
        data.article['datePublished'],
        ...META.published.map((name) => meta(page, name)),
        page.publishedTime,
        data.page['datePublished'],
      ]),
      modified: firstDate(modified),
      url,
      language: languageTag(page.language) ?? languageTag(textValue(data.article['inLanguage'])) ?? languageTag(meta(page, 'og:locale')),
    }),
    descriptions: [textValue(data.article['description']), ...META.description.map((name) => meta(page, name))].filter(
      (text) => text !== '',
    ),
    areAuthorsMarked: areMarked,
    ...(changed !== undefined && { changed }),
    statedBody: typeof body === 'string' && body.length <= MAX_BODY ? body : '',
  };
}

function firstDate(values: readonly unknown[]): string | undefined {
  for (const value of values) {
    const date = parseDate(textValue(value));
    if (date !== undefined) return date;
  }
  return undefined;
}

function nameOf(value: unknown): string {
  return isNode(value) ? textValue(value['name']) : textValue(value);
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value.slice(0, 50) : value === undefined ? [] : [value];
}

/** "Jane Doe. Some Outlet" is a person and her outlet. */
function withoutOutlet(name: string, siteNames: readonly string[]): string {
  const [person = '', ...rest] = name.split(/\. (?=\p{Lu})/u);
  return rest.length === 1 && person.includes(' ') && /\p{Ll}{2}$/u.test(person) && siteNames.some((site) => agree(site, rest[0] ?? ''))
    ? person
    : name;
}

function authorsOf(page: PageHead, data: LinkedData, siteNames: readonly string[]): { authors: string[]; areMarked: boolean } {
  const sites = new Set(siteNames.map(comparable));
  const isSite = (name: string) => sites.has(name) || [...sites].some((site) => site.startsWith(`${name} `) && name.includes(' '));
  const isAuthor = (name: string) => name !== '' && !NOBODY.test(name) && !/^(?:https?:|www\.|@)/iu.test(name) && !isSite(comparable(name));
  const linked = listOf(data.article['author'])
    .map(data.resolve)
    .filter((author) => !isNode(author) || !typesOf(author).some((type) => type.endsWith('Organization')));
  const groups = [linked.map(nameOf), ...META.author.map((name) => page.metas.get(name) ?? []), page.itemAuthors];
  for (const group of groups) {
    const authors = parseStatedAuthors(group.filter(isAuthor).map((name) => withoutOutlet(name, siteNames))).filter(isAuthor);
    if (authors.length > 0) return { authors, areMarked: group === page.itemAuthors };
  }
  return { authors: [], areMarked: false };
}

/** A name of an outlet rather than an address or an account. */
function isOutletName(name: string): boolean {
  return name !== '' && name.length <= 80 && !/^(?:https?:|www\.|@)/iu.test(name) && !/^[\w-]+(?:\.[a-z]{2,})+$/u.test(name);
}

function sourcesOf(page: PageHead, data: LinkedData, host: string | undefined): Source[] {
  const publisher = data.resolve(listOf(data.article['publisher'])[0]);
  const site = meta(page, 'og:site_name');
  const names = [site, nameOf(publisher), nameOf(data.site), ...META.site.map((name) => meta(page, name))];
  const name =
    names.map((one) => withoutSlogan(one, host)).find(isOutletName) ?? names.find((one) => one !== '' && !/^(?:https?:|@)/iu.test(one));
  if (name === undefined) return [];
  const url = isNode(publisher) && nameOf(publisher) === name ? webAddress(publisher['url']) : undefined;
  return [{ name, ...(url !== undefined && { url }) }];
}

const SAVED_FROM =
  /<!--\s{0,20}(?:saved from url=\(\d{1,8}\)|Page saved with SingleFile\s{1,20}url:\s{0,20})(https?:\/\/[^\s<>]{1,2000})/iu;

function addressOf(page: PageHead, data: LinkedData, html: string): string | undefined {
  const saved = webAddress(SAVED_FROM.exec(html.slice(0, 4000))?.[1]);
  const canonical = saved !== undefined && URL.canParse(page.canonical, saved) ? new URL(page.canonical, saved).href : page.canonical;
  const main = data.article['mainEntityOfPage'];
  const stated = [
    page.canonical === '' ? '' : canonical,
    meta(page, 'og:url'),
    data.article['url'],
    isNode(main) ? main['@id'] : main,
    saved,
  ];
  for (const value of stated) {
    const address = webAddress(value);
    // the front page is nobody's address: a template's mistake
    if (address !== undefined && new URL(address).pathname + new URL(address).search !== '/') return address;
  }
  return undefined;
}

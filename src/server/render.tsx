/** Turns a view into an answer: a whole page, or for a live update the content of the live region with its title. */
import type { Context } from 'hono';
import type { Child } from 'hono/jsx';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { Document, documentTitle, FeedLinks, type PageMeta } from '../../views/components/document.tsx';
import type { SearchFormProps } from '../../views/components/search-form.tsx';
import { searchQuery, type SearchQuery } from '../domain/search.ts';
import { withStructuredData } from './json-script.ts';
import { nameLanguage } from './languages.ts';
import { isPartial } from './partial.ts';
import { sendHtml } from './send-html.ts';
import { searchParams } from './url-query.ts';

export interface Page {
  meta: PageMeta;
  content: Child;
  /** Its search form answers while one types. */
  live?: boolean;
  status?: ContentfulStatusCode;
  /** What it shows, for programs (schema.org). */
  data?: Readonly<Record<string, unknown>>;
}

const DOCTYPE = '<!doctype html>';

export async function renderPage(c: Context, page: Page): Promise<Response> {
  const status = page.status ?? 200;
  nameLanguage(c);
  if (isPartial(c)) {
    const fragment = (
      <>
        <title>{documentTitle(page.meta)}</title>
        <FeedLinks feeds={page.meta.feeds} live />
        {page.content}
      </>
    );
    return sendHtml(c, (await fragment).toString(), status);
  }
  const whole = (
    <Document meta={page.meta} live={page.live === true}>
      {page.content}
    </Document>
  );
  const html = DOCTYPE + (await whole).toString();
  return sendHtml(c, page.data === undefined ? html : withStructuredData(html, page.data), status);
}

/** What the form shows itself; the rest of the query travels hidden. */
const TYPED = new Set(['q', 'page', 'after', 'before']);

/** The form of a search. Off the search page it begins a new one. */
export function searchForm(query: SearchQuery | undefined, live: boolean): SearchFormProps {
  const params = [...searchParams(query ?? searchQuery())];
  return { q: query?.q ?? '', carried: params.filter(([name]) => !TYPED.has(name)), live };
}

/**
 * `/opensearch.xml`: by it a browser takes Pullquote among its search engines, and `/opensearch/suggest`: completions in the form that
 * browsers ask for.
 *
 * @see https://github.com/dewitt/opensearch/blob/master/opensearch-1-1-draft-6.md
 * @see https://github.com/dewitt/opensearch/blob/master/mediawiki/Specifications/OpenSearch/Extensions/Suggestions/1.1/Draft%201.wiki
 */
import type { Hono } from 'hono';
import { texts } from '../../../views/languages/language.ts';
import { escapeMarkup } from '../../export/feed-entry.ts';
import { addressesFor, type ServerContext } from '../context.ts';
import { singleValue } from '../url-query.ts';

const DESCRIPTION_TYPE = 'application/opensearchdescription+xml';
const SUGGESTIONS_TYPE = 'application/x-suggestions+json';
/** The longest that the format allows. */
const NAME_LENGTH = 16;
const LONG_NAME_LENGTH = 48;

const first = (text: string, length: number): string => Array.from(text).slice(0, length).join('');

/** The description document; addresses are absolute. */
export function openSearchDescription(name: string, description: string, absolute: (path: string) => string): string {
  const url = (type: string, path: string, rel?: string): string =>
    `  <Url type="${type}"${rel === undefined ? '' : ` rel="${rel}"`} method="get" template="${escapeMarkup(absolute(path))}"/>\n`;
  return [
    '<?xml version="1.0" encoding="utf-8"?>\n<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">\n',
    `  <ShortName>${escapeMarkup(first(name, NAME_LENGTH))}</ShortName>\n`,
    `  <LongName>${escapeMarkup(first(name, LONG_NAME_LENGTH))}</LongName>\n`,
    `  <Description>${escapeMarkup(description)}</Description>\n`,
    url('text/html', '/?q={searchTerms}'),
    url(SUGGESTIONS_TYPE, '/opensearch/suggest?q={searchTerms}', 'suggestions'),
    url('application/atom+xml', '/feed.atom?q={searchTerms}'),
    url(DESCRIPTION_TYPE, '/opensearch.xml', 'self'),
    '  <InputEncoding>UTF-8</InputEncoding>\n</OpenSearchDescription>\n',
  ].join('');
}

export function addOpenSearchRoutes(app: Hono, context: ServerContext): void {
  const { engine, site } = context;
  app.get('/opensearch.xml', (c) => {
    const body = openSearchDescription(site.title ?? texts().product, texts().export.searchEngine, addressesFor(context, c.req.raw));
    return c.body(body, 200, { 'Content-Type': `${DESCRIPTION_TYPE}; charset=utf-8` });
  });
  app.get('/opensearch/suggest', async (c) => {
    const typed = singleValue(new URL(c.req.url).searchParams, 'q') ?? '';
    const completions = [...new Set((await engine.suggest(typed)).map(({ text }) => text))];
    return c.body(JSON.stringify([typed, completions]), 200, { 'Content-Type': `${SUGGESTIONS_TYPE}; charset=utf-8` });
  });
}

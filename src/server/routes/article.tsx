/** `/articles/ID/SLUG`: the article, with a passage marked and the hits of the search that led here. */
import type { Context, Hono } from 'hono';
import { ArticleContent, type ArticlePageProps } from '../../../views/pages/article-page.tsx';
import { texts } from '../../../views/texts.ts';
import type { AnnotatedArticle, Span } from '../../domain/annotation.ts';
import { PullquoteError } from '../../domain/errors.ts';
import { articleLink } from '../../domain/links.ts';
import { MAX_LIMIT, type SearchQuery } from '../../domain/search.ts';
import { type ServerContext, searchLimits } from '../context.ts';
import { presentArticle } from '../present/article.ts';
import { textDifference } from '../present/text-difference.ts';
import { renderPage, searchForm } from '../render.tsx';
import { asksForSearch, parseSearchParams, searchUrl, singleValue } from '../url-query.ts';

/** The hits of the search in this article, without its filters: what led here may be marked in full. */
async function findHits(
  context: ServerContext,
  request: Request,
  articleId: string,
  query: SearchQuery | undefined,
): Promise<Map<string, Span[]>> {
  if (query === undefined || query.q.trim() === '') return new Map();
  const within: SearchQuery = {
    q: query.q,
    match: query.scope === 'articles' ? 'any' : query.match,
    scope: 'passages',
    filters: { article: [articleId] },
    excludes: {},
    allOf: [],
    sort: 'relevance',
    page: 1,
    limit: MAX_LIMIT,
  };
  const { hits } = await context.engine.search(within, { ...searchLimits(request), facetLimit: 0 });
  return new Map(hits.filter((hit) => hit.highlights.length > 0).map((hit) => [hit.passage.id, hit.highlights]));
}

/** What an older link was given out for, where the text has changed since. */
async function findChange(context: ServerContext, was: string | undefined, now: string | undefined): Promise<ArticlePageProps['changed']> {
  if (was === undefined || now === undefined) return undefined;
  const found = await context.engine.passage(was);
  return found?.state === 'moved' ? { ...textDifference(found.was, now), similarity: found.similarity } : undefined;
}

function toggledNames(params: URLSearchParams, path: string, shown: boolean): string {
  const toggled = new URLSearchParams(params);
  if (shown) toggled.delete('names');
  else toggled.set('names', 'on');
  const query = toggled.toString();
  return query === '' ? path : `${path}?${query}`;
}

function hitsLine(
  hits: ReadonlyMap<string, unknown>,
  annotated: AnnotatedArticle,
  query: SearchQuery | undefined,
): ArticlePageProps['hits'] {
  if (query === undefined || hits.size === 0) return undefined;
  const first = annotated.passages.find((passage) => hits.has(passage.id));
  return { words: `“${query.q.trim()}”`, total: hits.size, ...(first === undefined ? {} : { firstHref: `#${first.id}` }) };
}

async function articlePage(c: Context, context: ServerContext, annotated: AnnotatedArticle, params: URLSearchParams): Promise<Response> {
  const { article, passages } = annotated;
  const query = asksForSearch(params) ? parseSearchParams(params).query : undefined;
  const target = singleValue(params, 'passage');
  const names = singleValue(params, 'names') === 'on';
  const hits = await findHits(context, c.req.raw, article.id, query);
  const hitLine = hitsLine(hits, annotated, query);
  const path = articleLink(article);
  const targetText = passages.find((passage) => passage.id === target)?.text;
  const changed = await findChange(context, singleValue(params, 'was'), targetText);
  const description = targetText ?? article.dek ?? passages[0]?.text;
  const canonical = context.publicAddress(path);
  return renderPage(c, {
    meta: {
      site: context.site,
      title: article.title === '' ? texts.article.untitled : article.title,
      kind: 'article',
      ...(description === undefined ? {} : { description: description.slice(0, 300) }),
      ...(canonical === undefined ? {} : { canonical }),
    },
    content: (
      <ArticleContent
        form={searchForm(undefined, false)}
        {...presentArticle(annotated, { ...(target === undefined ? {} : { target }), hits, names })}
        {...(query === undefined ? {} : { backHref: searchUrl(query) })}
        {...(hitLine === undefined ? {} : { hits: hitLine })}
        names={{ shown: names, href: toggledNames(params, path, names) }}
        {...(changed === undefined ? {} : { changed })}
      />
    ),
  });
}

export function addArticleRoute(app: Hono, context: ServerContext): void {
  app.get('/articles/:id/:slug?', async (c) => {
    const annotated = await context.engine.article(c.req.param('id'));
    if (annotated === undefined) throw new PullquoteError('not-found', `there is no article "${c.req.param('id')}"`);
    const { pathname, search, searchParams } = new URL(c.req.url);
    const path = articleLink(annotated.article);
    return pathname === path ? articlePage(c, context, annotated, searchParams) : c.redirect(path + search, 301);
  });
}

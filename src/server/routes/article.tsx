/** `/articles/ID/SLUG`: the article, with a passage marked and the hits of the search that led here. */
import type { Context, Hono } from 'hono';
import { ArticleContent } from '../../../views/pages/article-page.tsx';
import { texts } from '../../../views/texts.ts';
import type { AnnotatedArticle, Span } from '../../domain/annotation.ts';
import { PullquoteError } from '../../domain/errors.ts';
import { articleLink } from '../../domain/links.ts';
import type { SearchQuery } from '../../domain/search.ts';
import type { PassageLookup } from '../../search/engine.ts';
import { type ServerContext, searchLimits } from '../context.ts';
import { findHits, NO_HITS } from '../find-hits.ts';
import { presentArticle } from '../present/article.ts';
import { textDifference } from '../present/text-difference.ts';
import { renderPage, searchForm } from '../render.tsx';
import { findWords, type LinkedSpan, linkedSpan, wordsAt } from '../text-span.ts';
import { asksForSearch, parseSearchParams, searchUrl, singleValue } from '../url-query.ts';

/** What an older link was given out for, where the text has changed since. */
async function findEdit(
  { engine }: ServerContext,
  was: string | undefined,
): Promise<Extract<PassageLookup, { state: 'moved' }> | undefined> {
  const found = was === undefined ? undefined : await engine.passage(was);
  return found?.state === 'moved' ? found : undefined;
}

/** The words that a link marks in the text as it is now; `null` where they are there no more, or more than once. */
function spanNow(linked: LinkedSpan | undefined, was: string, now: string): Span | null | undefined {
  if (linked === undefined) return undefined;
  const words = wordsAt(was, linked);
  return (words === undefined ? undefined : findWords(now, words, linked.start)) ?? null;
}

function toggledNames(params: URLSearchParams, path: string, shown: boolean): string {
  const toggled = new URLSearchParams(params);
  if (shown) toggled.delete('names');
  else toggled.set('names', 'on');
  const query = toggled.toString();
  return query === '' ? path : `${path}?${query}`;
}

/** The results that led here, at the card that did. */
function backTo(query: SearchQuery, card: string | undefined): string {
  return searchUrl(query) + (card === undefined ? '' : `#hit.${card}`);
}

async function articlePage(c: Context, context: ServerContext, annotated: AnnotatedArticle, params: URLSearchParams): Promise<Response> {
  const { article, passages } = annotated;
  const query = asksForSearch(params) ? parseSearchParams(params).query : undefined;
  const target = singleValue(params, 'passage');
  const names = singleValue(params, 'names') === 'on';
  const hits = query === undefined ? NO_HITS : await findHits(context.engine, annotated, query, searchLimits(c.req.raw));
  const path = articleLink(article);
  const targetText = passages.find((passage) => passage.id === target)?.text;
  const edit = targetText === undefined ? undefined : await findEdit(context, singleValue(params, 'was'));
  const span = targetText === undefined ? undefined : spanNow(linkedSpan(params), edit?.was ?? targetText, targetText);
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
        {...presentArticle(annotated, {
          ...(target === undefined ? {} : { target }),
          ...(span ? { span } : {}),
          hits: hits.marks,
          names,
        })}
        {...(query === undefined ? {} : { backHref: backTo(query, hits.cards.get(target ?? '')) })}
        names={{ shown: names, href: toggledNames(params, path, names) }}
        isSpanLost={span === null}
        {...(edit === undefined || targetText === undefined
          ? {}
          : { changed: { ...textDifference(edit.was, targetText), similarity: edit.similarity } })}
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

/** `/articles/ID/SLUG`: the article, with a passage marked and the hits of the search that led here. */
import type { Context, Hono } from 'hono';
import { texts } from '../../../views/languages/language.ts';
import { ArticleContent } from '../../../views/pages/article-page.tsx';
import type { PageMeta } from '../../../views/components/document.tsx';
import type { AnnotatedArticle } from '../../domain/annotation.ts';
import { cutText } from '../../domain/cut-text.ts';
import { PullquoteError } from '../../domain/errors.ts';
import { articleLink, passageLink, selectionLink } from '../../domain/links.ts';
import type { SearchQuery } from '../../domain/search.ts';
import { selectionParameters } from '../../domain/selector.ts';
import { speakerOfSpans } from '../../export/attribution.ts';
import { type ServerContext, searchLimits } from '../context.ts';
import { correctPassageHref } from '../correction-paths.ts';
import { findHits, NO_HITS } from '../find-hits.ts';
import { presentArticle } from '../present/article.ts';
import { structuredArticle } from '../present/structured-data.ts';
import { textDifference } from '../present/text-difference.ts';
import { renderPage, searchForm } from '../render.tsx';
import { findSameQuotations } from '../same-words.ts';
import { findSelection, linkedSelection } from '../selection.ts';
import { asksForSearch, carriedList, parseSearchParams, searchUrl, singleValue } from '../url-query.ts';

/** What an older link was given out for, where the text has changed since. */
async function findFormer({ engine }: ServerContext, was: string | undefined): Promise<string | undefined> {
  const found = was === undefined ? undefined : await engine.passage(was);
  return found === undefined || found.state === 'current' ? undefined : found.was;
}

/** The part of the page that a link leads to: the passage, what of it is marked, and what has changed since the link was given out. */
async function findTarget(context: ServerContext, { passages }: AnnotatedArticle, params: URLSearchParams) {
  const id = singleValue(params, 'passage');
  const passage = passages.find((one) => one.id === id);
  if (passage === undefined) return undefined;
  const former = await findFormer(context, singleValue(params, 'was'));
  const linked = linkedSelection(params);
  const selection = linked && findSelection(former ?? passage.text, passage.text, linked);
  return { passage, former, selection, spans: selection === undefined || selection.state === 'lost' ? [] : selection.spans };
}

/** What a preview says of the page: the words that a link leads to, with who says them, else how the article begins. */
function describe({ article, passages }: AnnotatedArticle, target: Awaited<ReturnType<typeof findTarget>>): string | undefined {
  if (target === undefined) return article.dek ?? passages[0]?.text;
  const { passage, spans } = target;
  if (spans.length === 0) return passage.text;
  const words = spans.map(({ start, end }) => passage.text.slice(start, end)).join(' … ');
  const speaker = speakerOfSpans(passage, spans);
  return speaker === undefined ? words : `“${words}” — ${speaker}`;
}

const LONGEST_DESCRIPTION = 300;

function metaOf(
  context: ServerContext,
  annotated: AnnotatedArticle,
  target: Awaited<ReturnType<typeof findTarget>>,
  params: URLSearchParams,
): PageMeta {
  const { article } = annotated;
  const description = describe(annotated, target);
  // Without a public address there is none: the origin of a request is what its Host header says, so that anybody could have a page name
  // a site of his as the proper place of the article, and a cache between would hand it on. A feed, which needs whole addresses, has to.
  const canonical = context.publicAddress(articleLink(article));
  const shared = target && context.publicAddress(selectionLink(target.passage, target.spans));
  return {
    site: context.site,
    title: article.title === '' ? texts().article.untitled : article.title,
    kind: 'article',
    list: carriedList(params),
    ...(description === undefined ? {} : { description: cutText(description, LONGEST_DESCRIPTION) }),
    ...(canonical === undefined ? {} : { canonical }),
    ...(shared === undefined ? {} : { shared }),
    ...(article.published === undefined ? {} : { published: article.published }),
  };
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
  const names = singleValue(params, 'names') === 'on';
  const hits = query === undefined ? NO_HITS : await findHits(context.engine, annotated, query, searchLimits(c.req.raw));
  const path = articleLink(article);
  const target = await findTarget(context, annotated, params);
  const { passage, former, selection, spans } = target ?? {};
  return renderPage(c, {
    meta: metaOf(context, annotated, target, params),
    data: structuredArticle(annotated, passage === undefined ? passages : [passage], context.absolute(path), context.absolute),
    content: (
      <ArticleContent
        form={searchForm(undefined, false)}
        {...presentArticle(annotated, {
          ...(passage === undefined ? {} : { target: passage.id }),
          ...(spans === undefined ? {} : { spans }),
          hits: hits.marks,
          names,
          sameWords: await findSameQuotations(context.engine, passages),
          ...(context.editing === undefined ? {} : { correctHref: correctPassageHref }),
        })}
        {...(query === undefined ? {} : { backHref: backTo(query, hits.cards.get(passage?.id ?? '')) })}
        names={{ shown: names, href: toggledNames(params, path, names) }}
        {...(selection === undefined || selection.state === 'same' ? {} : { selection })}
        {...(former === undefined || passage === undefined ? {} : { changed: textDifference(former, passage.text) })}
      />
    ),
  });
}

/** An address that was copied from the browser and whose paragraph is no longer in the article: the link that is given out knows of it. */
async function findMovedLink(
  { engine }: ServerContext,
  { passages }: AnnotatedArticle,
  params: URLSearchParams,
): Promise<string | undefined> {
  const id = singleValue(params, 'passage');
  if (id === undefined || passages.some((passage) => passage.id === id) || (await engine.passage(id)) === undefined) return undefined;
  const selection = linkedSelection(params);
  const parameters = new URLSearchParams(selection === undefined ? [] : selectionParameters(selection)).toString();
  return passageLink(id) + (parameters === '' ? '' : `?${parameters}`);
}

export function addArticleRoute(app: Hono, context: ServerContext): void {
  app.get('/articles/:id/:slug?', async (c) => {
    const annotated = await context.engine.article(c.req.param('id'));
    if (annotated === undefined) throw new PullquoteError('not-found', `there is no article "${c.req.param('id')}"`);
    const { pathname, search, searchParams } = new URL(c.req.url);
    const path = articleLink(annotated.article);
    if (pathname !== path) return c.redirect(path + search, 301);
    const moved = await findMovedLink(context, annotated, searchParams);
    return moved === undefined ? articlePage(c, context, annotated, searchParams) : c.redirect(moved, 302);
  });
}

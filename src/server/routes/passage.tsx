/** `/passages/ID`: the link that is given out. It leads to the text, says when the text has changed, or shows what is gone. */
import type { Hono } from 'hono';
import { ErrorContent } from '../../../views/pages/error-page.tsx';
import { texts } from '../../../views/texts.ts';
import { articleLink } from '../../domain/links.ts';
import type { ServerContext } from '../context.ts';
import { findPassage } from '../find-passage.ts';
import { presentHit } from '../present/hits.ts';
import { renderPage, searchForm } from '../render.tsx';
import { linkedSpan } from '../text-span.ts';

export function addPassageRoute(app: Hono, context: ServerContext): void {
  app.get('/passages/:id', async (c) => {
    const id = c.req.param('id');
    const lookup = await findPassage(context.engine, id);
    if (lookup.state === 'current') {
      const { article, passage } = lookup.found;
      const params = new URLSearchParams({ passage: passage.id, ...(lookup.moved ? { was: id } : {}) });
      const span = linkedSpan(new URL(c.req.url).searchParams);
      if (span !== undefined) {
        params.set('span', `${span.start}-${span.end}`);
        params.set('check', span.check);
      }
      return c.redirect(`${articleLink(article)}?${params.toString()}#${passage.id}`, 302);
    }
    const { was, near } = lookup.gone;
    return renderPage(c, {
      status: 410,
      meta: { site: context.site, title: texts.errors.gone, noIndex: true },
      content: (
        <ErrorContent
          form={searchForm(undefined, false)}
          status={410}
          title={texts.errors.gone}
          detail={texts.errors.goneDetail}
          gone={{ was, near: near.map((hit) => presentHit(hit, undefined, context.absolute)) }}
        />
      ),
    });
  });
}

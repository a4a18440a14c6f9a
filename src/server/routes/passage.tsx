/** `/passages/ID`: the link that is given out. It leads to the text, says when the text has changed, or shows what is gone. */
import type { Hono } from 'hono';
import { texts } from '../../../views/languages/language.ts';
import { ErrorContent } from '../../../views/pages/error-page.tsx';
import { articleLink } from '../../domain/links.ts';
import { selectionParameters } from '../../domain/selector.ts';
import type { ServerContext } from '../context.ts';
import { findPassage } from '../find-passage.ts';
import { presentHit } from '../present/hits.ts';
import { renderPage, searchForm } from '../render.tsx';
import { linkedSelection } from '../selection.ts';
import { whereWordsStand } from '../where-words-stand.ts';

export function addPassageRoute(app: Hono, context: ServerContext): void {
  app.get('/passages/:id', async (c) => {
    const id = c.req.param('id');
    const lookup = await findPassage(context.engine, id);
    if (lookup.state === 'current') {
      const { article, passage } = lookup.found;
      const selection = linkedSelection(new URL(c.req.url).searchParams);
      const isElsewhere = lookup.moved && selection !== undefined;
      const to = isElsewhere ? (await whereWordsStand(context.engine, id, passage, selection)).id : passage.id;
      const params = new URLSearchParams({ passage: to, ...(lookup.moved ? { was: id } : {}) });
      for (const [name, value] of selection === undefined ? [] : selectionParameters(selection)) params.set(name, value);
      return c.redirect(`${articleLink(article)}?${params.toString()}#${to}`, 302);
    }
    const { was, near } = lookup.gone;
    return renderPage(c, {
      status: 410,
      meta: { site: context.site, title: texts().errors.gone, noIndex: true },
      content: (
        <ErrorContent
          form={searchForm(undefined, false)}
          status={410}
          title={texts().errors.gone}
          detail={texts().errors.goneDetail}
          gone={{ was, near: near.map((hit) => presentHit(hit, undefined, context.absolute)) }}
        />
      ),
    });
  });
}

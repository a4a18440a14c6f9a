/** `/passages/ID`: the link that is given out. It leads to the text, says when the text has changed, or shows what is gone. */
import type { Hono } from 'hono';
import { texts } from '../../../views/languages/language.ts';
import { ErrorContent } from '../../../views/pages/error-page.tsx';
import type { Passage } from '../../domain/annotation.ts';
import { articleLink } from '../../domain/links.ts';
import { type Selection, selectedWords, selectionParameters } from '../../domain/selector.ts';
import type { ServerContext } from '../context.ts';
import { findPassage } from '../find-passage.ts';
import { presentHit } from '../present/hits.ts';
import { renderPage, searchForm } from '../render.tsx';
import { findSelection, linkedSelection } from '../selection.ts';

/** Where a paragraph was split, the words that a link marks may stand in another part of it than the one that took its place. */
async function whereWordsStand({ engine }: ServerContext, id: string, successor: Passage, selection: Selection): Promise<string> {
  const former = await engine.passage(id);
  if (former?.state !== 'moved' || findSelection(former.was, successor.text, selection).state === 'same') return successor.id;
  const words = selectedWords(former.was, selection);
  const found = await engine.passage(successor.id);
  const annotated = words && found?.state === 'current' ? await engine.article(found.article.id) : undefined;
  const holders = annotated?.passages.filter(({ text }) => words?.every((one) => one.length >= FEWEST_LETTERS && text.includes(one))) ?? [];
  const [only, other] = holders;
  return only !== undefined && other === undefined ? only.id : successor.id;
}

/** Fewer tell no place in an article from another. */
const FEWEST_LETTERS = 12;

export function addPassageRoute(app: Hono, context: ServerContext): void {
  app.get('/passages/:id', async (c) => {
    const id = c.req.param('id');
    const lookup = await findPassage(context.engine, id);
    if (lookup.state === 'current') {
      const { article, passage } = lookup.found;
      const selection = linkedSelection(new URL(c.req.url).searchParams);
      const to = lookup.moved && selection !== undefined ? await whereWordsStand(context, id, passage, selection) : passage.id;
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

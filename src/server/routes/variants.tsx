/** `/passages/ID/variants`: the forms in which a quotation of the passage stands elsewhere, side by side. */
import type { Hono } from 'hono';
import { texts } from '../../../views/languages/language.ts';
import { VariantsContent } from '../../../views/pages/variants-page.tsx';
import { PullquoteError } from '../../domain/errors.ts';
import { selectionLink } from '../../domain/links.ts';
import type { ServerContext } from '../context.ts';
import { findPassage } from '../find-passage.ts';
import { findVariants } from '../find-variants.ts';
import { presentVariantForms } from '../present/variants.ts';
import { renderPage, searchForm } from '../render.tsx';
import { findSelection, linkedSelection } from '../selection.ts';

export function addVariantsRoute(app: Hono, context: ServerContext): void {
  const { engine } = context;
  app.get('/passages/:id/variants', async (c) => {
    const { search, searchParams } = new URL(c.req.url);
    const lookup = await findPassage(engine, c.req.param('id'));
    // What has become of a text that was edited since is said by its own page.
    const there = `/passages/${encodeURIComponent(c.req.param('id'))}${search}`;
    if (lookup.state === 'gone' || lookup.moved) return c.redirect(there, 302);
    const { passage } = lookup.found;
    const selection = linkedSelection(searchParams);
    const found = selection && findSelection(passage.text, passage.text, selection);
    if (found?.state === 'lost') return c.redirect(there, 302);
    const spans = found?.spans ?? [];
    const variants = await findVariants(engine, passage.id, spans[0]?.start);
    if (variants === undefined) {
      throw new PullquoteError('not-found', `no quotation in marks stands there in the paragraph "${passage.id}"`);
    }
    return renderPage(c, {
      meta: { site: context.site, title: texts().variants.title, sheet: 'cite', noIndex: true },
      content: <VariantsContent form={searchForm(undefined, false)} {...presentVariantForms(variants, selectionLink(passage, spans))} />,
    });
  });
}

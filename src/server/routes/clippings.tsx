/**
 * `/clippings?list=…`: quotations that a reader gathered, in order, with notes; `/clippings.docx`, `.md`, `.csv` and `.json` to take them
 * along.
 *
 * Nothing is kept: the list is the address. Whatever is done with it leads to the address of the list as it then is, and no answer is
 * remembered, since the notes in it are their writer's.
 */
import { texts } from '../../../views/languages/language.ts';
import type { Context, Hono } from 'hono';
import { ClippingsContent } from '../../../views/pages/clippings-page.tsx';
import { type Clipping, type Clippings, LONGEST_NOTE, LONGEST_TITLE } from '../../domain/clippings.ts';
import { packClippings } from '../../domain/clippings-link.ts';
import { slug } from '../../domain/ids.ts';
import { CLIPPING_FORMAT_NAMES, CLIPPING_FORMATS, type ClippingFormat, writeClippings } from '../../export/clippings/formats.ts';
import { CITATION_STYLES } from '../../export/format-citation.ts';
import type { SearchEngine } from '../../search/engine.ts';
import { addressesFor, type ServerContext } from '../context.ts';
import { type ClippingOrder, doToClippings, isPlainList, readClippings } from '../edit-clippings.ts';
import { findClippings, type ResolvedClipping } from '../find-clippings.ts';
import { presentClipping, quotationOf } from '../present/clippings.ts';
import { renderPage, searchForm } from '../render.tsx';
import { oneOf, singleValue } from '../url-query.ts';

/** Programs that cut links off do so here, or later. */
const SHORT_LINK = 2000;

const listHref = (list: string): string => (list === '' ? '/clippings' : `/clippings?list=${list}`);
const actionOf = (format: ClippingFormat): string => `/clippings.${CLIPPING_FORMATS[format].extension}`;

function sortKey(clipping: ResolvedClipping, order: ClippingOrder): string {
  const { now } = clipping;
  // What has none comes last.
  const last = '\uffff';
  if (order === 'date') return (now.state === 'here' ? now.article.published : undefined) ?? last;
  return quotationOf(clipping)?.speaker?.name.toLowerCase() ?? last;
}

/** As it was among what is equal. */
async function sorted(engine: SearchEngine, items: readonly Clipping[], order: ClippingOrder): Promise<Clipping[]> {
  const found = await findClippings(engine, items, (path) => path);
  const keys = found.map((clipping) => sortKey(clipping, order));
  return items
    .map((item, i) => ({ item, key: keys[i] ?? '' }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ item }) => item);
}

/** In how many other articles each quotation stands, where the engine compares them. */
async function countElsewhere(engine: SearchEngine, found: readonly ResolvedClipping[]): Promise<number[]> {
  const quoted = found.map(quotationOf);
  const places = found.flatMap(({ now }, i) => {
    const quotation = quoted[i];
    if (now.state === 'gone' || quotation === undefined || quotation.kind === 'indirect') return [];
    return [{ i, passage: now.passage.id, at: quotation.start }];
  });
  const counts = (await engine.countVariants?.(places)) ?? [];
  const byItem = new Map(places.map(({ i }, n) => [i, counts[n] ?? 0]));
  return found.map((_, i) => byItem.get(i) ?? 0);
}

async function listPage(c: Context, context: ServerContext, clippings: Clippings, list: string): Promise<Response> {
  const { engine, site, absolute } = context;
  const found = await findClippings(engine, clippings.items, absolute);
  const elsewhere = await countElsewhere(engine, found);
  const whole = addressesFor(context, c.req.raw)(listHref(list)).length;
  return renderPage(c, {
    meta: {
      site,
      title: clippings.title === '' ? texts().clippings.title : clippings.title,
      section: 'clippings',
      sheet: 'clippings',
      noIndex: true,
    },
    content: (
      <ClippingsContent
        form={{ ...searchForm(undefined, false), carried: list === '' ? [] : [['list', list]] }}
        title={clippings.title}
        list={list}
        href={listHref(list)}
        link={absolute(listHref(list))}
        {...(whole > SHORT_LINK ? { longLink: whole } : {})}
        items={found.map((clipping, i) => presentClipping(clipping, i + 1, elsewhere[i] ?? 0, absolute))}
        bounds={{ title: LONGEST_TITLE, note: LONGEST_NOTE }}
        files={CLIPPING_FORMAT_NAMES.map((format) => ({ format, action: actionOf(format) }))}
      />
    ),
  });
}

export function addClippingRoutes(app: Hono, context: ServerContext): void {
  const { engine } = context;
  app.get('/clippings', async (c) => {
    c.header('Cache-Control', 'no-store');
    const { searchParams } = new URL(c.req.url);
    const clippings = readClippings(searchParams);
    if (isPlainList(searchParams)) return listPage(c, context, clippings, packClippings(clippings));
    const { items, at, order } = doToClippings(clippings.items, singleValue(searchParams, 'do'));
    const list = packClippings({ ...clippings, items: order === undefined ? items : await sorted(engine, items, order) });
    return c.redirect(listHref(list) + (at === undefined ? '' : `#c${at}`), 302);
  });
  for (const format of CLIPPING_FORMAT_NAMES) {
    app.get(actionOf(format), async (c) => {
      const { searchParams } = new URL(c.req.url);
      const { title, items } = readClippings(searchParams);
      const style = oneOf(searchParams, 'style', CITATION_STYLES, CITATION_STYLES[0]);
      const found = await findClippings(engine, items, addressesFor(context, c.req.raw));
      const { extension, type } = CLIPPING_FORMATS[format];
      const name = slug(title).replace(/[^a-z0-9-]/g, '') || 'clippings';
      return c.body(await writeClippings(format, { title, items: found, style }, texts().clippings.file), 200, {
        'Content-Type': type,
        'Content-Disposition': `attachment; filename="${name === '-' ? 'clippings' : name}.${extension}"`,
        'Cache-Control': 'no-store',
      });
    });
  }
}

/** `/results.csv`, `.jsonl`, `.md`: every hit of a search, in the order of the page and to its end, as it is found. */
import type { Hono } from 'hono';
import { EXPORT_FORMATS } from '../../export/formats.ts';
import { holding } from '../../search/walk-hits.ts';
import { addressesFor, type ServerContext, searchLimits } from '../context.ts';
import { exportOf } from '../export-search.ts';
import { streamTexts } from '../export-stream.ts';
import { parseSearchParamsOnly } from '../url-query.ts';

export function addExportRoutes(app: Hono, context: ServerContext): void {
  for (const format of Object.values(EXPORT_FORMATS)) {
    app.get(`/results.${format.extension}`, async (c) => {
      const { query } = parseSearchParamsOnly(new URL(c.req.url).searchParams);
      const headers = {
        'Content-Type': format.type,
        'Content-Disposition': `attachment; filename="pullquote.${format.extension}"`,
      };
      if (c.req.method === 'HEAD') return c.body(null, 200, headers);
      const held = holding(context.engine);
      const texts = exportOf(held.engine, query, format, addressesFor(context, c.req.raw), searchLimits(c.req.raw));
      return c.body(await streamTexts(texts, () => held.release()), 200, headers);
    });
  }
}

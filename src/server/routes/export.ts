/** `/results.csv`: every hit of a search, in the order of the page and to its end, as it is found. */
import type { Hono } from 'hono';
import { MAX_LIMIT } from '../../domain/search.ts';
import { CSV_HEAD, csvRow } from '../../export/csv.ts';
import { withCanonicalNames } from '../canonical-names.ts';
import { type ServerContext, searchLimits } from '../context.ts';
import { parseSearchParams } from '../url-query.ts';

async function* csvOf(context: ServerContext, request: Request): AsyncGenerator<string> {
  const { engine, absolute } = context;
  const { query } = parseSearchParams(new URL(request.url).searchParams);
  const all = { ...(await withCanonicalNames(engine, query)), limit: MAX_LIMIT };
  const limits = { ...searchLimits(request), facetLimit: 0 };
  let page = 1;
  let rows = 0;
  let total: number;
  do {
    const found = await engine.search({ ...all, page }, limits);
    if (page === 1) yield CSV_HEAD;
    yield found.hits.map((hit) => csvRow(hit, absolute(hit.link))).join('');
    total = found.total;
    rows += found.hits.length;
    page++;
    if (found.hits.length === 0) return;
  } while (rows < total);
}

export function addExportRoute(app: Hono, context: ServerContext): void {
  app.get('/results.csv', async (c) => {
    const rows = csvOf(context, c.req.raw);
    // The first rows are found before anything is sent, so that a query that cannot be answered is an error and no file.
    const first = await rows.next();
    const encoder = new TextEncoder();
    let next = first.value ?? '';
    const body = new ReadableStream<Uint8Array>({
      async pull(controller) {
        if (next !== '') controller.enqueue(encoder.encode(next));
        const step = await rows.next();
        if (step.done === true) controller.close();
        else next = step.value;
      },
      async cancel() {
        await rows.return(undefined);
      },
    });
    return c.body(body, 200, {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename="pullquote.csv"',
    });
  });
}

/** `pullquote search --batch`: many queries, one line of JSON for each, in their order. */
import { PullquoteError } from '../domain/errors.ts';
import type { BatchRow } from '../domain/reports.ts';
import type { SearchPage } from '../domain/search.ts';
import type { SearchEngine } from '../search/engine.ts';
import { parseSearchParams } from '../server/url-query.ts';
import { type JsonRow, readJsonLines } from './json-lines.ts';
import { writeJson } from './output.ts';
import { parametersOfRow } from './search-parameters.ts';

/** `id` and `text` are accepted for `qid` and `q`. */
function identify({ line, row }: JsonRow, file: string): { qid: string; q: string } {
  const qid = row['qid'] ?? row['id'];
  const q = row['q'] ?? row['text'];
  const isId = typeof qid === 'string' || typeof qid === 'number';
  if (!isId || typeof q !== 'string') throw new PullquoteError('bad-request', `${file}, line ${line}: a row needs qid and q`);
  return { qid: String(qid), q };
}

function toRow(qid: string, page: SearchPage): BatchRow {
  return {
    qid,
    total: page.total,
    hits: [...new Set(page.hits.map((hit) => hit.article.id))],
    passages: page.hits.map((hit) => hit.passage.id),
  };
}

/** Answers the queries of a file one after the other; holds one at a time. */
export async function runBatch(engine: SearchEngine, file: string, defaults: URLSearchParams): Promise<void> {
  for await (const row of readJsonLines(file)) {
    const { qid, q } = identify(row, file);
    const params = parametersOfRow(row.row, defaults);
    params.set('q', q);
    try {
      const page = await engine.search(parseSearchParams(params).query, { facetLimit: 0 });
      await writeJson(toRow(qid, page));
    } catch (error) {
      if (!(error instanceof PullquoteError)) throw error;
      const { code, message, hint } = error;
      throw new PullquoteError(code, `${file}, line ${row.line}: ${message}`, { ...(hint === undefined ? {} : { hint }), cause: error });
    }
  }
}

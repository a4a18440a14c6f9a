/** `pullquote search --batch`: many queries, one line of JSON for each, in their order. */
import { PullquoteError } from '../domain/errors.ts';
import type { BatchRow, Skipped } from '../domain/reports.ts';
import type { SearchPage } from '../domain/search.ts';
import type { SearchEngine } from '../search/engine.ts';
import { parseSearchParams } from '../server/url-query.ts';
import { type JsonObject, readJsonLines } from './json-lines.ts';
import { writeJson } from './output.ts';
import { parametersOfRow } from './search-parameters.ts';

/** `id` and `text` are accepted for `qid` and `q`. */
function identify(row: JsonObject): { qid: string; q: string } {
  const qid = row['qid'] ?? row['id'];
  const q = row['q'] ?? row['text'];
  const isId = typeof qid === 'string' || typeof qid === 'number';
  if (!isId || typeof q !== 'string') throw new PullquoteError('bad-request', 'a row needs qid and q');
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

async function answerRow(engine: SearchEngine, row: JsonObject, defaults: URLSearchParams): Promise<BatchRow> {
  const { qid, q } = identify(row);
  const params = parametersOfRow(row, defaults);
  params.set('q', q);
  return toRow(qid, await engine.search(parseSearchParams(params).query, { facetLimit: 0 }));
}

/** Answers the queries of a file one after the other; yields the rows that could not be answered, of which no other suffers. */
export async function* runBatch(engine: SearchEngine, file: string, defaults: URLSearchParams): AsyncGenerator<Skipped> {
  for await (const { line, content } of readJsonLines(file)) {
    const path = `${file}, line ${line}`;
    if ('reason' in content) {
      yield { path, reason: content.reason };
      continue;
    }
    let answer: BatchRow;
    try {
      answer = await answerRow(engine, content.row, defaults);
    } catch (error) {
      if (!(error instanceof PullquoteError)) throw error;
      yield { path, reason: error.message };
      continue;
    }
    await writeJson(answer);
  }
}

/**
 * Readers go on reading while the index is written anew: no request fails, no page mixes two states of the index, and nobody waits much longer.
 *
 * Every article of a generation says the word of that generation in its title, text, source, author and speaker.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, get as httpGet } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, expect, it } from 'vitest';
import { LONGER } from '../support/long.ts';
import { percentile, serveProcess } from '../support/serve-process.ts';
import { runPullquote } from '../unit/cli/run-pullquote.ts';

const CONNECTIONS = 64;
const RUNS = LONGER > 1 ? 20 : 4;
const ARTICLES = LONGER > 1 ? 500 : 60;
const MARK = /\bgen(\d+)x\b/g;
const folder = mkdtempSync(join(tmpdir(), 'pullquote-reindex-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function writeCorpus(generation: number): string {
  mkdirSync(join(folder, 'news'), { recursive: true });
  const file = join(folder, 'news', 'all.jsonl');
  const mark = `gen${String(generation)}x`;
  const rows = Array.from({ length: ARTICLES }, (_, at) => ({
    id: `a${String(at)}`,
    title: `Harbour ${String(at)} ${mark}`,
    source: `Courier ${mark}`,
    authors: [`Ann ${mark}`],
    published: '2025-02-19',
    text: `The harbour ${String(at)} was closed, ${mark}.\n“We saw it ${mark},” said Desmond Pryke, the mayor ${mark}.`,
  }));
  writeFileSync(file, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  return join(folder, 'news');
}

interface Read {
  status: number | string;
  ms: number;
  marks: string[];
}

function read(url: string, agent: Agent): Promise<Read> {
  const began = performance.now();
  return new Promise((done) => {
    let body = '';
    httpGet(url, { agent }, (response) => {
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (body += chunk));
      response.once('end', () => {
        const marks = [...new Set([...body.matchAll(MARK)].map(([, mark = '']) => mark))];
        done({ status: response.statusCode ?? 0, ms: performance.now() - began, marks });
      });
    }).once('error', (error) => done({ status: error.message, ms: performance.now() - began, marks: [] }));
  });
}

const SEARCHES = [
  '/?q=harbour',
  '/?q=harbour&scope=quotations',
  '/?q=harbour&scope=articles&limit=50',
  '/api/search?q=harbour&limit=100',
  '/overview?q=harbour',
  '/facets/source?q=harbour',
  '/articles/a1',
  '/feed.atom?q=harbour',
];

it(`${String(RUNS)} re-indexes under ${String(CONNECTIONS)} connections fail no request and mix no two generations`, {
  timeout: 3_600_000,
}, async () => {
  const news = writeCorpus(0);
  const index = join(folder, 'index');
  expect((await runPullquote(['index', news, '--index', index])).code).toBe(0);
  const server = await serveProcess(['--index', index]);
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const done = new AbortController();
  let reads: Read[] = [];
  const seen = new Set<string>();
  try {
    const reading = Array.from({ length: CONNECTIONS }, async (_, reader) => {
      for (let at = reader; !done.signal.aborted; at++) {
        const one = await read(`${server.url}${SEARCHES[at % SEARCHES.length] ?? ''}`, agent);
        if (one.status === 301 || one.status === 302) continue;
        reads.push(one);
        for (const mark of one.marks) seen.add(mark);
      }
    });
    await setTimeout(3000);
    reads = [];
    await setTimeout(4000);
    const idle = reads;
    reads = [];
    for (let run = 1; run <= RUNS; run++) {
      writeCorpus(run);
      expect((await runPullquote(['index', news, '--index', index])).code).toBe(0);
      for (let waited = 0; waited < 300 && !seen.has(String(run)); waited++) await setTimeout(100);
    }
    done.abort();
    await Promise.all(reading);
    const [p99Idle, p99] = [idle, reads].map((all) =>
      percentile(
        all.map(({ ms }) => ms),
        0.99,
      ),
    );
    console.info(
      `${String(reads.length)} requests while indexing, p99 ${String(Math.round(p99 ?? 0))} ms; ${String(idle.length)} before, p99 ${String(Math.round(p99Idle ?? 0))} ms`,
    );
    expect([...new Set(reads.map(({ status }) => status))]).toEqual([200]);
    expect(reads.filter(({ marks }) => marks.length > 1)).toEqual([]);
    // The overview names nothing that differs between generations.
    expect(reads.filter(({ marks }) => marks.length === 1).length).toBeGreaterThan(reads.length / 2);
    expect(seen.size).toBe(RUNS + 1);
  } finally {
    done.abort();
    agent.destroy();
    await server.stop();
  }
});

/**
 * Queries that stall or end search engines, known ones and others that a grammar makes, asked of a running server while others search: each is answered or
 * refused within bounds of time and memory, the process lives, and the others are served.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { LONGER } from '../support/long.ts';
import { percentile, serveProcess } from '../support/serve-process.ts';
import { runPullquote } from '../unit/cli/run-pullquote.ts';

const QUERIES = 150 * LONGER;
const AT_ONCE = 6;
/** What the server promises a search is waited for, and run; doubled, for a machine that does other things. */
const LONGEST_MS = 2 * (10_000 + 1000 + 1000);
const MOST_MEMORY = 1.6e9;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const folder = mkdtempSync(join(tmpdir(), 'pullquote-death-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Common words, all beginnings, and an article of a, aa, aaa … */
function writeCorpus(): string {
  const file = join(folder, 'all.jsonl');
  const word = (seed: number): string => `${LETTERS[seed % 26] ?? ''}${LETTERS[(seed * 7) % 26] ?? ''}${String(seed % 5000)}`;
  const rows = Array.from({ length: 400 }, (_, at) => ({
    id: `a${String(at)}`,
    title: `The people of ${word(at)}`,
    text: Array.from(
      { length: 12 },
      (__, p) =>
        `The people said that “we have seen ${word(at * 12 + p)} ${word(at * 31 + p)} the people” and the rest of it, said Ann Lee.`,
    ).join('\n'),
  }));
  rows.push({ id: 'long', title: 'Long', text: Array.from({ length: 300 }, (_, at) => 'a'.repeat(at + 1)).join(' ') });
  writeFileSync(file, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  return file;
}

const many = (count: number, of: (at: number) => string, by: string): string => Array.from({ length: count }, (_, at) => of(at)).join(by);
const KNOWN = [
  many(200, () => 'people', ' OR '),
  many(676, (at) => `${LETTERS[Math.floor(at / 26)] ?? ''}${LETTERS[at % 26] ?? ''}*`, ' OR '),
  many(30, (at) => `peopel${LETTERS[at % 26] ?? ''}~`, ' OR '),
  'x'.repeat(15_000),
  `${'('.repeat(7000)}people${')'.repeat(7000)}`,
  many(500, (at) => `-ab${String(at)}`, ' '),
  `"${many(300, () => 'the people', ' ')}"~9999`,
  `"${many(1500, (at) => (at % 2 === 0 ? 'the' : 'people'), ' ')}"`,
  'a*',
  many(3000, () => '"', ' '),
  `before:${'.'.repeat(15_000)}x`,
  many(200, (at) => `said:a${String(at)}* speaker:lee~`, ' OR '),
];

/** Queries by their grammar, with everything that may repeat repeated. */
const { query } = fc.letrec<{ query: string; part: string }>((tie) => ({
  query: fc.oneof(
    { maxDepth: 4 },
    tie('part'),
    fc.tuple(tie('query'), fc.constantFrom(' ', ' OR ', ' -'), tie('query')).map((parts) => parts.join('')),
    tie('query').map((inner) => `(${inner})`),
    fc.tuple(tie('query'), fc.integer({ min: 2, max: 30 })).map(([inner, times]) => many(times, () => inner, ' OR ').slice(0, 9000)),
  ),
  part: fc.oneof(
    fc.constantFrom('the', 'people', 'said', 'seen', 'lee', 'aaaa', 'nothing'),
    fc.tuple(fc.constantFrom('p', 'pe', 'a', 'aa', 't', 'ab'), fc.constantFrom('*', '~', '~2', '')).map((parts) => parts.join('')),
    fc.array(fc.constantFrom('the', 'people', 'of', 'a', 'rest'), { minLength: 2, maxLength: 60 }).map((words) => `"${words.join(' ')}"`),
    fc
      .tuple(
        fc.constantFrom('said:', 'title:', 'speaker:', 'source:', 'person:', '-said:'),
        fc.constantFrom('people', 'a*', '"the people"', 'lee~'),
      )
      .map((parts) => parts.join('')),
  ),
}));

const memoryOf = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${String(pid)}/status`, 'utf8'))?.[1] ?? 0) * 1024;

it(`${String(KNOWN.length)} known and ${String(QUERIES)} generated queries of death end nothing and hold nobody up`, {
  timeout: 3_600_000,
}, async () => {
  const index = join(folder, 'index');
  expect((await runPullquote(['index', writeCorpus(), '--index', index])).code).toBe(0);
  const server = await serveProcess(['--index', index]);
  const seed = Date.now() & 0x7fffffff;
  console.info(`seed ${String(seed)}`);
  const queries = [...KNOWN, ...fc.sample(query, { numRuns: QUERIES, seed })];
  const statuses = new Map<number, number>();
  const others: number[] = [];
  let worst = 0;
  const done = new AbortController();
  try {
    const asking = Array.from({ length: AT_ONCE }, async () => {
      for (let q = queries.shift(); q !== undefined; q = queries.shift()) {
        for (const more of ['', '&scope=articles&match=any']) {
          const began = performance.now();
          const { status } = await fetch(`${server.url}/?${new URLSearchParams({ q }).toString()}${more}`);
          worst = Math.max(worst, performance.now() - began);
          statuses.set(status, (statuses.get(status) ?? 0) + 1);
        }
      }
    });
    const reading = (async () => {
      for (let at = 0; !done.signal.aborted; at++) {
        const began = performance.now();
        expect((await fetch(`${server.url}/api/search?q=ab${String(at)}&limit=1&facetLimit=1`)).status).toBe(200);
        others.push(performance.now() - began);
      }
    })();
    await Promise.all(asking);
    done.abort();
    await reading;
    const memory = memoryOf(server.pid);
    console.info(
      `${JSON.stringify([...statuses])}, longest ${String(Math.round(worst))} ms, others p95 ${String(Math.round(percentile(others, 0.95)))} ms, ${String(Math.round(memory / 1e6))} MB`,
    );
    for (const status of statuses.keys()) expect([200, 400, 503]).toContain(status);
    expect(worst).toBeLessThan(LONGEST_MS);
    expect(memory).toBeLessThan(MOST_MEMORY);
    expect(server.child.exitCode).toBeNull();
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
  } finally {
    done.abort();
    await server.stop();
  }
});

/**
 * Corrections on a server that is read meanwhile: no request fails, none hears of two states, and the next one after a correction has it.
 *
 * Every rename gives the speaker another name, which an answer has in its facets and in each of its hits.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { serveProcess } from '../support/serve-process.ts';
import { sizeOf } from '../support/long.ts';
import { runPullquote } from '../unit/cli/run-pullquote.ts';

const CORRECTIONS = sizeOf(4, 40);
const READERS = 8;
const SEARCH = '/api/search?q=&scope=quotations&limit=20&speaker=person:tom-berg';

interface Page {
  hits: { quotation: { speaker: { name: string } } }[];
  facets: { speaker: { buckets: { value: string; label: string }[] } };
}

function namesIn({ hits, facets }: Page): Set<string> {
  const label = facets.speaker.buckets.find(({ value }) => value === 'person:tom-berg')?.label ?? '';
  return new Set([label, ...hits.map(({ quotation }) => quotation.speaker.name)]);
}

it(`${String(CORRECTIONS)} corrections under ${String(READERS)} readers fail no request, mix no two states, and are in the next answer`, {
  timeout: 900_000,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'pullquote-correcting-'));
  const articles = Array.from(
    { length: 12 },
    (_, i) => `# Day ${String(i)}\n\nTom Berg spoke.\n\n“Herring number ${String(i)},” said Tom Berg.\n`,
  );
  for (const [i, text] of articles.entries()) writeFileSync(join(folder, `${String(i)}.md`), text);
  const indexDir = join(folder, '..', `${folder.split('/').at(-1) ?? ''}-index`);
  expect((await runPullquote(['index', folder, '--index', indexDir])).code).toBe(0);
  const server = await serveProcess(['--index', indexDir, '--editable']);
  const done = new AbortController();
  const [statuses, seen, mixed] = [new Set<number>(), new Set<string>(), [] as string[][]];
  const read = async (): Promise<Set<string>> => {
    const response = await fetch(server.url + SEARCH);
    statuses.add(response.status);
    const names = namesIn((await response.json()) as Page);
    if (names.size > 1) mixed.push([...names]);
    return names;
  };
  try {
    const readers = Array.from({ length: READERS }, async () => {
      while (!done.signal.aborted) for (const name of await read()) seen.add(name);
    });
    const token = /name="token" value="([^"]+)"/.exec(await (await fetch(`${server.url}/corrections`)).text())?.[1] ?? '';
    for (let i = 0; i < CORRECTIONS; i++) {
      const name = `Berg the ${String(i)}th`;
      const body = new URLSearchParams({ token, do: 'rename', entity: 'person:tom-berg', name });
      const sent = await fetch(`${server.url}/corrections`, { method: 'POST', body, redirect: 'manual' });
      expect([sent.status, sent.headers.get('Location')]).toEqual([303, '/correct?entity=person%3Atom-berg&done=saved']);
      expect([...(await read())]).toEqual([name]);
    }
    done.abort();
    await Promise.all(readers);
    expect([...statuses]).toEqual([200]);
    expect(mixed).toEqual([]);
    expect(seen.size).toBeGreaterThan(2);
  } finally {
    done.abort();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
    rmSync(indexDir, { recursive: true, force: true });
    rmSync(`${indexDir}.ledger.jsonl`, { force: true });
  }
});

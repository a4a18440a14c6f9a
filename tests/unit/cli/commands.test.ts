import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { annotatedArticleSchema, annotatedTextSchema } from '../../../src/domain/annotation.ts';
import { articleSchema } from '../../../src/domain/article.ts';
import { batchRowSchema, indexReportSchema } from '../../../src/domain/reports.ts';
import { searchPageSchema } from '../../../src/domain/search.ts';
import { jsonLines, PROGRAM, runPullquote } from './run-pullquote.ts';

const STORY = `# Harbor closes for repairs

“The harbor will be closed until May,” said Mayor Anna Smith on Monday.

The ferries will sail from the old pier, the Port Authority of Springfield announced.
`;

let folder = '';
let indexDir = '';
const inFolder = (name: string): string => join(folder, name);
const search = (...words: string[]) => runPullquote(['search', '--index', indexDir, ...words]);

beforeAll(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'pullquote-cli-')));
  indexDir = inFolder('index');
  mkdirSync(inFolder('news'));
  writeFileSync(inFolder('news/harbor.md'), STORY);
  writeFileSync(inFolder('news/pullquote.yaml'), 'title: The Springfield file\narticles:\n  - match: "*"\n    source: The Example\n');
  writeFileSync(inFolder('binary.txt'), Buffer.from([0, 1, 2, 3, 0, 255]));
  const { code, stdout, stderr } = await runPullquote(['index', inFolder('news'), '--index', indexDir, '--json']);
  expect(stderr).toContain('1 added');
  expect(code).toBe(0);
  expect(indexReportSchema.parse(JSON.parse(stdout))).toMatchObject({ articles: 1, passages: 2, added: 1, generation: '1' });
}, 180_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('pullquote', { timeout: 60_000 }, () => {
  it('tells its version and how to use it on stdout', async () => {
    const { version } = z
      .object({ version: z.string() })
      .parse(JSON.parse(readFileSync(join(PROGRAM, '..', '..', 'package.json'), 'utf8')));
    expect(await runPullquote(['--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
    for (const words of [['--help'], ['serve', '--help'], ['search', 'x', '--help'], ['help', 'index']]) {
      const { code, stdout, stderr } = await runPullquote(words);
      expect([code, stderr]).toEqual([0, '']);
      expect(stdout).toContain('pullquote');
    }
  });

  it('refuses what it does not know with exit code 2, one line and a hint, and nothing on stdout', async () => {
    const wrong = [
      ['frobnicate'],
      ['search', '--colour', 'red', 'x'],
      ['search'],
      ['search', 'x', '--limit', '1001'],
      ['index'],
      ['index', 'x', '--jobs', 'many'],
      ['read'],
      ['annotate'],
      ['serve', '--port', '99999'],
      ['serve', '--staging', 'index'],
      ['serve', '--staging', 'index', '--engine', 'opensearch', '--node', 'http://127.0.0.1:9'],
      ['serve', '--staging', 'index', '--editable'],
      ['search', '--batch', 'x.jsonl', 'query'],
    ];
    for (const words of wrong) {
      const { code, stdout, stderr } = await runPullquote(words, { cwd: folder });
      expect([words, code, stdout]).toEqual([words, 2, '']);
      expect(stderr).toMatch(/^pullquote: .+\n(?:hint: .+\n)?$/);
    }
  });
});

describe('pullquote search', { timeout: 60_000 }, () => {
  it('prints hits for people and exits with 1 when there are none', async () => {
    const found = await search('harbor');
    expect(found.code).toBe(0);
    expect(found.stdout).toContain('The harbor will be closed until May');
    expect(found.stdout).toContain('Harbor closes for repairs · The Example');
    expect(found.stderr).toContain('1 passage, 1 to 1 shown');
    expect(await search('xylophone')).toMatchObject({ code: 1, stdout: '' });
  });

  it('prints a search page with --json, found or not', async () => {
    const found = await search('harbor', '--json');
    expect(searchPageSchema.parse(JSON.parse(found.stdout))).toMatchObject({ total: 1, generation: '1' });
    const none = await search('xylophone', '--json');
    expect([none.code, searchPageSchema.parse(JSON.parse(none.stdout)).total]).toEqual([0, 0]);
  });

  it('takes filters, exclusions and the rest as the page does', async () => {
    const total = async (...words: string[]) => searchPageSchema.parse(JSON.parse((await search(...words, '--json')).stdout)).total;
    expect(await total('', '--source', 'The Example')).toBe(2);
    expect(await total('', '--not-source', 'The Example')).toBe(0);
    expect(await total('', '--speaker', 'Anna Smith')).toBe(1);
    expect(await total('harbor', '--scope', 'articles')).toBe(1);
    expect(await total('', '--after', '2020')).toBe(0);
    expect(await total('harbor ferries', '--match', 'any')).toBe(2);
    expect(await total('', '--not-speaker', 'Anna Smith')).toBe(1);
  });

  it('answers a batch line by line, from a file or from stdin', async () => {
    const rows =
      '{"qid":"a","q":"harbor"}\n\n{"id":7,"text":"ferries xylophone","match":"any","limit":1000}\n{"qid":"none","q":"xylophone","source":["The Example"]}\n';
    const { code, stdout } = await runPullquote(['search', '--batch', '-', '--index', indexDir, '--json'], { stdin: rows });
    expect(code).toBe(0);
    const answers = jsonLines(stdout).map((row) => batchRowSchema.parse(row));
    expect(answers.map(({ qid, total }) => [qid, total])).toEqual([
      ['a', 1],
      ['7', 1],
      ['none', 0],
    ]);
    expect(answers[0]?.hits).toHaveLength(1);
    writeFileSync(inFolder('queries.jsonl'), rows);
    expect((await search('--batch', inFolder('queries.jsonl'))).stdout).toBe(stdout);
    const broken = await runPullquote(['search', '--batch', '-', '--index', indexDir], {
      stdin: '{"qid":"a","q":"harbor"}\n{nonsense\n{"qid":"b"}\n{"qid":"c","q":"x","limit":-1}\n{"qid":"d","q":"harbor"}\n',
    });
    expect(broken.code).toBe(2);
    expect(jsonLines(broken.stdout).map((row) => batchRowSchema.parse(row).qid)).toEqual(['a', 'd']);
    for (const line of [2, 3, 4]) expect(broken.stderr).toContain(`line ${line}: `);
  });

  it('annotates the good rows of a file of texts, and names the bad ones', async () => {
    const stdin = '{"id":"a","text":"“No,” said Ann Lee."}\nnot json\n{"id":"b"}\n{"id":"c","text":""}\n';
    const { code, stdout, stderr } = await runPullquote(['annotate', '--texts', '-'], { stdin });
    expect(code).toBe(3);
    expect(jsonLines(stdout)).toMatchObject([{ id: 'a' }, { id: 'c' }]);
    for (const line of [2, 3]) expect(stderr).toContain(`skipped -, line ${line}: `);
  });

  it('says how to make an index where there is none', async () => {
    const { code, stderr } = await runPullquote(['search', 'x'], { cwd: folder + '/news' });
    expect(code).toBe(2);
    expect(stderr).toContain('hint: pullquote index PATH');
  });

  it('ends well when its reader stops reading', async () => {
    const rows = '{"qid":"a","q":""}\n'.repeat(3000);
    const child = spawn(process.execPath, [PROGRAM, 'search', '--batch', '-', '--index', indexDir]);
    const stderr = text(child.stderr);
    child.stdin.on('error', () => undefined);
    child.stdin.end(rows);
    child.stdout.once('data', () => child.stdout.destroy());
    const [code] = await once(child, 'exit');
    expect([code, await stderr]).toEqual([0, '']);
  });
});

describe('pullquote read and annotate', { timeout: 60_000 }, () => {
  it('print an article a line in the order of the arguments, with what the folder says of them', async () => {
    const file = inFolder('news/harbor.md');
    const read = await runPullquote(['read', file, file, '--json']);
    const articles = jsonLines(read.stdout).map((row) => articleSchema.parse(row));
    expect([read.code, articles.length]).toEqual([0, 2]);
    expect(articles[0]).toMatchObject({ path: 'harbor.md', title: 'Harbor closes for repairs', sources: [{ name: 'The Example' }] });
    const annotated = annotatedArticleSchema.parse(JSON.parse((await runPullquote(['annotate', file, '--json'])).stdout));
    expect(annotated.passages.flatMap((passage) => passage.quotations)).not.toEqual([]);
  });

  it('name what they skip and exit with 3', async () => {
    const { code, stdout, stderr } = await runPullquote([
      'read',
      inFolder('binary.txt'),
      inFolder('news/harbor.md'),
      inFolder('none.md'),
      '--json',
    ]);
    expect([code, jsonLines(stdout).length]).toEqual([3, 1]);
    expect(stderr).toMatch(/^skipped binary\.txt: .+\nskipped none\.md: .+\n$/);
  });

  it('annotate texts to the same lines with one worker and with several', async () => {
    const rows = Array.from({ length: 40 }, (_, i) =>
      JSON.stringify({ id: `t${i}`, text: `“Number ${i} is closed,” said Mayor Anna Smith.\nNothing else happened.` }),
    );
    writeFileSync(inFolder('texts.jsonl'), rows.join('\n'));
    const one = await runPullquote(['annotate', '--texts', inFolder('texts.jsonl'), '--jobs', '1']);
    const three = await runPullquote(['annotate', '--texts', inFolder('texts.jsonl'), '--jobs', '3']);
    expect([one.code, three.code]).toEqual([0, 0]);
    expect(jsonLines(one.stdout).map((row) => annotatedTextSchema.parse(row).id)).toEqual(rows.map((_, i) => `t${i}`));
    expect(three.stdout).toBe(one.stdout);
  });
});

describe('pullquote index and check', { timeout: 120_000 }, () => {
  it('give the same index with one worker and with several', async () => {
    mkdirSync(inFolder('many'));
    for (let i = 0; i < 60; i++) writeFileSync(inFolder(`many/${i}.md`), STORY.replaceAll('harbor', `harbor ${i}`));
    const segments = [];
    for (const jobs of ['1', '3']) {
      const { code } = await runPullquote(['index', inFolder('many'), '--index', inFolder(`many-${jobs}`), '--jobs', jobs]);
      expect(code).toBe(0);
      segments.push(readFileSync(inFolder(`many-${jobs}/s000001-0.articles.jsonl`), 'utf8'));
    }
    expect(segments[1]).toBe(segments[0]);
  });

  it('index exits with 3 and names what it skipped', async () => {
    const { code, stdout, stderr } = await runPullquote(['index', inFolder('binary.txt'), '--index', inFolder('skipping'), '--json']);
    expect(code).toBe(3);
    expect(stderr).toContain('skipped binary.txt: ');
    expect(indexReportSchema.parse(JSON.parse(stdout)).skipped).toHaveLength(1);
  });

  it('check exits with 0 on a whole index, and with 2, the file and a command on a damaged one', async () => {
    const place = inFolder('damaged');
    await runPullquote(['index', inFolder('news'), '--index', place]);
    expect(await runPullquote(['check', '--index', place])).toMatchObject({ code: 0, stdout: expect.stringContaining('is whole') });
    const file = join(place, 's000001-0.segment.bin');
    const bytes = readFileSync(file);
    bytes[100] = (bytes[100] ?? 0) ^ 1;
    writeFileSync(file, bytes);
    const damaged = await runPullquote(['check', '--index', place]);
    expect([damaged.code, damaged.stdout]).toEqual([2, '']);
    expect(damaged.stderr).toContain(file);
    expect(damaged.stderr).toMatch(/\nhint: .*pullquote index /);
    const refused = await runPullquote(['search', 'harbor', '--index', place]);
    expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining(file)]);
  });
});

describe('pullquote serve', { timeout: 60_000 }, () => {
  /** Starts serving; gives the address once it answers, and a way to stop it. */
  async function startServing(...words: string[]): Promise<{ url: string; stop(): Promise<unknown> }> {
    const child = spawn(process.execPath, [PROGRAM, 'serve', ...words, '--port', '0']);
    let said = '';
    const url = await new Promise<string>((resolve, reject) => {
      child.stderr.on('data', (chunk: Buffer) => {
        said += chunk.toString('utf8');
        const found = /listening on (\S+)/.exec(said)?.[1];
        if (found !== undefined) resolve(found);
      });
      child.once('exit', () => reject(new Error(said)));
    });
    const stop = async () => {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      const [code]: unknown[] = await ended;
      return code;
    };
    return { url, stop };
  }

  it('indexes what has changed, says where it listens, answers, and ends well on SIGTERM', async () => {
    const place = inFolder('served');
    const server = await startServing(inFolder('news'), inFolder('binary.txt'), '--index', place);
    const page = searchPageSchema.parse(await (await fetch(`${server.url}/api/search?q=harbor`)).json());
    expect(page.total).toBe(1);
    expect(await server.stop()).toBe(0);
    writeFileSync(inFolder('news/later.md'), STORY.replaceAll('harbor', 'lighthouse'));
    const again = await startServing('--index', place);
    const later = searchPageSchema.parse(await (await fetch(`${again.url}/api/search?q=lighthouse`)).json());
    expect(later.total).toBe(1);
    expect(await again.stop()).toBe(0);
    rmSync(inFolder('news/later.md'));
  });

  it('says so when its port is taken, or when there is nothing to serve', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const taken = await runPullquote(['serve', '--index', indexDir, '--port', String(port)]);
    other.close();
    expect(taken.code).toBe(2);
    expect(taken.stderr).toContain('taken');
    const nothing = await runPullquote(['serve', '--index', inFolder('nothing')]);
    expect([nothing.code, nothing.stderr]).toEqual([2, expect.stringContaining('hint: pullquote serve PATH')]);
  });
});

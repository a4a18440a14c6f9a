import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parseAlertsFile } from '../../../src/cli/alerts/alerts-file.ts';
import { arrivalsAfter, endOf, START } from '../../../src/cli/alerts/alerts-state.ts';
import { searchQuery } from '../../../src/domain/search.ts';
import { listenForMail, type SmtpListener } from '../../support/smtp-listener.ts';
import { jsonLines, type Outcome, runPullquote } from './run-pullquote.ts';

interface Posted {
  headers: IncomingMessage['headers'];
  body: { alert: string; total: number; hits: { link: string; article: { link: string }; passage: { text: string } }[] };
}

let folder = '';
let smtp: SmtpListener;
let hook: Server;
let hookHost = '';
let posts: Posted[] = [];
let hookStatus = 204;

async function takePost(request: IncomingMessage, response: ServerResponse): Promise<void> {
  posts.push({ headers: request.headers, body: JSON.parse(await text(request)) as Posted['body'] });
  response.writeHead(hookStatus, hookStatus === 302 ? { Location: '/elsewhere' } : {}).end();
}

const path = (name: string): string => join(folder, name);
const article = (name: string, words: string): void => writeFileSync(path(`news/${name}.md`), `# ${name}\n\n${words}\n`);
const index = (...more: string[]): Promise<Outcome> => runPullquote(['index', path('news'), '--index', path('index'), ...more]);
const alerts = (...more: string[]): Promise<Outcome> =>
  runPullquote(['alerts', '--file', path('alerts.yaml'), '--index', path('index'), '--json', ...more]);
const printed = (outcome: Outcome): string[] =>
  (jsonLines(outcome.stdout) as Posted['body'][]).flatMap(({ hits }) => hits.map((hit) => hit.passage.text));

beforeAll(async () => {
  smtp = await listenForMail();
  hook = createServer((request, response) => {
    void takePost(request, response);
  });
  hook.listen(0, '127.0.0.1');
  await once(hook, 'listening');
  hookHost = `127.0.0.1:${(hook.address() as AddressInfo).port}`;
});
afterAll(async () => {
  hook.close();
  await smtp.close();
});
beforeEach(() => {
  if (folder !== '') rmSync(folder, { recursive: true, force: true });
  folder = mkdtempSync(join(tmpdir(), 'pullquote-alerts-'));
  mkdirSync(path('news'));
  posts = [];
  smtp.mails.length = 0;
  hookStatus = 204;
  smtp.isWilling = true;
  writeFileSync(
    path('alerts.yaml'),
    `publicUrl: https://quotes.example/
webhookHosts: ['${hookHost}']
smtp: { host: 127.0.0.1, port: ${smtp.port} }
targets:
  desk: { webhook: { url: 'http://${hookHost}/new', tokenFrom: HOOK_TOKEN } }
  editor: { mail: { from: pullquote@example.org, to: [editor@example.org] } }
alerts:
  - name: Ferries
    search: '/?q=ferry'
    to: [desk, editor]
`,
  );
  process.env['HOOK_TOKEN'] = 'a-secret';
  return () => rmSync(folder, { recursive: true, force: true });
});

describe('pullquote alerts', { timeout: 180_000 }, () => {
  it('tells each reader once what came in, and no more after a re-index or an edit', async () => {
    article('one', 'The ferry sailed.');
    await index();
    expect((await alerts()).stderr).toContain('Ferries: watched from now on');
    article('two', 'The ferry came back.');
    await index();
    const first = await alerts();
    expect([first.code, printed(first)]).toEqual([0, ['The ferry came back.']]);
    expect(posts.map(({ body }) => body.hits.map(({ passage }) => passage.text))).toEqual([['The ferry came back.']]);
    expect(posts[0]?.headers.authorization).toBe('Bearer a-secret');
    expect(posts[0]?.body.hits[0]?.link).toMatch(/^https:\/\/quotes\.example\/passages\/p-/);
    expect(posts[0]?.body.hits[0]?.article.link).toMatch(/^https:\/\/quotes\.example\/articles\//);
    expect(smtp.mails).toHaveLength(1);
    expect(smtp.mails[0]).toContain('Subject: Ferries: 1 new');
    expect(smtp.mails[0]?.replaceAll('=\r\n', '')).toContain('The ferry came back.');
    expect(printed(await alerts())).toEqual([]);
    article('one', 'The ferry sailed on Monday.');
    await index();
    rmSync(path('index'), { recursive: true });
    await index('--no-annotate');
    expect(printed(await alerts())).toEqual([]);
    expect([posts.length, smtp.mails.length]).toEqual([1, 1]);
  });

  it('makes up for what was not delivered, and tells nobody else twice', async () => {
    article('one', 'No boats.');
    await index();
    await alerts();
    hookStatus = 500;
    smtp.isWilling = false;
    article('two', 'The ferry came back.');
    await index();
    const failed = await alerts();
    expect([failed.code, printed(failed)]).toEqual([2, ['The ferry came back.']]);
    expect(failed.stderr).toContain(`Ferries (desk) was not delivered, and will be tried again: ${hookHost} answered 500`);
    expect(failed.stderr).toContain('Ferries (editor) was not delivered');
    hookStatus = 204;
    smtp.isWilling = true;
    article('three', 'A second ferry.');
    await index();
    const again = await alerts();
    expect([again.code, printed(again)]).toEqual([0, ['A second ferry.']]);
    expect(posts.map(({ body }) => body.total)).toEqual([1, 2]);
    expect(smtp.mails).toHaveLength(1);
    expect(smtp.mails[0]).toContain('Subject: Ferries: 2 new');
  });

  it('posts nowhere but where it was told to, whatever an answer or the environment says', async () => {
    article('one', 'The ferry sailed.');
    await index();
    hookStatus = 302;
    const redirected = await alerts('--from-start');
    expect(redirected.stderr).toContain('answered 302');
    expect(posts).toHaveLength(1);
    writeFileSync(path('alerts.yaml'), readFileSync(path('alerts.yaml'), 'utf8').replace(/url: '[^']*'/, 'urlFrom: HOOK_URL'));
    process.env['HOOK_URL'] = 'http://elsewhere.example/s3cret';
    const elsewhere = await alerts('--from-start');
    expect(elsewhere.stderr).toContain('the webhook posts to elsewhere.example, which is none of `webhookHosts`');
    expect(elsewhere.stderr).not.toContain('s3cret');
    delete process.env['HOOK_URL'];
    expect((await alerts('--from-start')).stderr).toContain('the environment has no HOOK_URL');
  });

  it('prints for people what is new, and remembers beside the ledger', async () => {
    article('one', 'The ferry sailed.');
    await index();
    writeFileSync(path('alerts.yaml'), "alerts:\n  - { name: Ferries, search: '?q=ferry' }\n");
    const { code, stdout, stderr } = await runPullquote([
      'alerts',
      '--file',
      path('alerts.yaml'),
      '--index',
      path('index'),
      '--from-start',
    ]);
    expect(code).toBe(0);
    expect(stderr.match(/links are paths alone/g)).toHaveLength(1);
    expect(stderr).toContain('hint: pullquote alerts … --public-url URL');
    expect(stdout).toMatch(/^Ferries: 1 new \(Paragraphs: “ferry”\)\n {2}The ferry sailed\. “one”\. \/passages\/p-\S+\n {2}\/\?q=ferry\n/);
    expect(JSON.parse(readFileSync(path('index.alerts.json'), 'utf8'))).toMatchObject({
      v: 1,
      alerts: { Ferries: { '-': { article: expect.any(String) } } },
    });
  });

  it('refuses a damaged memory, an index that is not there and a file that it does not understand', async () => {
    expect((await alerts()).stderr).toContain('there is no index');
    article('one', 'The ferry sailed.');
    await index();
    writeFileSync(path('index.alerts.json'), '{"v":1');
    const { code, stderr } = await alerts();
    expect(code).toBe(2);
    expect(stderr).toContain('is damaged');
    expect((await runPullquote(['alerts'])).code).toBe(2);
  });
});

describe('a file of alerts', () => {
  const refused = (yaml: string): string => {
    try {
      parseAlertsFile(yaml, 'alerts.yaml');
    } catch (error) {
      return error instanceof Error ? error.message : '';
    }
    return 'was taken';
  };

  it('says what is wrong with it, and where', () => {
    expect(refused('alerts: [')).toContain('alerts.yaml, line 1');
    expect(refused('alerts: []')).toContain('`alerts`');
    expect(refused('alerts: [{ name: a, search: "?q=a", every: day }]')).toContain('`alerts.0.every` is no key');
    expect(refused('alerts: [{ name: a, search: "?sort=best" }]')).toContain(
      'the search of the alert "a" cannot be asked: the parameter "sort"',
    );
    expect(refused('alerts: [{ name: a, search: "?q=a&colour=red" }]')).toContain(
      'the search of the alert "a" cannot be asked: there is no parameter "colour" here',
    );
    expect(refused('alerts: [{ name: a, search: "quey=a" }]')).toContain('there is no parameter "quey" here');
    for (const nothing of ['/', 'https://quotes.example/overview'])
      expect(refused(`alerts: [{ name: a, search: "${nothing}" }]`)).toContain('asks for nothing');
    expect(refused('alerts: [{ name: a, search: "", to: [b] }]')).toContain('goes to "b", which is none of `targets`');
    expect(refused('alerts: [{ name: a, search: "" }, { name: a, search: "" }]')).toContain('two alerts have the name "a"');
    const alert = 'alerts: [{ name: a, search: "" }]\n';
    expect(refused(`${alert}smtp: { host: h, password: x }`)).toContain('`smtp.password` is no key');
    expect(refused(`${alert}targets: { t: { mail: { from: a@b.example, to: [c@d.example] } } }`)).toContain('there is no `smtp`');
    expect(refused(`${alert}targets: { t: { webhook: { url: "https://h.example/x" } } }`)).toContain('none of `webhookHosts`');
    expect(refused(`${alert}targets: { t: { webhook: { url: "file:///etc/passwd" } } }`)).toContain('http://');
    expect(refused(`${alert}targets: { t: {} }`)).toContain('needs either');
  });

  it('is what the documentation shows', () => {
    const [, example = ''] = /```yaml\n([\s\S]*?)```/.exec(readFileSync('docs/alerts.md', 'utf8')) ?? [];
    const file = parseAlertsFile(example, 'docs/alerts.md');
    expect(file.alerts.map(({ to }) => to)).toEqual([['newsroom', 'desk'], []]);
    expect(file.alerts[0]?.query).toMatchObject({ scope: 'quotations', filters: { speaker: ['person:ada-holm'] } });
  });

  it('takes a search as its address, or its parameters', () => {
    const queries = ['https://quotes.example/?q=a&page=3#hit', '/?q=a', '?q=a', 'q=a'].map(
      (search) => parseAlertsFile(`alerts: [{ name: n, search: ${JSON.stringify(search)} }]`, 'f').alerts[0]?.query,
    );
    for (const query of queries) expect(query).toEqual(queries[1]);
    expect(queries[1]?.q).toBe('a');
  });

  it('takes plain words for what they are, and never for nothing', () => {
    for (const words of ['zzzqqq nothing', 'who said it?', 'said:ferry -boat', 'Smith & Sons'])
      expect(parseAlertsFile(`alerts: [{ name: n, search: ${JSON.stringify(words)} }]`, 'f').alerts[0]?.query).toEqual(
        searchQuery({ q: words }),
      );
  });
});

describe('a place in the order of arrivals', () => {
  const arrivals = ['a', 'b', 'c'].map((id, i) => ({ id, at: `2026-01-0${i + 1}T00:00:00.000Z` }));
  const idsAfter = (place: Parameters<typeof arrivalsAfter>[1]): string[] => arrivalsAfter(arrivals, place).map(({ id }) => id);

  it('is before what came in later, by the ledger rather than by the clock', () => {
    expect(idsAfter(START)).toEqual(['a', 'b', 'c']);
    expect(idsAfter(endOf(arrivals))).toEqual([]);
    expect(idsAfter({ article: 'a', at: '2030-01-01T00:00:00.000Z' })).toEqual(['b', 'c']);
    expect(endOf([])).toEqual(START);
  });

  it('is told by the time where the ledger is another one', () => {
    expect(idsAfter({ article: 'gone', at: '2026-01-02T00:00:00.000Z' })).toEqual(['c']);
  });
});

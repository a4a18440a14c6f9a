/** `pullquote check-draft`, as it is typed. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { searchPageSchema } from '../../../src/domain/search.ts';
import { jsonLines, runPullquote } from './run-pullquote.ts';

let folder: string;
let words: string;
let speaker: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pullquote-draft-'));
  await runPullquote(['index', resolve(import.meta.dirname, '../../fixtures/fictional/courier')], { cwd: folder });
  const found = await runPullquote(['search', '', '--scope', 'quotations', '--kind', 'direct', '--speaker-kind', 'named', '--json'], {
    cwd: folder,
  });
  const quotation = searchPageSchema
    .parse(JSON.parse(found.stdout))
    .hits.flatMap((hit) => hit.quotation ?? [])
    .find(({ text }) => text.length > 40);
  if (!quotation?.speaker) throw new Error('nothing found');
  words = quotation.text;
  speaker = quotation.speaker.name;
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const check = (name: string, text: string, ...options: string[]) => {
  writeFileSync(join(folder, name), text);
  return runPullquote(['check-draft', name, ...options], { cwd: folder });
};

describe('check-draft', () => {
  it('ends well where every quotation stands in the index, and names where', async () => {
    const { code, stdout } = await check(
      'good.md',
      `# A draft\n\n“${words},” ${speaker} said.\n`,
      '--public-url',
      'https://quotes.example',
    );
    expect(stdout).toContain('Word for word: “');
    expect(stdout).toContain('https://quotes.example/passages/p-');
    expect(code).toBe(0);
  });

  it('tells what is changed, somebody else’s and not there, one line of JSON each, and ends with 1', async () => {
    const changed = words.replace(/^(\S+ \S+) \S+/, '$1 marzipan');
    const draft = `“${changed},” ${speaker} said.\n\n“${words},” Zebulon Marrow said.\n\n“Purple herring governs every gherkin quietly,” Zebulon Marrow said.\n`;
    const { code, stdout } = await check('bad.txt', draft, '--json');
    expect((jsonLines(stdout) as { verdict: string }[]).map(({ verdict }) => verdict)).toEqual(['changed', 'other-speaker', 'not-found']);
    expect(code).toBe(1);
  });

  it('marks what differs in the part of the quotation that the draft has', async () => {
    const own = words.split(' ');
    const part = own.slice(1, 7).with(2, 'marzipan').join(' ');
    const { stdout } = await check('part.md', `“${part},” ${speaker} said.\n`);
    const marked = own
      .slice(1, 7)
      .with(2, `[-marzipan-]{+${own[3] ?? ''}+}`)
      .join(' ');
    expect(stdout).toContain(`here: “… ${marked} …”`);
  });

  it('says what it needs, and what it cannot read', async () => {
    expect((await runPullquote(['check-draft'], { cwd: folder })).code).toBe(2);
    const missing = await runPullquote(['check-draft', 'nowhere.md'], { cwd: folder });
    expect(missing.code).toBe(2);
    expect(missing.stderr).toContain('nowhere.md');
  });
});

/** docs/security.md names a test for each promise: there is one of that name. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');

it('every line of the checklist names a test that there is', () => {
  const lines = [...readFileSync(join(ROOT, 'docs/security.md'), 'utf8').matchAll(/^\| .* \| `([\w-]+\.test\.ts)`: (.+) \|$/gm)];
  expect(lines.length).toBeGreaterThan(30);
  const files = readdirSync(join(ROOT, 'tests'), { recursive: true, encoding: 'utf8' });
  for (const [, file = '', name = ''] of lines) {
    const sources = files.filter((path) => basename(path) === file).map((path) => readFileSync(join(ROOT, 'tests', path), 'utf8'));
    expect(
      sources.some((source) => source.includes(`'${name}'`)),
      `${file}: ${name}`,
    ).toBe(true);
  }
});

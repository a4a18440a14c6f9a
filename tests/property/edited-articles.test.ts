/** Links to articles that are edited at random and indexed again: the small form of tests/development/editing.test.ts. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { followLinks, spareParagraphs } from '../support/follow-links.ts';
import { LONGER } from '../support/long.ts';

const ROOT = resolve(import.meta.dirname, '../..');

function textsIn(folder: string, ending: string): { id: string; title: string; text: string }[] {
  const names = readdirSync(join(ROOT, folder)).filter((name) => name.endsWith(ending));
  return names.sort().map((name) => ({ id: name, title: name, text: readFileSync(join(ROOT, folder, name), 'utf8') }));
}

it('after random edits no link leads to another text, and nearly all that still exists is found', async () => {
  const articles = textsIn('seeds', '.txt');
  const spare = spareParagraphs(textsIn('tests/fixtures/fictional/courier', '.md').map(({ text }) => text));
  for (let seed = 1; seed <= LONGER; seed++) {
    const followed = await followLinks({ articles, spare, runs: 3, editsPerRun: 40, seed });
    expect(followed.wrong, `seed ${seed}`).toEqual([]);
    expect((followed.unchanged + followed.changed) / followed.existing, `seed ${seed}`).toBeGreaterThanOrEqual(0.95);
    expect(followed.changed, `seed ${seed}`).toBeGreaterThan(20);
  }
});

/**
 * What comes out of a fixture of each format, as text for people: read a changed line against its fixture before accepting it.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ReadArticle, ReadResult } from '../../src/read/reader.ts';
import { readFile } from '../../src/read/read-file.ts';

const FIXTURES = join(import.meta.dirname, '../fixtures/read/formats');

function describeArticle(article: ReadArticle): string[] {
  const { title, dek, sources, credits, authors, published, modified, url, language, givenId } = article;
  const stated = { title, dek, sources, credits, authors, published, modified, url, language, givenId };
  return [
    `ARTICLE ${article.path}`,
    ...Object.entries(stated)
      .filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0))
      .map(([key, value]) => `${key}: ${typeof value === 'string' ? value : JSON.stringify(value)}`),
    '',
    ...article.blocks.map(
      ({ kind, text, lines, page }) => `${kind}${lines ? ` ${lines.join('-')}` : ''}${page ? ` p. ${page}` : ''}: ${text}`,
    ),
    ...article.dropped.map(({ text, reason }) => `dropped (${reason}): ${text}`),
    '',
  ];
}

function describeResult(result: ReadResult): string[] {
  return 'article' in result ? describeArticle(result.article) : [`SKIPPED ${result.skipped.path}: ${result.skipped.reason}`, ''];
}

for (const name of readdirSync(FIXTURES).filter((file) => !file.endsWith('.yaml'))) {
  test(`${name} is read as its golden file says`, async () => {
    const lines: string[] = [];
    for await (const result of readFile({ file: join(FIXTURES, name), path: name })) lines.push(...describeResult(result));
    await expect(lines.join('\n')).toMatchFileSnapshot(join(import.meta.dirname, 'formats', `${name}.txt`));
  });
}

/** The table of docs/search.md, run as it stands: a query as it is written, and as it is read. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseQuery } from '../../../src/search/parse-query.ts';
import { printQuery } from '../../../src/search/print-query.ts';
import { QUERY_FIELDS } from '../../../src/search/query-ast.ts';

const text = readFileSync('docs/search.md', 'utf8');
const rows = text.split('\n').flatMap((line): [written: string, read: string][] => {
  const [, written, read] = /^\| `([^`]+)` \| `([^`]*)` \|/u.exec(line) ?? [];
  return written === undefined || read === undefined ? [] : [[written, read]];
});

test('the table has examples of every operator', () => {
  for (const sign of ['"', '~', '*', '-', ' OR ', '(', 'said:', 'before:'])
    expect(rows.some(([written]) => written.includes(sign))).toBe(true);
});

test.each(rows)('%s is read as %s', (written, read) => {
  expect(printQuery(parseQuery(written).ast)).toBe(read);
});

test('the grammar names every field', () => {
  const named = /^field .* {2}(.*)$/mu.exec(text)?.[1]?.trim().split(' ');
  expect(named).toEqual([...QUERY_FIELDS]);
});

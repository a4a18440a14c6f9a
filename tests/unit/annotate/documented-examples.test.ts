/** The tables of docs/annotation.md, run as they stand: rule, example, speaker. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createAnnotator } from '../../../src/annotate/annotator.ts';

const annotator = createAnnotator();

/** Rows of the tables whose second column promises a speaker: rule, text, name. */
const examples = readFileSync('docs/annotation.md', 'utf8')
  .split('\n')
  .flatMap((line): [rule: string, text: string, speaker: string][] => {
    const [, rule, row] = /^\| `([a-z-]+)` \| ([^`]* → [^`]*) \|$/u.exec(line) ?? [];
    if (rule === undefined || row === undefined) return [];
    return row.split(' · ').map((one) => {
      const [text = '', speaker = ''] = one.split(' → ');
      return [rule, text.replaceAll(' ¶ ', '\n'), speaker];
    });
  });

test('every rule of the tables has an example', () => {
  expect(examples.length).toBeGreaterThan(38);
  expect(new Set(examples.map(([rule]) => rule)).size).toBe(33);
});

test.each(examples)('%s: %s', (rule, text, speaker) => {
  const found = annotator.annotateText({ id: 'x', text }).quotations.map((one) => [one.rule, one.speaker?.name ?? 'nobody']);
  expect(found).toContainEqual([rule, speaker]);
});

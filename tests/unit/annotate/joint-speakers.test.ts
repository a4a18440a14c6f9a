/** Words of several who speak together are a group's, called by all names, and nobody of them vanishes. */
import { describe, expect, test } from 'vitest';
import { createAnnotator } from '../../../src/annotate/annotator.ts';

const annotator = createAnnotator();
const speakers = (text: string) =>
  annotator
    .annotateText({ id: 'x', text })
    .quotations.filter(({ kind }) => kind !== 'indirect')
    .map(({ speaker }) => [speaker?.name, speaker?.kind]);

describe('several who speak together', () => {
  test('are a group under both names before the verb and behind it', () => {
    const both = [
      ['Tom Varley and Ana Ruland', 'group'],
      ['Tom Varley and Ana Ruland', 'group'],
    ];
    expect(speakers('Tom Varley and Ana Ruland said it was “late.” “We tried,” said Tom Varley and Ana Ruland.')).toEqual(both);
    expect(speakers('Tom Varley met Ana Ruland.\nSen. Varley and Gov. Ruland said it was “late.” “We tried,” they said.')).toEqual(both);
  });

  test('may be three, bodies, or somebody and his wife', () => {
    expect(speakers('“It is over,” said Tom Varley, Maria Lind and Ana Ruland.')).toEqual([
      ['Tom Varley, Maria Lind and Ana Ruland', 'group'],
    ]);
    expect(speakers('Wells Fargo and Goldman Sachs said they were “fine.”')).toEqual([['Wells Fargo and Goldman Sachs', 'group']]);
    expect(speakers('The House and the Senate called it “late.”')).toEqual([['House and Senate', 'group']]);
    expect(speakers('Tom Varley and his wife, Ann, said they were “sad.”')).toEqual([['Tom Varley and Ann', 'group']]);
  });

  test('are not read over the end of a clause', () => {
    expect(speakers('Maria Lind met Tom Varley and Ana Ruland said it was “fine.”')).toEqual([['Ana Ruland', 'named']]);
    expect(speakers('“It is late,” said Tom Varley, and Ana Ruland left.')).toEqual([['Tom Varley', 'named']]);
    expect(speakers('Tom Varley, who met Maria Lind and Ana Ruland, said it was “late.”')).toEqual([['Tom Varley', 'named']]);
  });
});

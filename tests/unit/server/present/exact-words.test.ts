import { describe, expect, it } from 'vitest';
import { inflectionsOf } from '../../../../src/server/present/exact-words.ts';

/** Of some marked texts, those that are said to stand there in another form. */
function inflected(q: string, ...texts: string[]): string[] {
  const runs = inflectionsOf(q)(texts.map((text) => ({ text, marked: true })));
  return runs.filter((run) => run.inflected).map(({ text }) => text);
}

describe('the words of a search', () => {
  it('are told from their other forms, whatever their case', () => {
    expect(inflected('cartel votes', 'cartel', 'Cartels', 'vote', 'VOTES')).toEqual(['Cartels', 'vote']);
  });

  it('are exact as phrases, inside quotations and by their beginning', () => {
    expect(inflected('"not negotiable" said:border elect*', 'not negotiable', 'border', 'election')).toEqual([]);
    expect(inflected('said:border', 'borders')).toEqual(['borders']);
  });

  it('are not exact where they were only spelled nearly so', () => {
    expect(inflected('cartle~', 'cartel')).toEqual(['cartel']);
    expect(inflected('"budget vote"~5', 'budget', 'votes')).toEqual(['votes']);
  });

  it('leave what is not marked as it is', () => {
    const runs = [{ text: 'cartels', marked: false }];
    expect(inflectionsOf('cartel')(runs)).toEqual(runs);
    expect(inflected('', 'word')).toEqual(['word']);
  });
});

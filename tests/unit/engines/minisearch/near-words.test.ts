import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NearWords } from '../../../../src/engines/minisearch/near-words.ts';
import type { Section } from '../../../../src/engines/minisearch/section.ts';
import { addStrings, StringList } from '../../../../src/engines/minisearch/string-list.ts';
import { editDistance } from '../../../../src/search/edit-distance.ts';

function listOf(words: readonly string[]): StringList {
  const sections = new Map<string, Section>();
  addStrings(sections, 'words', words);
  return new StringList(sections.get('words') as Uint8Array, sections.get('words.ends') as Uint32Array);
}

describe('near words', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), minLength: 1, maxLength: 9 });

  it('are those that comparing the word with each finds, with their distances', () => {
    fc.assert(
      fc.property(fc.uniqueArray(word, { maxLength: 80 }), word, fc.constantFrom(0, 1, 2), (words, wanted, most) => {
        const sorted = words.toSorted();
        const expected = sorted.flatMap((each, place) => {
          const edits = editDistance(wanted, each, most);
          return edits <= most ? [{ word: place, edits }] : [];
        });
        expect(new NearWords(listOf(sorted)).find(wanted, most)).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });

  it('leave words of other letters to whoever asks', () => {
    const near = new NearWords(listOf(['cartel', 'cartels', 'müller', 'картель']));
    expect(near.others).toEqual([2, 3]);
    expect(near.find('cartle', 2)).toEqual([
      { word: 0, edits: 1 },
      { word: 1, edits: 2 },
    ]);
  });
});

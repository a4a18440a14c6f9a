/** Where the words of a correction are found again after the article was edited. */
import { describe, expect, it } from 'vitest';
import { anchorOf, findAnchor } from '../../../../src/search/corrections/anchor.ts';
import { sampleArticle } from '../../engines/minisearch/sample-articles.ts';

const before = sampleArticle({
  id: 'a',
  paragraphs: ['He said “the harbor is closed” and left the quay at noon.', 'She said “yes”, and later “yes” once more.', 'Nothing else.'],
});
const anchored = (ordinal: number, quotation: number) => {
  const passage = before.passages[ordinal];
  const span = passage?.quotations[quotation];
  if (passage === undefined || span === undefined) throw new Error('no such quotation');
  return { anchor: anchorOf(before, passage, span), span };
};
const nobody = () => undefined;

describe('the words of a correction', () => {
  it('are found where they stand, the second of two that are the same as the second', () => {
    for (const [ordinal, quotation] of [
      [0, 0],
      [1, 0],
      [1, 1],
    ] as const) {
      const { anchor, span } = anchored(ordinal, quotation);
      expect(findAnchor(before, anchor, nobody)).toEqual({ ordinal, start: span.start, end: span.end });
    }
  });

  it('are found in the passage that took the place of theirs', () => {
    const after = sampleArticle({ id: 'a', paragraphs: ['“Yes”, he thought.', 'She said “yes”, and much later “yes” for the last time.'] });
    const { anchor } = anchored(1, 1);
    const [, successor] = after.passages;
    const found = findAnchor(after, anchor, (id) => (id === anchor.passage ? successor?.id : undefined));
    expect(found).toMatchObject({ ordinal: 1, start: successor?.quotations[1]?.start });
  });

  it('are found elsewhere in the article only where they, or what is around them, is telling', () => {
    const moved = sampleArticle({
      id: 'a',
      paragraphs: ['New first.', 'Then: “the harbor is closed”, he said.', 'They said “yes” to that.'],
    });
    expect(findAnchor(moved, anchored(0, 0).anchor, nobody)).toBeUndefined();
    expect(findAnchor(moved, anchored(1, 0).anchor, nobody)).toBeUndefined();
    const whole = sampleArticle({ id: 'a', paragraphs: ['New.', 'In fact, he said “the harbor is closed” and left the quay at two.'] });
    expect(findAnchor(whole, anchored(0, 0).anchor, nobody)).toMatchObject({ ordinal: 1, start: 18 });
  });

  it('are lost where they are gone', () => {
    const gone = sampleArticle({ id: 'a', paragraphs: ['He said “the harbor is open” and left the quay at noon.'] });
    expect(findAnchor(gone, anchored(0, 0).anchor, () => gone.passages[0]?.id)).toBeUndefined();
  });
});

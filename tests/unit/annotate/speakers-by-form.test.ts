import { describe, expect, test } from 'vitest';
import { createAnnotator } from '../../../src/annotate/annotator.ts';

const annotator = createAnnotator();

/** Speakers of the words in marks. */
function speakers(text: string): (string | undefined)[] {
  const { quotations } = annotator.annotateText({ id: 't', text });
  return quotations.filter(({ kind }) => kind !== 'indirect').map(({ speaker }) => speaker?.name);
}

describe('a speaker is found', () => {
  test.each([
    ['by a noun that is also an adjective', 'The board met. “We must wait,” the general said.', 'general'],
    ['by such a noun before the marks', 'The private told reporters: “We were cold.”', 'private'],
    ['by a noun of saying behind the marks', '“Let it sink,” was Paul Berg’s reply.', 'Paul Berg'],
    ['by a noun of saying with "from"', '“Never,” came the answer from Paul Berg.', 'Paul Berg'],
    ['behind "as X notes in the paper"', 'As Maria Lind notes in the Gazette, “the harbour never closed.”', 'Maria Lind'],
    ['over "however"', 'Opponents, however, call it “a catastrophe.”', 'Opponents'],
    ['past a party and an office', 'Rep. Adam Lind, D-Ohio, the chairman of the harbour committee, tweeted: “It is open.”', 'Adam Lind'],
    ['in a line of its own above', 'Paul Berg, pilot:\n\n“I loved the old ferry.”', 'Paul Berg'],
  ])('%s', (_, text, name) => {
    expect(speakers(text)).toEqual([name]);
  });
});

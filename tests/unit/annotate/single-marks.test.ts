import { describe, expect, test } from 'vitest';
import { createAnnotator } from '../../../src/annotate/annotator.ts';

const annotator = createAnnotator();

/** Quotations in marks with their speakers. */
function marked(text: string): [string, string | undefined][] {
  const { quotations } = annotator.annotateText({ id: 't', text });
  return quotations.filter(({ kind }) => kind !== 'indirect').map(({ start, end, speaker }) => [text.slice(start, end), speaker?.name]);
}

describe('speech in single marks', () => {
  test.each([
    ['curly', '‘The harbour is shut,’ said Maria Lind, a pilot. ‘We wait for a boat. Nobody told us why.’'],
    ['straight', "'The harbour is shut,' said Maria Lind, a pilot. 'We wait for a boat. Nobody told us why.'"],
  ])('goes on behind its cue (%s)', (_, text) => {
    expect(marked(text)).toEqual([
      ['The harbour is shut,', 'Maria Lind'],
      ['We wait for a boat. Nobody told us why.', 'Maria Lind'],
    ]);
  });

  test('goes on in the middle of its sentence', () => {
    expect(marked('‘The harbour is shut,’ said Maria Lind, ‘and the boats are gone.’')[1]).toEqual([
      'and the boats are gone.',
      'Maria Lind',
    ]);
  });

  test('leaves single words in such marks terms', () => {
    expect(marked('‘The harbour is shut,’ said Maria Lind. The ‘harbour’ is a pond.')).toHaveLength(1);
  });
});

test('speech in ‹ › is found, and the signs for back and next are no marks', () => {
  expect(marked('‹The harbour is shut,› said Maria Lind. Paul Berg said: ‹It is not.›')).toEqual([
    ['The harbour is shut,', 'Maria Lind'],
    ['It is not.', 'Paul Berg'],
  ]);
  expect(marked('Home › Harbour › News ‹ Back. Paul Berg said: “It is not.”')).toEqual([['It is not.', 'Paul Berg']]);
});

test("a second speech in ``…'' goes on behind the cue", () => {
  expect(marked("``The harbour is shut,'' said Maria Lind. ``Nobody told us.''")).toHaveLength(2);
});

test('a mark of another kind that is never closed does not hide the one that closes', () => {
  expect(marked('“The ‹harbour is shut,” said Maria Lind. Paul Berg left.')).toEqual([['The ‹harbour is shut,', 'Maria Lind']]);
});

import { expect, test } from 'vitest';
import { PART_LENGTH } from '../../../src/annotate/annotate-document.ts';
import { createAnnotator } from '../../../src/annotate/annotator.ts';

const annotator = createAnnotator();
const FILLER = 'The ferry was late that day. ';

test('what a document says at its end is found there however long it is', () => {
  const end = '\nHanna Frost opened the meeting.\n“We waited,” she said. “Nobody came.”';
  const text = `“Go,” said Hanna Frost. ${FILLER.repeat(Math.ceil((1.2 * PART_LENGTH) / FILLER.length))}${end}`;
  const { quotations, mentions, entities } = annotator.annotateText({ id: 'x', text });
  const said = quotations.filter(({ kind }) => kind === 'direct');
  expect(said.map(({ start, end: stop, speaker }) => [text.slice(start, stop), speaker?.name])).toEqual([
    ['Go,', 'Hanna Frost'],
    ['We waited,', 'Hanna Frost'],
    ['Nobody came.', 'Hanna Frost'],
  ]);
  const [first, second, third] = said;
  expect(second?.utterance).not.toBe(first?.utterance);
  expect(third?.utterance).toBe(second?.utterance);
  expect(text.slice(second?.speaker?.start, second?.speaker?.end)).toBe('she');
  const names = mentions.filter(({ entity }) => entity !== undefined);
  expect(new Set(names.map(({ start, end: stop }) => text.slice(start, stop)))).toEqual(new Set(['Hanna Frost']));
  expect(entities.map(({ id }) => id)).toEqual(['person:hanna-frost']);
});

/** The figures of docs/quality.md, as floors: a change that makes annotation or ranking worse on annotated data fails here. */
import { expect, it } from 'vitest';
import { measureQuality } from '../../scripts/measure-quality.mjs';
import { ABSENT, DATA_FOLDER } from './data.ts';

/** By figure, what it must reach; a little below what was measured last, so that one sentence more or less is no failure. */
const FLOORS: Record<string, number> = {
  'quotations.exactSpan.f1': 95.7,
  'quotations.speakerMention': 90.9,
  'quotations.spanAndSpeaker.f1': 89.3,
  'indirect.content.f1': 57.8,
  'indirect.both.f1': 54.5,
  'names.all.f1': 89,
  'cranfield.ndcg@10': 0.375,
  'med.ndcg@10': 0.683,
};

const figureOf = (figures: unknown, name: string): unknown =>
  name.split(/\.(?=[a-z])/i).reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], figures);

it('annotation and ranking are as good as docs/quality.md says', { timeout: 900_000 }, () => {
  if (DATA_FOLDER === undefined) {
    console.warn(ABSENT);
    return;
  }
  const figures = measureQuality(DATA_FOLDER);
  const short = Object.entries(FLOORS)
    .map(([name, floor]) => ({ name, floor, reached: figureOf(figures, name) }))
    .filter(({ floor, reached }) => typeof reached !== 'number' || reached < floor);
  expect(short).toEqual([]);
});

import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { AnnotatedArticle } from '../../../../src/domain/annotation.ts';
import { ArticleValuer, type ArticleValues } from '../../../../src/engines/opensearch/article-values.ts';
import { ValueTally } from '../../../../src/engines/opensearch/values.ts';
import { utterancesOf } from '../../../../src/search/utterances.ts';
import { drawnCorpus, ENTITIES } from '../../../contract/corpus.ts';

function valuesOf(annotated: AnnotatedArticle): ArticleValues {
  const names = new Map(ENTITIES.entities.map(({ id, name }) => [id, name]));
  const canonical = (id: string): string => ENTITIES.canonical[id] ?? id;
  return new ArticleValuer(annotated, utterancesOf(annotated), { canonical, name: (id) => names.get(id) }).values();
}

it('what was counted and taken back was never counted, in whatever order', () => {
  fc.assert(
    fc.property(drawnCorpus, drawnCorpus, (kept, gone) => {
      const [tally, expected] = [new ValueTally(), new ValueTally()];
      for (const article of gone) tally.add(valuesOf(article));
      for (const article of kept) tally.add(valuesOf(article));
      for (const article of gone.toReversed()) tally.remove(valuesOf(article));
      for (const article of kept.toReversed()) expected.add(valuesOf(article));
      expect(tally.list()).toEqual(expected.list());
      for (const counts of expected.list()) expect(tally.countsOf(counts.value)).toEqual(counts);
    }),
  );
});

it('tells which values were counted or taken back since it was asked', () => {
  fc.assert(
    fc.property(drawnCorpus, drawnCorpus, (first, then) => {
      const tally = new ValueTally();
      for (const article of first) tally.add(valuesOf(article));
      tally.takeTouched();
      const before = new Map(tally.list().map((counts) => [counts.value, counts]));
      for (const article of then) tally.add(valuesOf(article));
      const touched = tally.takeTouched();
      for (const counts of tally.list()) if (!touched.has(counts.value)) expect(counts).toEqual(before.get(counts.value));
      expect(tally.takeTouched().size).toBe(0);
    }),
  );
});

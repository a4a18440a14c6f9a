/** What every engine shows of a corpus that people have corrected: the same as of one that had always read so. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AnnotatedArticle } from '../../src/domain/annotation.ts';
import type { CorrectionRecord } from '../../src/domain/correction.ts';
import { FACET_FIELDS, searchQuery, type SearchQuery } from '../../src/domain/search.ts';
import type { SearchEngine } from '../../src/search/engine.ts';
import { LONGER } from '../support/long.ts';
import { type CorpusEntities, drawnCorpus, drawnQuery, ENTITIES } from './corpus.ts';
import { correctPlainly, drawnSteps } from './corrected-corpus.ts';
import { type Effort } from './describe-search-engine.ts';
import { Reference } from './reference.ts';

/** Opens an engine over these articles with these corrections. */
export type OpenCorrected = (
  articles: AnnotatedArticle[],
  entities: CorpusEntities,
  records: readonly CorrectionRecord[],
) => Promise<SearchEngine>;

const ALL = { facetLimit: 1000 };

async function expectSame(engine: SearchEngine, reference: Reference, query: SearchQuery): Promise<void> {
  const page = await engine.search(query, ALL);
  if (page.relaxed) return;
  expect(page.total).toBe(reference.total(query));
  for (const field of FACET_FIELDS) {
    const counts = new Map(page.facets[field].buckets.filter(({ count }) => count > 0).map(({ value, count }) => [value, count]));
    expect([field, counts]).toEqual([field, reference.facet(query, field)]);
  }
}

export function describeCorrectedEngine(
  name: string,
  open: OpenCorrected,
  { corpora = 1, questions = 3, patience = 1 }: Effort = {},
): void {
  const timeout = 120_000 * patience * LONGER;
  const numRuns = Math.ceil(40 * corpora * LONGER);
  describe(`${name}, corrected`, () => {
    it('finds and counts what a corpus would give that had always read so', { timeout }, async () => {
      await fc.assert(
        fc.asyncProperty(
          drawnCorpus,
          drawnSteps,
          fc.array(drawnQuery, { minLength: questions, maxLength: questions }),
          async (articles, steps, queries) => {
            const plain = correctPlainly(articles, ENTITIES, steps);
            const engine = await open(articles, ENTITIES, plain.records);
            try {
              const reference = new Reference(plain.articles, plain.corpus);
              const scopes = (['passages', 'quotations', 'articles'] as const).map((scope) => searchQuery({ scope, limit: 1000 }));
              for (const query of [...scopes, ...queries]) await expectSame(engine, reference, query);
              for (const { id } of plain.corpus.entities) {
                const filters = { speaker: [id] };
                await expectSame(engine, reference, searchQuery({ scope: 'quotations', q: 'said:cartel', filters, limit: 1000 }));
              }
            } finally {
              await engine.close();
            }
          },
        ),
        { numRuns },
      );
    });
  });
}

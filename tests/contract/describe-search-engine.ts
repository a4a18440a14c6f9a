/** The suite that every engine passes: the same totals, hits and facet counts as the reference. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AnnotatedArticle } from '../../src/domain/annotation.ts';
import {
  type Bucket,
  FACET_FIELDS,
  type FacetField,
  type Hit,
  MISSING,
  type SearchPage,
  type SearchQuery,
  searchQuery,
} from '../../src/domain/search.ts';
import type { SearchEngine } from '../../src/search/engine.ts';
import { compareBuckets } from '../../src/search/facet-values.ts';
import { terms } from '../../src/text/tokens.ts';
import { type CorpusEntities, drawnCorpus, drawnQuery, ENTITIES } from './corpus.ts';
import { Reference } from './reference.ts';
import { LONGER } from '../support/long.ts';

/** Opens an engine over exactly these articles. */
export type OpenEngine = (articles: AnnotatedArticle[], entities: CorpusEntities) => Promise<SearchEngine>;

/** How much is asked of an engine. */
export interface Effort {
  /** Of the corpora that are drawn for another: an engine that takes long to open gets fewer, and more questions of each. */
  corpora?: number;
  questions?: number;
  /** Times as long it may take. */
  patience?: number;
}

const ALL_BUCKETS = { facetLimit: 1000 };
/** Those that begin as the words do which are completed here. */
const WORDS_OF_TEXTS = ['cartel', 'cartels', 'carbon', 'raid', 'raids', 'policy', 'policies'];

function keyOf(hit: Hit, query: SearchQuery, articles: AnnotatedArticle[]): string {
  if (query.scope === 'passages') return hit.passage.id;
  if (query.scope === 'articles') return hit.article.id;
  const article = articles.find(({ article: { id } }) => id === hit.article.id);
  const first = hit.quotation?.passages[0];
  const text = hit.quotation?.text;
  const passage = article?.passages.find(({ id }) => id === first);
  const numbers = new Set(passage?.quotations.map(({ utterance }) => utterance));
  const number = [...numbers].find((candidate) => joined(article, candidate) === text);
  return `${hit.article.id}#${String(number)}`;
}

function joined(article: AnnotatedArticle | undefined, number: number): string | undefined {
  return article?.passages
    .flatMap(({ text, quotations }) =>
      quotations
        .filter(({ utterance }) => utterance === number)
        .toSorted((a, b) => a.start - b.start)
        .map(({ start, end }) => text.slice(start, end)),
    )
    .join(' ');
}

function countsOf(page: SearchPage, field: FacetField): Map<string, number> {
  return new Map(page.facets[field].buckets.filter(({ count }) => count > 0).map(({ value, count }) => [value, count]));
}

/** Of all dates those that are drawn, each judged by itself. */
function openDates(all: readonly Bucket[]): Bucket[] {
  const dates = all.filter(({ value }) => value !== MISSING);
  const wholeOf = (date: string): string => date.slice(0, Math.max(0, date.lastIndexOf('-')));
  const isOnly = ({ value, count }: Bucket): boolean =>
    count > 0 && dates.every((other) => other.value === value || other.count === 0 || wholeOf(other.value) !== wholeOf(value));
  const isOpen = (period: string): boolean => {
    if (period === '') return true;
    if (dates.some(({ value, selected, excluded }) => (selected || excluded) && `${value}-`.startsWith(`${period}-`))) return true;
    return isOpen(wholeOf(period)) && dates.some((bucket) => bucket.value === period && isOnly(bucket));
  };
  return all.filter((bucket) => bucket.value === MISSING || bucket.selected || bucket.excluded || isOpen(wholeOf(bucket.value)));
}

/** Typo tolerance answers another question: it may be used only where the words alone find nothing. */
function expectFairRelaxation(reference: Reference, query: SearchQuery): void {
  expect(reference.totalOfWordsAlone(query)).toBe(0);
}

async function withEngine(open: OpenEngine, articles: AnnotatedArticle[], use: (engine: SearchEngine) => Promise<void>): Promise<void> {
  const engine = await open(articles, ENTITIES);
  try {
    await use(engine);
  } finally {
    await engine.close();
  }
}

export function describeSearchEngine(name: string, open: OpenEngine, { corpora = 1, questions = 4, patience = 1 }: Effort = {}): void {
  const runs = (number: number) => ({ numRuns: Math.ceil(number * corpora * LONGER) });
  const RUNS = runs(30);
  const timeout = (ms: number): number => ms * patience * LONGER;
  describe(name, () => {
    it('finds the units, and counts the facets, that the semantics define', { timeout: timeout(120_000) }, async () => {
      await fc.assert(
        fc.asyncProperty(drawnCorpus, fc.array(drawnQuery, { minLength: questions, maxLength: questions }), async (articles, queries) => {
          await withEngine(open, articles, async (engine) => {
            for (const query of queries) {
              const reference = new Reference(articles, ENTITIES);
              const page = await engine.search(query, ALL_BUCKETS);
              if (page.relaxed) {
                if (query.after === undefined && query.before === undefined) expectFairRelaxation(reference, query);
                continue;
              }
              const units = reference.units(query);
              expect(page.total).toBe(units.length);
              expect(page.hits.map((hit) => keyOf(hit, query, articles)).sort()).toHaveLength(units.length);
              if (query.scope !== 'quotations')
                expect(page.hits.map((hit) => keyOf(hit, query, articles)).sort()).toEqual(units.map(({ key }) => key).sort());
              for (const field of FACET_FIELDS) expect([field, countsOf(page, field)]).toEqual([field, reference.facet(query, field)]);
            }
          });
        }),
        RUNS,
      );
    });

    it('gives each bucket the total that follows when it is chosen alone', { timeout: timeout(120_000) }, async () => {
      await fc.assert(
        fc.asyncProperty(drawnCorpus, drawnQuery, async (articles, query) => {
          await withEngine(open, articles, async (engine) => {
            const page = await engine.search(query, ALL_BUCKETS);
            for (const field of FACET_FIELDS) {
              const { buckets, total } = page.facets[field];
              expect(total).toBe(buckets.length);
              expect([...buckets].sort(compareBuckets)).toEqual(buckets);
              for (const bucket of buckets) {
                const chosen = query.allOf.includes(field) ? (query.filters[field] ?? []) : [];
                const others = buckets.filter((other) => other.excluded && other.value !== bucket.value).map(({ value }) => value);
                const after = await engine.search({
                  ...query,
                  filters: { ...query.filters, [field]: [...chosen, bucket.value] },
                  excludes: { ...query.excludes, [field]: others },
                });
                expect([field, bucket.value, after.total]).toEqual([field, bucket.value, bucket.count]);
                expect(after.facets[field].buckets.find(({ value }) => value === bucket.value)).toMatchObject({ selected: true });
              }
            }
          });
        }),
        runs(25),
      );
    });

    it('pages through the same order that one long page has', { timeout: timeout(60_000) }, async () => {
      await fc.assert(
        fc.asyncProperty(
          drawnCorpus,
          drawnQuery,
          fc.constantFrom('relevance', 'newest', 'oldest' as const),
          async (articles, query, sort) => {
            await withEngine(open, articles, async (engine) => {
              const identify = (page: SearchPage): unknown[] =>
                page.hits.map(({ passage, quotation, score }) => [passage.id, quotation?.text, score]);
              const whole = await engine.search({ ...query, sort });
              const pieces: unknown[] = [];
              for (let page = 1; pieces.length < whole.total; page++) {
                const part = identify(await engine.search({ ...query, sort, page, limit: 3 }));
                expect(part.length).toBeGreaterThan(0);
                pieces.push(...part);
              }
              expect(pieces).toEqual(identify(whole));
              if (sort === 'relevance')
                expect(whole.hits.map(({ score }) => score)).toEqual(whole.hits.map(({ score }) => score).sort((a, b) => b - a));
            });
          },
        ),
        RUNS,
      );
    });

    it('gives the dates to their end in a search that asks for it, by label', { timeout: timeout(60_000) }, async () => {
      await fc.assert(
        fc.asyncProperty(drawnCorpus, drawnQuery, async (articles, query) => {
          await withEngine(open, articles, async (engine) => {
            const page = await engine.search(query, { facetLimit: 1, dates: 'whole' });
            expect(page.facets.date).toEqual(await engine.facet(query, 'date', { order: 'label', limit: 1000 }));
            for (const other of FACET_FIELDS) if (other !== 'date') expect(page.facets[other].buckets.length).toBeLessThanOrEqual(1);
          });
        }),
        runs(15),
      );
    });

    it('gives of the dates, where these are to be drawn, the years and what is open', { timeout: timeout(60_000) }, async () => {
      await fc.assert(
        fc.asyncProperty(drawnCorpus, drawnQuery, async (articles, query) => {
          await withEngine(open, articles, async (engine) => {
            const whole = (await engine.search(query, { facets: ['date'], dates: 'whole' })).facets.date;
            const page = await engine.search(query, { facets: ['date'], dates: 'open' });
            expect(page.facets.date).toEqual({ total: whole.total, buckets: openDates(whole.buckets) });
          });
        }),
        RUNS,
      );
    });

    it('gives the facets that are asked for, and the hits, as if all were', { timeout: timeout(60_000) }, async () => {
      await fc.assert(
        fc.asyncProperty(drawnCorpus, drawnQuery, fc.subarray([...FACET_FIELDS]), async (articles, query, facets) => {
          await withEngine(open, articles, async (engine) => {
            const whole = await engine.search(query, ALL_BUCKETS);
            const page = await engine.search(query, { ...ALL_BUCKETS, facets });
            expect({ total: page.total, hits: page.hits }).toEqual({ total: whole.total, hits: whole.hits });
            for (const field of FACET_FIELDS)
              expect(page.facets[field]).toEqual(facets.includes(field) ? whole.facets[field] : { buckets: [], total: 0 });
          });
        }),
        RUNS,
      );
    });

    it('shows a value once, with its count, that is chosen by two of its names', { timeout: timeout(60_000) }, async () => {
      await fc.assert(
        fc.asyncProperty(
          drawnCorpus,
          fc.constantFrom('passages', 'quotations', 'articles' as const),
          fc.constantFrom<FacetField[]>([], ['cites']),
          async (articles, scope, allOf) => {
            await withEngine(open, articles, async (engine) => {
              const of = async (cites: string[]) =>
                (await engine.search(searchQuery({ scope, filters: { cites }, allOf }), ALL_BUCKETS)).facets;
              const [once, twice] = [await of(['Reuters']), await of(['Reuters', 'reuters'])];
              const isThere = once.cites.buckets.some(({ value, count }) => value === 'Reuters' && count > 0);
              if (isThere) expect(twice).toEqual(once);
              const values = twice.cites.buckets.map(({ value }) => value);
              expect(values).toEqual([...new Set(values)]);
              expect(twice.cites.total).toBe(values.length);
            });
          },
        ),
        runs(15),
      );
    });

    it('gives words that it completes the totals of the searches that they lead to', { timeout: timeout(60_000) }, async () => {
      await fc.assert(
        fc.asyncProperty(
          drawnCorpus,
          fc.constantFrom('', 'said:', 'title:', 'raid ', 'said:raid said:', '-raid '),
          async (articles, before) => {
            await withEngine(open, articles, async (engine) => {
              for (const beginning of ['ca', 'ra', 'pol']) {
                const words = (await engine.suggest(before + beginning)).filter(({ kind }) => kind === 'word');
                const expected = new Map<string, number>();
                for (const word of WORDS_OF_TEXTS.filter((one) => one.startsWith(beginning))) {
                  if (articles.every(({ passages }) => passages.every(({ text }) => !terms(text).includes(word)))) continue;
                  const page = await engine.search(searchQuery({ q: before + word }));
                  if (page.total > 0 && page.relaxed === undefined) expected.set(before + word, page.total);
                }
                expect(new Map(words.map(({ text, count }) => [text, count]))).toEqual(expected);
              }
            });
          },
        ),
        runs(15),
      );
    });

    it('finds utterances whose words stand in several articles', { timeout: timeout(60_000) }, async () => {
      await fc.assert(
        fc.asyncProperty(drawnCorpus, drawnQuery, async (articles, query) => {
          await withEngine(open, articles, async (engine) => {
            if (engine.repeated === undefined) return;
            const all = await engine.search({ ...query, scope: 'quotations', limit: 1000 });
            const groups = new Map<string, Set<string>>();
            for (const { quotation, article } of all.hits) {
              const words = terms(quotation?.text ?? '');
              if (words.length < 4) continue;
              groups.set(words.join(' '), (groups.get(words.join(' ')) ?? new Set()).add(article.id));
            }
            const expected = [...groups].flatMap(([words, found]) => (found.size > 1 ? [[words, found.size] as const] : []));
            const repeated = await engine.repeated(query, 1000);
            const found = repeated.map(({ quotation }) => terms(quotation?.text ?? '').join(' '));
            expect(found.toSorted()).toEqual(expected.map(([words]) => words).toSorted());
            const sizes = found.map((words) => groups.get(words)?.size ?? 0);
            expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
          });
        }),
        RUNS,
      );
    });

    it('gives one facet, by pages, as it gives all of them', { timeout: timeout(60_000) }, async () => {
      await fc.assert(
        fc.asyncProperty(drawnCorpus, drawnQuery, fc.constantFrom(...FACET_FIELDS), async (articles, query, field) => {
          await withEngine(open, articles, async (engine) => {
            const page = await engine.search(query, ALL_BUCKETS);
            const first = await engine.facet(query, field, { limit: 2 });
            const rest = await engine.facet(query, field, { offset: 2, limit: 1000 });
            expect([...first.buckets, ...rest.buckets]).toEqual(page.facets[field].buckets);
            expect(first.total).toBe(page.facets[field].total);
          });
        }),
        RUNS,
      );
    });
  });
}

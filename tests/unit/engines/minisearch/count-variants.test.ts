/** How many other articles have a quotation is counted without reading its article; it must be what the page of its forms shows. */
import { expect, it, onTestFinished } from 'vitest';
import type { AnnotatedArticle } from '../../../../src/domain/annotation.ts';
import type { SearchEngine } from '../../../../src/search/engine.ts';
import { temporaryFolder } from '../../store/temporary-folder.ts';
import { openSegments } from './open-segments.ts';
import { sampleArticle } from './sample-articles.ts';

const LONG = 'The bridge will be closed for the whole of the winter and nobody has asked the people who live there';
const OTHER = 'We have paid for this ferry three times over and the council has not once told us why that is so';
const THIRD = 'There was never a plan for the harbour that anybody in this town could have read before the vote';
const BROKEN = 'It goes on';

/** The second paragraph begins with what is new, and ends with what goes on from the first. */
function withOneThatGoesOn(article: AnnotatedArticle): AnnotatedArticle {
  const numbers = [
    [0, 1],
    [2, 0],
  ];
  return {
    ...article,
    passages: article.passages.map((passage, i) => ({
      ...passage,
      quotations: passage.quotations.map((quotation, j) => ({ ...quotation, utterance: numbers[i]?.[j] ?? 0 })),
    })),
  };
}

const articles = [
  withOneThatGoesOn(sampleArticle({ id: 'a', paragraphs: [`“${LONG},” she said. “${OTHER}.”`, `“${THIRD}.” And: “${BROKEN}.”`] })),
  sampleArticle({ id: 'b', paragraphs: [`“${THIRD}.” “${LONG}.”`, 'Nothing.'] }),
  sampleArticle({ id: 'c', paragraphs: [`“${THIRD}.”`] }),
];

async function openArticles(): Promise<SearchEngine> {
  const engine = await openSegments(temporaryFolder(), [articles.map((article) => ({ article, live: true }))], {
    entities: [],
    canonical: {},
  });
  onTestFinished(() => engine.close());
  return engine;
}

it('is one less than the articles of its forms, also where a speech goes on from the paragraph before', async () => {
  const engine = await openArticles();
  const places = articles.flatMap(({ passages }) =>
    passages.flatMap(({ id, quotations }) => quotations.map(({ start }) => ({ passage: id, at: start }))),
  );
  const counts = await engine.countVariants?.(places);
  const shown: number[] = [];
  for (const place of places) shown.push(((await engine.variants?.(place))?.articles ?? 1) - 1);
  expect(counts).toEqual(shown);
  expect(counts).toEqual([1, 0, 2, 1, 2, 1, 2]);
});

it('is none of what is no quotation, and of what is not here', async () => {
  const engine = await openArticles();
  const [first] = articles[0]?.passages ?? [];
  expect(
    await engine.countVariants?.([
      { passage: first?.id ?? '', at: 0 },
      { passage: 'p-aaaaaaaaaaaaaaaa', at: 1 },
    ]),
  ).toEqual([0, 0]);
});

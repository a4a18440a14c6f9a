/** The quotations that a reader of the fictional corpus expects (its EXPECTED.md), found by searching for their first words. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { type SearchPage, searchQuery } from '../../src/domain/search.ts';
import { type Api, serveCorpus } from '../support/serve-corpus.ts';

const CORPUS = 'tests/fixtures/fictional';
const expectedSchema = z.array(
  z.object({
    path: z.string(),
    start_words: z.string(),
    kind: z.string(),
    speaker: z.string().nullable(),
    named_as: z.string().optional(),
  }),
);
const expected = expectedSchema.parse(JSON.parse(readFileSync(`${CORPUS}/expected.json`, 'utf8')));

let api: Api;
beforeAll(async () => {
  api = await serveCorpus(CORPUS);
});
afterAll(() => api.close());

type Found = NonNullable<SearchPage['hits'][number]['quotation']>;

/** The utterance of that article which begins with the words, searched for as an exact phrase. */
async function findUtterance(path: string, words: string): Promise<Found | undefined> {
  const page = await api.engine.search(searchQuery({ q: `"${words}"`, scope: 'quotations', limit: 100 }));
  for (const { article, quotation } of page.hits) {
    const stored = await api.engine.article(article.id);
    const isHere = stored?.article.path === path || stored?.article.copies?.some((copy) => copy.path === path);
    if (isHere === true) return quotation;
  }
  return undefined;
}

it('are found by their first words, and most have the right speaker and kind', async () => {
  const lost: string[] = [];
  const wrong: string[] = [];
  for (const { path, start_words: words, kind, speaker, named_as: namedAs } of expected) {
    const found = await findUtterance(path, words);
    if (found === undefined) lost.push(words);
    else if (found.kind !== kind || !isSpeaker(found.speaker?.name, [speaker, namedAs])) {
      wrong.push(`“${words}”: ${found.kind}, ${found.speaker?.name ?? 'nobody'}; expected ${kind}, ${speaker ?? 'nobody'}`);
    }
  }
  console.log(
    `${expected.length} expected: ${lost.length} not found (${lost.join(' | ')}), ${wrong.length} wrong\n  ${wrong.join('\n  ')}`,
  );
  expect(lost.length).toBeLessThanOrEqual(2);
  expect(lost.length + wrong.length).toBeLessThanOrEqual(12);
});

/** Whether a speaker is who was expected, by any of the names that are right here; articles and case aside. */
function isSpeaker(name: string | undefined, right: readonly (string | null | undefined)[]): boolean {
  if (name === undefined) return right[0] === null;
  const bare = (text: string): string => text.toLowerCase().replace(/^(?:the|a|an) /, '');
  return right.some((one) => typeof one === 'string' && (bare(name) === bare(one) || bare(one).endsWith(` ${bare(name)}`)));
}

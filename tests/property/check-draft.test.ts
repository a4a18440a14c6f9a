/** A quotation of the corpus that goes into a draft as it is, is exact; with words of it changed it is changed, and what it was is shown. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { searchQuery } from '../../src/domain/search.ts';
import { checkQuotation } from '../../src/search/draft/check-quotation.ts';
import { terms } from '../../src/text/tokens.ts';
import { LONGER } from '../support/long.ts';
import { randomFrom } from '../support/random.ts';
import { type Api, serveCorpus } from '../support/serve-corpus.ts';

let api: Api;
let sayings: { text: string; speaker: string | undefined }[];

beforeAll(async () => {
  api = await serveCorpus('tests/fixtures/fictional');
  const query = searchQuery({ scope: 'quotations', filters: { kind: ['direct', 'mixed'] }, limit: 1000 });
  const { hits } = await api.engine.search(query, { facets: [] });
  sayings = hits.flatMap(({ quotation }) =>
    quotation && !/[[(…]|\.\.\./.test(quotation.text) ? { text: quotation.text, speaker: quotation.speaker?.name } : [],
  );
}, 120_000);
afterAll(() => api?.close());

const SEED = Number(process.env['PULLQUOTE_SEED'] ?? 20_261_130);
const REPLACEMENTS = ['marzipan', 'quorum', 'xylophone', 'gherkin'];
const words = (text: string): string[] => text.split(/\s+/).filter((word) => terms(word).length > 0);

test('a quotation of the corpus is exact, and so is a part of it and one with words left out where dots stand', async () => {
  const random = randomFrom(SEED);
  expect(sayings.length).toBeGreaterThan(50);
  for (let i = 0; i < 60 * LONGER; i++) {
    const { text } = sayings[Math.floor(random() * sayings.length)] ?? { text: '' };
    const whole = await checkQuotation(api.engine, { text, speaker: null });
    expect(whole.verdict, `seed ${SEED}: ${text}`).toBe('exact');
    const own = words(text);
    if (own.length < 8) continue;
    const at = 2 + Math.floor(random() * (own.length - 6));
    const part = own.slice(at - 2, at + 4).join(' ');
    expect((await checkQuotation(api.engine, { text: part, speaker: null })).verdict, `seed ${SEED}: ${part}`).toBe('exact');
    const elided = [...own.slice(0, at), '…', ...own.slice(at + 1)].join(' ');
    expect((await checkQuotation(api.engine, { text: elided, speaker: null })).verdict, `seed ${SEED}: ${elided}`).toBe('exact');
  }
});

test('with words of it replaced, left out or put in it is changed, and leads to what it was', async () => {
  const random = randomFrom(SEED + 1);
  const long = sayings.filter(({ text }) => words(text).length >= 8);
  expect(long.length).toBeGreaterThan(20);
  for (let i = 0; i < 60 * LONGER; i++) {
    const { text } = long[Math.floor(random() * long.length)] ?? { text: '' };
    const own = words(text);
    const edits = Math.max(1, Math.floor(own.length / 12));
    for (let edit = 0; edit < edits; edit++) {
      const at = 1 + Math.floor(random() * (own.length - 2));
      const word = REPLACEMENTS[Math.floor(random() * REPLACEMENTS.length)] ?? '';
      own.splice(at, random() < 0.6 ? 1 : 0, word);
    }
    const draft = own.join(' ');
    const checked = await checkQuotation(api.engine, { text: draft, speaker: null });
    expect(checked.verdict, `seed ${SEED}: ${draft} / ${text}`).toBe('changed');
    expect(checked.found.map(({ quotation }) => quotation?.text)).toContain(text);
  }
});

test('words of another corpus are not found', async () => {
  for (const text of [
    'We choose marzipan over every xylophone in this gherkin republic',
    'Only the quorum of walruses may adjourn the seminar',
  ]) {
    expect((await checkQuotation(api.engine, { text, speaker: null })).verdict).toBe('not-found');
  }
});

/**
 * Which hits are words that are also quoted in other articles. Where the engine compares quotations, in any form, and the forms stand side by side on a page of
 * their own; else in just these words, and in how many is asked by the very search that the number leads to.
 */
import type { Passage, Quotation, Span } from '../domain/annotation.ts';
import { variantsLink } from '../domain/links.ts';
import { type Hit, searchQuery, type SearchQuery } from '../domain/search.ts';
import { spansOfHit } from '../export/attribution.ts';
import type { SearchEngine, SearchOptions } from '../search/engine.ts';
import { someAtATime } from './some-at-a-time.ts';
import { searchUrl } from './url-query.ts';

export interface SameWords {
  /** Other ones. */
  articles: number;
  href: string;
  isCompared: boolean;
}

interface Saying {
  text: string;
  /** Of its first part. */
  span: Span;
}

/** What a passage quotes in marks, by utterance. */
function sayingsIn({ text, quotations }: Passage): Saying[] {
  const sayings = new Map<number, Saying>();
  for (const { start, end, kind, utterance } of quotations) {
    if (kind === 'indirect') continue;
    const before = sayings.get(utterance);
    const words = text.slice(start, end);
    sayings.set(utterance, before === undefined ? { text: words, span: { start, end } } : { ...before, text: `${before.text} ${words}` });
  }
  return [...sayings.values()];
}

function longestSaying(passage: Passage): Saying | undefined {
  return sayingsIn(passage).reduce<Saying | undefined>(
    (longest, saying) => (longest === undefined || saying.text.length > longest.text.length ? saying : longest),
    undefined,
  );
}

function sayingOf(hit: Hit): Saying | undefined {
  const { passage, quotation } = hit;
  if (quotation === undefined) return longestSaying(passage);
  const [span] = spansOfHit(hit) as (Quotation | undefined)[];
  return quotation.kind === 'indirect' || span === undefined ? undefined : { text: quotation.text, span };
}

function queryFor(text: string, article: string): SearchQuery {
  const words = text.replace(/["“”„«»]/g, ' ').trim();
  return searchQuery({ q: `said:"${words}"`, scope: 'articles', excludes: { article: [article] } });
}

interface Said {
  hit: Hit;
  saying: Saying;
}

async function findCompared(engine: SearchEngine, said: readonly Said[]): Promise<Map<Hit, SameWords>> {
  const counts = await engine.countVariants?.(said.map(({ hit, saying }) => ({ passage: hit.passage.id, at: saying.span.start })));
  return new Map(
    said.flatMap(({ hit, saying }, i) => {
      const articles = counts?.[i] ?? 0;
      return articles === 0 ? [] : [[hit, { articles, href: variantsLink(hit.passage, saying.span), isCompared: true }] as const];
    }),
  );
}

/** By hit; those whose words stand in no other article are left out. */
export async function findSameWords(
  engine: SearchEngine,
  hits: readonly Hit[],
  options: SearchOptions,
): Promise<ReadonlyMap<Hit, SameWords>> {
  const said = hits.flatMap((hit): Said | [] => {
    const saying = sayingOf(hit);
    return saying === undefined ? [] : { hit, saying };
  });
  const compared = await findCompared(engine, said);
  const others = said.filter(({ hit }) => !compared.has(hit));
  const are = (await engine.standElsewhere?.(others.map(({ hit, saying }) => ({ article: hit.article.id, text: saying.text })))) ?? [];
  const repeated = others.filter((_, i) => are[i] === true);
  const counted = await someAtATime(repeated, async ({ hit, saying }) => {
    const query = queryFor(saying.text, hit.article.id);
    const { total } = await engine.search({ ...query, limit: 0 }, { ...options, facets: [] });
    return [hit, { articles: total, href: searchUrl(query), isCompared: false }] as const;
  });
  return new Map([...compared, ...counted.filter(([, { articles }]) => articles > 0)]);
}

/** Of the quotations of an article in marks those that other articles have in any form, by passage. */
export async function findSameQuotations(engine: SearchEngine, passages: readonly Passage[]): Promise<ReadonlyMap<string, SameWords[]>> {
  const places = passages.flatMap((passage) => sayingsIn(passage).map(({ span }) => ({ passage, span })));
  const counts = await engine.countVariants?.(places.map(({ passage, span }) => ({ passage: passage.id, at: span.start })));
  const found = new Map<string, SameWords[]>();
  places.forEach(({ passage, span }, i) => {
    const articles = counts?.[i] ?? 0;
    if (articles === 0) return;
    found.set(passage.id, [...(found.get(passage.id) ?? []), { articles, href: variantsLink(passage, span), isCompared: true }]);
  });
  return found;
}

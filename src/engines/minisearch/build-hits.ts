/** Hits as they are shown: their texts are read here, and marked by what the query says. */
import type { AnnotatedArticle, Passage, Span } from '../../domain/annotation.ts';
import { PullquoteError } from '../../domain/errors.ts';
import { articleLink, passageLink } from '../../domain/links.ts';
import type { Hit } from '../../domain/search.ts';
import { highlight } from '../../search/highlight.ts';
import type { QueryNode } from '../../search/query-ast.ts';
import { type Utterance, utterancesOf } from '../../search/utterances.ts';
import type { ArticleFiles } from './article-files.ts';
import type { ArticleEntry, Collection } from './collection.ts';
import type { Constraints } from './constraints.ts';
import { seek } from './doc-sets.ts';
import type { Matched } from './evaluate.ts';
import { meetsRowFilters } from './row-filters.ts';
import { passagesOfUnit, type Units } from './units.ts';

export interface HitContext {
  collection: Collection;
  units: Units;
  files: ArticleFiles;
  /** As it was searched. */
  query: QueryNode | undefined;
  matched: Matched;
  constraints: Constraints;
  /** Of the texts that were searched. */
  scores: Float64Array;
}

interface Shown {
  entry: ArticleEntry;
  annotated: AnnotatedArticle;
  utterances: Utterance[];
}

/** The utterances, by their place in the article, of the rows by which the unit matches. */
function matchingUtterances(context: HitContext, unit: number, entry: ArticleEntry): number[] {
  const { units, matched, constraints } = context;
  const [start, end] = [units.rowStarts[unit] ?? 0, units.rowStarts[unit + 1] ?? 0];
  const rows: number[] = [];
  if (matched.by === 'row') {
    for (let at = seek(matched.set, start, 0); at < matched.set.length && (matched.set[at] ?? 0) < end; at++)
      rows.push(matched.set[at] ?? 0);
  } else {
    for (let row = start; row < end; row++) rows.push(row);
  }
  const meeting = rows.filter((row) => meetsRowFilters(units.rowValues, constraints, [row]));
  return (meeting.length > 0 ? meeting : rows)
    .map((row) => (units.rowUtterance[row] ?? -1) - entry.firstUtterance)
    .filter((place) => place >= 0);
}

function partsIn(utterances: readonly Utterance[], ordinal: number): Span[] {
  return utterances.flatMap((utterance) => utterance.parts.filter((part) => part.passage === ordinal).map((part) => part.quotation));
}

function spoken(shown: Shown, places: readonly number[]): Utterance[] {
  return places.flatMap((place) => shown.utterances[place] ?? []);
}

/** The best passage of an article: by its score; among equals one in which a matching quotation stands; then the first. */
function bestPassage(context: HitContext, unit: number, shown: Shown, places: readonly number[]): number {
  const passages = passagesOfUnit(context.units, unit);
  const { by } = context.matched;
  const isFiltered = by === 'row' || Object.values(context.constraints).some(({ hasFilter }) => hasFilter);
  const withQuotation = new Set(
    isFiltered ? spoken(shown, places).flatMap((utterance) => utterance.parts.map((part) => part.passage)) : [],
  );
  let best = 0;
  const better = (a: number, b: number): boolean => {
    const difference = (context.scores[passages[a] ?? 0] ?? 0) - (context.scores[passages[b] ?? 0] ?? 0);
    return difference > 0 || (difference === 0 && withQuotation.has(a) && !withQuotation.has(b));
  };
  for (let i = 1; i < passages.length; i++) if (better(i, best)) best = i;
  return best;
}

function marked(spans: readonly Span[]): number {
  return spans.reduce((sum, span) => sum + span.end - span.start, 0);
}

/** In scope quotations: the utterance, and the passage with the best match. */
function quotationOf(
  context: HitContext,
  unit: number,
  shown: Shown,
): { ordinal: number; highlights: Span[]; quotation: NonNullable<Hit['quotation']> } {
  const utterance = shown.utterances[unit - shown.entry.firstUtterance];
  if (!utterance) throw new PullquoteError('index-corrupt', `article ${shown.entry.id} has lost a quotation`, { hint: 'pullquote check' });
  const ordinals = [...new Set(utterance.parts.map((part) => part.passage))].sort((a, b) => a - b);
  let best = { ordinal: ordinals[0] ?? 0, highlights: [] as Span[] };
  ordinals.forEach((ordinal, i) => {
    const parts = partsIn([utterance], ordinal);
    const spans = highlight(shown.annotated.passages[ordinal]?.text ?? '', context.query, parts);
    const highlights = spans.filter((span) => parts.some((part) => span.start < part.end && span.end > part.start));
    if (i === 0 || marked(highlights) > marked(best.highlights)) best = { ordinal, highlights };
  });
  const quotation = {
    text: utterance.text,
    speaker: utterance.speaker,
    kind: utterance.kind,
    passages: ordinals.map((ordinal) => shown.annotated.passages[ordinal]?.id ?? ''),
    highlights: highlight(utterance.text, context.query),
  };
  return { ...best, quotation };
}

function describeArticle({ annotated: { article } }: Shown): Hit['article'] {
  return {
    id: article.id,
    title: article.title,
    sources: article.sources,
    ...(article.published === undefined ? {} : { published: article.published }),
    ...(article.url === undefined ? {} : { url: article.url }),
    link: articleLink(article),
  };
}

function passageAt(shown: Shown, ordinal: number): Passage {
  const passage = shown.annotated.passages[ordinal];
  if (!passage) throw new PullquoteError('index-corrupt', `article ${shown.entry.id} has lost a paragraph`, { hint: 'pullquote check' });
  return passage;
}

/** The hit of a unit. */
export async function buildHit(context: HitContext, unit: number, score: number): Promise<Hit> {
  const { collection, units } = context;
  const entry = collection.articles[units.article[unit] ?? 0];
  if (!entry) throw new PullquoteError('index-corrupt', 'an article has lost its record', { hint: 'pullquote check' });
  const annotated = await context.files.read(entry);
  const shown: Shown = { entry, annotated, utterances: utterancesOf(annotated) };
  const article = describeArticle(shown);
  if (units.scope === 'quotations') {
    const { ordinal, highlights, quotation } = quotationOf(context, unit, shown);
    const passage = passageAt(shown, ordinal);
    return { article, passage, quotation, highlights, score, link: passageLink(passage.id) };
  }
  const places = matchingUtterances(context, unit, entry);
  const ordinal = units.scope === 'passages' ? unit - entry.firstPassage : bestPassage(context, unit, shown, places);
  const passage = passageAt(shown, ordinal);
  const highlights = highlight(passage.text, context.query, partsIn(spoken(shown, places), ordinal));
  return { article, passage, highlights, score, link: passageLink(passage.id) };
}

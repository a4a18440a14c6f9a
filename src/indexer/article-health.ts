/**
 * What of each article goes into the health of the corpus: a line a segment's article, so that a run counts without reading texts.
 *
 * Of a large segment, lines that were dropped from a single article are left out: they are no furniture of a site, and there are as
 * many as headlines.
 */
import { z } from 'zod';
import type { AnnotatedArticle } from '../domain/annotation.ts';
import { copySchema, DROP_REASONS } from '../domain/article.ts';
import { isNotGiven } from '../search/facet-values.ts';

const droppedLineSchema = z.tuple([z.enum(DROP_REASONS), z.string()]);

export const articleHealthSchema = z.object({
  id: z.string(),
  title: z.string(),
  path: z.string(),
  language: z.string(),
  hasSource: z.boolean(),
  hasDate: z.boolean(),
  hasAuthor: z.boolean(),
  quotations: z.number(),
  unattributed: z.number(),
  copies: z.array(copySchema).exactOptional(),
  dropped: z.array(droppedLineSchema),
});
export type ArticleHealth = z.infer<typeof articleHealthSchema>;

/** Enough of a line to know it by. */
const LINE_CHARACTERS = 160;
const LARGE_SEGMENT = 200;

function droppedLines({ article }: AnnotatedArticle): ArticleHealth['dropped'] {
  const lines = new Map<string, ArticleHealth['dropped'][number]>();
  for (const { text, reason } of article.dropped) {
    const line = text.replace(/\s+/gu, ' ').trim().slice(0, LINE_CHARACTERS);
    if (line !== '' && !lines.has(line)) lines.set(line, [reason, line]);
  }
  return [...lines.values()];
}

function countSpeeches({ passages }: AnnotatedArticle): Pick<ArticleHealth, 'quotations' | 'unattributed'> {
  const hasSpeaker = new Map<number, boolean>();
  for (const { utterance, speaker } of passages.flatMap((passage) => passage.quotations)) {
    hasSpeaker.set(utterance, !isNotGiven(speaker) || hasSpeaker.get(utterance) === true);
  }
  return { quotations: hasSpeaker.size, unattributed: [...hasSpeaker.values()].filter((has) => !has).length };
}

/** What is remembered of one article. */
export function healthOf(annotated: AnnotatedArticle): ArticleHealth {
  const { id, title, path, language, sources, published, authors, copies } = annotated.article;
  return {
    id,
    title,
    path,
    language,
    hasSource: sources.length > 0,
    hasDate: published !== undefined,
    hasAuthor: authors.length > 0,
    ...countSpeeches(annotated),
    ...(copies === undefined ? {} : { copies }),
    dropped: droppedLines(annotated),
  };
}

/** The lines of a segment's file. */
export function healthOfSegment(articles: readonly ArticleHealth[]): ArticleHealth[] {
  if (articles.length < LARGE_SEGMENT) return [...articles];
  const counts = new Map<string, number>();
  for (const [, line] of articles.flatMap((article) => article.dropped)) counts.set(line, (counts.get(line) ?? 0) + 1);
  return articles.map((article) => ({ ...article, dropped: article.dropped.filter(([, line]) => (counts.get(line) ?? 0) > 1) }));
}

/**
 * Annotations through the cache.
 *
 * The key is all that annotation may look at, and neither path nor id: the same text in another file is a hit. The one thing in an
 * annotation that depends on the id of the article, the ids of its passages, is minted again.
 */
import type { z } from 'zod';
import { ANNOTATOR_VERSION } from '../annotate/annotator.ts';
import { type AnnotatedArticle, annotatedArticleSchema, type Passage } from '../domain/annotation.ts';
import type { Article } from '../domain/article.ts';
import { passageIdMinter } from '../domain/ids.ts';
import { type AnnotationCache, cacheKey } from '../store/annotation-cache.ts';
import type { AnnotationPool } from './annotation-pool.ts';

function keyOf(article: Article): string {
  const { title, dek, sources, credits, authors, published, language, blocks } = article;
  const texts = blocks.map((block) => [block.kind, block.text]);
  return cacheKey(ANNOTATOR_VERSION, JSON.stringify([title, dek ?? null, sources, credits, authors, published ?? null, language, texts]));
}

/** Gives the passages the ids that they have in the article of this id. */
function mintAgain(passages: readonly Passage[], articleId: string): Passage[] {
  const mint = passageIdMinter(articleId);
  const ids = new Map(passages.map((passage) => [passage.id, mint(passage.text)]));
  const minted = (id: string) => ids.get(id) ?? id;
  return passages.map((passage) => ({
    ...passage,
    id: minted(passage.id),
    quotations: passage.quotations.map((quotation) => {
      const { speaker } = quotation;
      return speaker?.passage === undefined ? quotation : { ...quotation, speaker: { ...speaker, passage: minted(speaker.passage) } };
    }),
  }));
}

const cachedSchema = annotatedArticleSchema.pick({ passages: true, entities: true });
type Cached = z.infer<typeof cachedSchema>;

async function findCached(key: string, cache: AnnotationCache): Promise<Cached | undefined> {
  const found = await cache.get(key);
  return found === undefined ? undefined : cachedSchema.safeParse(JSON.parse(found)).data;
}

/** Annotates an article, or finds what was found in the same text before. */
export async function annotateThroughCache(article: Article, pool: AnnotationPool, cache: AnnotationCache): Promise<AnnotatedArticle> {
  const key = keyOf(article);
  const found = await findCached(key, cache);
  if (found !== undefined) return { article, passages: mintAgain(found.passages, article.id), entities: found.entities };
  const annotated = await pool.annotate(article);
  await cache.put(key, JSON.stringify({ passages: annotated.passages, entities: annotated.entities } satisfies Cached));
  return annotated;
}

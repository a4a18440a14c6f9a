/** A passage of a generation by its id. */
import type { AnnotatedArticle, Passage, PassageId } from '../../domain/annotation.ts';
import type { ArticleFiles } from './article-files.ts';
import type { Collection } from './collection.ts';

export interface FoundPassage {
  /** By its number. */
  article: number;
  annotated: AnnotatedArticle;
  /** In its article. */
  ordinal: number;
  passage: Passage;
}

export function findPassage(
  { articles, passageArticle, passageIds }: Collection,
  files: ArticleFiles,
  id: PassageId,
): FoundPassage | undefined {
  for (const number of passageIds.candidates(id)) {
    const article = passageArticle[number] ?? 0;
    const annotated = files.article(articles, article);
    const ordinal = number - (articles.firstPassage[article] ?? 0);
    const passage = annotated.passages[ordinal];
    if (passage?.id === id) return { article, annotated, ordinal, passage };
  }
  return undefined;
}

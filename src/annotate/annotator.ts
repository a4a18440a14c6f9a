/** Annotation: an article in, its passages with mentions, quotations, terms and cited sources out. */
import type { AnnotatedArticle, AnnotatedText } from '../domain/annotation.ts';
import type { Article } from '../domain/article.ts';

/** Raised with every change of model or rules that changes annotations; part of the key of the annotation cache. */
export const ANNOTATOR_VERSION = '1';

export interface Annotator {
  /** A pure function of the article: same in, same out, whatever was annotated before. */
  annotate(article: Article): AnnotatedArticle;
  /** Annotates a body text without structure: a newline ends a paragraph. All offsets are into `text`. */
  annotateText(row: { id: string; text: string }): AnnotatedText;
}

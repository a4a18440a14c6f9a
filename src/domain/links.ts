/** The addresses that Pullquote gives out, relative to its public URL. */
import { slug } from './ids.ts';

export function articleLink(article: { id: string; title: string }): string {
  return `/articles/${encodeURIComponent(article.id)}/${encodeURIComponent(slug(article.title))}`;
}

/** The link of a passage that is given out: it redirects to the article page with the passage marked. */
export function passageLink(passageId: string): string {
  return `/passages/${encodeURIComponent(passageId)}`;
}

export function entityLink(entityId: string): string {
  return `/entities/${encodeURIComponent(entityId)}`;
}

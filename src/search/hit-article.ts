/** What a hit says of its article; the same for every engine. */
import { articleLink } from '../domain/links.ts';
import type { Hit } from '../domain/search.ts';

export function hitArticle({
  id,
  title,
  sources,
  published,
  url,
}: Pick<Article, 'id' | 'title' | 'sources' | 'published' | 'url'>): Hit['article'] {
  return {
    id,
    title,
    sources,
    ...(published === undefined ? {} : { published }),
    ...(url === undefined ? {} : { url }),
    link: articleLink({ id, title }),
  };
}

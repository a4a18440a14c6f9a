/** What a hit says of its article; the same for every engine. */
import { articleLink } from '../domain/links.ts';
import type { Hit } from '../domain/search.ts';

/** What is known of an article. */
interface ArticleHead {
  id: string;
  title: string;
  sources: Hit['article']['sources'];
  published?: string | undefined;
  url?: string | undefined;
}

export function hitArticle({ id, title, sources, published, url }: ArticleHead): Hit['article'] {
  return {
    id,
    title,
    sources,
    ...(published === undefined ? {} : { published }),
    ...(url === undefined ? {} : { url }),
    link: articleLink({ id, title }),
  };
}

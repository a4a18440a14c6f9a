/** The W3C selectors of a passage and of its quotations, for those who keep annotations of their own. */
import { safeUrl } from '../../../views/safe-url.ts';
import type { Passage } from '../../domain/annotation.ts';
import type { Article } from '../../domain/article.ts';
import { articleLink, selectionLink } from '../../domain/links.ts';
import { type Selectors, spansInArticle } from '../../domain/selector.ts';

export function selectorsOfPassage(article: Article, passage: Passage, absolute: (path: string) => string): Selectors {
  const [whole = [], ...quotations] = spansInArticle(article, passage, [{ start: 0, end: passage.text.length }, ...passage.quotations]);
  return {
    source: safeUrl(article.url) ?? absolute(articleLink(article)),
    passage: whole,
    quotations: passage.quotations.map((quotation, i) => ({
      link: absolute(selectionLink(passage, [quotation])),
      selector: quotations[i] ?? [],
    })),
  };
}

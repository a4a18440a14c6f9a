/** `/corpus`: the health of the corpus, as it was counted with the generation that is served. */
import type { Hono } from 'hono';
import { texts } from '../../../views/languages/language.ts';
import { CorpusContent, type CorpusPageProps, type Shown } from '../../../views/pages/corpus-page.tsx';
import type { CorpusHealth } from '../../domain/corpus-health.ts';
import { isAnnotatedLanguage } from '../../domain/article.ts';
import { articleLink } from '../../domain/links.ts';
import { type FacetField, MISSING, type Scope, searchQuery } from '../../domain/search.ts';
import type { ServerContext } from '../context.ts';
import { renderPage } from '../render.tsx';
import { languageName } from '../present/language.ts';
import { searchUrl } from '../url-query.ts';

/** Of each list. */
const SHOWN = 200;

function shown<T, U>(all: readonly T[], present: (item: T) => U): Shown<U> {
  return { total: all.length, items: all.slice(0, SHOWN).map((item) => present(item)) };
}

function listHref(scope: Scope, field?: FacetField): string {
  return searchUrl(searchQuery({ scope, ...(field === undefined ? {} : { filters: { [field]: [MISSING] } }) }));
}

function presentHealth(health: CorpusHealth): CorpusPageProps {
  const { articles, passages, quotations, unattributed, without } = health;
  const t = texts().corpus;
  return {
    numbers: [
      { label: t.articles, number: articles, href: listHref('articles') },
      { label: t.passages, number: passages, href: listHref('passages') },
      { label: t.quotations, number: quotations, href: listHref('quotations') },
      { label: t.withoutSource, number: without.source, href: listHref('articles', 'source') },
      { label: t.withoutDate, number: without.date, href: listHref('articles', 'date') },
      { label: t.withoutAuthor, number: without.author, href: listHref('articles', 'author') },
      { label: t.unattributed, number: unattributed, href: listHref('quotations', 'speaker') },
    ],
    languages: health.languages.map(({ language, articles: number, examples = [] }) => ({
      name: languageName(language),
      articles: number,
      isAnnotated: isAnnotatedLanguage(language),
      examples: examples.map(({ id, title }) => ({ title, href: articleLink({ id, title }) })),
    })),
    skipped: shown(health.skipped, (each) => each),
    dropped: shown(health.dropped, ({ text, articles: from, path }) => ({ text, articles: from, path })),
    copied: shown(health.copied, ({ id, title, path, copies }) => ({
      title,
      href: articleLink({ id, title }),
      paths: [path, ...copies.map((copy) => copy.path)],
    })),
  };
}

/** Adds the page, where the health of the corpus is known; it is asked for anew, since another generation may be served by then. */
export function addCorpusRoute(
  app: Hono,
  { site }: ServerContext,
  readHealth: (() => Promise<CorpusHealth | undefined>) | undefined,
): void {
  if (readHealth === undefined) return;
  app.get('/corpus', async (c) => {
    const health = await readHealth();
    if (health === undefined) return c.notFound();
    return renderPage(c, { meta: { site, title: texts().corpus.title }, content: <CorpusContent {...presentHealth(health)} /> });
  });
}

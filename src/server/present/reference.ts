/**
 * An article as it is named beside words that are taken from it. What is unknown is said so or left out, never invented.
 * It is English on a page in any language, as every citation is: it leaves the page for a text of the reader's.
 */
import { ENGLISH } from '../../../views/languages/language.ts';
import type { Article } from '../../domain/article.ts';

const { formats, texts } = ENGLISH;

type Named = Pick<Article, 'title' | 'authors' | 'sources' | 'published'>;

/** Behind copied words: “Title”, Source, 2025-02-19. */
export function takenFrom({ title, sources, published }: Named): string {
  const parts = [title === '' ? undefined : `“${title}”`, ...sources.map(({ name }) => name), published];
  return `${parts.filter((part) => part !== undefined).join(', ') || texts.article.untitled}.`;
}

/** As in a list of works: Author. “Title.” Source, date. */
export function referenceOf({ title, authors, sources, published }: Named): string {
  const named = title === '' ? texts.article.untitled : title;
  const stopped = /[.!?…]$/u.test(named) ? named : `${named}.`;
  const source = sources.length === 0 ? texts.article.noSource : formats.list(sources.map(({ name }) => name));
  const date = published === undefined ? texts.article.noDate : formats.date(published);
  return [...(authors.length === 0 ? [] : [`${formats.list(authors)}.`]), `“${stopped}”`, `${source}, ${date.replace(/\.$/, '')}.`].join(
    ' ',
  );
}

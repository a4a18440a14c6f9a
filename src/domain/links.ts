/** The addresses that Pullquote gives out, relative to its public URL. */
import type { Passage, Span } from './annotation.ts';
import { slug } from './ids.ts';
import { selectionOf, selectionParameters } from './selector.ts';

export function articleLink(article: { id: string; title: string }): string {
  return `/articles/${encodeURIComponent(article.id)}/${encodeURIComponent(slug(article.title))}`;
}

/** The link of a passage that is given out: it redirects to the article page with the passage marked. */
export function passageLink(passageId: string): string {
  return `/passages/${encodeURIComponent(passageId)}`;
}

/** The link of words of a passage, a quotation or any others: it marks exactly them. Without spans that of the passage. */
export function selectionLink(passage: Pick<Passage, 'id' | 'text'>, spans: readonly Span[]): string {
  const [first, ...rest] = spans;
  if (first === undefined) return passageLink(passage.id);
  const parameters = selectionParameters(selectionOf(passage.text, [first, ...rest]));
  return `${passageLink(passage.id)}?${parameters.map(([name, value]) => `${name}=${value}`).join('&')}`;
}

/** Where words are given to take along; with an ending (".bib") as a file. */
export function citeLink(passage: Pick<Passage, 'id' | 'text'>, spans: readonly Span[], ending = ''): string {
  return linkBelow(passage, spans, `cite${ending}`);
}

/** Where the forms of a quotation stand beside one another. */
export function variantsLink(passage: Pick<Passage, 'id' | 'text'>, span: Span): string {
  return linkBelow(passage, [span], 'variants');
}

function linkBelow(passage: Pick<Passage, 'id' | 'text'>, spans: readonly Span[], page: string): string {
  const [path = '', query] = selectionLink(passage, spans).split('?');
  return `${path}/${page}${query === undefined ? '' : `?${query}`}`;
}

export function entityLink(entityId: string): string {
  return `/entities/${encodeURIComponent(entityId)}`;
}

/** Whether a value of a facet is the id of an entity. */
export function isEntityId(value: string): boolean {
  return /^(?:person|organization|place):/.test(value);
}

/** The page of a value of the `speaker` facet, an entity or not. */
export function speakerLink(value: string): string {
  return isEntityId(value) ? entityLink(value) : `/speakers/${encodeURIComponent(value)}`;
}

/**
 * What a static site searches in: the passages of a small corpus with what can be filtered by, as one file of JSON.
 *
 * The reader's browser makes its index of it, so the file holds the texts and no index; for that a corpus has to be small.
 */
import type { AnnotatedArticle, Passage, Speaker } from '../domain/annotation.ts';
import type { Article } from '../domain/article.ts';
import { PASSAGE_ID, shortHash } from '../domain/ids.ts';

export const SITE_FACETS = ['source', 'speaker', 'person', 'organization', 'place', 'kind', 'year'] as const;
export type SiteFacet = (typeof SITE_FACETS)[number];

export interface SitePassage {
  id: string;
  /** Index in `articles`. */
  article: number;
  text: string;
  /** Start, end, who says it: word for word. */
  quotes?: [start: number, end: number, speaker: string][];
  values: Partial<Record<SiteFacet, string[]>>;
}

export interface SiteData {
  articles: { href: string; title: string; sources: string[]; published?: string }[];
  passages: SitePassage[];
}

/** How a speaker is called on the pages. */
type SpeakerLabel = (speaker: Speaker) => string;

const SAFE_NAME = /^[a-z0-9][a-z0-9-]{0,63}$/;

/** The file of an article, whatever its id is made of; the same one each time. */
export function articleFile(articleId: string): string {
  return `articles/${SAFE_NAME.test(articleId) ? articleId : shortHash(articleId)}.html`;
}

/** The folder of a passage, so that the links that a server gave out lead on. */
export function passageFile(passageId: string): string {
  return `passages/${PASSAGE_ID.test(passageId) ? passageId : shortHash(passageId)}/index.html`;
}

function valuesOf(passage: Passage, names: ReadonlyMap<string, string>, article: Article, label: SpeakerLabel): SitePassage['values'] {
  const named = (type: string): string[] =>
    passage.mentions.flatMap((mention) => (mention.type === type && mention.entity !== undefined ? (names.get(mention.entity) ?? []) : []));
  const all: [SiteFacet, string[]][] = [
    ['source', article.sources.map(({ name }) => name)],
    ['speaker', passage.quotations.flatMap(({ speaker }) => (speaker === null ? [] : label(speaker)))],
    ['person', named('person')],
    ['organization', named('organization')],
    ['place', named('place')],
    ['kind', passage.quotations.map(({ kind }) => kind)],
    ['year', article.published === undefined ? [] : [article.published.slice(0, 4)]],
  ];
  return Object.fromEntries(all.map(([field, values]) => [field, [...new Set(values)]]).filter(([, values = []]) => values.length > 0));
}

/** The data of the articles, in their order. */
export function siteData(articles: readonly AnnotatedArticle[], label: SpeakerLabel): SiteData {
  return {
    articles: articles.map(({ article }) => ({
      href: articleFile(article.id),
      title: article.title,
      sources: article.sources.map(({ name }) => name),
      ...(article.published === undefined ? {} : { published: article.published }),
    })),
    passages: articles.flatMap((annotated, index) => {
      const names = new Map(annotated.entities.map(({ id, name }) => [id, name]));
      return annotated.passages.map((passage): SitePassage => {
        const quotes = passage.quotations.flatMap(({ start, end, kind, speaker }): [number, number, string][] =>
          kind === 'indirect' ? [] : [[start, end, speaker === null ? '' : label(speaker)]],
        );
        return {
          id: passage.id,
          article: index,
          text: passage.text,
          ...(quotes.length === 0 ? {} : { quotes }),
          values: valuesOf(passage, names, annotated.article, label),
        };
      });
    }),
  };
}

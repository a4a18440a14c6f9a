/**
 * An article and the quotations that a page shows of it as schema.org data (JSON-LD), for previews and for those who collect.
 *
 * Only what the article says: no author, date or publisher is made up. A speaker without a name is left out, because schema.org knows
 * only persons and organizations.
 *
 * @see https://schema.org/NewsArticle https://schema.org/Quotation
 */
import { safeUrl } from '../../../views/safe-url.ts';
import type { AnnotatedArticle, Passage, Quotation, Speaker } from '../../domain/annotation.ts';
import { selectionLink } from '../../domain/links.ts';
import { isCollective } from '../../export/author-name.ts';

type Data = Record<string, unknown>;

/** A page lists no more; who wants all of them asks the API. */
const MOST_QUOTATIONS = 20;

function creatorOf(speaker: Speaker | null): Data | undefined {
  if (speaker === null || (speaker.kind !== 'named' && speaker.kind !== 'institution')) return undefined;
  const type = speaker.entity?.startsWith('organization:') === true || speaker.kind === 'institution' ? 'Organization' : 'Person';
  return { '@type': type, name: speaker.name, ...(speaker.role === undefined || type !== 'Person' ? {} : { jobTitle: speaker.role }) };
}

function quotationData(passage: Passage, quotation: Quotation, absolute: (path: string) => string): Data {
  const creator = creatorOf(quotation.speaker);
  return {
    '@type': 'Quotation',
    text: passage.text.slice(quotation.start, quotation.end),
    ...(creator === undefined ? {} : { creator }),
    url: absolute(selectionLink(passage, [quotation])),
  };
}

/** The article as `NewsArticle`, with the quotations of these passages that are word for word. `address`: of the page. */
export function structuredArticle(
  { article }: AnnotatedArticle,
  shown: readonly Passage[],
  address: string,
  absolute: (path: string) => string,
): Data {
  const original = safeUrl(article.url);
  const quoted = shown.flatMap((passage) =>
    passage.quotations.filter(({ kind }) => kind !== 'indirect').map((quotation) => quotationData(passage, quotation, absolute)),
  );
  const [publisher] = article.sources;
  const publisherUrl = safeUrl(publisher?.url);
  return {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    ...(article.title === '' ? {} : { headline: article.title }),
    ...(article.dek === undefined ? {} : { description: article.dek }),
    ...(article.published === undefined ? {} : { datePublished: article.published }),
    ...(article.modified === undefined ? {} : { dateModified: article.modified }),
    ...(article.authors.length === 0
      ? {}
      : { author: article.authors.map((name) => ({ '@type': isCollective(name) ? 'Organization' : 'Person', name })) }),
    ...(publisher === undefined
      ? {}
      : { publisher: { '@type': 'Organization', name: publisher.name, ...(publisherUrl === undefined ? {} : { url: publisherUrl }) } }),
    ...(article.language === 'und' ? {} : { inLanguage: article.language }),
    url: address,
    ...(original === undefined ? {} : { isBasedOn: original }),
    ...(quoted.length === 0 ? {} : { hasPart: quoted.slice(0, MOST_QUOTATIONS) }),
  };
}

/**
 * The items of RSS, RDF, Atom and JSON Feed in one shape.
 *
 * feedsmith knows the dialects and their namespaces; it resolves no entity that a document declares itself, so that none can grow.
 */
import { type AnyFeed, parseFeed } from 'feedsmith';

export interface FeedItem {
  /** What the feed knows it by; "" when it does not say. */
  guid: string;
  /** May hold markup. */
  title: string;
  url: string | undefined;
  authors: string[];
  published: string | undefined;
  modified: string | undefined;
  language: string | undefined;
  /** The outlet that an item of a collected feed comes from. */
  source: { name: string; url: string | undefined } | undefined;
  /** Markup, or plain text. */
  content: { html: string } | { text: string };
}

export interface FeedContent {
  title: string;
  url: string | undefined;
  language: string | undefined;
  /** Authors of items that name none. */
  authors: string[];
  items: FeedItem[];
}

type Of<Format extends AnyFeed['format']> = Extract<AnyFeed, { format: Format }>['feed'];

function namesOf(people: readonly ({ name?: string } | undefined)[] | undefined): string[] {
  return (people ?? []).flatMap((person) => (person?.name === undefined || person.name === '' ? [] : [person.name]));
}

function ofRss(feed: Of<'rss'>): FeedContent {
  const items = (feed.items ?? []).map((item): FeedItem => {
    const guid = item.guid?.value ?? '';
    const creators = item.dc?.creators ?? [];
    return {
      guid,
      title: item.title ?? '',
      url: item.link ?? (item.guid?.isPermaLink === false || guid === '' ? undefined : guid),
      authors: creators.length > 0 ? creators : namesOf(item.authors),
      published: item.pubDate ?? item.dc?.dates?.[0] ?? item.dcterms?.created?.[0],
      modified: item.atom?.updated ?? item.dcterms?.modified?.[0],
      language: undefined,
      source: item.source?.title === undefined ? undefined : { name: item.source.title, url: undefined },
      content: { html: item.content?.encoded ?? item.description ?? '' },
    };
  });
  return { title: feed.title ?? '', url: feed.link, language: feed.language, authors: [], items };
}

function ofRdf(feed: Of<'rdf'>): FeedContent {
  const items = (feed.items ?? []).map(
    (item): FeedItem => ({
      guid: item.rdf?.about ?? item.link ?? '',
      title: item.title ?? '',
      url: item.link,
      authors: item.dc?.creators ?? [],
      published: item.dc?.dates?.[0],
      modified: undefined,
      language: item.dc?.languages?.[0],
      source: undefined,
      content: { html: item.content?.encoded ?? item.description ?? '' },
    }),
  );
  return { title: feed.title ?? '', url: feed.link, language: feed.dc?.languages?.[0], authors: [], items };
}

interface AtomLink {
  href?: string;
  rel?: string;
}

function alternate(links: readonly (AtomLink | undefined)[] | undefined): string | undefined {
  return links?.find((link) => link?.rel === undefined || link.rel === 'alternate')?.href;
}

function ofAtom(feed: Of<'atom'>): FeedContent {
  const items = (feed.entries ?? []).map((entry): FeedItem => {
    const body = entry.content?.value === undefined ? entry.summary : entry.content;
    const value = body?.value ?? '';
    const isMarkup = /^(?:x?html|text\/html|application\/xhtml)/i.test(body?.type ?? '');
    const source = entry.source?.title?.value;
    return {
      guid: entry.id ?? '',
      title: entry.title?.value ?? '',
      url: alternate(entry.links),
      authors: namesOf(entry.authors),
      published: entry.published,
      modified: entry.updated,
      language: entry.xml?.lang ?? entry.content?.xml?.lang,
      source: source === undefined ? undefined : { name: source, url: alternate(entry.source?.links) },
      content: isMarkup ? { html: value } : { text: value },
    };
  });
  const title = feed.title?.value ?? '';
  return { title, url: alternate(feed.links), language: feed.xml?.lang, authors: namesOf(feed.authors), items };
}

function ofJson(feed: Of<'json'>): FeedContent {
  const items = (feed.items ?? []).map((item): FeedItem => {
    const html = item?.content_html;
    return {
      guid: item?.id ?? '',
      title: item?.title ?? '',
      url: item?.url ?? item?.external_url,
      authors: namesOf(item?.authors),
      published: item?.date_published,
      modified: item?.date_modified,
      language: item?.language,
      source: undefined,
      content: html === undefined ? { text: item?.content_text ?? item?.summary ?? '' } : { html },
    };
  });
  return { title: feed.title ?? '', url: feed.home_page_url, language: feed.language, authors: namesOf(feed.authors), items };
}

/** What a feed holds. @throws whatever feedsmith throws for a text that is no feed */
export function readFeedItems(text: string): FeedContent {
  const parsed = parseFeed(text);
  switch (parsed.format) {
    case 'rss':
      return ofRss(parsed.feed);
    case 'rdf':
      return ofRdf(parsed.feed);
    case 'atom':
      return ofAtom(parsed.feed);
    case 'json':
      return ofJson(parsed.feed);
  }
}

/**
 * A feed as JSON Feed.
 *
 * @see https://www.jsonfeed.org/version/1.1/
 */
import type { Feed } from './feed-entry.ts';

export const JSON_FEED_TYPE = 'application/feed+json';

export function jsonFeed(feed: Feed): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    description: feed.subtitle,
    home_page_url: feed.home,
    feed_url: feed.self,
    authors: [{ name: feed.author }],
    ...(feed.next === undefined ? {} : { next_url: feed.next }),
    items: feed.entries.map(({ id, title, link, original, html, text, at }) => ({
      id,
      url: link,
      ...(original === undefined ? {} : { external_url: original }),
      title,
      content_html: html,
      content_text: text,
      date_published: at,
    })),
  });
}

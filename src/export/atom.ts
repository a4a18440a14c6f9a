/**
 * A feed as Atom.
 *
 * @see https://www.rfc-editor.org/rfc/rfc4287
 * @see https://www.rfc-editor.org/rfc/rfc5005 (pages of a feed)
 */
import { escapeMarkup, type Feed, type FeedEntry } from './feed-entry.ts';

export const ATOM_TYPE = 'application/atom+xml';

const element = (name: string, text: string): string => `<${name}>${escapeMarkup(text)}</${name}>`;
const link = (rel: string, href: string, type?: string): string =>
  `<link rel="${rel}" href="${escapeMarkup(href)}"${type === undefined ? '' : ` type="${type}"`}/>`;

function entryOf({ id, title, link: href, original, html, at }: FeedEntry): string {
  const lines = [
    element('id', id),
    element('title', title),
    element('published', at),
    element('updated', at),
    link('alternate', href, 'text/html'),
    ...(original === undefined ? [] : [link('via', original)]),
    `<content type="html">${escapeMarkup(html)}</content>`,
  ];
  return `  <entry>\n${lines.map((line) => `    ${line}\n`).join('')}  </entry>\n`;
}

export function atomFeed(feed: Feed): string {
  const lines = [
    element('id', feed.first),
    element('title', feed.title),
    element('subtitle', feed.subtitle),
    element('updated', feed.updated),
    `<author>${element('name', feed.author)}</author>`,
    link('self', feed.self, ATOM_TYPE),
    link('alternate', feed.home, 'text/html'),
    link('first', feed.first, ATOM_TYPE),
    ...(feed.previous === undefined ? [] : [link('previous', feed.previous, ATOM_TYPE)]),
    ...(feed.next === undefined ? [] : [link('next', feed.next, ATOM_TYPE)]),
    '<generator>Pullquote</generator>',
  ];
  const head = lines.map((line) => `  ${line}\n`).join('');
  return `<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n${head}${feed.entries.map(entryOf).join('')}</feed>\n`;
}

/**
 * Saved RSS, Atom, RDF and JSON feeds: an item an article, `file#guid`. The feed is the source of its items, unless an item names
 * another.
 *
 * An item is what the feed holds of an article, which may be no more than its summary; nothing is fetched.
 */
import { messageOf } from '../../domain/errors.ts';
import { buildArticle } from '../article-builder.ts';
import { bodyText } from '../../domain/article.ts';
import { believedLanguage } from '../declared-language.ts';
import { defaultsOf } from '../defaults.ts';
import { decodeXml } from '../html/decode-xml.ts';
import { textOfMarkup } from '../html/markup-text.ts';
import { structureHtml } from '../html/structure-html.ts';
import { type Metadata, readMetadata, stated } from '../metadata.ts';
import { compileLinePatterns } from '../patterns.ts';
import type { OpenedFile, ReadContext, Reader, ReadResult } from '../reader.ts';
import { structureText } from '../structure/structure.ts';
import { withoutLines } from '../structure/without-lines.ts';
import { readWholeBytes } from '../whole-text.ts';
import type { FeedContent, FeedItem } from './feed-items.ts';

/** A feed is parsed as a whole; its tree takes several times its size. */
const MAX_BYTES = 32 * 1024 * 1024;

function metadataOf(feed: FeedContent, item: FeedItem): Metadata {
  const source = item.source ?? { name: feed.title, url: feed.url };
  return readMetadata({
    title: textOfMarkup(item.title),
    source: { name: textOfMarkup(source.name), url: source.url },
    authors: item.authors.length > 0 ? item.authors : feed.authors,
    published: item.published,
    modified: item.modified,
    url: item.url,
    language: item.language ?? feed.language,
  });
}

function readItem(file: string, feed: FeedContent, item: FeedItem, number: number, context: ReadContext): ReadResult {
  const path = `${file}#${item.guid === '' ? (item.url ?? number) : item.guid}`;
  const own = metadataOf(feed, item);
  const options = {
    bodyOnly: true,
    boilerplate: compileLinePatterns(context.config?.boilerplate ?? []),
    authors: own.authors ?? [],
    ...(own.title !== undefined && { title: own.title }),
  };
  const { content } = item;
  const findings = 'html' in content ? structureHtml(content.html, options) : withoutLines(structureText(content.text, options));
  if (findings.blocks.length === 0) return { skipped: { path, reason: 'the item of the feed holds no text' } };
  const { language, ...rest } = own;
  const settled = stated(rest, { language: believedLanguage(language, bodyText(findings.blocks)) });
  return { article: buildArticle(path, settled, findings, defaultsOf(context, path)) };
}

async function* readFeed(file: OpenedFile, context: ReadContext): AsyncGenerator<ReadResult> {
  const refuse = (path: string, reason: string): ReadResult => ({ skipped: { path, reason } });
  const whole = await readWholeBytes(file, MAX_BYTES);
  if ('reason' in whole) {
    yield refuse(file.path, whole.reason);
    return;
  }
  const { readFeedItems } = await import('./feed-items.ts');
  let feed: FeedContent;
  try {
    feed = readFeedItems(decodeXml(whole.bytes));
  } catch (error) {
    yield refuse(file.path, `cannot be read as a feed (${messageOf(error).slice(0, 120)})`);
    return;
  }
  if (feed.items.length === 0) yield refuse(file.path, 'is a feed without items');
  for (const [i, item] of feed.items.entries()) {
    try {
      yield readItem(file.path, feed, item, i + 1, context);
    } catch (error) {
      yield refuse(file.path, `item ${i + 1}: ${messageOf(error)}`);
    }
  }
}

/** Comments, declarations and a document type may stand before the first element; what the latter declares is never put in. */
const BEFORE_ROOT =
  /^(?:\uFEFF|ï»¿)?(?:\s{1,200}|<\?[^>]{0,500}>|<!--(?:[^-]|-(?!->)){0,2000}-->|<!doctype[^>[]{0,300}(?:\[[^\]]{0,3000}\]\s{0,20})?>)*/i;
const ROOT = /^<(?:rss|feed|rdf:rdf)[\s>]/i;
const JSON_FEED = /^(?:\uFEFF|ï»¿)?\s{0,200}\{[^]*?"version"\s{0,10}:\s{0,10}"https?:\\?\/\\?\/jsonfeed\.org\\?\/version/;

function recognizes(head: Uint8Array): boolean {
  const start = Buffer.from(head).toString('latin1');
  return ROOT.test(start.slice(BEFORE_ROOT.exec(start)?.[0].length ?? 0)) || JSON_FEED.test(start);
}

export const feedReader: Reader = {
  name: 'feed',
  extensions: ['.rss', '.atom', '.xml'],
  recognizes,
  read: readFeed,
};

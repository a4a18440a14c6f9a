/**
 * Headers in the manner of an e-mail at the top of a plain text, as exports and newsrooms' archives have them: "From: …", "Date: …",
 * "Headline: …".
 *
 * They are headers only as a block: two lines or more at the very top, all of the form "Name: value" with names that are known, a title or
 * a sender among them. A single "Source: …" is a line of the article.
 */
import { readSender, readSubject } from '../mime/sender.ts';
import { type Metadata, readMetadata, stated } from '../metadata.ts';
import { type Moment, readMoment } from '../relative-date.ts';
import { cleanLine } from './lines.ts';

export interface MailHead {
  /** What the headers state of the article. */
  own: Metadata;
  /** What they say of who sent it and when, for where the text does not say it. */
  sender: Metadata;
  /** When it was sent, where that is said to the day. */
  sent?: Moment;
  /** The header lines, with their numbers. */
  lines: { number: number; text: string }[];
}

const HEADER = /^([A-Za-z][A-Za-z -]{1,30}?)\s{0,3}:(?:\s{1,20}(.{0,1000}))?$/;
const MAX_LINES = 60;
const DECIDING = new Set(['from', 'subject', 'title', 'headline']);
const KNOWN = new Set(
  'from|to|cc|bcc|reply-to|sender|sent|date|subject|message-id|title|headline|subtitle|dek|byline|author|authors|by|source|publication|publisher|outlet|published|publication date|pub date|updated|url|link|language|section|page|edition|dateline|copyright|length|word count|words|document type|load-date|load date|keywords|tags|slug|category|id|importance|attachments|content-type|mime-version'.split(
    '|',
  ),
);

/** Headers stand in the first lines, if anywhere. */
const MAX_HEAD = 20_000;
const FIRST_LINE = /\S[^\r\n]{0,1100}/;

/** The headers of a text, or `undefined` when it begins otherwise. */
export function readMailHead(text: string): MailHead | undefined {
  const head = text.slice(0, MAX_HEAD);
  const first = FIRST_LINE.exec(head)?.[0];
  return first !== undefined && HEADER.test(first.trimEnd()) ? readHeaders(head.split(/\r\n|\n|\r/)) : undefined;
}

function readHeaders(lines: readonly string[]): MailHead | undefined {
  const fields = new Map<string, string>();
  const head: MailHead['lines'] = [];
  let last: string | undefined;
  const start = lines.findIndex((line) => line.trim() !== '');
  for (let i = Math.max(start, 0); i < lines.length && head.length < MAX_LINES; i++) {
    const line = lines[i] ?? '';
    const [, name, value = ''] = HEADER.exec(line.trim()) ?? [];
    const key = name?.toLowerCase();
    if (key !== undefined && KNOWN.has(key) && !/^\s/.test(line)) {
      if (!fields.has(key)) fields.set(key, value);
      last = key;
    } else if (last !== undefined && /^[ \t]+\S/.test(line)) fields.set(last, `${fields.get(last) ?? ''} ${line.trim()}`);
    else {
      if (line.trim() !== '') return undefined;
      break;
    }
    head.push({ number: i + 1, text: cleanLine(line) });
  }
  if (fields.size < 2 || ![...fields.keys()].some((key) => DECIDING.has(key))) return undefined;
  return { ...interpret(fields), lines: head };
}

function interpret(fields: ReadonlyMap<string, string>): Pick<MailHead, 'own' | 'sender' | 'sent'> {
  const get = (...keys: string[]): string => keys.map((key) => fields.get(key) ?? '').find((value) => value !== '') ?? '';
  const published = get('published', 'publication date', 'pub date');
  const isMail = fields.has('from') || fields.has('subject');
  const date = get('date', 'sent', 'load-date', 'load date');
  const own = readMetadata({
    title: get('title', 'headline') || (readSubject(get('subject')) ?? ''),
    dek: get('subtitle', 'dek'),
    authors: get('byline', 'author', 'authors', 'by'),
    source: get('source', 'publication', 'publisher', 'outlet'),
    published: published || (isMail ? '' : date),
    modified: get('updated'),
    url: get('url', 'link'),
    language: get('language'),
  });
  const sent = isMail ? readMoment(date) : undefined;
  return { own, sender: isMail ? readSender(get('from'), date) : stated({}), ...(sent !== undefined && { sent }) };
}

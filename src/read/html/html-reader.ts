/**
 * The reader of saved HTML pages: one article out of one page, with nothing of the site around it.
 *
 * Markup is parsed once, by the HTML standard; text comes out, never markup; no script is run and nothing is fetched. What is in the
 * markup (JSON-LD, `<meta>`) outweighs what only the text shows.
 */
import { type Block, bodyText, type Credit } from '../../domain/article.ts';
import { messageOf, PullquoteError } from '../../domain/errors.ts';
import { buildArticle, type TextFindings } from '../article-builder.ts';
import { believedLanguage } from '../declared-language.ts';
import { defaultsOf } from '../defaults.ts';
import { type Metadata, stated } from '../metadata.ts';
import { compileLinePatterns } from '../patterns.ts';
import type { Moment } from '../relative-date.ts';
import type { OpenedFile, ReadContext, Reader, ReadResult } from '../reader.ts';
import { parseBio } from '../structure/bio.ts';
import { parseByline } from '../structure/byline.ts';
import { parseDateLine, type StatedDates } from '../structure/date-line.ts';
import { agencyOfDateline } from '../structure/dateline.ts';
import { parseSourceLine } from '../structure/source-line.ts';
import { readWholeBytes } from '../whole-text.ts';
import { type CleanedContent, cleanBlocks, type PageBlock } from './clean-blocks.ts';
import { decodeHtml } from './decode-html.ts';
import { findHead, findTail } from './find-head.ts';
import { paragraphsOf } from './json-ld.ts';
import { listLeftOut } from './left-out.ts';
import { findMainContent } from './main-content.ts';
import { type PageMetadata, readPageMetadata } from './page-metadata.ts';
import { MAX_LENGTH, parsePage } from './page-tree.ts';
import { segmentPage } from './segment-page.ts';
import type { StatedTime } from './stated-time.ts';

/** Characters of a stated body that is taken at its word; shorter ones are summaries. */
const MIN_STATED = 500;

export interface HtmlInput {
  path: string;
  /** The label of the encoding that a header around the page gives. */
  charset?: string;
  /** What is known of the page from around it, where the page does not say it itself. */
  known?: Metadata;
  /** When it was fetched or saved: its "yesterday" counts from there. */
  moment?: Moment;
}

/** The article of a page; `skipped` with the reason when the page is beyond bounds or holds no text. */
export function readHtml(bytes: Uint8Array, input: HtmlInput, context: ReadContext = {}): ReadResult {
  try {
    return readPage(decodeHtml(bytes, input.charset).text, input, context);
  } catch (error) {
    if (error instanceof PullquoteError) return { skipped: { path: input.path, reason: messageOf(error) } };
    throw error;
  }
}

function readPage(html: string, { path, known = {}, moment }: HtmlInput, context: ReadContext): ReadResult {
  const root = parsePage(html);
  const metadata = readPageMetadata(root, html);
  const pieces = segmentPage(root);
  const main = findMainContent(root, pieces);
  const { blocks: body, dropped } = settleBody(
    cleanBlocks(main, metadata.title ?? '', compileLinePatterns(context.config?.boilerplate ?? [])),
    metadata.statedBody,
  );
  if (body.length === 0) return { skipped: { path, reason: 'the page holds no text of an article' } };
  const head = findHead(pieces, main, metadata);
  const tail = findTail(pieces, main);
  const found = readTexts([...head.values(), ...body, ...tail.values()], metadata, moment ?? metadata.changed);
  const title: Block[] = metadata.title === undefined ? [] : [{ kind: 'title', text: metadata.title }];
  const around = listLeftOut(pieces, main, { title: metadata.title ?? '', isUsed: (piece) => head.has(piece) || tail.has(piece) });
  const findings = { ...found, blocks: [...title, ...found.blocks], dropped: [...around.before, ...dropped, ...around.after] };
  return { article: buildArticle(path, ownMetadata(metadata, body, found.authors), findings, stated(known, defaultsOf(context, path))) };
}

/**
 * The stated body instead of the shown one where the markup holds less than half of it: only the page's scripts would show the
 * article.
 */
function settleBody(shown: CleanedContent, statedBody: string): CleanedContent {
  const length = bodyText(shown.blocks).length;
  if (statedBody.length < MIN_STATED || length >= statedBody.length / 2) return shown;
  const paragraphs = paragraphsOf(statedBody);
  if (length >= paragraphs.join('\n').length / 2) return shown;
  return { ...shown, blocks: paragraphs.map((text) => ({ kind: 'paragraph', text })) };
}

/** What the page states, where the text does not plainly say otherwise. `shown` are the authors that bylines name. */
function ownMetadata(metadata: PageMetadata, body: readonly Block[], shown: readonly string[]): Metadata {
  const { descriptions: _d, statedBody: _s, changed: _c, areAuthorsMarked, authors, language, ...rest } = metadata;
  const all = new Set(shown);
  // markup often links only the first of those whom the byline names
  const isMore = areAuthorsMarked && all.size > (authors?.length ?? 0) && authors?.every((author) => all.has(author)) === true;
  const text = body.map((block) => block.text).join('\n');
  return stated(rest, { authors: isMore ? [...all] : authors, language: believedLanguage(language, text) });
}

/** "by Jane Doe Monday, November 18" has no mark between name and date. */
const WEEKDAY = /(?:,|(?<!\s))\s+(?:on\s+)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+(?=\p{Lu}\p{L}{2,9}\.?\s+\d)/u;

/** What bylines, source lines and a note on the author say; "yesterday" counts from `moment`. */
function readTexts(all: readonly PageBlock[], metadata: PageMetadata, moment: Moment | undefined): Omit<TextFindings, 'dropped'> {
  const authors: string[] = [];
  const credits: Credit[] = [];
  let dates: StatedDates = {};
  for (const { kind, text, times = [] } of all) {
    if (kind === 'byline') {
      const byline = parseByline(text.replace(WEEKDAY, ' | '), moment);
      authors.push(...(byline?.authors ?? []));
      dates = { ...datesOf(parseDateLine(text, moment) ?? byline, times), ...dates };
    } else if (kind === 'source-line') credits.push(...parseSourceLine(text));
  }
  const blocks = all.map(({ kind, text }): Block => ({ kind, text }));
  const agency = agencyOfDateline(blocks.find((block) => block.kind === 'paragraph')?.text ?? '');
  if (agency !== undefined) credits.unshift({ name: agency });
  const known = metadata.authors ?? authors;
  const settled = settleBio(blocks, known);
  const dek = blocks.find((block) => block.kind === 'dek')?.text;
  return { ...dates, ...(dek !== undefined && { dek }), authors: [...new Set(authors)], credits, ...settled };
}

/** The dates of a line: what machines read in it, then what its words say, unless they only repeat the date of a change. */
function datesOf(said: StatedDates | undefined, times: readonly StatedTime[]): StatedDates {
  const modified = times.find(({ role }) => role === 'modified')?.date ?? said?.modified;
  const shown = times.some(({ date, role }) => role === 'modified' && date === said?.published) ? undefined : said?.published;
  const published = times.find(({ role }) => role === 'published')?.date ?? times.find(({ role }) => role === undefined)?.date ?? shown;
  return { ...(published !== undefined && { published }), ...(modified !== undefined && { modified }) };
}

/** The last paragraph may be a note on the author. */
function settleBio(blocks: readonly Block[], authors: readonly string[]): { blocks: Block[]; bioAuthors: string[] } {
  const at = blocks.findLastIndex((block) => block.kind !== 'caption' && block.kind !== 'source-line');
  const last = blocks[at];
  const before = blocks.slice(0, at).map((block) => block.text);
  const mentions = (word: string) => before.some((text) => text.includes(word));
  const bio =
    (last?.kind === 'paragraph' && before.length > 2) || last?.kind === 'bio' ? parseBio(last.text, authors, mentions) : undefined;
  if (last === undefined || bio === undefined) return { blocks: [...blocks], bioAuthors: [] };
  return { blocks: blocks.with(at, { ...last, kind: 'bio' }), bioAuthors: [bio.author] };
}

async function* readFile(file: OpenedFile, context: ReadContext): AsyncIterable<ReadResult> {
  // four bytes a character at most
  const whole = await readWholeBytes(file, MAX_LENGTH * 4);
  if ('reason' in whole) yield { skipped: { path: file.path, reason: whole.reason } };
  else yield readHtml(whole.bytes, { path: file.path }, context);
}

/** A comment ends at its first `-->`: one that could hold others would be tried in every grouping of them. */
const OPENING = /^(?:\uFEFF|ï»¿)?\s*(?:<!--(?:(?!-->)[^]){0,2000}-->\s*|<\?xml[^>]{0,200}>\s*)*<(?:!doctype\s+html|html|head|body)[\s>]/iu;

export const htmlReader: Reader = {
  name: 'HTML',
  extensions: ['.html', '.htm', '.xhtml'],
  recognizes: (head) => OPENING.test(Buffer.from(head.buffer, head.byteOffset, head.byteLength).toString('latin1')),
  read: readFile,
};

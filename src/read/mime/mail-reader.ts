/**
 * `.eml`: an e-mail as an article: a newsletter, a press release, a story sent by wire.
 *
 * The subject is its title. Who sent it, and when, counts where the text names neither author nor date. Attachments are not read, and
 * what stands below the line "-- " is the sender's signature.
 */
import { messageOf, PullquoteError } from '../../domain/errors.ts';
import { buildArticle, type TextFindings } from '../article-builder.ts';
import { defaultsOf } from '../defaults.ts';
import { decodeHtml } from '../html/decode-html.ts';
import { structureHtml } from '../html/structure-html.ts';
import { stated } from '../metadata.ts';
import { compileLinePatterns } from '../patterns.ts';
import type { OpenedFile, ReadContext, Reader, ReadResult } from '../reader.ts';
import { cleanLine } from '../structure/lines.ts';
import { structureText } from '../structure/structure.ts';
import { withoutLines } from '../structure/without-lines.ts';
import { readWholeBytes } from '../whole-text.ts';
import { decodeLabelled, type MimeHeaders } from './headers.ts';
import { type MimePart, readMessage } from './parts.ts';
import { readSender, readSubject } from './sender.ts';

/** Attachments included. */
const MAX_BYTES = 64 * 1024 * 1024;
interface Bodies {
  html: MimePart | undefined;
  plain: MimePart | undefined;
}

function chooseBodies(parts: readonly MimePart[]): Bodies {
  const shown = parts.filter((part) => !part.isAttachment);
  return { html: shown.find(({ type }) => type === 'text/html'), plain: shown.find(({ type }) => type === 'text/plain') };
}

const SIGNATURE = /\r?\n-- \r?\n/;

function readPlain(text: string, options: { title?: string; boilerplate: (line: string) => boolean }): TextFindings {
  const at = SIGNATURE.exec(text)?.index ?? text.length;
  const findings = withoutLines(structureText(text.slice(0, at), options));
  const signature = text
    .slice(at)
    .split(/\r?\n/)
    .map(cleanLine)
    .filter((line) => line !== '' && line !== '--');
  return { ...findings, dropped: [...findings.dropped, ...signature.map((line) => ({ text: line, reason: 'boilerplate' as const }))] };
}

function structureBodies(
  { html, plain }: Bodies,
  options: { title?: string; boilerplate: (line: string) => boolean },
): TextFindings | undefined {
  const fromHtml = html === undefined ? undefined : structureHtml(decodeHtml(html.content(), html.charset).text, options);
  if (fromHtml !== undefined && fromHtml.blocks.length > 0) return fromHtml;
  return plain === undefined ? fromHtml : readPlain(decodeLabelled(plain.content(), plain.charset), options);
}

/** The article of an e-mail; `path` is its `Article.path`. */
export function readMail(path: string, bytes: Buffer, context: ReadContext): ReadResult {
  const { headers, parts } = readMessage(bytes);
  const title = readSubject(headers.get('subject') ?? '');
  const boilerplate = compileLinePatterns(context.config?.boilerplate ?? []);
  try {
    const findings = structureBodies(chooseBodies(parts), { boilerplate, ...(title !== undefined && { title }) });
    if (findings === undefined || findings.blocks.length === 0) return { skipped: { path, reason: 'the e-mail holds no text' } };
    const own = stated({ title, url: undefined, language: languageOf(headers) });
    const sender = readSender(headers.get('from') ?? '', headers.get('date') ?? '');
    return { article: buildArticle(path, own, findings, stated(sender, defaultsOf(context, path))) };
  } catch (error) {
    if (error instanceof PullquoteError) return { skipped: { path, reason: messageOf(error) } };
    throw error;
  }
}

function languageOf(headers: MimeHeaders): string | undefined {
  const tag = headers.get('content-language')?.trim() ?? '';
  return /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$/.test(tag) ? tag : undefined;
}

async function* readFile(file: OpenedFile, context: ReadContext): AsyncGenerator<ReadResult> {
  const whole = await readWholeBytes(file, MAX_BYTES);
  if ('reason' in whole) yield { skipped: { path: file.path, reason: whole.reason } };
  else yield readMail(file.path, whole.bytes, context);
}

const FIRST_HEADER = /^[A-Za-z][\w-]{1,60}:/;

/** Headers that mail programs write, from the first line on. */
export function hasMailHeaders(head: Uint8Array): boolean {
  const text = Buffer.from(head).toString('latin1');
  if (!FIRST_HEADER.test(text)) return false;
  const start = text.split(/\r?\n\r?\n/, 1)[0] ?? '';
  return /^(?:message-id|mime-version|received|return-path):/im.test(start) && /^(?:from|date|subject):/im.test(start);
}

export const mailReader: Reader = {
  name: 'e-mail',
  extensions: ['.eml'],
  binary: true,
  recognizes: hasMailHeaders,
  read: readFile,
};

/**
 * `.eml`: an e-mail as an article: a newsletter, a press release, a story sent by wire.
 *
 * The subject is its title. Who sent it, and when, counts where the text names neither author nor date. What stands below the line
 * "-- " is the sender's signature. What is sent with it is read beside it (`attachments.ts`).
 */
import { messageOf, PullquoteError } from '../../domain/errors.ts';
import { buildArticle, type TextFindings } from '../article-builder.ts';
import { defaultsOf } from '../defaults.ts';
import { decodeHtml } from '../html/decode-html.ts';
import { structureHtml } from '../html/structure-html.ts';
import { stated } from '../metadata.ts';
import { compileLinePatterns } from '../patterns.ts';
import { type Moment, readMoment } from '../relative-date.ts';
import type { OpenedFile, ReadContext, Reader, ReadResult } from '../reader.ts';
import { cleanLine } from '../structure/lines.ts';
import { structureText } from '../structure/structure.ts';
import { withoutLines } from '../structure/without-lines.ts';
import { readWholeBytes } from '../whole-text.ts';
import { isSentFile, readSentFiles } from './attachments.ts';
import { decodeLabelled, type MimeHeaders } from './headers.ts';
import { type Message, type MimePart, readMessage } from './parts.ts';
import { readReply } from './replies.ts';
import { readSender, readSubject } from './sender.ts';

/** Attachments included. */
const MAX_BYTES = 64 * 1024 * 1024;

type TextOptions = { title?: string; boilerplate: (line: string) => boolean; moment?: Moment };

const SIGNATURE = /\r?\n-- \r?\n/;

function readPlain(text: string, options: TextOptions): TextFindings {
  const at = SIGNATURE.exec(text)?.index ?? text.length;
  const reply = readReply(text.slice(0, at));
  const findings = withoutLines(structureText(reply.text, options));
  const signature = text.slice(at).split(/\r?\n/);
  const rest = [...reply.repeated, ...signature].map(cleanLine).filter((line) => line !== '' && line !== '--');
  return { ...findings, dropped: [...findings.dropped, ...rest.map((line) => ({ text: line, reason: 'boilerplate' as const }))] };
}

/** The text as markup where there is any, else as plain text; programs part one text into several parts around pictures. */
function structureBody(parts: readonly MimePart[], options: TextOptions): TextFindings | undefined {
  const ofType = (wanted: string): MimePart[] => parts.filter(({ type }) => type === wanted);
  const [html, plain] = [ofType('text/html'), ofType('text/plain')];
  const markup = html.map((part) => decodeHtml(part.content(), part.charset).text).join('\n');
  const fromHtml = html.length === 0 ? undefined : structureHtml(markup, options);
  if (fromHtml !== undefined && fromHtml.blocks.length > 0) return fromHtml;
  if (plain.length === 0) return fromHtml;
  return readPlain(plain.map((part) => decodeLabelled(part.content(), part.charset)).join('\n\n'), options);
}

function reasonForNothing({ headers, parts }: Message, hasFiles: boolean): string | undefined {
  const isEncrypted =
    /^multipart\/encrypted/i.test(headers.get('content-type') ?? '') ||
    parts.some(({ type }) => /^application\/(?:x-)?pkcs7-mime$/.test(type));
  if (isEncrypted) return 'the e-mail is encrypted';
  return hasFiles ? undefined : 'the e-mail holds no text';
}

/** The article of an e-mail, if its own parts hold one; `path` is its `Article.path`. */
function readText(path: string, { headers }: Message, parts: readonly MimePart[], context: ReadContext): ReadResult | undefined {
  const title = readSubject(headers.get('subject') ?? '');
  const boilerplate = compileLinePatterns(context.config?.boilerplate ?? []);
  try {
    const moment = readMoment(headers.get('date') ?? '');
    const findings = structureBody(parts, {
      boilerplate,
      ...(title !== undefined && { title }),
      ...(moment !== undefined && { moment }),
    });
    if (findings === undefined || findings.blocks.length === 0) return undefined;
    const own = stated({ title, url: undefined, language: languageOf(headers) });
    const sender = readSender(headers.get('from') ?? '', headers.get('date') ?? '');
    return { article: buildArticle(path, own, findings, stated(sender, defaultsOf(context, path))) };
  } catch (error) {
    if (error instanceof PullquoteError) return { skipped: { path, reason: messageOf(error) } };
    throw error;
  }
}

async function* readMail(path: string, bytes: Buffer, context: ReadContext): AsyncGenerator<ReadResult> {
  const message = readMessage(bytes);
  const files = message.parts.filter(isSentFile);
  const text = readText(
    path,
    message,
    message.parts.filter((part) => !isSentFile(part)),
    context,
  );
  if (text !== undefined) yield text;
  else {
    const reason = reasonForNothing(message, files.length > 0);
    if (reason !== undefined) yield { skipped: { path, reason } };
  }
  yield* readSentFiles(path, files, context);
  if (message.isCut && (text !== undefined || files.length > 0))
    yield { skipped: { path, reason: 'the message breaks off before its end; what stands before that was read' } };
}

function languageOf(headers: MimeHeaders): string | undefined {
  const tag = headers.get('content-language')?.trim() ?? '';
  return /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$/.test(tag) ? tag : undefined;
}

async function* readFile(file: OpenedFile, context: ReadContext): AsyncGenerator<ReadResult> {
  const whole = await readWholeBytes(file, MAX_BYTES);
  if ('reason' in whole) yield { skipped: { path: file.path, reason: whole.reason } };
  else yield* readMail(file.path, whole.bytes, context);
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

/**
 * What is sent with an e-mail beside its own text: each attachment and each forwarded message is read as a file of its own,
 * `mail.eml#name`. Pictures that stand in the text belong to it, as those of a page do.
 */
import { openChunks, reasonOf } from '../open-file.ts';
import type { ReadContext, ReadResult } from '../reader.ts';
import { cleanLine } from '../structure/lines.ts';
import type { MimePart } from './parts.ts';

const FORWARDED = 'message/rfc822';
const ENDINGS: Readonly<Record<string, string>> = {
  [FORWARDED]: '.eml',
  'text/html': '.html',
  'text/plain': '.txt',
  'text/csv': '.csv',
  'application/pdf': '.pdf',
  'application/epub+zip': '.epub',
  'application/zip': '.zip',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': '.docx',
};

/** Whether a part is a file of its own rather than a piece of the message. */
export function isSentFile({ type, isAttachment, name, headers }: MimePart): boolean {
  if (type === FORWARDED || isAttachment) return true;
  const isPicture = /^(?:image|audio|video)\//.test(type);
  return name !== '' && !isPicture && !headers.has('content-id') && !/^text\/(?:plain|html)$/.test(type);
}

/** A name that is good in a path, each once. */
function nameOf(part: MimePart, number: number, taken: Set<string>): string {
  const ending = ENDINGS[part.type] ?? '';
  const given = cleanLine(part.name)
    .replace(/[/\\#]/g, '_')
    .slice(-200);
  const base = given === '' ? `${part.type === FORWARDED ? 'message' : 'attachment'}-${number}` : given;
  const whole = /\.\w{1,8}$/.test(base) && part.type !== FORWARDED ? base : `${base.replace(/\.eml$/i, '')}${ending}`;
  const name = taken.has(whole) ? `${number}-${whole}` : whole;
  taken.add(name);
  return name;
}

async function* chunksOf(part: MimePart): AsyncGenerator<Uint8Array> {
  yield part.content();
}

/** What is in the attachments, in their order. */
export async function* readSentFiles(path: string, parts: readonly MimePart[], { readInner }: ReadContext): AsyncGenerator<ReadResult> {
  const taken = new Set<string>();
  for (const [i, part] of parts.entries()) {
    const inner = `${path}#${nameOf(part, i + 1, taken)}`;
    if (readInner === undefined) {
      yield { skipped: { path: inner, reason: 'is sent with a message that is itself sent with another, too deep to be read' } };
      continue;
    }
    try {
      yield* readInner(await openChunks(inner, chunksOf(part)));
    } catch (error) {
      yield { skipped: { path: inner, reason: reasonOf(error) } };
    }
  }
}

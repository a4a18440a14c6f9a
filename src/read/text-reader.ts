/** `.txt`: one article a file, whose structure is found by the form of its lines. */
import { buildArticle } from './article-builder.ts';
import { defaultsOf } from './defaults.ts';
import { stated } from './metadata.ts';
import { compileLinePatterns } from './patterns.ts';
import type { ReadContext, ReadResult, Reader } from './reader.ts';
import { type MailHead, readMailHead } from './structure/mail-head.ts';
import { structureText } from './structure/structure.ts';
import { readWholeText } from './whole-text.ts';

/** Why a file that could be read gives no article. */
export const NOTHING_LEFT = 'there is no text in it, only what belongs to the page around one';

/** The same text with empty lines for its headers, so that the others keep their numbers. */
function withoutHead(text: string, { lines }: MailHead): string {
  const last = lines.at(-1)?.number ?? 0;
  const breaks = text.matchAll(/\r\n|\n|\r/g);
  let at = 0;
  for (let i = 0; i < last; i++) {
    const found = breaks.next().value;
    at = found === undefined ? text.length : found.index + found[0].length;
  }
  return '\n'.repeat(last) + text.slice(at);
}

/** The article of a plain text; `path` is its `Article.path`. */
export function readPlainText(path: string, text: string, context: ReadContext): ReadResult {
  const head = readMailHead(text);
  const own = head?.own ?? {};
  const findings = structureText(head === undefined ? text : withoutHead(text, head), {
    boilerplate: compileLinePatterns(context.config?.boilerplate ?? []),
    authors: own.authors ?? [],
    ...(own.title !== undefined && { title: own.title }),
    ...(head?.sent !== undefined && { moment: head.sent }),
  });
  if (findings.blocks.length === 0) return { skipped: { path, reason: NOTHING_LEFT } };
  for (const { number, text: line } of (head?.lines ?? []).toReversed()) {
    findings.dropped.unshift({ text: line, lines: [number, number], reason: 'other' });
  }
  return { article: buildArticle(path, own, findings, stated(head?.sender ?? {}, defaultsOf(context, path))) };
}

export const textReader: Reader = {
  name: 'plain text',
  extensions: ['.txt', '.text'],
  async *read(file, context) {
    const whole = await readWholeText(file);
    if ('reason' in whole) yield { skipped: { path: file.path, reason: whole.reason } };
    else yield readPlainText(file.path, whole.text, context);
  },
};

/** `.md`: one article a file, its metadata in front matter, its structure in its marks; text is kept, never markup. */
import type { Dropped } from '../domain/article.ts';
import { buildArticle } from './article-builder.ts';
import { defaultsOf } from './defaults.ts';
import { markdownPieces } from './markdown/blocks.ts';
import { readFrontMatter } from './markdown/front-matter.ts';
import { readMetadata } from './metadata.ts';
import { compileLinePatterns } from './patterns.ts';
import type { ReadContext, ReadResult, Reader } from './reader.ts';
import { structurePieces } from './structure/structure.ts';
import { NOTHING_LEFT } from './text-reader.ts';
import { readWholeText } from './whole-text.ts';

/** The article of a Markdown text; `path` is its `Article.path`. */
export function readMarkdown(path: string, text: string, context: ReadContext): ReadResult {
  const lines = text.split(/\r\n|\n|\r/);
  const front = readFrontMatter(lines);
  const own = readMetadata(front.values);
  const isBoilerplate = compileLinePatterns(context.config?.boilerplate ?? []);
  const pieces = markdownPieces(lines.slice(front.lineCount), front.lineCount + 1);
  for (const piece of pieces) if (piece.kind !== 'table' && isBoilerplate(piece.text)) piece.drop ??= 'boilerplate';
  const findings = structurePieces(pieces, { authors: own.authors ?? [], ...(own.title !== undefined && { title: own.title }) });
  findings.dropped.unshift(
    ...front.unread.map((line): Dropped => ({ text: line.text, lines: [line.number, line.number], reason: 'other' })),
  );
  if (findings.blocks.length === 0) return { skipped: { path, reason: NOTHING_LEFT } };
  return { article: buildArticle(path, own, findings, defaultsOf(context, path)) };
}

export const markdownReader: Reader = {
  name: 'Markdown',
  extensions: ['.md', '.markdown'],
  async *read(file, context) {
    const whole = await readWholeText(file);
    if ('reason' in whole) yield { skipped: { path: file.path, reason: whole.reason } };
    else yield readMarkdown(file.path, whole.text, context);
  },
};

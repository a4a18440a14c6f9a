/** `.txt`: one article a file, whose structure is found by the form of its lines. */
import { buildArticle } from './article-builder.ts';
import { defaultsFor } from './config.ts';
import { compileLinePatterns } from './patterns.ts';
import type { ReadContext, ReadResult, Reader } from './reader.ts';
import { structureText } from './structure/structure.ts';
import { readWholeText } from './whole-text.ts';

/** Why a file that could be read gives no article. */
export const NOTHING_LEFT = 'there is no text in it, only what belongs to the page around one';

/** The article of a plain text; `path` is its `Article.path`. */
export function readPlainText(path: string, text: string, context: ReadContext): ReadResult {
  const findings = structureText(text, { boilerplate: compileLinePatterns(context.config?.boilerplate ?? []) });
  if (findings.blocks.length === 0) return { skipped: { path, reason: NOTHING_LEFT } };
  return { article: buildArticle(path, {}, findings, defaultsFor(context.config, path)) };
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

/** The article of a row, whatever file the row stands in: metadata beside a text that is all body. */
import { buildArticle } from './article-builder.ts';
import type { FolderConfig } from './config.ts';
import { defaultsOf } from './defaults.ts';
import { readMetadata } from './metadata.ts';
import { compileLinePatterns } from './patterns.ts';
import type { ReadArticle, ReadContext } from './reader.ts';
import { structureText } from './structure/structure.ts';
import { withoutLines } from './structure/without-lines.ts';

/** More bad rows than this are counted, not listed: a file that is no table of articles must not fill the report. */
export const MAX_LISTED = 1000;

/**
 * A longer row is passed over unread. It bounds what one row can cost, whatever stands in it: of the worst contents (empty objects, arrays
 * in arrays) JSON.parse makes 270 MB in a second from 4 MB, 480 MB in 2 seconds from 8 MB, and from 45 MB it never came back. A novel
 * has one megabyte.
 */
export const MAX_ROW_BYTES = 4 * 1024 * 1024;

export interface Row {
  record: Record<string, unknown>;
  text: string;
}

/** Compiled once for all rows of a folder. */
const compiled = new WeakMap<FolderConfig, (line: string) => boolean>();

function boilerplateOf(config: FolderConfig | undefined): (line: string) => boolean {
  if (config === undefined) return () => false;
  const isBoilerplate = compiled.get(config) ?? compileLinePatterns(config.boilerplate);
  compiled.set(config, isBoilerplate);
  return isBoilerplate;
}

/** The article, or why there is none. `number` stands in the path where the row has no id. */
export function readRow(file: string, number: number, row: Row, context: ReadContext): ReadArticle | string {
  const own = readMetadata(row.record);
  const path = `${file}#${own.id ?? number}`;
  const findings = structureText(row.text, {
    bodyOnly: true,
    boilerplate: boilerplateOf(context.config),
    authors: own.authors ?? [],
    ...(own.title !== undefined && { title: own.title }),
  });
  if (findings.blocks.length === 0) return '`text` holds only what belongs to a page around one';
  return buildArticle(path, own, withoutLines(findings), defaultsOf(context, path));
}

/** `pullquote annotate` */
import type { AnnotatedArticle } from '../../domain/annotation.ts';
import { type AnnotationPool, openAnnotationPool } from '../../indexer/annotation-pool.ts';
import { mapInOrder } from '../../indexer/map-in-order.ts';
import { type Arguments, parseArguments, usage } from '../arguments.ts';
import { EXIT } from '../exit-codes.ts';
import { type JsonRow, readJsonLines } from '../json-lines.ts';
import { printable, writeJson, writeLine } from '../output.ts';
import { readGivenFiles } from '../read-given-files.ts';
import { defaultJobs, saySkipped } from '../run-indexing.ts';

export async function runAnnotate(words: readonly string[]): Promise<number> {
  const args = parseArguments('annotate', words, { json: 'flag', texts: 'text', jobs: 'text' });
  const texts = args.text('texts');
  if (texts === undefined && args.positionals.length === 0) throw usage('annotate what? Name files', 'annotate');
  if (texts !== undefined && args.positionals.length > 0) throw usage('--texts takes its texts from the file', 'annotate');
  const jobs = args.number('jobs', 1, 256) ?? defaultJobs();
  // How many rows a file has is not known before it is read: take many for granted.
  const pool = openAnnotationPool(jobs, texts === undefined ? args.positionals.length : Number.POSITIVE_INFINITY);
  try {
    return await (texts === undefined ? annotateFiles(args, pool) : annotateTexts(texts, pool));
  } finally {
    await pool.close();
  }
}

async function annotateTexts(file: string, pool: AnnotationPool): Promise<number> {
  let code: number = EXIT.done;
  const annotate = async ({ line, content }: JsonRow) => {
    const text = textOf(content);
    return 'reason' in text ? { skipped: { path: `${file}, line ${line}`, reason: text.reason } } : pool.annotateText(text);
  };
  for await (const result of mapInOrder(readJsonLines(file), pool.width, annotate)) {
    if ('skipped' in result) {
      saySkipped([result.skipped]);
      code = EXIT.skippedFiles;
    } else await writeJson(result);
  }
  return code;
}

function textOf(content: JsonRow['content']): { id: string; text: string } | { reason: string } {
  if ('reason' in content) return content;
  const { id, text } = content.row;
  const isId = typeof id === 'string' || typeof id === 'number';
  return isId && typeof text === 'string' ? { id: String(id), text } : { reason: 'a row needs id and text' };
}

async function annotateFiles(args: Arguments, pool: AnnotationPool): Promise<number> {
  let hasSkipped = false;
  const results = mapInOrder(readGivenFiles(args.positionals, defaultJobs()), pool.width, async (given) =>
    'skipped' in given ? given : { annotated: await pool.annotate(given.article) },
  );
  for await (const result of results) {
    if ('skipped' in result) {
      hasSkipped = true;
      saySkipped([result.skipped]);
    } else if (args.flag('json')) await writeJson(result.annotated);
    else await printAnnotated(result.annotated);
  }
  return hasSkipped ? EXIT.skippedFiles : EXIT.done;
}

async function printAnnotated({ article, passages, entities }: AnnotatedArticle): Promise<void> {
  await writeLine(`${printable(article.path)}: ${printable(article.title)}`);
  for (const { text, quotations } of passages) {
    for (const { start, end, kind, speaker } of quotations) {
      await writeLine(`  ${kind.padEnd(8)} ${printable(speaker?.name ?? '(nobody)')}: “${printable(text.slice(start, end))}”`);
    }
  }
  for (const { type, name, aliases } of entities) {
    const also = aliases.length === 0 ? '' : ` (also ${aliases.map(printable).join(', ')})`;
    await writeLine(`  ${type.padEnd(12)} ${printable(name)}${also}`);
  }
  await writeLine('');
}

/** `pullquote read` */
import type { Article, Block } from '../../domain/article.ts';
import { parseArguments, usage } from '../arguments.ts';
import { EXIT } from '../exit-codes.ts';
import { printable, writeJson, writeLine } from '../output.ts';
import { readGivenFiles } from '../read-given-files.ts';
import { defaultJobs, saySkipped } from '../run-indexing.ts';

export async function runRead(words: readonly string[]): Promise<number> {
  const args = parseArguments('read', words, { json: 'flag' });
  if (args.positionals.length === 0) throw usage('read what? Name files', 'read');
  let hasSkipped = false;
  for await (const result of readGivenFiles(args.positionals, defaultJobs())) {
    if ('skipped' in result) {
      hasSkipped = true;
      saySkipped([result.skipped]);
    } else if (args.flag('json')) await writeJson(result.article);
    else await printArticle(result.article);
  }
  return hasSkipped ? EXIT.skippedFiles : EXIT.done;
}

function describeLines(lines: Block['lines']): string {
  if (lines === undefined) return '';
  return lines[0] === lines[1] ? `${lines[0]}` : `${lines[0]}–${lines[1]}`;
}

async function printArticle(article: Article): Promise<void> {
  await writeLine(`${printable(article.path)}: ${printable(article.title)}`);
  const facts = [...article.sources.map((source) => source.name), ...article.authors, article.published ?? '', article.url ?? ''];
  const known = facts.filter((fact) => fact !== '').map(printable);
  if (known.length > 0) await writeLine(`  ${known.join(' · ')}`);
  for (const block of article.blocks)
    await writeLine(`${describeLines(block.lines).padStart(8)} ${block.kind.padEnd(11)} ${printable(block.text)}`);
  for (const { lines, reason, text } of article.dropped)
    await writeLine(`${describeLines(lines).padStart(8)} dropped     ${printable(text)} (${reason})`);
  await writeLine('');
}

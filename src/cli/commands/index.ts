/** `pullquote index` */
import { INDEX_OPTIONS, parseArguments, usage } from '../arguments.ts';
import { EXIT } from '../exit-codes.ts';
import { DEFAULT_INDEX } from '../index-place.ts';
import { say, writeJson } from '../output.ts';
import { defaultJobs, describeReport, runIndexing, saySkipped } from '../run-indexing.ts';

export async function runIndex(words: readonly string[]): Promise<number> {
  const args = parseArguments('index', words, { ...INDEX_OPTIONS, remove: 'texts', jobs: 'text', 'no-annotate': 'flag', json: 'flag' });
  const remove = args.texts('remove');
  if (args.positionals.length === 0 && remove.length === 0) throw usage('index what? Name files or folders', 'index');
  const ledgerFile = args.text('ledger');
  const report = await runIndexing({
    indexDir: args.text('index') ?? DEFAULT_INDEX,
    ...(ledgerFile === undefined ? {} : { ledgerFile }),
    paths: args.positionals,
    remove,
    jobs: args.number('jobs', 1, 256) ?? defaultJobs(),
    annotate: !args.flag('no-annotate'),
  });
  saySkipped(report.skipped);
  say(describeReport(report));
  if (args.flag('json')) await writeJson(report);
  return report.skipped.length === 0 ? EXIT.done : EXIT.skippedFiles;
}

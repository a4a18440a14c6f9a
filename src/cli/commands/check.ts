/** `pullquote check` */
import { checkIndex } from '../../store/check.ts';
import { INDEX_OPTIONS, parseArguments, usage } from '../arguments.ts';
import { counted } from '../counts.ts';
import { EXIT } from '../exit-codes.ts';
import { DEFAULT_INDEX } from '../index-place.ts';
import { say, writeJson, writeLine } from '../output.ts';

export async function runCheck(words: readonly string[]): Promise<number> {
  const args = parseArguments('check', words, { ...INDEX_OPTIONS, json: 'flag' });
  if (args.positionals.length > 0) throw usage(`check takes no path: name the index with --index ${args.positionals[0] ?? ''}`, 'check');
  const indexDir = args.text('index') ?? DEFAULT_INDEX;
  const ledger = args.text('ledger');
  const report = await checkIndex(indexDir, ledger === undefined ? {} : { ledger });
  for (const note of report.notes) say(`note: ${note}`);
  for (const damage of report.damage) say(`pullquote: ${damage}`);
  if (report.damage.length > 0 && report.hint !== undefined) say(`hint: ${report.hint}`);
  if (args.flag('json')) await writeJson(report);
  else if (report.damage.length === 0) {
    const { articles = 0, passages = 0, quotations = 0 } = report.counts ?? {};
    await writeLine(
      `${indexDir} is whole: generation ${report.generation ?? '0'}, ${counted(articles, 'article')}, ${counted(passages, 'passage')}, ${counted(quotations, 'quotation')}`,
    );
  }
  return report.damage.length === 0 ? EXIT.done : EXIT.failed;
}

/** `pullquote alerts` */
import { basename, dirname } from 'node:path';
import { PullquoteError } from '../../domain/errors.ts';
import { openIndex } from '../../index.ts';
import { locateLedger } from '../../store/generation.ts';
import { disk } from '../../store/file-layer.ts';
import { readManifest } from '../../store/index-folder.ts';
import { type Lock, takeLock } from '../../store/lock.ts';
import { readAlertsFile } from '../alerts/alerts-file.ts';
import { readAlertsState } from '../alerts/alerts-state.ts';
import { type News, newsLine } from '../alerts/news.ts';
import { runAlerts } from '../alerts/run-alerts.ts';
import { INDEX_OPTIONS, parseArguments, usage } from '../arguments.ts';
import { EXIT } from '../exit-codes.ts';
import { DEFAULT_INDEX } from '../index-place.ts';
import { printable, say, writeJson, writeLine } from '../output.ts';
import { addressesBelow, readPublicUrl } from '../public-url.ts';

async function printNews({ alert, summary, link, hits }: News): Promise<void> {
  await writeLine(`${printable(alert)}: ${hits.length} new (${printable(summary)})`);
  for (const hit of hits) await writeLine(`  ${printable(newsLine(hit))}`);
  await writeLine(`  ${link}`);
  await writeLine('');
}

/** Beside the ledger: what was told outlives the index, as what was minted does. */
function stateFile(ledger: string): string {
  return `${ledger.replace(/(?:\.ledger)?\.jsonl$/, '')}.alerts.json`;
}

/** Two at a time would tell everything twice. */
async function lockState(file: string): Promise<Lock> {
  try {
    return await takeLock(disk, dirname(file), `${basename(file)}.lock`);
  } catch (error) {
    if (!(error instanceof PullquoteError) || error.code !== 'index-locked') throw error;
    throw new PullquoteError('index-locked', 'alerts of this index are being sent by another pullquote', {
      hint: `wait for it, or remove ${file}.lock`,
      cause: error,
    });
  }
}

export async function runAlertsCommand(words: readonly string[]): Promise<number> {
  const args = parseArguments('alerts', words, {
    ...INDEX_OPTIONS,
    file: 'text',
    'public-url': 'text',
    'from-start': 'flag',
    json: 'flag',
  });
  const name = args.text('file');
  if (name === undefined || args.positionals.length > 0) throw usage('which alerts? Name their file: --file FILE', 'alerts');
  const file = await readAlertsFile(name);
  const indexDir = args.text('index') ?? DEFAULT_INDEX;
  const given = args.text('ledger');
  const ledger = locateLedger(indexDir, await readManifest(disk, indexDir), given).file;
  const publicUrl = readPublicUrl(args.text('public-url'), 'alerts') ?? file.publicUrl;
  const told = stateFile(ledger);
  const lock = await lockState(told);
  const engine = await openIndex(indexDir, given === undefined ? {} : { ledger: given }).catch(async (error: unknown) => {
    await lock.release();
    throw error;
  });
  try {
    const isWell = await runAlerts({
      engine,
      file,
      state: await readAlertsState(disk, told),
      absolute: addressesBelow(publicUrl, 'alerts'),
      fromStart: args.flag('from-start'),
      print: args.flag('json') ? writeJson : printNews,
      say: (message) => say(printable(message)),
    });
    return isWell ? EXIT.done : EXIT.failed;
  } finally {
    await engine.close();
    await lock.release();
  }
}

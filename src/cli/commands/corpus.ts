/** `pullquote corpus` */
import { isAnnotatedLanguage } from '../../domain/article.ts';
import type { CorpusHealth } from '../../domain/corpus-health.ts';
import { PullquoteError } from '../../domain/errors.ts';
import { readCorpusHealth } from '../../store/corpus-health.ts';
import { disk } from '../../store/file-layer.ts';
import { fileNames, readManifest, verifyFiles } from '../../store/index-folder.ts';
import { INDEX_OPTIONS, parseArguments, usage } from '../arguments.ts';
import { counted } from '../counts.ts';
import { EXIT } from '../exit-codes.ts';
import { DEFAULT_INDEX } from '../index-place.ts';
import { printable, writeJson, writeLine } from '../output.ts';

/** Of each list, for people; `--json` has all of it. */
const SHOWN = 20;

export async function runCorpus(words: readonly string[]): Promise<number> {
  const args = parseArguments('corpus', words, { ...INDEX_OPTIONS, json: 'flag' });
  if (args.positionals.length > 0) throw usage(`corpus takes no path: name the index with --index ${args.positionals[0] ?? ''}`, 'corpus');
  const indexDir = args.text('index') ?? DEFAULT_INDEX;
  const health = await readHealth(indexDir);
  if (args.flag('json')) await writeJson(health);
  else await printHealth(health);
  return EXIT.done;
}

async function readHealth(indexDir: string): Promise<CorpusHealth> {
  const manifest = await readManifest(disk, indexDir);
  if (manifest === undefined) {
    throw new PullquoteError('no-index', `there is no index in ${indexDir}`, { hint: `pullquote index PATH… --index ${indexDir}` });
  }
  const name = fileNames.corpus(manifest.generation);
  if (manifest.files[name] !== undefined) await verifyFiles(disk, indexDir, manifest, [name]);
  const health = await readCorpusHealth(disk, indexDir, manifest);
  if (health !== undefined) return health;
  throw new PullquoteError('not-found', `the index in ${indexDir} was made before this was counted`, {
    hint: `pullquote index ${manifest.roots.join(' ')} --index ${indexDir}`,
  });
}

const number = (count: number): string => count.toLocaleString('en');

async function printList(title: string, lines: readonly string[]): Promise<void> {
  if (lines.length === 0) return;
  await writeLine(`\n${title}`);
  for (const line of lines.slice(0, SHOWN)) await writeLine(`  ${printable(line)}`);
  if (lines.length > SHOWN) await writeLine(`  … and ${number(lines.length - SHOWN)} more (--json has all)`);
}

async function printHealth(health: CorpusHealth): Promise<void> {
  const { articles, passages, quotations, unattributed, without, copied } = health;
  await writeLine([counted(articles, 'article'), counted(passages, 'passage'), counted(quotations, 'quotation')].join(', '));
  await writeLine(
    `without source ${number(without.source)}, without date ${number(without.date)}, without author ${number(without.author)}`,
  );
  await writeLine(`quotations without speaker ${number(unattributed)}`);
  await writeLine(`articles with copies ${number(copied.length)}, files skipped ${number(health.skipped.length)}`);
  await printList(
    'Languages',
    health.languages.map(
      ({ language, articles: count }) =>
        `${language} ${number(count)}${isAnnotatedLanguage(language) ? '' : ' (not annotated: only English is)'}`,
    ),
  );
  await printList(
    'Skipped',
    health.skipped.map(({ path, reason }) => `${path}: ${reason}`),
  );
  await printList(
    'Dropped most',
    health.dropped.map(({ text, reason, articles: count }) => `${number(count)} × ${text} (${reason})`),
  );
  await printList(
    'Found more than once',
    copied.map(({ title, path, copies }) => `${title}: ${[path, ...copies.map((copy) => copy.path)].join(', ')}`),
  );
}

/** `pullquote COMMAND …`: finds the command, runs it, and turns what it throws into a message and an exit code. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { PullquoteError } from '../domain/errors.ts';
import { reasonOf, systemCode } from '../store/file-layer.ts';
import { EXIT } from './exit-codes.ts';
import { HELP, isCommand } from './help.ts';
import { endOnBrokenPipe, sayError, writeLine } from './output.ts';

type Run = (words: readonly string[]) => Promise<number>;

/** Each is loaded only when it is asked for: `--version` must not wait for a language model. */
const COMMANDS: Readonly<Record<keyof typeof HELP.commands, () => Promise<Run>>> = {
  serve: async () => (await import('./commands/serve.ts')).runServe,
  index: async () => (await import('./commands/index.ts')).runIndex,
  search: async () => (await import('./commands/search.ts')).runSearch,
  read: async () => (await import('./commands/read.ts')).runRead,
  annotate: async () => (await import('./commands/annotate.ts')).runAnnotate,
  'check-draft': async () => (await import('./commands/check-draft.ts')).runCheckDraft,
  clippings: async () => (await import('./commands/clippings.ts')).runClippings,
  cite: async () => (await import('./commands/cite.ts')).runCite,
  'export-site': async () => (await import('./commands/export-site.ts')).runExportSite,
  corpus: async () => (await import('./commands/corpus.ts')).runCorpus,
  alerts: async () => (await import('./commands/alerts.ts')).runAlertsCommand,
  correct: async () => (await import('./commands/correct.ts')).runCorrect,
  entities: async () => (await import('./commands/entities.ts')).runEntities,
  check: async () => (await import('./commands/check.ts')).runCheck,
};

const packageSchema = z.object({ name: z.literal('pullquote'), version: z.string() });

/** The version in package.json, which lies above both the sources and the compiled code. */
function readVersion(): string {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    try {
      return packageSchema.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))).version;
    } catch {
      // Not here; further up.
    }
    if (folder === dirname(folder)) return 'unknown';
  }
}

async function dispatch(words: readonly string[]): Promise<number> {
  const [command, ...rest] = words;
  if (command === undefined || command === '--help' || command === '-h' || command === 'help') {
    const about = rest[0];
    await writeLine(command === 'help' && about !== undefined && isCommand(about) ? HELP.commands[about] : HELP.overview);
    return command === undefined ? EXIT.failed : EXIT.done;
  }
  if (command === '--version' || command === '-v') {
    await writeLine(readVersion());
    return EXIT.done;
  }
  if (!isCommand(command)) throw new PullquoteError('usage', `there is no command "${command}"`, { hint: 'pullquote --help' });
  const optionsEnd = rest.indexOf('--');
  if ((optionsEnd === -1 ? rest : rest.slice(0, optionsEnd)).some((word) => word === '--help' || word === '-h')) {
    await writeLine(HELP.commands[command]);
    return EXIT.done;
  }
  const run = await COMMANDS[command]();
  return run(rest);
}

/** Runs a command line (without the program's name) and gives its exit code. */
export async function main(words: readonly string[]): Promise<number> {
  endOnBrokenPipe();
  try {
    return await dispatch(words);
  } catch (error) {
    const isOfSystem = systemCode(error) !== undefined;
    if (!(error instanceof PullquoteError) && !isOfSystem) throw error;
    sayError(error instanceof PullquoteError ? error : new PullquoteError('io', reasonOf(error), { cause: error }));
    return EXIT.failed;
  }
}

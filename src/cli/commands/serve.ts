/** `pullquote serve` */
import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { CorpusHealth } from '../../domain/corpus-health.ts';
import { messageOf, PullquoteError } from '../../domain/errors.ts';
import { loadFolderConfig } from '../../read/config.ts';
import { followGenerations, type FollowingSearchEngine } from '../../search/following-engine.ts';
import { isLoopback } from '../../server/known-hosts.ts';
import { LOG_KINDS, type LogKind, openLog } from '../../server/operations/request-log.ts';
import { openServer, type Served } from '../../server/start-server.ts';
import { readCorpusHealth } from '../../store/corpus-health.ts';
import { disk } from '../../store/file-layer.ts';
import { readManifest } from '../../store/index-folder.ts';
import { openDraftAnnotator } from '../annotate-draft.ts';
import { type Arguments, parseArguments, usage } from '../arguments.ts';
import { clusterOf, ENGINE_OPTIONS } from '../cluster-place.ts';
import { readCredentials } from '../credentials.ts';
import { EXIT } from '../exit-codes.ts';
import { openDesk } from '../corrections-desk.ts';
import { DEFAULT_INDEX } from '../index-place.ts';
import { say } from '../output.ts';
import { IndexOpener } from '../open-index.ts';
import { readPublicUrl } from '../public-url.ts';
import { type Watch, watchRoots } from '../watch-roots.ts';
import { defaultJobs, describeReport, runIndexing, saySkipped } from '../run-indexing.ts';

const DEFAULT_PORT = 3000;
/** One for cheap searches alone. */
const SEARCH_THREADS = 2;
/** How often the index is looked at. */
const FOLLOW_MS = 1000;

export async function runServe(words: readonly string[]): Promise<number> {
  const args = parseArguments('serve', words, {
    ...ENGINE_OPTIONS,
    port: 'text',
    host: 'text',
    'public-url': 'text',
    jobs: 'text',
    watch: 'flag',
    log: 'text',
    metrics: 'flag',
    editable: 'flag',
    staging: 'text',
  });
  const port = args.number('port', 0, 65_535) ?? DEFAULT_PORT;
  const host = args.text('host') ?? '127.0.0.1';
  const publicUrl = readPublicUrl(args.text('public-url'), 'serve');
  const credentials = readCredentials(process.env);
  const logKind = readLogKind(args.text('log'));
  const cluster = clusterOf(args, 'serve');
  if (cluster !== undefined && (args.positionals.length > 0 || args.flag('watch'))) {
    throw usage(
      'what a cluster serves is brought there by `pullquote index --engine opensearch`; serve takes no path with it, and watches none',
      'serve',
    );
  }
  const indexDir = args.text('index') ?? DEFAULT_INDEX;
  const isEditable = args.flag('editable');
  const staging = await stagingOf(args, cluster !== undefined);
  if (cluster === undefined) await requireIndexOrPaths(indexDir, args);
  if (isEditable) refuseUnguardedEditing(host, credentials !== undefined);
  if (credentials === undefined && !isLoopback(host)) {
    say(`note: whoever reaches ${host}:${port} can read everything; PULLQUOTE_BASIC or PULLQUOTE_TOKEN in the environment protects it`);
  }
  const log = openLog(logKind);
  const drafts = openDraftAnnotator();
  const server = await openServer({
    host,
    port,
    log,
    metrics: args.flag('metrics'),
    annotateDraft: drafts.annotate,
    ...(publicUrl === undefined ? {} : { publicUrl }),
    ...(credentials === undefined ? {} : { credentials }),
  });
  let served: { close(): Promise<void> } | undefined;
  try {
    if (cluster === undefined) {
      await updateIndex(indexDir, args);
      const followed = await followIndex(indexDir, args.text('ledger'));
      served = followed;
      const corrections = isEditable ? openDesk(followed, { indexDir, ...ledgerOf(args) }) : undefined;
      server.serve({ engine: followed, corpus: await describeCorpus(indexDir), ...(corrections === undefined ? {} : { corrections }) });
    } else {
      const { openServedCluster } = await import('../serve-cluster.ts');
      const opened = await openServedCluster(cluster, staging === undefined ? undefined : { indexDir: staging, ...ledgerOf(args) });
      served = opened;
      server.serve(opened);
    }
    say(`listening on ${server.url}`);
    const watch = args.flag('watch') ? await watchIndex(indexDir, args) : undefined;
    await untilStopped();
    await watch?.close();
  } finally {
    await server.close();
    await drafts.close();
    await served?.close();
    // A write to a pipe that nobody reads would keep the process for ever.
    if (!(await log.close())) process.exit(EXIT.done);
  }
  return EXIT.done;
}

/** The folder that an index in a cluster is corrected in; `undefined` where it is not to be. @throws PullquoteError */
async function stagingOf(args: Arguments, isCluster: boolean): Promise<string | undefined> {
  const given = args.text('staging');
  const isCorrected = isCluster && args.flag('editable');
  if (given !== undefined && !isCorrected) throw usage('--staging goes with --engine opensearch and --editable', 'serve');
  if (!isCorrected) return undefined;
  const indexDir = given ?? DEFAULT_INDEX;
  if ((await readManifest(disk, indexDir)) !== undefined) return indexDir;
  throw new PullquoteError(
    'no-index',
    `there is no index in ${indexDir}: corrections are kept in the folder that the cluster is filled from`,
    {
      hint: 'name it: --staging DIR',
    },
  );
}

/** Whoever can reach such a server could write. @throws PullquoteError usage */
function refuseUnguardedEditing(host: string, isGuarded: boolean): void {
  if (isGuarded || isLoopback(host)) return;
  throw new PullquoteError(
    'usage',
    `whoever reaches ${host} could correct: --editable on an address that others reach needs a password or a token`,
    {
      hint: 'export PULLQUOTE_BASIC=NAME:PASSWORD, or leave --host out to serve this machine alone',
    },
  );
}

const ledgerOf = (args: Arguments): { ledger?: string } => {
  const ledger = args.text('ledger');
  return ledger === undefined ? {} : { ledger };
};

function readLogKind(text: string | undefined): LogKind {
  // On a terminal, where the messages are for people, lines of JSON would stand between them.
  if (text === undefined) return process.stdout.isTTY ? 'off' : 'requests';
  const kind = LOG_KINDS.find((one) => one === text);
  if (kind === undefined) throw usage(`--log takes ${LOG_KINDS.join(', ')}, not "${text}"`, 'serve');
  return kind;
}

async function describeCorpus(indexDir: string): Promise<NonNullable<Served['corpus']>> {
  const [title, health] = await Promise.all([corpusTitle(indexDir), corpusHealth(indexDir)]);
  return { ...(title === undefined ? {} : { title }), ...(health === undefined ? {} : { health: () => corpusHealth(indexDir) }) };
}

/** Searches run in threads of their own, and another run of `pullquote index` is followed while readers read. */
async function followIndex(indexDir: string, ledger: string | undefined): Promise<FollowingSearchEngine> {
  const opener = new IndexOpener(indexDir, { threads: SEARCH_THREADS, ...(ledger === undefined ? {} : { ledger }) });
  const engine = await followGenerations({
    open: () => opener.open(),
    current: () => opener.current(),
    everyMs: FOLLOW_MS,
    onChange: (generation) => say(`serving generation ${generation} of the index`),
    onError: (error) => {
      say(`note: the index has changed, but what it is now cannot be opened: ${messageOf(error)}`);
      if (error instanceof PullquoteError && error.hint !== undefined) say(`hint: ${error.hint}`);
    },
  });
  const close = engine.close.bind(engine);
  engine.close = async () => {
    await close();
    await opener.close();
  };
  return engine;
}

/** Keeps the index at what its roots hold; those that are missing now are left alone. */
async function watchIndex(indexDir: string, args: Arguments): Promise<Watch> {
  const roots = ((await readManifest(disk, indexDir))?.roots ?? []).filter((root) => existsSync(root));
  const [ledger, jobs] = [args.text('ledger'), args.text('jobs')];
  const rest = [...(ledger === undefined ? [] : ['--ledger', ledger]), ...(jobs === undefined ? [] : ['--jobs', jobs])];
  const watch = await watchRoots({ roots, command: ['index', ...roots, '--index', indexDir, ...rest], say, indexDir: resolve(indexDir) });
  say(`watching ${roots.join(', ')}`);
  return watch;
}

async function requireIndexOrPaths(indexDir: string, args: Arguments): Promise<void> {
  if (args.positionals.length > 0 || (await readManifestForUpdate(indexDir, args.positionals.length > 0)) !== undefined) return;
  throw new PullquoteError('no-index', `there is no index in ${indexDir}, and no path was given to make one from`, {
    hint: 'pullquote serve PATH',
  });
}

/** Indexes the paths and all that the index follows already; a root that has gone missing keeps what it brought. */
async function updateIndex(indexDir: string, args: Arguments): Promise<void> {
  const known = (await readManifestForUpdate(indexDir, args.positionals.length > 0))?.roots ?? [];
  const present = known.filter((root) => existsSync(root));
  for (const root of known)
    if (!present.includes(root)) say(`note: ${root} is not there now; what it brought is served as it was last indexed`);
  const paths = [...args.positionals, ...present];
  if (paths.length === 0) return;
  const ledgerFile = args.text('ledger');
  const report = await runIndexing({
    indexDir,
    ...(ledgerFile === undefined ? {} : { ledgerFile }),
    paths,
    jobs: args.number('jobs', 1, 256) ?? defaultJobs(),
  });
  saySkipped(report.skipped);
  say(describeReport(report));
}

/** Where paths are given, an index of an older format is built anew by the run itself, from these and those that it names. */
async function readManifestForUpdate(indexDir: string, hasPaths: boolean): ReturnType<typeof readManifest> {
  try {
    return await readManifest(disk, indexDir);
  } catch (error) {
    if (error instanceof PullquoteError && error.code === 'index-version' && hasPaths) return undefined;
    throw error;
  }
}

async function corpusHealth(indexDir: string): Promise<CorpusHealth | undefined> {
  const manifest = await readManifest(disk, indexDir);
  return manifest === undefined ? undefined : readCorpusHealth(disk, indexDir, manifest);
}

/** The title that the first of the roots gives to the corpus. */
async function corpusTitle(indexDir: string): Promise<string | undefined> {
  const manifest = await readManifest(disk, indexDir);
  for (const root of manifest?.roots ?? []) {
    const folder = (await stat(root).catch(() => undefined))?.isDirectory() === false ? dirname(root) : root;
    const config = await loadFolderConfig(folder).catch(() => undefined);
    if (config?.title !== undefined) return config.title;
  }
  return undefined;
}

function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
}

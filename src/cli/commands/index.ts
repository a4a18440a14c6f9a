/** `pullquote index` */
import type { Shard } from '../../engines/opensearch/shard-board.ts';
import { type Arguments, parseArguments, usage } from '../arguments.ts';
import { clusterOf, ENGINE_OPTIONS } from '../cluster-place.ts';
import { EXIT } from '../exit-codes.ts';
import { DEFAULT_INDEX } from '../index-place.ts';
import { say, writeJson } from '../output.ts';
import { defaultJobs, describeReport, runIndexing, saySkipped } from '../run-indexing.ts';

/** Copies of what is in a cluster, and parts, are as many as an index may have there. */
const MOST_SHARDS = 1024;

export async function runIndex(words: readonly string[]): Promise<number> {
  const args = parseArguments('index', words, {
    ...ENGINE_OPTIONS,
    remove: 'texts',
    jobs: 'text',
    'no-annotate': 'flag',
    json: 'flag',
    staging: 'text',
    shard: 'text',
    'no-wait': 'flag',
    primaries: 'text',
    replicas: 'text',
  });
  const remove = args.texts('remove');
  if (args.positionals.length === 0 && remove.length === 0) throw usage('index what? Name files or folders', 'index');
  const cluster = clusterOf(args, 'index');
  const shard = readShard(args.text('shard'));
  if (cluster === undefined) refuseClusterOptions(args);
  const ledgerFile = args.text('ledger');
  const place = {
    indexDir: cluster === undefined ? (args.text('index') ?? DEFAULT_INDEX) : (args.text('staging') ?? stagingOf(shard)),
    ...(ledgerFile === undefined ? {} : { ledgerFile }),
    ...(shard === undefined ? {} : { shard }),
  };
  // Before hours of annotation: is there a cluster, and may the index be called so?
  const [primaries, replicas] = [args.number('primaries', 1, MOST_SHARDS), args.number('replicas', 0, MOST_SHARDS)];
  if (cluster !== undefined) await (await import('../../engines/opensearch/open-engine.ts')).checkIsFree(cluster);
  const report = await runIndexing({
    ...place,
    paths: args.positionals,
    remove,
    jobs: args.number('jobs', 1, 256) ?? defaultJobs(),
    annotate: !args.flag('no-annotate'),
  });
  saySkipped(report.skipped);
  say(describeReport(report));
  if (cluster === undefined) {
    if (args.flag('json')) await writeJson(report);
  } else {
    const { describePublished, runPublishing } = await import('../run-publishing.ts');
    const published = await runPublishing({
      ...place,
      cluster,
      waits: !args.flag('no-wait'),
      removes: remove.length > 0,
      ...(primaries === undefined ? {} : { primaries }),
      ...(replicas === undefined ? {} : { replicas }),
    });
    say(describePublished(published));
    if (args.flag('json')) await writeJson({ ...report, generation: published.generation });
  }
  return report.skipped.length === 0 ? EXIT.done : EXIT.skippedFiles;
}

const CLUSTER_ONLY = ['staging', 'shard', 'primaries', 'replicas', 'ca'] as const;

function refuseClusterOptions(args: Arguments): void {
  const given = CLUSTER_ONLY.find((name) => args.text(name) !== undefined) ?? (args.flag('no-wait') ? 'no-wait' : undefined);
  if (given !== undefined) throw usage(`--${given} goes with --engine opensearch`, 'index');
}

/** Where articles are annotated before they are sent: of each share a folder of its own. */
function stagingOf(shard: Shard | undefined): string {
  return shard === undefined ? DEFAULT_INDEX : `${DEFAULT_INDEX}-${String(shard.index)}-of-${String(shard.of)}`;
}

/** "2/3": the second of three. @throws PullquoteError `usage` */
function readShard(given: string | undefined): Shard | undefined {
  if (given === undefined) return undefined;
  const [, index, of] = /^([1-9]\d{0,3})\/([1-9]\d{0,3})$/.exec(given) ?? [];
  if (index === undefined || of === undefined || Number(index) > Number(of)) {
    throw usage(`--shard takes which of how many, such as 1/3, not "${given}"`, 'index');
  }
  return { index: Number(index), of: Number(of) };
}

/** Which engine a command asks: the index in a folder, or one in an OpenSearch cluster. */
import { PullquoteError } from '../domain/errors.ts';
import type { ClusterOptions } from '../engines/opensearch/cluster.ts';
import { DEFAULT_NAME } from '../engines/opensearch/generations.ts';
import type { ClusterIndex } from '../engines/opensearch/open-engine.ts';
import { openIndex } from '../index.ts';
import type { SearchEngine } from '../search/engine.ts';
import { type Arguments, INDEX_OPTIONS, type OptionKinds, usage } from './arguments.ts';
import { DEFAULT_INDEX } from './index-place.ts';

/** What the commands take that can ask either engine. */
export const ENGINE_OPTIONS = { ...INDEX_OPTIONS, engine: 'text', node: 'texts', ca: 'text' } as const satisfies OptionKinds;

const USERNAME = 'PULLQUOTE_OPENSEARCH_USERNAME';
const PASSWORD = 'PULLQUOTE_OPENSEARCH_PASSWORD';
const API_KEY = 'PULLQUOTE_OPENSEARCH_API_KEY';

/** Who we are to the cluster, by the environment. @throws PullquoteError `config-invalid` where only half of it is set, or too much */
export function readClusterAuth(environment: NodeJS.ProcessEnv): ClusterOptions['auth'] {
  const [username, password, apiKey] = [USERNAME, PASSWORD, API_KEY].map((name) => environment[name] || undefined);
  if (apiKey !== undefined) {
    if (username === undefined && password === undefined) return { apiKey };
    throw new PullquoteError('config-invalid', `${API_KEY} is set, and so is ${USERNAME} or ${PASSWORD}`, {
      hint: 'set the one or the others',
    });
  }
  if (username === undefined && password === undefined) return undefined;
  if (username !== undefined && password !== undefined) return { username, password };
  throw new PullquoteError('config-invalid', `of ${USERNAME} and ${PASSWORD} only one is set`, { hint: 'set both, or neither' });
}

/** The address of a node. Credentials do not belong in it: a command line can be read by others. @throws PullquoteError `usage` */
function readNode(address: string, command: string): string {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol))
    throw usage(`--node takes an address such as https://search-1:9200, not "${address}"`, command);
  if (url.username !== '' || url.password !== '') {
    throw new PullquoteError('usage', `--node ${url.host}: user and password do not belong on a command line`, {
      hint: `set ${USERNAME} and ${PASSWORD}`,
    });
  }
  return address;
}

/** The index in a cluster that a command is to ask; `undefined` where it is one in a folder. @throws PullquoteError */
export function clusterOf(args: Arguments, command: string): ClusterIndex | undefined {
  const engine = args.text('engine') ?? 'minisearch';
  const nodes = args.texts('node').map((address) => readNode(address, command));
  if (engine === 'minisearch') {
    if (nodes.length > 0) throw usage('--node goes with --engine opensearch', command);
    return undefined;
  }
  if (engine !== 'opensearch') throw usage(`--engine takes minisearch or opensearch, not "${engine}"`, command);
  if (nodes.length === 0) throw usage('--engine opensearch needs the address of a node: --node URL', command);
  const [auth, ca] = [readClusterAuth(process.env), args.text('ca')];
  return { name: args.text('index') ?? DEFAULT_NAME, nodes, ...(auth === undefined ? {} : { auth }), ...(ca === undefined ? {} : { ca }) };
}

/** Opens what a command is to ask. @throws PullquoteError */
export async function openAsAsked(args: Arguments, command: string): Promise<SearchEngine> {
  const cluster = clusterOf(args, command);
  if (cluster !== undefined) return (await import('../engines/opensearch/open-engine.ts')).openOpenSearchEngine(cluster);
  const ledger = args.text('ledger');
  return openIndex(args.text('index') ?? DEFAULT_INDEX, ledger === undefined ? {} : { ledger });
}

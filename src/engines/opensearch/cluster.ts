/** The cluster behind the client: requests in, JSON out, and every failure as an error that says what failed on what. */
import { readFileSync } from 'node:fs';
import { Client, errors } from '@opensearch-project/opensearch';
import { messageOf, PullquoteError } from '../../domain/errors.ts';
import type { Json } from './fields.ts';

export interface ClusterOptions {
  /** Addresses of nodes; a request that one does not answer goes to the next. */
  nodes: readonly string[];
  /** Never on a command line, where others can read them. */
  auth?: { username: string; password: string } | { apiKey: string };
  /** A file with the certificate of the authority that signed those of the nodes. */
  ca?: string;
}

export interface RequestOptions {
  signal?: AbortSignal;
  /** Milliseconds until it is given up. */
  timeoutMs?: number;
  /** Statuses that are answers and no failures. */
  accept?: readonly number[];
  query?: Record<string, string | number | boolean>;
}

export interface Answer<T> {
  status: number;
  body: T;
}

const TIMEOUT_MS = 30_000;
/** On other nodes, where there are some. */
const RETRIES = 3;

export class Cluster {
  readonly client: Client;
  private readonly where: string;

  /** @throws PullquoteError `config-invalid` where the certificate cannot be read, `usage` where an address is none */
  constructor({ nodes, auth, ca }: ClusterOptions) {
    this.where = nodes.join(', ');
    const headers = auth !== undefined && 'apiKey' in auth ? { authorization: `ApiKey ${auth.apiKey}` } : {};
    try {
      this.client = new Client({
        nodes: [...nodes],
        ...(auth !== undefined && 'username' in auth ? { auth } : {}),
        headers,
        ...(ca === undefined ? {} : { ssl: { ca: readCertificate(ca) } }),
        requestTimeout: TIMEOUT_MS,
        maxRetries: RETRIES,
      });
    } catch (error) {
      if (error instanceof PullquoteError) throw error;
      throw new PullquoteError('usage', `${this.where} is no address of a cluster: ${messageOf(error)}`, { cause: error });
    }
  }

  /** @throws PullquoteError */
  async request<T>(method: string, path: string, body?: Json | string | Buffer, options: RequestOptions = {}): Promise<Answer<T>> {
    const { signal, timeoutMs, accept = [], query } = options;
    signal?.throwIfAborted();
    const isLines = typeof body === 'string' || Buffer.isBuffer(body);
    const sent = this.client.transport.request(
      {
        method,
        path,
        ...(body === undefined ? {} : isLines ? { bulkBody: body } : { body }),
        ...(query === undefined ? {} : { querystring: query }),
      },
      { ignore: [...accept], ...(timeoutMs === undefined ? {} : { requestTimeout: timeoutMs }) },
    );
    const abort = (): void => {
      if ('abort' in sent && typeof sent.abort === 'function') sent.abort();
    };
    signal?.addEventListener('abort', abort, { once: true });
    try {
      const { statusCode, body: answer } = await sent;
      return { status: statusCode ?? 0, body: answer as T };
    } catch (error) {
      throw explain(error, this.where, signal);
    } finally {
      signal?.removeEventListener('abort', abort);
    }
  }

  /** Whether something is there. */
  async has(path: string): Promise<boolean> {
    return (await this.request('HEAD', path, undefined, { accept: [404] })).status === 200;
  }

  close(): Promise<void> {
    return Promise.resolve(this.client.close());
  }
}

function readCertificate(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new PullquoteError('config-invalid', `the certificate ${file} cannot be read: ${messageOf(error)}`, { cause: error });
  }
}

interface Failure {
  type?: string;
  reason?: string;
  root_cause?: { type?: string; reason?: string }[];
  caused_by?: Failure;
}

/** The first cause that says what is wrong. */
export function causeOf(failure: Failure | string | undefined): { type: string; reason: string } {
  if (failure === undefined || typeof failure === 'string') return { type: 'unknown', reason: failure ?? 'no reason was given' };
  const [root] = failure.root_cause ?? [];
  return { type: root?.type ?? failure.type ?? 'unknown', reason: root?.reason ?? failure.reason ?? 'no reason was given' };
}

/** Whether no node answered at all. */
export function isAway({ cause }: PullquoteError): boolean {
  return cause instanceof errors.ConnectionError || cause instanceof errors.NoLivingConnectionsError;
}

/** A failure as Pullquote says it. */
export function explain(error: unknown, where: string, signal?: AbortSignal): PullquoteError {
  if (error instanceof PullquoteError) return error;
  if (signal?.aborted === true) {
    return signal.reason instanceof PullquoteError ? signal.reason : new PullquoteError('deadline', 'the search was given up');
  }
  if (error instanceof errors.TimeoutError) {
    return new PullquoteError('deadline', `the cluster at ${where} took longer than it may`, { cause: error });
  }
  if (error instanceof errors.ConnectionError || error instanceof errors.NoLivingConnectionsError) {
    return new PullquoteError('io', `the cluster at ${where} does not answer: ${messageOf(error)}`, {
      hint: `start it, or name another node: --node URL`,
      cause: error,
    });
  }
  if (error instanceof errors.ResponseError) {
    const body = (error.meta.body ?? {}) as { error?: Failure | string };
    return refused(error.statusCode ?? 0, causeOf(body.error), where, error);
  }
  return new PullquoteError('io', `the cluster at ${where}: ${messageOf(error)}`, { cause: error });
}

/** What it is called when a node that is asked by another is away, or goes away meanwhile. */
const UNAVAILABLE: ReadonlySet<string> = new Set([
  'search_phase_execution_exception',
  'no_shard_available_action_exception',
  'node_disconnected_exception',
  'node_not_connected_exception',
  'node_closed_exception',
  'connect_transport_exception',
]);

/** What a refusal with this status means. */
export function refused(
  status: number,
  { type, reason }: { type: string; reason: string },
  where: string,
  cause?: unknown,
): PullquoteError {
  const because = cause === undefined ? {} : { cause };
  if (type === 'index_not_found_exception')
    return new PullquoteError('no-index', `the cluster at ${where} has no such index: ${reason}`, because);
  // Such a block is that of a cluster which has just started, or has lost the node that manages it.
  if (type === 'cluster_block_exception' && status === 503)
    return new PullquoteError('overloaded', `the cluster at ${where} is not ready: ${reason}`, because);
  if (type === 'cluster_block_exception') {
    return new PullquoteError('io', `the cluster at ${where} refuses to write: ${reason}`, {
      hint: 'free disk space on its nodes or add one (a flood-stage block then goes away by itself), and run the same command again: it goes on where it stopped',
      ...because,
    });
  }
  if (type === 'too_many_nested_clauses' || type === 'too_many_clauses' || reason.includes('maxClauseCount')) {
    return new PullquoteError('overloaded', 'the query asks for more at once than the cluster takes', {
      hint: 'Ask for fewer words, or for fewer alternatives of what a passage has and what is said in it.',
      ...because,
    });
  }
  if (status === 401 || status === 403) {
    return new PullquoteError('io', `the cluster at ${where} does not let us in: ${reason}`, {
      hint: 'set PULLQUOTE_OPENSEARCH_USERNAME and PULLQUOTE_OPENSEARCH_PASSWORD, or PULLQUOTE_OPENSEARCH_API_KEY',
      ...because,
    });
  }
  if (status === 429 || type.includes('rejected_execution') || type === 'circuit_breaking_exception') {
    return new PullquoteError('overloaded', `the cluster at ${where} is busy: ${reason}`, because);
  }
  if (status === 503 || UNAVAILABLE.has(type)) {
    return new PullquoteError('overloaded', `part of the index is not available on the cluster at ${where}: ${reason}`, {
      hint: 'see which of its nodes are away; with a replica the others go on',
      ...because,
    });
  }
  return new PullquoteError('io', `the cluster at ${where} answered ${String(status)}: ${type}: ${reason}`, because);
}

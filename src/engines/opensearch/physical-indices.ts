/** The physical indices of a cluster, made, copied and brought to rest: each request is made again while the cluster is busy or a part of it is away. */
import { setTimeout as wait } from 'node:timers/promises';
import { PullquoteError } from '../../domain/errors.ts';
import { type BulkOptions, patiently } from './bulk.ts';
import { type Answer, causeOf, type Cluster, refused, type RequestOptions } from './cluster.ts';
import type { Json } from './fields.ts';

const LONG_MS = 600_000;
const POLL_MS = 500;

interface ClusterHealth {
  status: string;
  initializing_shards: number;
  number_of_in_flight_fetch: number;
}
const HEALTH_TIMED_OUT = 408;

export class PhysicalIndices {
  private readonly cluster: Cluster;
  private readonly options: BulkOptions;

  constructor(cluster: Cluster, options: BulkOptions) {
    this.cluster = cluster;
    this.options = options;
  }

  /** A copy that has the files of the other; what is written to it from then on is its own. */
  async clone(from: string, to: string, replicas: number): Promise<void> {
    await this.ask('PUT', `/${from}/_settings`, { 'blocks.write': true });
    await this.make('POST', `/${from}/_clone/${to}`, {
      settings: {
        'index.blocks.write': null,
        'index.number_of_replicas': replicas,
        'index.refresh_interval': -1,
        'index.translog.durability': 'async',
      },
    });
  }

  /** @param body its settings and mappings */
  async create(index: string, body: Json): Promise<void> {
    await this.make('PUT', `/${index}`, body);
  }

  /** It may not be there. */
  async remove(index: string): Promise<void> {
    await this.ask('DELETE', `/${index}`, undefined, { accept: [404] });
  }

  /** Makes an index; another machine may have been faster. */
  private async make(method: string, path: string, body: Json): Promise<void> {
    const { status, body: answer } = await this.ask<{ error?: { type?: string; reason?: string } }>(method, path, body, {
      query: { wait_for_active_shards: 1 },
      timeoutMs: LONG_MS,
      accept: [400],
    });
    if (status !== 400 || answer.error?.type === 'resource_already_exists_exception') return;
    throw new PullquoteError('io', `the cluster cannot make ${path.slice(1)}: ${answer.error?.reason ?? 'no reason was given'}`);
  }

  /** A request that may be made twice. */
  private ask<T>(method: string, path: string, body?: Json, options: RequestOptions = {}): Promise<Answer<T>> {
    return patiently(() => this.cluster.request<T>(method, path, body, options), this.options);
  }

  /** Takes out the documents that a query finds. */
  async deleteFrom(index: string, query: Json): Promise<void> {
    await patiently(() => this.deleteOnce(index, query), this.options);
  }

  private async deleteOnce(index: string, query: Json): Promise<void> {
    const { body } = await this.cluster.request<{ failures: { status: number; cause?: Parameters<typeof causeOf>[0] }[] }>(
      'POST',
      `/${index}/_delete_by_query`,
      { query },
      {
        query: { refresh: true, conflicts: 'proceed' },
        timeoutMs: LONG_MS,
      },
    );
    const [failure] = body.failures;
    if (failure) throw refused(failure.status, causeOf(failure.cause), 'the nodes that hold the index');
  }

  /** Ends the settings that hold while indices are filled; what they have is on the disk then, and found. */
  async settle(both: string): Promise<void> {
    await this.ask('PUT', `/${both}/_settings`, {
      refresh_interval: null,
      'translog.durability': null,
      'translog.sync_interval': null,
      'translog.flush_threshold_size': null,
    });
    await this.ask('POST', `/${both}/_flush`, undefined, { timeoutMs: LONG_MS });
    await this.ask('POST', `/${both}/_refresh`, undefined, { timeoutMs: LONG_MS });
  }

  /** Whoever is to be asked has all of it before the alias moves. */
  async waitForCopies(both: string): Promise<void> {
    const end = performance.now() + LONG_MS;
    for (;;) {
      // Once the cluster has decided where each copy lies.
      const { status, body } = await this.ask<ClusterHealth>('GET', `/_cluster/health/${both}`, undefined, {
        query: { wait_for_events: 'languid', timeout: '10s' },
        accept: [HEALTH_TIMED_OUT],
      });
      const isDecided = status !== HEALTH_TIMED_OUT && body.number_of_in_flight_fetch === 0 && body.initializing_shards === 0;
      // Copies that have no node to lie on are not waited for.
      if (body.status === 'green' || (body.status === 'yellow' && isDecided) || performance.now() > end) return;
      await wait(POLL_MS);
    }
  }
}

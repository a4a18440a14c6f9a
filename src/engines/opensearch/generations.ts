/**
 * The generations of an index in the cluster: each a pair of physical indices, of documents and of values; an alias stands on the one that is served.
 */
import { z } from 'zod';
import { PullquoteError } from '../../domain/errors.ts';
import type { Cluster } from './cluster.ts';
import { FORMAT, type Json } from './fields.ts';

export const DEFAULT_NAME = 'pullquote';
const DIGITS = 6;

/** What a generation says of itself, in the mapping of its documents. */
const metaSchema = z.object({
  format: z.number(),
  /** Left out while it is being filled. */
  committed: z
    .object({
      at: z.string(),
      articles: z.number(),
      passages: z.number(),
      quotations: z.number(),
      annotator: z.string(),
      values: z.string(),
    })
    .exactOptional(),
});
export type GenerationMeta = z.infer<typeof metaSchema>;
export type Committed = NonNullable<GenerationMeta['committed']>;

export interface Generation {
  number: number;
  documents: string;
  values: string;
}

/** @throws PullquoteError `usage` for a name that no index can have */
export function checkName(name: string): string {
  if (/^[a-z0-9][a-z0-9_.-]{0,99}$/.test(name)) return name;
  throw new PullquoteError(
    'usage',
    `--index ${name}: the name of an index in a cluster has lower-case letters, digits, "-", "_" and "." only`,
  );
}

export function generationOf(name: string, number: number): Generation {
  const suffix = String(number).padStart(DIGITS, '0');
  return { number, documents: `${name}-documents-${suffix}`, values: `${name}-values-${suffix}` };
}

/** As the pages and the API name it. */
export function generationName({ number }: Generation): string {
  return String(number);
}

function numberIn(name: string, index: string): number | undefined {
  const rest = index.startsWith(`${name}-documents-`) ? index.slice(name.length + '-documents-'.length) : '';
  return /^\d+$/.test(rest) ? Number(rest) : undefined;
}

function isOwn(name: string, index: string): boolean {
  return ['documents', 'values'].some((kind) => index.startsWith(`${name}-${kind}-`));
}

export class Generations {
  private readonly cluster: Cluster;
  private readonly name: string;

  constructor(cluster: Cluster, name: string) {
    this.cluster = cluster;
    this.name = name;
  }

  /** The one that is served. */
  async live(): Promise<Generation | undefined> {
    const { status, body } = await this.cluster.request<Record<string, unknown>>('GET', `/_alias/${this.name}`, undefined, {
      accept: [404],
    });
    if (status === 404) return undefined;
    const numbers = Object.keys(body).flatMap((index) => numberIn(this.name, index) ?? []);
    return numbers.length === 0 ? undefined : generationOf(this.name, Math.max(...numbers));
  }

  /** @throws PullquoteError `usage` where something that is not ours has the name */
  async checkFree(): Promise<void> {
    const { status, body } = await this.cluster.request<{ indices?: { name: string }[]; aliases?: { indices: string[] }[] }>(
      'GET',
      `/_resolve/index/${this.name}`,
      undefined,
      { accept: [404] },
    );
    if (status === 404) return;
    const holders = [...(body.indices ?? []).map(({ name }) => name), ...(body.aliases ?? []).flatMap(({ indices }) => indices)];
    const foreign = holders.find((index) => !isOwn(this.name, index));
    if (foreign === undefined) return;
    throw new PullquoteError('usage', `${this.name} is the name of ${foreign} in the cluster, which is no index of Pullquote`, {
      hint: 'give this index another name: --index NAME',
    });
  }

  /** All there are, ascending. */
  async all(): Promise<Generation[]> {
    const { body } = await this.cluster.request<Record<string, unknown>>(
      'GET',
      `/${this.name}-documents-*/_settings/index.uuid`,
      undefined,
      {
        query: { allow_no_indices: true },
      },
    );
    const numbers = Object.keys(body).flatMap((index) => numberIn(this.name, index) ?? []);
    return numbers.sort((a, b) => a - b).map((number) => generationOf(this.name, number));
  }

  async meta({ documents }: Generation): Promise<GenerationMeta> {
    const { body } = await this.cluster.request<Record<string, { mappings?: { _meta?: unknown } }>>('GET', `/${documents}/_mapping`);
    const parsed = metaSchema.safeParse(body[documents]?.mappings?.['_meta']);
    if (!parsed.success)
      throw new PullquoteError('index-corrupt', `${documents} is no index of Pullquote: its mapping does not say its format`);
    return parsed.data;
  }

  /** Copies of each shard of its documents beside the first. */
  async replicas({ documents }: Generation): Promise<number> {
    const { body } = await this.cluster.request<Record<string, { settings: { index: { number_of_replicas: string } } }>>(
      'GET',
      `/${documents}/_settings/index.number_of_replicas`,
    );
    return Number(body[documents]?.settings.index.number_of_replicas ?? 0);
  }

  async writeMeta({ documents }: Generation, meta: GenerationMeta): Promise<void> {
    await this.cluster.request('PUT', `/${documents}/_mapping`, { _meta: meta });
  }

  /** Puts the alias on a generation, in one step for whoever looks. */
  async serve(next: Generation): Promise<void> {
    const actions: Json[] = (await this.all())
      .filter(({ number }) => number !== next.number)
      .flatMap(({ documents, values }) => [documents, values].map((index) => ({ remove: { index, alias: this.name, must_exist: false } })));
    await this.cluster.request('POST', '/_aliases', {
      actions: [...actions, { add: { index: next.documents, alias: this.name } }, { add: { index: next.values, alias: this.name } }],
    });
  }

  async remove({ documents, values }: Generation): Promise<void> {
    await this.cluster.request('DELETE', `/${documents},${values}`, undefined, { query: { ignore_unavailable: true } });
  }
}

/** @throws PullquoteError `index-version` */
export function checkFormat({ format }: GenerationMeta, index: string, hint: string): void {
  if (format === FORMAT) return;
  throw new PullquoteError(
    'index-version',
    `${index} was written in format ${String(format)}, and this Pullquote reads format ${String(FORMAT)}`,
    {
      hint,
    },
  );
}

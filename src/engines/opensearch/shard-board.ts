/**
 * Where several machines that fill one generation tell each other what they have: the evidence of their articles, what they counted, and how far they
 * are. It is an index of its own, gone when the generation is served.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { PullquoteError } from '../../domain/errors.ts';
import { BulkLoader, type BulkOptions, patiently } from './bulk.ts';
import type { Cluster } from './cluster.ts';
import type { Document } from './documents.ts';
import type { Json } from './fields.ts';
import type { Counted } from './generation-writer.ts';
import type { ValueCounts } from './values.ts';

/** One of several machines: the first is 1. */
export interface Shard {
  index: number;
  of: number;
}

const markSchema = z.object({
  index: z.number(),
  of: z.number(),
  /** Of its evidence. */
  evidence: z.string(),
  /** Of the evidence of all that its documents were made with, once these are loaded. */
  loaded: z.string().exactOptional(),
  /** Whether anything was sent or taken out. */
  isChanged: z.boolean().exactOptional(),
  articles: z.number(),
  passages: z.number(),
  quotations: z.number(),
});
export type Mark = z.infer<typeof markSchema>;

const BATCH = 1000;
const LINES_PER_DOCUMENT = 500;
const MAPPING: Json = {
  settings: { number_of_shards: 1, auto_expand_replicas: '0-1' },
  mappings: {
    dynamic: 'strict',
    properties: {
      type: { type: 'keyword' },
      shard: { type: 'integer' },
      place: { type: 'integer' },
      body: { type: 'object', enabled: false },
    },
  },
};

interface Part<T> {
  shard: number;
  place: number;
  body: { list: T[] };
}

export class ShardBoard {
  private readonly cluster: Cluster;
  private readonly options: BulkOptions;
  readonly index: string;

  /** @param generation the number of the one that is filled */
  constructor(cluster: Cluster, name: string, generation: number, options: BulkOptions) {
    this.cluster = cluster;
    this.options = options;
    this.index = `${name}-shards-${String(generation).padStart(6, '0')}`;
  }

  /** Makes it where no other machine has. */
  async open(): Promise<void> {
    const { status, body } = await this.cluster.request<{ error?: { type?: string; reason?: string } }>('PUT', `/${this.index}`, MAPPING, {
      accept: [400],
    });
    if (status === 400 && body.error?.type !== 'resource_already_exists_exception') {
      throw new PullquoteError('io', `${this.index} cannot be made: ${body.error?.reason ?? 'no reason was given'}`);
    }
  }

  /** How far each machine is, or `undefined` once one has finished. @throws PullquoteError `usage` where they do not agree on how many they are */
  async marks(shard: Shard): Promise<Mark[] | undefined> {
    const found = await this.read<Mark>('mark').catch((error: unknown) => {
      if (error instanceof PullquoteError && error.code === 'no-index') return undefined;
      throw error;
    });
    if (found === undefined) return undefined;
    const marks = found.map(({ body }) => markSchema.parse(body.list[0])).sort((a, b) => a.index - b.index);
    const other = marks.find(({ of }) => of !== shard.of);
    if (other) {
      throw new PullquoteError(
        'usage',
        `--shard ${String(shard.index)}/${String(shard.of)}: another machine fills this index as ${String(other.index)}/${String(other.of)}`,
        {
          hint: 'give every machine the same number of shards',
        },
      );
    }
    return marks;
  }

  async mark(mark: Mark): Promise<void> {
    await this.put([{ id: `mark ${String(mark.index)}`, source: { type: 'mark', shard: mark.index, place: 0, body: { list: [mark] } } }]);
  }

  /** Puts a list of one machine in place of the one before. */
  async write(type: 'evidence' | 'values' | 'ledger', shard: number, list: readonly unknown[]): Promise<void> {
    await this.cluster.request(
      'POST',
      `/${this.index}/_delete_by_query`,
      { query: { bool: { filter: [{ term: { type } }, { term: { shard } }] } } },
      { query: { refresh: true, conflicts: 'proceed' } },
    );
    const parts: Document[] = [];
    for (let from = 0; from < list.length; from += LINES_PER_DOCUMENT) {
      const place = from / LINES_PER_DOCUMENT;
      const body = { list: list.slice(from, from + LINES_PER_DOCUMENT) };
      parts.push({ id: `${type} ${String(shard)} ${String(place)}`, source: { type, shard, place, body } });
    }
    await this.put(parts);
  }

  async evidence(): Promise<string[]> {
    return (await this.read<string>('evidence')).flatMap(({ body }) => body.list);
  }

  async values(): Promise<ValueCounts[]> {
    return (await this.read<ValueCounts>('values')).flatMap(({ body }) => body.list);
  }

  /** Documents of what each machine's ledger knows. */
  async ledgers(): Promise<Document[]> {
    return (await this.read<Document>('ledger')).flatMap(({ body }) => body.list);
  }

  /** Lets one machine finish what all have filled; a machine that had begun to goes on. False also where one has finished meanwhile. */
  async claim(shard: Shard): Promise<boolean> {
    const body = { list: [shard.index] };
    const { status } = await this.cluster.request(
      'PUT',
      `/${this.index}/_create/claim`,
      { type: 'claim', shard: shard.index, place: 0, body },
      { accept: [404, 409] },
    );
    // The board is just being taken away.
    if (status === 404) return false;
    if (status !== 409) {
      // Where the board was taken away, the claim has made another, which nobody has marked.
      const isOpen = (await this.marks(shard))?.length === shard.of;
      if (!isOpen) await this.remove();
      return isOpen;
    }
    const { body: found } = await this.cluster.request<{ _source: Part<number> }>('GET', `/${this.index}/_doc/claim`);
    const { _source: claim } = found;
    return claim.shard === shard.index;
  }

  /** Who has claimed to finish it. */
  async claimant(): Promise<number[]> {
    return (await this.read<number>('claim')).map(({ shard }) => shard);
  }

  async remove(): Promise<void> {
    await this.cluster.request('DELETE', `/${this.index}`, undefined, { accept: [404] });
  }

  private async put(documents: readonly Document[]): Promise<void> {
    const loader = new BulkLoader(this.cluster, this.options);
    await loader.add(this.index, documents);
    await loader.finish();
    await this.cluster.request('POST', `/${this.index}/_refresh`);
  }

  private read<T>(type: string): Promise<Part<T>[]> {
    // Another machine may just have made it.
    return patiently(() => this.readAll<T>(type), this.options);
  }

  private async readAll<T>(type: string): Promise<Part<T>[]> {
    const parts: Part<T>[] = [];
    for (let after: Json = {}; ; ) {
      const { body } = await this.cluster.request<{ hits: { hits: { _source: Part<T>; sort: unknown[] }[] } }>(
        'POST',
        `/${this.index}/_search`,
        {
          query: { term: { type } },
          size: type === 'mark' ? BATCH : 20,
          sort: [{ shard: 'asc' }, { place: 'asc' }],
          ...after,
        },
      );
      const { hits } = body.hits;
      parts.push(...hits.map(({ _source }) => _source));
      if (hits.length === 0) return parts;
      after = { search_after: hits.at(-1)?.sort };
    }
  }
}

/** Of what all machines have, in the order of the machines: the same for each. */
export function evidenceOfAll(marks: readonly Mark[]): string {
  return createHash('sha256')
    .update(marks.map(({ evidence }) => evidence).join(' '))
    .digest('hex');
}

export function sumOf(marks: readonly Mark[]): Counted {
  const sum = (of: (mark: Mark) => number): number => marks.reduce((total, mark) => total + of(mark), 0);
  return {
    articles: sum(({ articles }) => articles),
    passages: sum(({ passages }) => passages),
    quotations: sum(({ quotations }) => quotations),
  };
}

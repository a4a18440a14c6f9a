/** What an index of values holds, by a digest of each document. They add up to one of all, in whatever order the documents come, so that one which changes costs no more than itself. */
import { createHash } from 'node:crypto';
import type { Document } from './documents.ts';
import { FORMAT } from './fields.ts';

/** Of a sum of digests so many bits are kept: chance does not give the same one twice. */
const BITS = 128;

export class DocumentDigests {
  private readonly digests = new Map<string, bigint>();
  private sum = 0n;

  /** Puts a document in place of the one with its id. @returns whether it is another */
  put(document: Document): boolean {
    const digest = digestOf(document);
    const before = this.digests.get(document.id);
    if (before === digest) return false;
    this.digests.set(document.id, digest);
    this.sum += digest - (before ?? 0n);
    return true;
  }

  /** @returns whether it was there */
  delete(id: string): boolean {
    this.sum -= this.digests.get(id) ?? 0n;
    return this.digests.delete(id);
  }

  get count(): number {
    return this.digests.size;
  }

  /** Of all. */
  get digest(): string {
    return `${String(FORMAT)}-${BigInt.asUintN(BITS, this.sum).toString(36)}`;
  }
}

function digestOf(document: Document): bigint {
  const bytes = createHash('sha256').update(JSON.stringify(document)).digest();
  return BigInt(`0x${bytes.toString('hex', 0, BITS / 8)}`);
}

/** How the documents of an index differ from those that have a digest. */
export interface DocumentChanges {
  since: string;
  put: readonly Document[];
  /** Ids. */
  gone: readonly string[];
}

/** The documents of an index of values. */
export interface ValuesContent {
  digest: string;
  count: number;
  all: () => Iterable<Document>;
  /** Where they are known, against what may be served. */
  changes?: DocumentChanges;
}

export function contentOf(documents: readonly Document[]): ValuesContent {
  const digests = new DocumentDigests();
  for (const document of documents) digests.put(document);
  return { digest: digests.digest, count: digests.count, all: () => documents };
}

/** Articles as the cluster keeps them to be shown: each whole and compressed, beside its document. */
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { AnnotatedArticle } from '../../domain/annotation.ts';
import { articleDocumentId, type DocumentPlace } from './fields.ts';

/** Characters of JSON that are remembered, about 500 articles. */
const MAX_REMEMBERED = 16_000_000;
/** Most of what there is to gain, at a fraction of what the best costs. */
const FAST = { level: 1 };

/** @param json of an article @returns Base64, as a binary field is sent */
export function packArticle(json: string): string {
  return deflateRawSync(json, FAST).toString('base64');
}

function unpackArticle(packed: string): { json: string; annotated: AnnotatedArticle } {
  const json = inflateRawSync(Buffer.from(packed, 'base64')).toString('utf8');
  return { json, annotated: JSON.parse(json) as AnnotatedArticle };
}

export interface KeptArticle {
  whole: string;
}

export class KeptArticles {
  private readonly fetch: (places: readonly DocumentPlace[]) => Promise<KeptArticle[]>;
  /** The one that was last asked for comes last. */
  private readonly remembered = new Map<string, { annotated: AnnotatedArticle; size: number }>();
  private size = 0;

  constructor(fetch: (places: readonly DocumentPlace[]) => Promise<KeptArticle[]>) {
    this.fetch = fetch;
  }

  /** Those of these ids that are there. */
  async read(ids: readonly string[]): Promise<ReadonlyMap<string, AnnotatedArticle>> {
    const found = new Map<string, AnnotatedArticle>();
    const missing: DocumentPlace[] = [];
    for (const id of new Set(ids)) {
      const known = this.remembered.get(id);
      if (known === undefined) missing.push({ id: articleDocumentId(id), routing: articleDocumentId(id) });
      else {
        found.set(id, known.annotated);
        this.remembered.delete(id);
        this.remembered.set(id, known);
      }
    }
    if (missing.length === 0) return found;
    for (const { whole } of await this.fetch(missing)) {
      const { json, annotated } = unpackArticle(whole);
      found.set(annotated.article.id, annotated);
      this.remember(annotated, json.length);
    }
    return found;
  }

  private remember(annotated: AnnotatedArticle, size: number): void {
    const { id } = annotated.article;
    if (this.remembered.has(id)) return;
    this.remembered.set(id, { annotated, size });
    this.size += size;
    for (const [oldest, { size: freed }] of this.remembered) {
      if (this.size <= MAX_REMEMBERED || oldest === id) return;
      this.remembered.delete(oldest);
      this.size -= freed;
    }
  }
}

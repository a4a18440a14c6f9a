/** What the ledger knows of articles, by what a row can be recognised by. */
import { basename } from 'node:path';
import { canonicalUrl } from '../domain/ids.ts';
import type { KnownArticle } from '../store/ledger.ts';
import type { RowState } from '../store/tables.ts';
import { placeOf } from './scan-roots.ts';

export class KnownArticles {
  readonly #byId: ReadonlyMap<string, KnownArticle>;
  readonly #byUrl = new Map<string, KnownArticle>();
  readonly #byPlace = new Map<string, KnownArticle>();
  readonly #byContent = new Map<string, KnownArticle[]>();

  constructor(byId: ReadonlyMap<string, KnownArticle>) {
    this.#byId = byId;
    for (const entry of byId.values()) {
      const known = entry.url === undefined ? entry : { ...entry, url: canonicalUrl(entry.url) };
      if (known.url !== undefined && !this.#byUrl.has(known.url)) this.#byUrl.set(known.url, known);
      this.#byPlace.set(placeOf(known.root, known.path), known);
      const alike = this.#byContent.get(known.contentHash);
      if (alike === undefined) this.#byContent.set(known.contentHash, [known]);
      else alike.push(known);
    }
  }

  has(id: string): boolean {
    return this.#byId.has(id);
  }

  withUrl(url: string): string | undefined {
    return this.#byUrl.get(url)?.id;
  }

  /** Not where a URL says that another article has come to lie there. */
  atPlace(place: string, url: string | undefined): string | undefined {
    const known = this.#byPlace.get(place);
    return known !== undefined && isCompatible(known, url) ? known.id : undefined;
  }

  /** Articles of this content whose place is gone; the likeliest first. */
  movedFrom(row: Pick<RowState, 'path' | 'contentHash' | 'url'>, isLive: (place: string) => boolean): string[] {
    const isSameName = (known: KnownArticle) => basename(known.path) === basename(row.path);
    return (this.#byContent.get(row.contentHash) ?? [])
      .filter((known) => !isLive(placeOf(known.root, known.path)) && isCompatible(known, row.url))
      .sort((a, b) => Number(isSameName(b)) - Number(isSameName(a)) || compareAge(a, b))
      .map((known) => known.id);
  }
}

function compareAge(a: KnownArticle, b: KnownArticle): number {
  const keys = (known: KnownArticle) => `${known.firstIndexed} ${known.id}`;
  return keys(a) < keys(b) ? -1 : 1;
}

function isCompatible(known: KnownArticle, url: string | undefined): boolean {
  return known.url === undefined || url === undefined || known.url === url;
}

/** What a run must enter into the ledger about articles: those seen for the first time, and what has changed about the others. */
import type { KnownArticle, Ledger } from '../store/ledger.ts';
import type { LedgerEntry } from '../store/ledger-entries.ts';
import { type Member, ownUrl, type ResolvedArticle } from './resolve-identities.ts';

/** The entries, in the order of the articles. A copy is entered without a URL that is the article's. */
export function articleEntries(articles: readonly ResolvedArticle[], known: ReadonlyMap<string, KnownArticle>, at: string): LedgerEntry[] {
  return articles.flatMap((article) => [
    ...entriesOf(article.id, article.primary, article.primary.row.url, known.get(article.id), at),
    ...article.copies.flatMap((copy) => entriesOf(copy.id, copy.member, ownUrl(copy.member, article.primary), known.get(copy.id), at)),
  ]);
}

function entriesOf(id: string, member: Member, url: string | undefined, known: KnownArticle | undefined, at: string): LedgerEntry[] {
  const { path, contentHash } = member.row;
  const root = member.folder;
  if (known === undefined) return [{ type: 'article', v: 1, id, root, path, ...(url === undefined ? {} : { url }), contentHash, at }];
  const changes = {
    ...(known.root === root && known.path === path ? {} : { root, path }),
    ...(url === undefined || known.url === url ? {} : { url }),
    ...(known.contentHash === contentHash ? {} : { contentHash }),
  };
  return Object.keys(changes).length === 0 ? [] : [{ type: 'article-update', v: 1, id, ...changes, at }];
}

/** Says again of each passage what held before a run that was interrupted between the ledger and the commit. */
export function undoUncommitted(ledger: Ledger, at: string): LedgerEntry[] {
  return [...ledger.uncommittedPassages].map((id): LedgerEntry => {
    const former = ledger.formerPassages.get(id);
    if (former === undefined) return { type: 'passage-returned', v: 1, id, at };
    const { article, was, successor } = former;
    return { type: 'passage', v: 1, id, article, was, ...(successor === undefined ? {} : { successor }), at };
  });
}

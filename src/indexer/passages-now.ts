/** What becomes of passages that are gone: which of those that there are now took their places, for the ledger. */
import type { AnnotatedArticle } from '../domain/annotation.ts';
import type { FormerPassage } from '../store/ledger.ts';
import type { LedgerEntry } from '../store/ledger-entries.ts';
import type { Run } from './run.ts';
import { readStates } from './stored-articles.ts';
import { formerPassageEntries, type PassageText } from './successors.ts';

/** Keeps the passages of articles that may be the successors of others, and says at the end what became of those. */
export class PassagesNow {
  readonly #run: Run;
  readonly #ofArticle = new Map<string, PassageText[]>();
  readonly #entries: LedgerEntry[] = [];
  readonly #at = new Date().toISOString();
  readonly #wanted: Set<string>;
  readonly #gone = new Set<string>();
  readonly #copies: { articleId: string; copyId: string; passages: PassageText[] }[] = [];
  /** Where the links of an article that became a copy now lead. */
  readonly #articleOfCopy: Map<string, string>;
  /** By the passage that took their place, those that are gone. */
  readonly #formersOf = new Map<string, FormerPassage[]>();

  constructor(run: Run) {
    this.#run = run;
    this.#articleOfCopy = new Map(run.articles.flatMap(({ id, copies }) => copies.map((copy) => [copy.id, id])));
    const changed = run.plan.fromFiles.filter(({ article, before }) => before !== undefined || article.copies.length > 0);
    for (const former of run.ledger.formerPassages.values()) {
      const { successor } = former;
      if (successor === undefined) continue;
      const others = this.#formersOf.get(successor.id);
      if (others === undefined) this.#formersOf.set(successor.id, [former]);
      else others.push(former);
    }
    this.#wanted = new Set([...changed.map(({ article }) => article.id), ...run.plan.toAnnotateAgain.map((state) => state.id)]);
  }

  /** The passages of a copy never were, or no longer are, in the index: their links lead to those of the article. */
  noteCopy(articleId: string, { article, passages }: AnnotatedArticle): void {
    this.#copies.push({ articleId, copyId: article.id, passages: passages.map(({ id, text }) => ({ id, text })) });
  }

  note({ article, passages }: AnnotatedArticle): void {
    const { formerPassages } = this.#run.ledger;
    for (const { id } of passages) if (formerPassages.has(id)) this.#entries.push({ type: 'passage-returned', v: 1, id, at: this.#at });
    if (this.#wanted.has(article.id))
      this.#ofArticle.set(
        article.id,
        passages.map(({ id, text }) => ({ id, text })),
      );
  }

  /** Whether the ledger, or this run, says so already. */
  #isEntered(entry: LedgerEntry): boolean {
    if (entry.type !== 'passage') return false;
    if (this.#gone.has(entry.id)) return true;
    const former = this.#run.ledger.formerPassages.get(entry.id);
    return former !== undefined && former.was === entry.was && former.successor?.id === entry.successor?.id;
  }

  /** What was gone before and led to one of these: it is looked for anew by its own text, so that no link drifts from edit to edit. */
  #earlier(before: readonly PassageText[], now: readonly PassageText[]): (PassageText & { successor: string })[] {
    const idsNow = new Set(now.map((passage) => passage.id));
    return before
      .filter(({ id }) => !idsNow.has(id))
      .flatMap(({ id }) => (this.#formersOf.get(id) ?? []).map((former) => ({ id: former.id, text: former.was, successor: id })))
      .filter((former) => !idsNow.has(former.id));
  }

  async entries(): Promise<LedgerEntry[]> {
    const { plan } = this.#run;
    const gone = [...plan.fromFiles.flatMap((each) => each.before ?? []), ...plan.toAnnotateAgain, ...plan.removed];
    for await (const { state, annotated } of readStates(this.#run.writer, gone)) {
      const now = this.#ofArticle.get(this.#articleOfCopy.get(state.id) ?? state.id) ?? [];
      const earlier = this.#earlier(annotated.passages, now);
      const entries = formerPassageEntries(state.id, annotated.passages, now, this.#at, earlier);
      for (const entry of entries) if (entry.type === 'passage') this.#gone.add(entry.id);
      this.#entries.push(...entries);
    }
    for (const { articleId, copyId, passages } of this.#copies) {
      const entries = formerPassageEntries(copyId, passages, this.#ofArticle.get(articleId) ?? [], this.#at);
      this.#entries.push(...entries.filter((entry) => !this.#isEntered(entry)));
    }
    return this.#entries;
  }
}

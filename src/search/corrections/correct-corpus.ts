/** All corrections applied to a corpus: which articles they touch, what its entities are then, and which of them hang in the air. */
import type { AnnotatedArticle, EntityId } from '../../domain/annotation.ts';
import { type CorrectionRecord, type CorrectionState, foldCorrections, type OrphanReason } from '../../domain/correction.ts';
import { correctArticle } from './correct-article.ts';
import { type CorrectableTable, type CorrectedEntities, correctEntities } from './correct-entities.ts';

/** What corrections are applied to. */
export interface CorrectableCorpus {
  table: CorrectableTable;
  /** As it was annotated; also by the id of a copy. */
  article: (id: string) => AnnotatedArticle | undefined;
  /** Of a passage that is gone, the one that took its place. */
  successorOf: (passage: string) => string | undefined;
}

export interface CorrectedCorpus {
  table: CorrectedEntities['table'];
  /** Only those that a correction has changed. */
  articles: AnnotatedArticle[];
  /** What ids in articles are called now, where a correction says so. */
  names: Map<EntityId, string>;
  states: CorrectionState[];
}

/** The articles that a correction is about. */
function articlesOf({ correction }: CorrectionRecord): readonly string[] {
  if (correction.action === 'split') return correction.articles ?? [];
  return 'target' in correction ? [correction.target.article] : [];
}

/** Costs what the articles cost that are corrected, beside one pass over the entities. */
export function correctCorpus({ table, article, successorOf }: CorrectableCorpus, records: readonly CorrectionRecord[]): CorrectedCorpus {
  const { active, undone } = foldCorrections(records);
  const undoneRecords = records.filter(({ id }) => undone.has(id));
  const first = correctEntities(table, active, undoneRecords);
  const orphaned = new Map<string, OrphanReason>(first.orphaned);
  const overridden = new Map<string, string>();
  const stored = new Map<string, AnnotatedArticle>();
  const ofArticle = new Map<string, CorrectionRecord[]>();
  for (const record of active) {
    const found = articlesOf(record).flatMap((id) => {
      const annotated = article(id);
      if (annotated === undefined) return [];
      stored.set(annotated.article.id, annotated);
      return annotated.article.id;
    });
    if (found.length === 0 && articlesOf(record).length > 0) orphaned.set(record.id, 'article-gone');
    for (const id of new Set(found)) ofArticle.set(id, [...(ofArticle.get(id) ?? []), record]);
  }
  const articles: AnnotatedArticle[] = [];
  for (const [id, annotated] of stored) {
    const own = ofArticle.get(id) ?? [];
    const corrected = correctArticle(annotated, own, { successorOf, rules: first.rules });
    for (const [record, reason] of corrected.orphaned) orphaned.set(record, reason);
    for (const [record, by] of corrected.overridden) overridden.set(record, by);
    if (corrected.annotated !== annotated) articles.push(corrected.annotated);
  }
  // Whom only an orphaned correction names is nobody in this corpus.
  const isIntroducing = (record: CorrectionRecord): boolean => orphaned.has(record.id) && articlesOf(record).length > 0;
  const isSame = !active.some(isIntroducing);
  const heard = isSame ? active : active.filter((record) => !isIntroducing(record));
  const last = isSame ? first : correctEntities(table, heard, undoneRecords);
  for (const [id, reason] of last.orphaned) orphaned.set(id, reason);
  for (const [id, by] of last.overridden) overridden.set(id, by);
  return { table: last.table, articles, names: last.names, states: statesOf(records, undone, orphaned, overridden) };
}

/** What has become of each, also of those that undo others. */
function statesOf(
  records: readonly CorrectionRecord[],
  undone: ReadonlyMap<string, string>,
  orphaned: ReadonlyMap<string, OrphanReason>,
  overridden: ReadonlyMap<string, string>,
): CorrectionState[] {
  return records.map((record) => {
    const undoneBy = undone.get(record.id);
    if (undoneBy !== undefined) return { ...record, state: 'undone', undoneBy };
    const reason = orphaned.get(record.id);
    if (reason !== undefined) return { ...record, state: 'orphaned', reason };
    const overriddenBy = overridden.get(record.id);
    return overriddenBy === undefined ? { ...record, state: 'applied' } : { ...record, state: 'overridden', overriddenBy };
  });
}

/** Whether any of them changes what a corpus is. An id that a split gave out leads somewhere also after that was undone. */
export function changeAnything(records: readonly CorrectionRecord[]): boolean {
  const isSplit = records.some(({ correction }) => correction.action === 'split');
  return isSplit || foldCorrections(records).active.some(({ correction }) => correction.action !== 'decline');
}

/** Of corrections that change nothing. */
export function statesWithoutEffect(records: readonly CorrectionRecord[]): CorrectionState[] {
  return statesOf(records, foldCorrections(records).undone, new Map(), new Map());
}

/** What of a generation on the disk is published: its articles and entities as people corrected them, and what has become of each correction. */
import { type AnnotatedArticle, annotatedArticleSchema } from '../domain/annotation.ts';
import type { CorrectionState } from '../domain/correction.ts';
import { readCorrectable, SegmentCorrector } from '../engines/minisearch/correct-segments.ts';
import type { CorpusNames } from '../engines/opensearch/article-values.ts';
import { changeAnything, statesWithoutEffect } from '../search/corrections/correct-corpus.ts';
import { type NameOf, withSpeakersNamed } from '../search/corrections/corrected-names.ts';
import { utterancesOf } from '../search/utterances.ts';
import { type EntityTable, readEntityTable } from '../store/entity-table.ts';
import { disk } from '../store/file-layer.ts';
import type { Generation } from '../store/generation.ts';
import { type Ledger, successorsOfCorrected } from '../store/ledger.ts';

export interface PublishedCorpus {
  table: EntityTable;
  /** An article as it is published. */
  corrected: (annotated: AnnotatedArticle) => AnnotatedArticle;
  /** By id, those that a correction has changed beyond what somebody in them is called. */
  changed: ReadonlyMap<string, AnnotatedArticle>;
  /** What an id in articles is called, where a correction says so. */
  shownName: NameOf;
  states: readonly CorrectionState[];
}

/** What is looked up when documents are made. */
export function namesOf({ entities, canonical }: EntityTable): CorpusNames {
  const names = new Map(entities.map(({ id, name }) => [id, name]));
  const resolve = (id: string): string => {
    let current = id;
    for (const seen = new Set<string>(); !seen.has(current); current = canonical[current] ?? current) seen.add(current);
    return current;
  };
  return { canonical: resolve, name: (id) => names.get(id) };
}

/** A corpus that nobody has corrected. */
export function uncorrected(table: EntityTable, ledger: Ledger): PublishedCorpus {
  const states = statesWithoutEffect(ledger.corrections);
  return { table, corrected: (annotated) => annotated, changed: new Map(), shownName: () => undefined, states };
}

/** A corpus as the ledger says it is corrected. */
export function correctedBy(corrector: SegmentCorrector, ledger: Ledger): PublishedCorpus {
  const { table, articles, names, states } = corrector.correctCorpus(ledger.corrections, successorsOfCorrected(ledger));
  const changed = new Map(articles.map((one) => [one.article.id, annotatedArticleSchema.parse(one)]));
  const shownName: NameOf = (id) => names.get(id);
  return {
    table,
    corrected: (annotated) => {
      const own = changed.get(annotated.article.id) ?? annotated;
      return names.size === 0 ? own : withSpeakersNamed(own, shownName);
    },
    changed,
    shownName,
    states,
  };
}

/** @throws PullquoteError `index-corrupt` */
export async function readPublishedCorpus({
  indexDir,
  manifest,
  ledger,
}: Generation): Promise<PublishedCorpus & { /** Utterances that there are more than on the disk, or fewer. */ moreQuotations: number }> {
  if (!changeAnything(ledger.corrections)) {
    return { ...uncorrected(await readEntityTable(disk, indexDir, manifest), ledger), moreQuotations: 0 };
  }
  const corrector = await SegmentCorrector.open(await readCorrectable({ indexDir, manifest }));
  try {
    const corpus = correctedBy(corrector, ledger);
    let moreQuotations = 0;
    for (const [id, one] of corpus.changed) {
      const before = corrector.article(id);
      moreQuotations += utterancesOf(one).length - (before === undefined ? 0 : utterancesOf(before).length);
    }
    return { ...corpus, moreQuotations };
  } finally {
    corrector.close();
  }
}

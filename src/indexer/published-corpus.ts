/** What of a generation on the disk is published: its articles and entities as people corrected them, and what has become of each correction. */
import { type AnnotatedArticle, annotatedArticleSchema } from '../domain/annotation.ts';
import type { CorrectionState } from '../domain/correction.ts';
import { readCorrectable, SegmentCorrector } from '../engines/minisearch/correct-segments.ts';
import { changeAnything, statesWithoutEffect } from '../search/corrections/correct-corpus.ts';
import { withSpeakersNamed } from '../search/corrections/corrected-names.ts';
import { utterancesOf } from '../search/utterances.ts';
import { type EntityTable, readEntityTable } from '../store/entity-table.ts';
import { disk } from '../store/file-layer.ts';
import type { Generation } from '../store/generation.ts';
import { successorsOfCorrected } from '../store/ledger.ts';

export interface PublishedCorpus {
  table: EntityTable;
  /** An article as it is published. */
  corrected: (annotated: AnnotatedArticle) => AnnotatedArticle;
  /** Utterances that there are more than on the disk, or fewer. */
  moreQuotations: number;
  states: readonly CorrectionState[];
}

/** @throws PullquoteError `index-corrupt` */
export async function readPublishedCorpus({ indexDir, manifest, ledger }: Generation): Promise<PublishedCorpus> {
  if (!changeAnything(ledger.corrections)) {
    const table = await readEntityTable(disk, indexDir, manifest);
    return { table, corrected: (annotated) => annotated, moreQuotations: 0, states: statesWithoutEffect(ledger.corrections) };
  }
  const corrector = await SegmentCorrector.open(await readCorrectable({ indexDir, manifest }));
  try {
    const { table, articles, names, states } = corrector.correctCorpus(ledger.corrections, successorsOfCorrected(ledger));
    const byId = new Map(articles.map((one) => [one.article.id, annotatedArticleSchema.parse(one)]));
    const more = articles.reduce((sum, one) => {
      const before = corrector.article(one.article.id);
      return sum + utterancesOf(one).length - (before === undefined ? 0 : utterancesOf(before).length);
    }, 0);
    return {
      table,
      corrected: (annotated) => {
        const own = byId.get(annotated.article.id) ?? annotated;
        return names.size === 0 ? own : withSpeakersNamed(own, (id) => names.get(id));
      },
      moreQuotations: more,
      states,
    };
  } finally {
    corrector.close();
  }
}

/** The words of a beginning, as some texts that have one show them: a cluster does not list its words. */
import { utterancesOf } from '../../search/utterances.ts';
import { terms } from '../../text/tokens.ts';
import { HIT_FIELDS, type UnitPlace } from './build-hits.ts';
import { JOIN, KIND_OF_SCOPE, SAID, TEXT, type WordFields } from './fields.ts';
import { allOf } from './formula.ts';
import { prefixQuery } from './leaf-queries.ts';
import type { Searcher } from './searcher.ts';

/** Texts that are read. */
const SAMPLE = 300;
const KEPT = 1000;

export class WordSamples {
  private readonly searcher: Searcher;
  private readonly known = new Map<string, Promise<string[]>>();

  constructor(searcher: Searcher) {
    this.searcher = searcher;
  }

  /** Words that begin so, the most frequent first. */
  beginning(prefix: string, fields: WordFields): Promise<string[]> {
    const key = `${fields.surface} ${prefix}`;
    const known = this.known.get(key);
    if (known) return known;
    if (this.known.size >= KEPT) this.known.clear();
    const found = this.read(prefix, fields);
    this.known.set(key, found);
    found.catch(() => this.known.delete(key));
    return found;
  }

  private async read(prefix: string, fields: WordFields): Promise<string[]> {
    const kind = fields === SAID ? KIND_OF_SCOPE.quotations : KIND_OF_SCOPE.passages;
    const { hits } = await this.searcher.searchOne<UnitPlace>({
      query: allOf([{ term: { [JOIN]: kind } }, prefixQuery(fields === SAID ? SAID.surface : TEXT.surface, prefix)]),
      size: SAMPLE,
      sort: ['_doc'],
      ...HIT_FIELDS,
      track_total_hits: false,
    });
    const articles = await this.searcher.articles.read(hits.map(({ source }) => source.article));
    const texts = hits.map(({ source: { article, ordinal } }) => {
      const annotated = articles.get(article);
      const units = annotated && (fields === SAID ? utterancesOf(annotated) : annotated.passages);
      return units?.[ordinal]?.text;
    });
    const counts = new Map<string, number>();
    for (const text of texts)
      for (const term of new Set(terms(text ?? ''))) if (term.startsWith(prefix)) counts.set(term, (counts.get(term) ?? 0) + 1);
    return [...counts].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1)).map(([term]) => term);
  }
}

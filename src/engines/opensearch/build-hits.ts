/** Hits from what the cluster has found: their texts come from it, and are marked by what the query says. */
import type { Passage, Span } from '../../domain/annotation.ts';
import { PullquoteError } from '../../domain/errors.ts';
import { passageLink } from '../../domain/links.ts';
import type { Hit } from '../../domain/search.ts';
import { type Highlighter, highlighterOf } from '../../search/highlight.ts';
import { presentUtterance } from '../../search/present-utterance.ts';
import { positiveLeaves, type QueryNode } from '../../search/query-ast.ts';
import type { Asked } from './count-facets.ts';
import { articleDocumentId, JOIN, KIND_OF_SCOPE, ROWS } from './fields.ts';
import { allOf } from './formula.ts';
import { BEST, needsUtterances, utteranceNames } from './hit-queries.ts';
import { readUtterances, type StoredUtterance } from './read-utterances.ts';
import { type FoundHit, type InnerHit, kept, type Searcher } from './searcher.ts';

/** What is kept of a unit, and the id of its article. */
export interface StoredUnit {
  article: string;
  passage?: Passage;
  utterance?: StoredUtterance;
}

/** Asks for what of a hit is read. */
export const HIT_FIELDS = kept(['passage', 'utterance'], ['article']);

function byPlace(a: Span, b: Span): number {
  return a.start - b.start || a.end - b.end;
}

function partsOf(passage: Passage, numbers: ReadonlySet<number>): Span[] {
  return passage.quotations.filter(({ utterance }) => numbers.has(utterance)).sort(byPlace);
}

export class HitBuilder {
  private readonly searcher: Searcher;
  private readonly asked: Asked;
  private readonly highlighter: Highlighter;
  private readonly isOfQuotations: boolean;
  private readonly isWithUtterances: boolean;

  constructor(searcher: Searcher, asked: Asked, ast: QueryNode | undefined) {
    this.searcher = searcher;
    this.asked = asked;
    this.highlighter = highlighterOf(ast);
    this.isOfQuotations = positiveLeaves(ast).some(({ field }) => field === 'said');
    this.isWithUtterances = needsUtterances(asked, ast);
  }

  async build(found: readonly FoundHit<StoredUnit>[]): Promise<Hit[]> {
    const { scope } = this.asked.queries;
    if (scope === 'quotations') return this.buildUtterances(found);
    const heads = await this.searcher.heads(found.map(({ source }) => source.article));
    const passages = scope === 'passages' ? found.map(({ source }) => source.passage) : await this.bestPassages(found);
    return found.map((hit, i) => {
      const passage = passages[i];
      const article = heads.get(hit.source.article);
      if (!passage || !article) throw lost(hit.id);
      const said = this.isOfQuotations ? partsOf(passage, new Set(this.utterances(hit).map(({ number }) => number))) : [];
      const highlights = this.highlighter(passage.text, said);
      return { article, passage, highlights, score: hit.score, link: passageLink(passage.id) };
    });
  }

  private async buildUtterances(found: readonly FoundHit<StoredUnit>[]): Promise<Hit[]> {
    const heads = await this.searcher.heads(found.map(({ source }) => source.article));
    const read = await readUtterances(
      this.searcher,
      found.map(({ source }) => source),
    );
    return found.map(({ id, score, source }, i) => {
      const article = heads.get(source.article);
      const own = read[i];
      if (!own || !article) throw lost(id);
      const { utterance } = own;
      const through = own.passages.map((passage) => ({ passage, parts: partsOf(passage, new Set([utterance.number])) }));
      const shown = presentUtterance(utterance, through, this.highlighter);
      if (!shown) throw lost(id);
      return { article, ...shown, score, link: passageLink(shown.passage.id) };
    });
  }

  /** The utterances by which a unit matches: those that meet the filters too; where none does, those that meet the words. */
  private utterances(hit: FoundHit<StoredUnit>): { number: number; passages: string[] }[] {
    const { cases } = this.asked;
    const names = utteranceNames(cases).filter(({ name }) => hit.matched.includes(name));
    const of = (which: 'meeting' | 'matching'): InnerHit[] => names.flatMap((each) => hit.inner[each[which]] ?? []);
    const meeting = of('meeting');
    return (meeting.length > 0 ? meeting : of('matching')).map(({ source }) => ({
      number: Number(source['number'] ?? source[`${ROWS}.number`] ?? -1),
      passages: (source as Partial<StoredUnit>).utterance?.passages ?? [],
    }));
  }

  /** The best passage of each article: by its score; among equals one in which a matching quotation stands; then the first. */
  private async bestPassages(found: readonly FoundHit<StoredUnit>[]): Promise<(Passage | undefined)[]> {
    const passages = found.map((hit) => this.bestScored(hit));
    const missing = found.filter((_, i) => passages[i] === undefined);
    if (missing.length === 0) return passages;
    // Articles of which no passage scores: all are equals.
    const wanted = missing.flatMap((hit) => {
      const [id] = this.quotedPassages(hit);
      return id === undefined ? [] : [{ id, routing: articleDocumentId(hit.source.article) }];
    });
    const firsts = await this.searcher.searchOne<StoredUnit>({
      query: allOf([
        { terms: { article: missing.map(({ source }) => source.article) } },
        { term: { [JOIN]: KIND_OF_SCOPE.passages } },
        { term: { ordinal: 0 } },
      ]),
      size: missing.length,
      ...HIT_FIELDS,
      track_total_hits: false,
    });
    const firstOf = new Map(firsts.hits.map(({ source: { article, passage } }) => [article, passage]));
    const quoted = await this.searcher.documents<Pick<StoredUnit, 'passage'>>(wanted, ['passage']);
    const quotedOf = new Map(quoted.map(({ passage }) => [passage?.id, passage]));
    return passages.map((passage, i) => {
      const hit = found[i];
      return passage ?? (hit && (quotedOf.get(this.quotedPassages(hit)[0]) ?? firstOf.get(hit.source.article)));
    });
  }

  private quotedPassages(hit: FoundHit<StoredUnit>): string[] {
    return this.isWithUtterances ? this.utterances(hit).flatMap(({ passages }) => passages) : [];
  }

  private bestScored(hit: FoundHit<StoredUnit>): Passage | undefined {
    const candidates = hit.inner[BEST] ?? [];
    const [first] = candidates;
    const alike = candidates.filter(({ score }) => score === first?.score);
    const quoted = new Set(this.quotedPassages(hit));
    const passageOf = (inner: InnerHit | undefined): Passage | undefined => (inner?.source as Partial<StoredUnit> | undefined)?.passage;
    return passageOf(alike.find((inner) => quoted.has(passageOf(inner)?.id ?? '')) ?? first);
  }
}

function lost(id: string): PullquoteError {
  return new PullquoteError('index-corrupt', `the cluster has lost a text of ${id}`, {
    hint: 'index the corpus once more: pullquote index PATH --engine opensearch',
  });
}

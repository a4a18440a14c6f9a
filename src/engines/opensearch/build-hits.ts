/** Hits from what the cluster has found: their texts come from it, and are marked by what the query says. */
import type { AnnotatedArticle, Passage, Span } from '../../domain/annotation.ts';
import { PullquoteError } from '../../domain/errors.ts';
import { passageLink } from '../../domain/links.ts';
import type { Hit } from '../../domain/search.ts';
import { type Highlighter, highlighterOf } from '../../search/highlight.ts';
import { hitArticle } from '../../search/hit-article.ts';
import { presentUtterance } from '../../search/present-utterance.ts';
import { positiveLeaves, type QueryNode } from '../../search/query-ast.ts';
import { utterancesOf } from '../../search/utterances.ts';
import { ordinalsOf } from './article-values.ts';
import type { Asked } from './count-facets.ts';
import { ROWS } from './fields.ts';
import { BEST, needsUtterances, utteranceNames } from './hit-queries.ts';
import { type FoundHit, type InnerHit, kept, type Searcher } from './searcher.ts';

/** Where a unit stands: its place among the passages, or among the utterances, of its article. */
export interface UnitPlace {
  article: string;
  ordinal: number;
}

/** Asks for what of a hit is read. */
export const HIT_FIELDS = kept([], ['article', 'ordinal']);

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

  async build(found: readonly FoundHit<UnitPlace>[]): Promise<Hit[]> {
    const articles = await this.searcher.articles.read(found.map(({ source }) => source.article));
    return found.map((hit) => {
      const annotated = articles.get(hit.source.article);
      const own =
        annotated && (this.asked.queries.scope === 'quotations' ? this.utteranceOf(hit, annotated) : this.passageOf(hit, annotated));
      if (!own) throw lost(hit.id);
      return { article: hitArticle(annotated.article), ...own, score: hit.score, link: passageLink(own.passage.id) };
    });
  }

  private passageOf(hit: FoundHit<UnitPlace>, annotated: AnnotatedArticle): Pick<Hit, 'passage' | 'highlights'> | undefined {
    const { ordinal } = hit.source;
    const matching = this.isWithUtterances ? this.utterances(hit, annotated) : [];
    const passage = annotated.passages[this.asked.queries.scope === 'passages' ? ordinal : bestPassage(hit, matching)];
    if (!passage) return undefined;
    const said = this.isOfQuotations ? partsOf(passage, new Set(matching.map(({ number }) => number))) : [];
    return { passage, highlights: this.highlighter(passage.text, said) };
  }

  private utteranceOf({ source }: FoundHit<UnitPlace>, annotated: AnnotatedArticle): ReturnType<typeof presentUtterance> {
    const utterance = utterancesOf(annotated)[source.ordinal];
    if (!utterance) return undefined;
    const through = ordinalsOf(utterance).flatMap((ordinal) => {
      const passage = annotated.passages[ordinal];
      return passage ? [{ passage, parts: partsOf(passage, new Set([utterance.number])) }] : [];
    });
    return presentUtterance(utterance, through, this.highlighter);
  }

  /** The utterances by which a unit matches: those that meet the filters too; where none does, those that meet the words. */
  private utterances(hit: FoundHit<UnitPlace>, annotated: AnnotatedArticle): MatchingUtterance[] {
    const names = utteranceNames(this.asked.cases).filter(({ name }) => hit.matched.includes(name));
    const of = (which: 'meeting' | 'matching'): InnerHit[] => names.flatMap((each) => hit.inner[each[which]] ?? []);
    const meeting = of('meeting');
    const found = meeting.length > 0 ? meeting : of('matching');
    if (this.asked.queries.scope === 'passages') {
      return found.map(({ source }) => ({ number: Number(source[`${ROWS}.number`] ?? -1), passages: [hit.source.ordinal] }));
    }
    const all = utterancesOf(annotated);
    return found.flatMap(({ source }) => {
      const utterance = all[Number(source['ordinal'] ?? -1)];
      return utterance ? [{ number: utterance.number, passages: ordinalsOf(utterance) }] : [];
    });
  }
}

interface MatchingUtterance {
  number: number;
  /** Ordinals. */
  passages: number[];
}

/** The ordinal of the best passage of an article: by its score; among equals one in which a matching quotation stands; then the first. */
function bestPassage(hit: FoundHit<UnitPlace>, matching: readonly MatchingUtterance[]): number {
  const candidates = hit.inner[BEST] ?? [];
  const quoted = matching.flatMap(({ passages }) => passages);
  const alike = candidates.filter(({ score }) => score === candidates[0]?.score).map(({ source }) => Number(source['ordinal'] ?? -1));
  return alike.find((ordinal) => quoted.includes(ordinal)) ?? alike[0] ?? quoted[0] ?? 0;
}

function lost(id: string): PullquoteError {
  return new PullquoteError('index-corrupt', `the cluster has lost a text of ${id}`, {
    hint: 'index the corpus once more: pullquote index PATH --engine opensearch',
  });
}

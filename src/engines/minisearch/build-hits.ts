/** Hits as they are shown: their texts are read here, and marked by what the query says. */
import type { AnnotatedArticle, Passage, Span } from '../../domain/annotation.ts';
import { PullquoteError } from '../../domain/errors.ts';
import { passageLink } from '../../domain/links.ts';
import type { Hit } from '../../domain/search.ts';
import { hitArticle } from '../../search/hit-article.ts';
import { type Highlighter, highlighterOf } from '../../search/highlight.ts';
import { presentUtterance } from '../../search/present-utterance.ts';
import { positiveLeaves } from '../../search/query-ast.ts';
import { type Utterance, utterancesOf } from '../../search/utterances.ts';
import type { Answer } from './answer-query.ts';
import type { ArticleFiles } from './article-files.ts';
import type { Collection } from './collection.ts';
import { listOf } from './columns.ts';
import { seek } from './doc-sets.ts';
import type { RankedUnit } from './rank.ts';
import { meetsRowFilters } from './row-filters.ts';
import { passagesOfUnit } from './units.ts';

/** The utterances of the rows by which the unit matches, by their numbers. */
function matchingUtterances({ units, matched, constraints }: Answer, unit: number): number[] {
  const [start, end] = [units.rowStarts[unit] ?? 0, units.rowStarts[unit + 1] ?? 0];
  const rows: number[] = [];
  if (matched.by === 'row') {
    for (let at = seek(matched.set, start, 0); at < matched.set.length && (matched.set[at] ?? 0) < end; at++)
      rows.push(matched.set[at] ?? 0);
  } else {
    for (let row = start; row < end; row++) rows.push(row);
  }
  const meeting = rows.filter((row) => meetsRowFilters(units.rowValues, constraints, [row]));
  return (meeting.length > 0 ? meeting : rows).map((row) => units.rowUtterance[row] ?? -1).filter((utterance) => utterance >= 0);
}

function partsIn(utterances: readonly Utterance[], ordinal: number): Span[] {
  return utterances.flatMap((utterance) => utterance.parts.filter((part) => part.passage === ordinal).map((part) => part.quotation));
}

/** Builds the hits of one answer. */
export class HitBuilder {
  private readonly collection: Collection;
  private readonly files: ArticleFiles;
  private readonly answer: Answer;
  private readonly highlighter: Highlighter;
  /** Whether what is marked depends on the quotations that matched. */
  private readonly isOfQuotations: boolean;

  constructor(collection: Collection, files: ArticleFiles, answer: Answer) {
    this.collection = collection;
    this.files = files;
    this.answer = answer;
    this.highlighter = highlighterOf(answer.query);
    this.isOfQuotations = positiveLeaves(answer.query).some(({ field }) => field === 'said');
  }

  build({ unit, score, passageScores }: RankedUnit): Hit {
    const { units } = this.answer;
    const article = units.article[unit] ?? 0;
    const about = hitArticle(this.collection.articles.headAt(article));
    if (units.scope === 'quotations') {
      const { passage, highlights, quotation } = this.quotationOf(unit, article);
      return { article: about, passage, quotation, highlights, score, link: passageLink(passage.id) };
    }
    const first = this.collection.articles.firstPassage[article] ?? 0;
    const ordinal = (units.scope === 'passages' ? unit : this.bestPassage(unit, passageScores)) - first;
    const passage = this.files.passage(this.collection.articles, article, ordinal);
    const highlights = this.highlighter(passage.text, this.isOfQuotations ? this.matchingParts(unit, article, ordinal) : []);
    return { article: about, passage, highlights, score, link: passageLink(passage.id) };
  }

  /** The spans, in one passage, of the quotations by which the unit matches. */
  private matchingParts(unit: number, article: number, ordinal: number): Span[] {
    const utterances = utterancesOf(this.whole(article));
    const first = this.collection.articles.firstUtterance[article] ?? 0;
    const spoken = matchingUtterances(this.answer, unit).flatMap((utterance) => utterances[utterance - first] ?? []);
    return partsIn(spoken, ordinal);
  }

  /** The best passage of an article: by its score; among equals one in which a matching quotation stands; then the first. */
  private bestPassage(unit: number, scores: Float64Array | undefined): number {
    const { units, matched, constraints } = this.answer;
    const passages = passagesOfUnit(units, unit);
    const isFiltered = matched.by === 'row' || Object.values(constraints).some(({ hasFilter }) => hasFilter);
    const withQuotation = new Set(
      isFiltered
        ? matchingUtterances(this.answer, unit).flatMap((utterance) => [...listOf(this.collection.utterancePassages, utterance)])
        : [],
    );
    let best = 0;
    for (let i = 1; i < passages.length; i++) {
      const difference = (scores?.[i] ?? 0) - (scores?.[best] ?? 0);
      const isBetter = withQuotation.has(passages[i] ?? 0) && !withQuotation.has(passages[best] ?? 0);
      if (difference > 0 || (difference === 0 && isBetter)) best = i;
    }
    return passages[best] ?? 0;
  }

  /** In scope quotations: the utterance, and the passage with the best match. */
  private quotationOf(unit: number, article: number): { passage: Passage; highlights: Span[]; quotation: NonNullable<Hit['quotation']> } {
    const { passages, ...rest } = this.whole(article);
    const utterance = utterancesOf({ passages, ...rest })[unit - (this.collection.articles.firstUtterance[article] ?? 0)];
    if (!utterance) throw this.lost(article, 'a quotation');
    const ordinals = [...new Set(utterance.parts.map((part) => part.passage))].sort((a, b) => a - b);
    const through = ordinals.flatMap((ordinal) => {
      const passage = passages[ordinal];
      return passage === undefined ? [] : [{ passage, parts: partsIn([utterance], ordinal) }];
    });
    const shown = presentUtterance(utterance, through, this.highlighter);
    if (!shown) throw this.lost(article, 'a paragraph');
    return shown;
  }

  private whole(article: number): AnnotatedArticle {
    return this.files.article(this.collection.articles, article);
  }

  private lost(article: number, what: string): PullquoteError {
    const id = this.collection.articles.idAt(article);
    return new PullquoteError('index-corrupt', `article ${id} has lost ${what}`, { hint: 'pullquote check' });
  }
}

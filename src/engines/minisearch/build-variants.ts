/** The forms of a quotation with where they stand: their texts are read here. */
import type { Variants } from '../../domain/variants.ts';
import type { QuotationPlace } from '../../search/engine.ts';
import { type Utterance, utterancesOf } from '../../search/utterances.ts';
import { type FoundForm, presentVariants } from '../../search/variants/present-variants.ts';
import type { ArticleFiles } from './article-files.ts';
import type { Collection } from './collection.ts';
import { listOf } from './columns.ts';
import { findPassage } from './find-passage.ts';
import { type VariantClusters, VariantFinder } from './variant-clusters.ts';

export class VariantBuilder {
  private readonly collection: Collection;
  private readonly files: ArticleFiles;
  private readonly finder: VariantFinder;

  constructor(collection: Collection, files: ArticleFiles, clusters: VariantClusters) {
    this.collection = collection;
    this.files = files;
    this.finder = new VariantFinder(collection, clusters);
  }

  build(place: QuotationPlace): Variants | undefined {
    const asked = this.utteranceAt(place);
    if (asked === undefined) return undefined;
    return presentVariants(
      this.finder.formsOf(asked.number).flatMap((number) => this.read(number)),
      asked.utterance.text,
    );
  }

  /** In how many other articles it stands in any form. */
  countOthers(place: QuotationPlace): number {
    const number = this.numberAt(place);
    if (number === undefined) return 0;
    const { utteranceArticle } = this.collection;
    return new Set(this.finder.formsOf(number).map((each) => utteranceArticle[each])).size - 1;
  }

  /**
   * Reads the passage alone where that tells which utterance it is: a list of clippings asks for two hundred, and to parse their articles takes
   * as long as all the rest of its page.
   */
  private numberAt(place: QuotationPlace): number | undefined {
    const { articles, passageArticle, passageIds } = this.collection;
    for (const number of passageIds.candidates(place.passage)) {
      const article = passageArticle[number] ?? 0;
      const passage = this.files.passage(articles, article, number - (articles.firstPassage[article] ?? 0));
      if (passage.id !== place.passage) continue;
      const here = utterancesOf({ passages: [passage] });
      const at = here.findIndex(({ parts }) => parts.some(({ quotation: { start, end } }) => start <= place.at && place.at < end));
      if (at < 0) return undefined;
      const numbers = this.utterancesIn(number, article);
      const beginHere = numbers.every((each) => listOf(this.collection.utterancePassages, each)[0] === number);
      // Those that begin here are numbered as they follow one another; one that comes from before may stand anywhere among them.
      return numbers.length === 1 || beginHere ? numbers[at] : this.utteranceAt(place)?.number;
    }
    return undefined;
  }

  /** Of a passage, by their numbers, ascending. */
  private utterancesIn(passage: number, article: number): number[] {
    const { articles, utterancePassages } = this.collection;
    const found: number[] = [];
    for (let each = articles.firstUtterance[article] ?? 0; each < (articles.firstUtterance[article + 1] ?? 0); each++)
      if (listOf(utterancePassages, each).includes(passage)) found.push(each);
    return found;
  }

  /** With its number over all segments. */
  private utteranceAt({ passage, at }: QuotationPlace): { number: number; utterance: Utterance } | undefined {
    const found = findPassage(this.collection, this.files, passage);
    if (found === undefined) return undefined;
    const utterances = utterancesOf(found.annotated);
    const place = utterances.findIndex(({ kind, parts }) =>
      parts.some(
        ({ passage: ordinal, quotation }) =>
          kind !== 'indirect' && ordinal === found.ordinal && quotation.start <= at && at < quotation.end,
      ),
    );
    const utterance = utterances[place];
    return utterance && { number: (this.collection.articles.firstUtterance[found.article] ?? 0) + place, utterance };
  }

  private read(number: number): FoundForm | [] {
    const { articles, utteranceArticle } = this.collection;
    const article = utteranceArticle[number] ?? 0;
    const annotated = this.files.article(articles, article);
    const utterance = utterancesOf(annotated)[number - (articles.firstUtterance[article] ?? 0)];
    return utterance === undefined ? [] : { annotated, utterance };
  }
}

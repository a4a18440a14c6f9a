/** Annotation: an article in, its passages with mentions, quotations, terms and cited sources out. */
import type { AnnotatedArticle, AnnotatedText, Passage, Quotation } from '../domain/annotation.ts';
import { type Article, isAnnotatedLanguage, PASSAGE_KINDS, type PassageKind } from '../domain/article.ts';
import { passageIdMinter } from '../domain/ids.ts';
import { annotateDocument } from './annotate-document.ts';
import type { ParagraphInput, Taggers } from './annotate-paragraphs.ts';
import type { DraftQuotation } from './attribution/draft-quotation.ts';
import { movedAnnotations } from './moved.ts';
import { loadNamesModel } from './names-model/model.ts';
import { NameTagger } from './names-model/tag-names.ts';
import { Tagger } from './tagger.ts';

/** Raised with every change of model or rules that changes annotations; part of the key of the annotation cache. */
export const ANNOTATOR_VERSION = '10';

export interface Annotator {
  /** A pure function of the article: same in, same out, whatever was annotated before. */
  annotate(article: Article): AnnotatedArticle;
  /** Annotates a body text without structure: a newline ends a paragraph. All offsets are into `text`. */
  annotateText(row: { id: string; text: string }): AnnotatedText;
}

const PASSAGES: ReadonlySet<string> = new Set(PASSAGE_KINDS);

/** An annotator with its own model in memory (about 100 MB); make one a worker. */
export function createAnnotator(): Annotator {
  const taggers: Taggers = { tagger: new Tagger(), names: new NameTagger(loadNamesModel()) };
  return {
    annotate(article) {
      const plain = plainArticle(article);
      return isAnnotatedLanguage(article.language) ? annotatePassages(plain, taggers) : plain;
    },
    annotateText: (row) => annotateRow(row, taggers),
  };
}

/** The passages of an article without any annotation (`--no-annotate`). */
export function plainArticle(article: Article): AnnotatedArticle {
  const mint = passageIdMinter(article.id);
  const passages: Passage[] = [];
  let heading: string | undefined;
  for (const block of article.blocks) {
    if (block.kind === 'heading') heading = block.text;
    if (!isPassageKind(block.kind)) continue;
    passages.push({
      id: mint(block.text),
      ordinal: passages.length,
      kind: block.kind,
      ...(heading === undefined ? {} : { heading }),
      text: block.text,
      mentions: [],
      quotations: [],
      terms: [],
      citedSources: [],
    });
  }
  return { article, passages, entities: [] };
}

function isPassageKind(kind: string): kind is PassageKind {
  return PASSAGES.has(kind);
}

function annotatePassages(plain: AnnotatedArticle, taggers: Taggers): AnnotatedArticle {
  const { article, passages } = plain;
  const inputs = passages.map(
    (passage): ParagraphInput => ({
      text: passage.text,
      isPullQuote: passage.kind === 'pull-quote',
      isBlockQuote: passage.kind === 'block-quote',
    }),
  );
  const { paragraphs, entities } = annotateDocument(inputs, taggers, article.published);
  const annotated = passages.map((passage, i): Passage => {
    const found = paragraphs[i];
    if (found === undefined) return passage;
    const { mentions, terms, citedSources } = found;
    return { ...passage, mentions, quotations: found.quotations.map((draft) => withPassage(draft, i, passages)), terms, citedSources };
  });
  return { article, passages: annotated, entities };
}

/** Says which passage the speaker's mention lies in, where it is another one. */
function withPassage({ quotation, speakerParagraph }: DraftQuotation, paragraph: number, passages: readonly Passage[]): Quotation {
  const passage = passages[speakerParagraph]?.id;
  if (quotation.speaker === null || speakerParagraph === paragraph || passage === undefined) return quotation;
  return { ...quotation, speaker: { ...quotation.speaker, passage } };
}

function annotateRow({ id, text }: { id: string; text: string }, taggers: Taggers): AnnotatedText {
  const starts: number[] = [];
  const inputs: ParagraphInput[] = [];
  let offset = 0;
  for (const line of text.split('\n')) {
    if (/\S/u.test(line)) {
      starts.push(offset);
      inputs.push({ text: line, isPullQuote: false, isBlockQuote: false });
    }
    offset += line.length + 1;
  }
  const { paragraphs, entities } = annotateDocument(inputs, taggers);
  const row: AnnotatedText = { id, mentions: [], quotations: [], terms: [], citedSources: [], entities };
  for (const [i, found] of paragraphs.entries()) {
    const here = movedAnnotations(found, starts[i] ?? 0, (paragraph) => starts[paragraph] ?? 0);
    for (const mention of here.mentions) row.mentions.push(mention);
    for (const term of here.terms) row.terms.push(term);
    for (const source of here.citedSources) row.citedSources.push(source);
    for (const { quotation } of here.quotations) row.quotations.push(quotation);
  }
  return row;
}

/** Annotation: an article in, its passages with mentions, quotations, terms and cited sources out. */
import type { AnnotatedArticle, AnnotatedText, Passage, Quotation } from '../domain/annotation.ts';
import { type Article, PASSAGE_KINDS, type PassageKind } from '../domain/article.ts';
import { passageIdMinter } from '../domain/ids.ts';
import { annotateParagraphs, type ParagraphInput, type Taggers } from './annotate-paragraphs.ts';
import type { DraftQuotation } from './attribution/draft-quotation.ts';
import { loadNamesModel } from './names-model/model.ts';
import { NameTagger } from './names-model/tag-names.ts';
import { Tagger } from './tagger.ts';

/** Raised with every change of model or rules that changes annotations; part of the key of the annotation cache. */
export const ANNOTATOR_VERSION = '7';

export interface Annotator {
  /** A pure function of the article: same in, same out, whatever was annotated before. */
  annotate(article: Article): AnnotatedArticle;
  /** Annotates a body text without structure: a newline ends a paragraph. All offsets are into `text`. */
  annotateText(row: { id: string; text: string }): AnnotatedText;
}

/** Languages that the rules are made for; "und" is taken for English because most such files are. */
const ANNOTATED_LANGUAGES: ReadonlySet<string> = new Set(['en', 'und']);
const PASSAGES: ReadonlySet<string> = new Set(PASSAGE_KINDS);

/** An annotator with its own model in memory (about 100 MB); make one a worker. */
export function createAnnotator(): Annotator {
  const taggers: Taggers = { tagger: new Tagger(), names: new NameTagger(loadNamesModel()) };
  return {
    annotate(article) {
      const plain = plainArticle(article);
      const language = article.language.split('-')[0] ?? '';
      return ANNOTATED_LANGUAGES.has(language) ? annotatePassages(plain, taggers) : plain;
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
  const inputs = passages.map((passage): ParagraphInput => ({ text: passage.text, isPullQuote: passage.kind === 'pull-quote' }));
  const { paragraphs, entities } = annotateParagraphs(inputs, taggers, article.published);
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
      inputs.push({ text: line, isPullQuote: false });
    }
    offset += line.length + 1;
  }
  const { paragraphs, entities } = annotateParagraphs(inputs, taggers);
  const row: AnnotatedText = { id, mentions: [], quotations: [], terms: [], citedSources: [], entities };
  for (const [i, found] of paragraphs.entries()) {
    const by = starts[i] ?? 0;
    for (const mention of found.mentions) row.mentions.push(moved(mention, by));
    for (const term of found.terms) row.terms.push(moved(term, by));
    for (const source of found.citedSources)
      row.citedSources.push({ ...moved(source, by), ...(source.cue === undefined ? {} : { cue: moved(source.cue, by) }) });
    for (const draft of found.quotations) row.quotations.push(movedQuotation(draft, by, starts[draft.speakerParagraph] ?? 0));
  }
  return row;
}

function moved<T extends { start: number; end: number }>(span: T, by: number): T {
  return { ...span, start: span.start + by, end: span.end + by };
}

function movedQuotation({ quotation }: DraftQuotation, by: number, speakerBy: number): Quotation {
  const { cue, clause, verbatim, speaker } = quotation;
  return {
    ...moved(quotation, by),
    ...(cue === undefined ? {} : { cue: moved(cue, by) }),
    ...(clause === undefined ? {} : { clause: moved(clause, by) }),
    ...(verbatim === undefined ? {} : { verbatim: verbatim.map((span) => moved(span, by)) }),
    speaker:
      speaker === null || speaker.start === undefined || speaker.end === undefined
        ? speaker
        : { ...speaker, start: speaker.start + speakerBy, end: speaker.end + speakerBy },
  };
}

/**
 * Utterances: what is said of a quotation holds of one of these, so every engine must form them alike.
 *
 * Quotations of one article with the same number are the parts of one utterance. Its speaker is that of the first part that has
 * one; it is direct if any part is, else mixed if any part is, else indirect.
 */
import type { AnnotatedArticle, Passage, Quotation, QuotationKind, Speaker } from '../domain/annotation.ts';

export interface UtterancePart {
  /** Ordinal of the passage. */
  passage: number;
  quotation: Quotation;
  text: string;
}

export interface Utterance {
  number: number;
  speaker: Speaker | null;
  kind: QuotationKind;
  /** In the order of the text. */
  parts: UtterancePart[];
  /** The parts joined by a space. */
  text: string;
}

const RANK: Record<QuotationKind, number> = { direct: 0, mixed: 1, indirect: 2 };

function partsOf(passages: readonly Passage[]): UtterancePart[] {
  return passages.flatMap((passage, ordinal) =>
    [...passage.quotations]
      .sort((a, b) => a.start - b.start || a.end - b.end)
      .map((quotation) => ({ passage: ordinal, quotation, text: passage.text.slice(quotation.start, quotation.end) })),
  );
}

/** The utterances of an article, in the order in which they begin. */
export function utterancesOf(article: Pick<AnnotatedArticle, 'passages'>): Utterance[] {
  const byNumber = new Map<number, UtterancePart[]>();
  for (const part of partsOf(article.passages)) {
    const parts = byNumber.get(part.quotation.utterance);
    if (parts) parts.push(part);
    else byNumber.set(part.quotation.utterance, [part]);
  }
  return [...byNumber].map(([number, parts]) => ({
    number,
    speaker: parts.find((part) => part.quotation.speaker !== null)?.quotation.speaker ?? null,
    kind: parts.map((part) => part.quotation.kind).reduce((best, kind) => (RANK[kind] < RANK[best] ? kind : best)),
    parts,
    text: parts.map((part) => part.text).join(' '),
  }));
}

/** The words of an utterance that stand in one passage. */
export function wordsInPassage(utterance: Utterance, ordinal: number): string {
  return utterance.parts
    .filter((part) => part.passage === ordinal)
    .map((part) => part.text)
    .join(' ');
}

/** What of a draft is held against the corpus: its quotations in marks. What it paraphrases is in nobody's words but its author's. */
import type { Quotation } from '../../domain/annotation.ts';
import type { DraftQuotation } from './check-quotation.ts';

/** A piece of a draft with what was found in it. */
export interface DraftPassage {
  text: string;
  quotations: readonly Quotation[];
}

interface Part {
  words: string;
  quotation: Quotation;
}

/** Its utterances in marks, in their order, the parts joined by a space; and how many it paraphrases. */
export function draftQuotations(passages: readonly DraftPassage[]): { quotations: DraftQuotation[]; paraphrases: number } {
  const byUtterance = new Map<number, Part[]>();
  for (const { text, quotations } of passages) {
    for (const quotation of [...quotations].sort((a, b) => a.start - b.start)) {
      const parts = byUtterance.get(quotation.utterance) ?? [];
      byUtterance.set(quotation.utterance, [...parts, { words: text.slice(quotation.start, quotation.end), quotation }]);
    }
  }
  const isInMarks = ({ quotation }: Part): boolean => quotation.kind !== 'indirect';
  const utterances = [...byUtterance.values()];
  const inMarks = utterances.filter((parts) => parts.some(isInMarks));
  return {
    quotations: inMarks.map((parts) => ({
      text: parts
        .filter(isInMarks)
        .map(({ words }) => words)
        .join(' '),
      speaker: parts.find(({ quotation }) => quotation.speaker !== null)?.quotation.speaker ?? null,
    })),
    paraphrases: utterances.length - inMarks.length,
  };
}

/** A quotation of a draft beside the one that it was taken from, of which only what matches is shown. */
import { matchingWindow } from '../../search/draft/matching-window.ts';
import { type DifferenceRun, isSameInQuotations, textDifference, wordPairs, wordsOf } from './text-difference.ts';

const CUT = '…';

export interface QuotationDifference {
  draft: DifferenceRun[];
  /** With "…" where the quotation goes on. */
  here: DifferenceRun[];
}

/** The part of the quotation that the draft has, and whether more stands before and behind it. */
function matchingPart(draft: string, quotation: string): { text: string; isCut: [before: boolean, behind: boolean] } {
  const [part, words] = [wordsOf(draft), wordsOf(quotation)];
  const { from, to } = matchingWindow(
    part.map(({ key }) => key),
    words.map(({ key }) => key),
  );
  const [first, last] = [words[from], words[to - 1]];
  return { text: quotation.slice(first?.start, last?.end), isCut: [from > 0, to < words.length] };
}

const cutRun = (text: string, isCut: boolean): DifferenceRun[] => (isCut ? [{ text, changed: false }] : []);

export function quotationDifference(draft: string, quotation: string): QuotationDifference {
  const { text, isCut } = matchingPart(draft, quotation);
  const { was, is } = textDifference(draft, text, { ofQuotations: true });
  return { draft: was, here: [...cutRun(`${CUT} `, isCut[0]), ...is, ...cutRun(` ${CUT}`, isCut[1])] };
}

/**
 * Both in one line, as wdiff marks them: `[-words of the draft-]{+words that stand here+}`.
 *
 * @see https://www.gnu.org/software/wdiff/manual/wdiff.html
 */
export function markedDifference(draft: string, quotation: string): string {
  const { text, isCut } = matchingPart(draft, quotation);
  const pairs = wordPairs(draft, text);
  const isSame = isSameInQuotations({ before: draft, after: text }, pairs);
  const parts: string[] = [];
  let gone: string[] = [];
  let come: string[] = [];
  const flush = (): void => {
    const marked = [...(gone.length > 0 ? [`[-${gone.join(' ')}-]`] : []), ...(come.length > 0 ? [`{+${come.join(' ')}+}`] : [])];
    if (marked.length > 0) parts.push(marked.join(''));
    [gone, come] = [[], []];
  };
  for (const pair of pairs) {
    const [own, its] = [draft.slice(pair.before?.start, pair.before?.end), text.slice(pair.after?.start, pair.after?.end)];
    if (isSame(pair)) {
      flush();
      parts.push(its);
      continue;
    }
    if (pair.before !== undefined) gone.push(own);
    if (pair.after !== undefined) come.push(its);
  }
  flush();
  return [...(isCut[0] ? [CUT] : []), ...parts, ...(isCut[1] ? [CUT] : [])].join(' ');
}

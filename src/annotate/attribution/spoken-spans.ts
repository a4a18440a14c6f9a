/**
 * Marked spans as words that somebody could have spoken: without the white space that French typesetting leaves inside the marks, and
 * without the reporter's words where a mark was never closed ("“We stay, said Maria Lind." at the end of its paragraph).
 *
 * Which words are the reporter's is read only from a report that names somebody; a pronoun before "said" is as likely spoken.
 */
import type { MarkedSpan } from '../../text/quote-marks.ts';

const NAME = String.raw`\p{Lu}[\p{L}.’'-]{0,30}(?: \p{Lu}[\p{L}.’'-]{0,30}){0,4}`;
const VERB = '(?:said|says|asked|added|told|wrote|replied|explained|insisted|warned)';
/** ", said Maria Lind, the mayor", ", Maria Lind said." */
const REPORT_INSIDE = new RegExp(String.raw`[,!?] (?:${VERB} ${NAME}|${NAME} ${VERB})(?=[,.;]|$)`, 'u');
const SPOKEN = /[\p{L}\p{N}]/u;

/** The spans of each paragraph, same order and number: trimmed, and cut where a report stands inside marks that nobody closes. */
export function spokenSpans(texts: readonly string[], spans: readonly (readonly MarkedSpan[])[]): MarkedSpan[][] {
  let wasCut = false;
  return texts.map((text, paragraph) => {
    const given = (spans[paragraph] ?? []).map((span, i) =>
      i === 0 && wasCut ? { ...trim(text, span), isContinued: false } : trim(text, span),
    );
    const cut = given.map((span) => cutReport(text, span));
    wasCut = cut.some((span, i) => span.end !== given[i]?.end);
    // what stood behind the cut stands in no marks any more
    return wasCut ? cut.map((span) => (span.start >= (cut[span.parent]?.end ?? span.end) ? { ...span, parent: -1 } : span)) : cut;
  });
}

/** Marks around white space or stops hold no words. */
export function hasWords(text: string, { start, end }: MarkedSpan): boolean {
  return SPOKEN.test(text.slice(start, end));
}

function trim(text: string, span: MarkedSpan): MarkedSpan {
  const inner = text.slice(span.start, span.end);
  if (inner.trim() === '') return { ...span };
  const start = span.start + inner.length - inner.trimStart().length;
  return { ...span, start, end: start + inner.trim().length };
}

function cutReport(text: string, span: MarkedSpan): MarkedSpan {
  if (span.family !== 'double' || span.parent !== -1 || !(span.isUnclosed || span.continues)) return span;
  const match = REPORT_INSIDE.exec(text.slice(span.start, span.end));
  if (match === null) return span;
  const end = span.start + match.index + 1;
  return { ...span, end, after: end, isUnclosed: true, continues: false };
}

/**
 * Marks that frame more than one speaker's words, taken away before anything is read in them.
 *
 * Editors set marks around a whole transcript ("“LIND: We wait. ¶ “BERG: So do we.”"), and around speech together with its signature
 * ("“We wait. ¶ Maria Lind, the mayor.”"). What stands in such marks is read as if they were not there. One label is no transcript: it may be a
 * part of what is said.
 */
import type { MarkedSpan } from '../../text/quote-marks.ts';

/** "LIND:", "Q:", "REP. ANN LIND (D):" at the start of the marked words. */
const LABEL_INSIDE = /^\s*(\p{Lu}[\p{Lu} .,'’-]{0,40})(?:\([^()]{1,30}\)\s?)?:\s/u;
const LEAST_LABELS = 3;
/** "Hanna Frost, Coast Guard." under speech whose marks close only behind it. */
const SIGNATURE = /^\p{Lu}[\p{L}.’'-]{1,20}(?: \p{Lu}[\p{L}.’'-]{0,20}){1,3}(?:, [^.,]{2,60})?\.?$/u;

/** The spans of each paragraph without frames; what stood inside a frame is then at the top. */
export function withoutFrames(texts: readonly string[], spans: readonly MarkedSpan[][]): MarkedSpan[][] {
  return withoutSignatures(texts, withoutTranscripts(texts, spans));
}

function withoutTranscripts(texts: readonly string[], spans: readonly MarkedSpan[][]): MarkedSpan[][] {
  const labels = texts.map((text, p) => labelInside(text, spans[p]?.[0]));
  const given = labels.filter((label) => label !== undefined);
  if (given.length < LEAST_LABELS || new Set(given).size === given.length) return [...spans];
  let isInside = false;
  return spans.map((list, p) => {
    const [first] = list;
    isInside = labels[p] !== undefined || (isInside && first?.isContinued === true && isAtStart(texts[p] ?? '', first));
    return isInside ? withoutFirst(list) : [...list];
  });
}

function labelInside(text: string, span: MarkedSpan | undefined): string | undefined {
  if (span === undefined || span.family !== 'double' || !isAtStart(text, span)) return undefined;
  return LABEL_INSIDE.exec(text.slice(span.start, span.start + 80))?.[1]?.trim();
}

function isAtStart(text: string, span: MarkedSpan): boolean {
  return text.slice(0, span.before).trim() === '';
}

function withoutFirst(list: readonly MarkedSpan[]): MarkedSpan[] {
  return list.slice(1).map((span) => ({ ...span, parent: Math.max(-1, span.parent - 1) }));
}

function withoutSignatures(texts: readonly string[], spans: readonly MarkedSpan[][]): MarkedSpan[][] {
  const isSignature = spans.map((list, p) => {
    const [only] = list;
    const above = spans[p - 1]?.at(-1);
    if (only === undefined || list.length > 1 || above === undefined || !(above.isUnclosed || above.continues)) return false;
    const text = texts[p] ?? '';
    const isAll = only.isContinued && only.before === only.start && text.slice(only.after).trim() === '';
    return isAll && SIGNATURE.test(text.slice(only.start, only.end).trim());
  });
  if (!isSignature.includes(true)) return [...spans];
  return spans.map((list, p) => {
    if (isSignature[p] === true) return [];
    const last = list.at(-1);
    return isSignature[p + 1] === true && last !== undefined
      ? [...list.slice(0, -1), { ...last, isUnclosed: false, continues: true }]
      : list;
  });
}

/**
 * A cut of a passage around its hits, for lists. It begins and ends at sentences where they fit, else at words; a passage that is
 * short enough is never cut. A quotation that holds a hit is kept from mark to mark unless it is too long for that.
 */
import type { Span } from '../domain/annotation.ts';

export interface Snippet {
  text: string;
  /** Of the cut in the passage's text. */
  span: Span;
  /** In the cut. */
  highlights: Span[];
  /** Whether something was left out before and after it. */
  cutBefore: boolean;
  cutAfter: boolean;
}

/** A span to keep is kept whole up to this share of the length of the cut. */
const KEPT_SHARE = 1.25;
/** About three lines of a result card. */
export const SNIPPET_LENGTH = 320;
const SENTENCE_START = /[.!?…]["”’'»)\]]{0,3}\s+(?=["“‘'«([]{0,3}[\p{Lu}\p{N}])/gu;

function sentenceStarts(text: string): number[] {
  return [0, ...[...text.matchAll(SENTENCE_START)].map((match) => match.index + match[0].length)];
}

/** The window of `length` units with the most highlighted text, the earliest of equals. */
function bestWindow(highlights: readonly Span[], length: number): Span {
  let best = { start: 0, end: length };
  let most = -1;
  highlights.forEach((first, i) => {
    let marked = 0;
    let end = first.end;
    for (let j = i; j < highlights.length; j++) {
      const span = highlights[j];
      if (!span || span.end > first.start + length) break;
      marked += span.end - span.start;
      end = span.end;
    }
    if (marked > most) {
      most = marked;
      best = { start: first.start, end };
    }
  });
  return best;
}

function startAtWord(text: string, at: number): number {
  if (at <= 0) return 0;
  const space = text.slice(at, at + 40).search(/\s/u);
  return space === -1 ? at : at + space + 1;
}

function endAtWord(text: string, at: number): number {
  if (at >= text.length) return text.length;
  const space = text.lastIndexOf(' ', at);
  return space > at - 40 && space > 0 ? space : at;
}

/** Where the cut begins: at the sentence of the first hit, or, when that lies too far before it, at a word with some context. */
function startOf(text: string, window: Span, length: number): number {
  const sentence = sentenceStarts(text).findLast((start) => start <= window.start) ?? 0;
  if (window.end - sentence <= length) return sentence;
  const spare = Math.max(0, length - (window.end - window.start));
  const start = startAtWord(text, window.start - Math.floor(spare / 3));
  return start <= window.start ? start : window.start;
}

/** Whole sentences from `start` as far as they fit and cover the window; else up to a word. */
function endOf(text: string, start: number, window: Span, length: number): number {
  if (start + length >= text.length) return text.length;
  const sentence = sentenceStarts(text).findLast((at) => at <= start + length) ?? 0;
  const end = sentence >= window.end && sentence > start + length / 2 ? sentence : endAtWord(text, start + length);
  return Math.max(end, Math.min(window.end, start + 2 * length));
}

/** The window with what of `keep` holds one of its highlights, as far as both together can be shown. */
function withKept(window: Span, highlights: readonly Span[], keep: readonly Span[], length: number): Span {
  const shown = highlights.filter(({ start, end }) => start >= window.start && end <= window.end);
  let wide = window;
  for (const span of keep) {
    const isKeepable = span.end - span.start <= length * KEPT_SHARE && shown.some(({ start, end }) => start < span.end && end > span.start);
    if (!isKeepable) continue;
    const union = { start: Math.min(wide.start, span.start), end: Math.max(wide.end, span.end) };
    if (union.end - union.start <= 2 * length) wide = union;
  }
  return wide;
}

/** The cut moved off what it would cut through, where that still fits. */
function aroundKept(cut: Span, window: Span, keep: readonly Span[], length: number): Span {
  const most = length * KEPT_SHARE;
  const short = keep.filter(({ start, end }) => end - start <= most);
  const first = short.find(({ start, end }) => start < cut.start && end > cut.start);
  const start = first && cut.end - first.start <= 2 * length ? first.start : cut.start;
  const last = short.find((span) => span.start < cut.end && span.end > cut.end);
  if (last === undefined) return { start, end: cut.end };
  if (last.end - start <= most) return { start, end: last.end };
  const before = last.start >= window.end && last.start > start + length / 2;
  return { start, end: before ? last.start : cut.end };
}

/**
 * Cuts about `length` UTF-16 units out of `text`, with as many highlights as possible, never more than twice the length.
 * `keep` are spans, such as quotations with their marks, that are not cut where they hold a highlight and are not much longer than the cut.
 */
export function cutSnippet(
  text: string,
  highlights: readonly Span[],
  length: number = SNIPPET_LENGTH,
  keep: readonly Span[] = [],
): Snippet {
  const whole = text.length <= length * 1.2;
  const window = withKept(bestWindow(highlights, length), highlights, keep, length);
  const from = startOf(text, window, length);
  const around = whole
    ? { start: 0, end: text.length }
    : aroundKept({ start: from, end: endOf(text, from, window, length) }, window, keep, length);
  const { start } = around;
  const cut = text.slice(start, around.end).trimEnd();
  return {
    text: cut,
    span: { start, end: start + cut.length },
    highlights: highlights
      .filter((span) => span.start < start + cut.length && span.end > start)
      .map((span) => ({ start: Math.max(0, span.start - start), end: Math.min(cut.length, span.end - start) })),
    cutBefore: start > 0,
    cutAfter: start + cut.length < text.trimEnd().length,
  };
}

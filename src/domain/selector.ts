/**
 * How words of an article are pointed at from outside: by the selectors of the W3C Web Annotation Data Model, and by the check in a link.
 *
 * Inside Pullquote offsets are UTF-16 code units; a TextPositionSelector counts code points. This is the only place where one becomes
 * the other. A selector never reaches outside the text that it is of.
 *
 * @see https://www.w3.org/TR/annotation-model/#selectors
 */
import { z } from 'zod';
import type { Passage, Span } from './annotation.ts';
import { type Article, BODY_KINDS, type BlockKind, PASSAGE_KINDS } from './article.ts';
import { normalizeForIdentity } from './ids.ts';

const offset = z.number().int().nonnegative();
export const textPositionSelectorSchema = z.object({ type: z.literal('TextPositionSelector'), start: offset, end: offset });
export const textQuoteSelectorSchema = z.object({
  type: z.literal('TextQuoteSelector'),
  exact: z.string(),
  prefix: z.string(),
  suffix: z.string(),
});
export const selectorSchema = z.discriminatedUnion('type', [textPositionSelectorSchema, textQuoteSelectorSchema]);
export type Selector = z.infer<typeof selectorSchema>;

export const selectorsSchema = z.object({
  /** The address of the original where it is known, else of the article here. */
  source: z.string(),
  /** Positions are code points in `article.text`; what stands outside it (dek, caption) has none. */
  passage: z.array(selectorSchema),
  /** In the order of `passage.quotations`. */
  quotations: z.array(z.object({ link: z.string(), selector: z.array(selectorSchema) })),
});
/** The selectors of a passage and of its quotations. */
export type Selectors = z.infer<typeof selectorsSchema>;

/** Characters before and after, in code points. */
const CONTEXT = 32;
const HIGH_SURROGATE = /[\uD800-\uDBFF]$/;
const LOW_SURROGATE = /^[\uDC00-\uDFFF]/;

/** How many code points stand before an offset in UTF-16 code units; half a character counts as none. */
export function codePointsBefore(text: string, at: number): number {
  const before = text.slice(0, at);
  const isHalf = HIGH_SURROGATE.test(before) && LOW_SURROGATE.test(text.slice(at, at + 1));
  return Array.from(before).length - (isHalf ? 1 : 0);
}

/** The quote selector of a span of a text. */
function quoteSelector(text: string, { start, end }: Span): Selector {
  // Two code units a code point are enough, and one more where the cut goes through a character.
  const before = Array.from(text.slice(Math.max(0, start - 2 * CONTEXT), start)).slice(-CONTEXT);
  const after = Array.from(text.slice(end, end + 2 * CONTEXT)).slice(0, CONTEXT);
  return { type: 'TextQuoteSelector', exact: text.slice(start, end), prefix: before.join(''), suffix: after.join('') };
}

/** Position and quote of a span of a text. */
export function selectorsOf(text: string, span: Span): Selector[] {
  const start = codePointsBefore(text, span.start);
  const length = codePointsBefore(text.slice(span.start), span.end - span.start);
  return [{ type: 'TextPositionSelector', start, end: start + length }, quoteSelector(text, span)];
}

/** Where a passage begins in `article.text`; `undefined` for what stands outside it. */
export function placeInArticle(article: Pick<Article, 'blocks'>, passage: Pick<Passage, 'id' | 'text'>): number | undefined {
  const isPassage: ReadonlySet<BlockKind> = new Set(PASSAGE_KINDS);
  const same = normalizeForIdentity(passage.text);
  // A text that is repeated has the number of its repetition in its id.
  let repeat = Number(/-(\d+)$/.exec(passage.id)?.[1] ?? 1);
  let at = 0;
  for (const { kind, text } of article.blocks) {
    const isBody = BODY_KINDS.has(kind);
    if (isPassage.has(kind) && normalizeForIdentity(text) === same && --repeat === 0)
      return isBody && text === passage.text ? at : undefined;
    if (isBody) at += text.length + 1;
  }
  return undefined;
}

/** The selectors of spans of a passage. */
export function spansInArticle(
  article: Pick<Article, 'blocks' | 'text'>,
  passage: Pick<Passage, 'id' | 'text'>,
  spans: readonly Span[],
): Selector[][] {
  const place = placeInArticle(article, passage);
  return spans.map((span) =>
    place === undefined
      ? [quoteSelector(passage.text, span)]
      : selectorsOf(article.text, { start: place + span.start, end: place + span.end }),
  );
}

/** The words that a link marks: `span=START-END,START-END&check=HASH`. */
export interface Selection {
  /** In the order of the text, in the passage that the link was given out for. */
  spans: readonly [Span, ...Span[]];
  /** Of the words: a link never marks others. */
  check: string;
}

/** FNV-1a over the code units, 32 bits in base 36: against mistakes, not against forgers. `views/client/selection.ts` makes the same. */
export function checkOf(words: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < words.length; i++) hash = Math.imul(hash ^ words.charCodeAt(i), 0x01000193) >>> 0;
  return hash.toString(36);
}

const wordsOf = (text: string, spans: readonly Span[]): string => spans.map(({ start, end }) => text.slice(start, end)).join(' ');

/** The selection of spans of a text, of which there is at least one. */
export function selectionOf(text: string, spans: Selection['spans']): Selection {
  return { spans, check: checkOf(wordsOf(text, spans)) };
}

/** As parameters of an address. */
export function selectionParameters({ spans, check }: Selection): [name: string, value: string][] {
  return [
    ['span', spans.map(({ start, end }) => `${start}-${end}`).join(',')],
    ['check', check],
  ];
}

/** The words of each span, where this is the text that the selection was made from. */
export function selectedWords(text: string, { spans, check }: Selection): string[] | undefined {
  if (spans.some(({ end }) => end > text.length) || checkOf(wordsOf(text, spans)) !== check) return undefined;
  return spans.map(({ start, end }) => text.slice(start, end));
}

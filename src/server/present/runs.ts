/**
 * Cuts a text into runs at every border of what holds of it: hits, the voices of a quotation, names.
 *
 * Spans of one layer may overlap or repeat. The runs joined are exactly the text of the cut. O(n log n) in the number of spans.
 */
import type { Run, Voice } from '../../../views/runs.tsx';
import type { Passage, Quotation, Span } from '../../domain/annotation.ts';

export interface Layers {
  marks?: readonly Span[];
  own?: readonly Span[];
  inserted?: readonly Span[];
  paraphrase?: readonly Span[];
  entities?: readonly (Span & { entity: NonNullable<Run['entity']> })[];
}

/** Tells, for positions that only grow, which span of a layer covers them. */
function coverage<T extends Span>(spans: readonly T[] = []): (at: number) => T | undefined {
  const ordered = [...spans].sort((a, b) => a.start - b.start);
  let next = 0;
  let reaching: T | undefined;
  return (at) => {
    for (let span = ordered[next]; span !== undefined && span.start <= at; span = ordered[++next]) {
      if (reaching === undefined || span.end > reaching.end) reaching = span;
    }
    return reaching !== undefined && reaching.end > at ? reaching : undefined;
  };
}

/** The runs of `text` within `cut`, by the layers, whose spans are in `text`. */
export function runsOf(text: string, layers: Layers, cut: Span = { start: 0, end: text.length }): Run[] {
  const spans = [
    ...(layers.marks ?? []),
    ...(layers.own ?? []),
    ...(layers.inserted ?? []),
    ...(layers.paraphrase ?? []),
    ...(layers.entities ?? []),
  ];
  const borders = new Set([cut.start, cut.end]);
  for (const { start, end } of spans) for (const at of [start, end]) if (at > cut.start && at < cut.end) borders.add(at);
  const marked = coverage(layers.marks);
  const own = coverage(layers.own);
  const inserted = coverage(layers.inserted);
  const paraphrase = coverage(layers.paraphrase);
  const entity = coverage(layers.entities);
  const places = [...borders].sort((a, b) => a - b);
  return places.slice(0, -1).map((start, i) => {
    const voices: [Voice, boolean][] = [
      ['inserted', inserted(start) !== undefined],
      ['own', own(start) !== undefined],
      ['paraphrase', paraphrase(start) !== undefined],
    ];
    const voice = voices.find(([, holds]) => holds)?.[0];
    const named = entity(start)?.entity;
    return {
      text: text.slice(start, places[i + 1]),
      marked: marked(start) !== undefined,
      ...(voice === undefined ? {} : { voice }),
      ...(named === undefined ? {} : { entity: named }),
    };
  });
}

const BRACKETED = /\[[^[\]]*\]/g;
export const OPENING: ReadonlySet<string> = new Set('“"‘\'«„');
export const CLOSING: ReadonlySet<string> = new Set('”"’\'»“');

/** The span with the quotation marks around it. */
export function withMarks(text: string, span: Span): Span {
  return {
    start: OPENING.has(text.charAt(span.start - 1)) ? span.start - 1 : span.start,
    end: CLOSING.has(text.charAt(span.end)) ? span.end + 1 : span.end,
  };
}

/** Where a quotation holds the speaker's own words, an editor's, or the reporter's rendering. Offsets as the quotation's. */
export function voiceLayers(
  text: string,
  quotations: readonly Quotation[],
  marksToo: boolean,
): Required<Pick<Layers, 'own' | 'inserted' | 'paraphrase'>> {
  const layers = { own: [] as Span[], inserted: [] as Span[], paraphrase: [] as Span[] };
  for (const quotation of quotations) {
    if (quotation.kind === 'indirect') {
      layers.paraphrase.push(quotation);
      continue;
    }
    const verbatim = quotation.verbatim ?? [quotation];
    layers.own.push(...verbatim.map((span) => (marksToo ? withMarks(text, span) : span)));
    if (!quotation.flags?.includes('edited')) continue;
    for (const match of text.slice(quotation.start, quotation.end).matchAll(BRACKETED)) {
      const start = quotation.start + match.index;
      layers.inserted.push({ start, end: start + match[0].length });
    }
  }
  return layers;
}

/** The quotation that fills a passage from end to end, but for marks and stops. */
export function soleQuotation(passage: Pick<Passage, 'text' | 'quotations'>): Quotation | undefined {
  const [first, second] = passage.quotations;
  if (first === undefined || second !== undefined || first.kind !== 'direct') return undefined;
  const outside = passage.text.slice(0, first.start) + passage.text.slice(first.end);
  return /[\p{L}\p{N}]/u.test(outside) ? undefined : first;
}

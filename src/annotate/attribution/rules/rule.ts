/** What a rule for marked words reads and gives back. */
import type { Span } from '../../../domain/annotation.ts';
import type { MarkedSpan } from '../../../text/quote-marks.ts';
import type { DocumentView, Source } from '../document-view.ts';
import type { Phrase } from '../phrases.ts';
import type { Unit } from '../units.ts';

export interface QuoteContext {
  document: DocumentView;
  paragraph: number;
  text: string;
  units: readonly Unit[];
  /** Unit of the marked words. */
  at: number;
  sentence: { from: number; to: number };
  span: MarkedSpan;
}

export interface Attribution {
  source: Source;
  cue?: Span;
  rule: string;
  confidence: number;
}

/** The phrase that an attribution rests on, and the cue; nothing where the rule does not fit. */
export type Finding = { phrase: Phrase; paragraph?: number; cue?: Span } | undefined;
export interface Rule {
  name: string;
  confidence: number;
  apply(context: QuoteContext): Finding;
}

/** How far from the marks a cue may stand to be beside them. */
export const NEAR = 18;

export function spanOf(unit: Unit | undefined): Span | undefined {
  return unit === undefined ? undefined : { start: unit.start, end: unit.end };
}

export function finding(phrase: Phrase | undefined, cue: Unit | undefined): Finding {
  if (phrase === undefined) return undefined;
  const span = spanOf(cue);
  return span === undefined ? { phrase } : { phrase, cue: span };
}

/** What a hit rests on: the words that name a speaker, and the names that its passage holds. */
import type { BasisProps, HitProps } from '../../../views/components/hit-card.tsx';
import type { Passage, Quotation, Span } from '../../domain/annotation.ts';
import { entityLink } from '../../domain/links.ts';

/** Below this an attribution is shown as one to check. */
const CERTAIN = 0.5;
/** Speaker and verb further apart than this are shown without what stands between them. */
const LONGEST_BASIS = 120;
const MOST_NAMES = 6;

export const isCertain = (parts: readonly Quotation[]): boolean => Math.max(...parts.map((part) => part.confidence)) >= CERTAIN;

/** The reason for the speaker of some quotations of one passage; nothing where none is given. @param text of the passage */
export function basisOf(text: string, parts: readonly Quotation[]): BasisProps | undefined {
  const spoken = parts.filter((part) => part.speaker !== null);
  const part = spoken.find(({ cue }) => cue !== undefined) ?? spoken[0];
  if (!part?.speaker) return undefined;
  const { start, end, passage } = part.speaker;
  const named: Span[] = passage === undefined && start !== undefined && end !== undefined ? [{ start, end }] : [];
  const spans = [...named, ...(part.cue ? [part.cue] : [])].sort((a, b) => a.start - b.start);
  const from = spans[0]?.start ?? 0;
  const to = Math.max(from, ...spans.map((span) => span.end));
  const isNear = to - from <= LONGEST_BASIS;
  const words = isNear ? text.slice(from, to) : spans.map((span) => text.slice(span.start, span.end)).join(' … ');
  return { ...(words === '' ? {} : { words }), isElsewhere: passage !== undefined, rule: part.rule, isCertain: isCertain(spoken) };
}

/** Longer is better; words in capitals throughout are those of a dateline or a heading. */
const worthOf = (form: string): number => form.length - (form.length > 5 && form === form.toUpperCase() ? 0.5 : 0);

/** Who and what a passage names, in its order, each by its longest form there. */
export function namesIn(passage: Passage): HitProps['names'] {
  const forms = new Map<string, string>();
  for (const { entity, start, end } of passage.mentions) {
    if (entity === undefined) continue;
    const form = passage.text.slice(start, end);
    if (worthOf(form) > worthOf(forms.get(entity) ?? '')) forms.set(entity, form);
  }
  return [...forms].slice(0, MOST_NAMES).map(([entity, name]) => ({ name, href: entityLink(entity) }));
}

/** A name where it stands, as the parts of annotation hand it on. */
import type { EntityType } from '../../domain/annotation.ts';
import type { Candidate } from './cut-runs.ts';

/** What found a name: the trained model, the rules by their weight, a verb of saying beside a known surname, a label of a transcript. */
export type NameOrigin = 'model' | 'rules' | 'speech' | 'label';

/** A mention of a named entity: tokens `first` to `last` of paragraph `paragraph`, inclusive. */
export interface NameMention {
  paragraph: number;
  first: number;
  last: number;
  form: string;
  size: number;
  type: EntityType;
  /** How sure it is, from 0 to 1. */
  score: number;
  origin: NameOrigin;
  role?: string;
  isTitled: boolean;
  nickname?: string;
}

/** The mention of a candidate whose type is decided. */
export function mentionOf(candidate: Candidate, paragraph: number, type: EntityType, score: number, origin: NameOrigin): NameMention {
  const { first, last, form, size, isTitled } = candidate;
  return {
    paragraph,
    first,
    last,
    form,
    size,
    type,
    score,
    origin,
    isTitled,
    ...(candidate.role !== undefined && type === 'person' ? { role: candidate.role } : {}),
    ...(candidate.nickname !== undefined ? { nickname: candidate.nickname } : {}),
  };
}

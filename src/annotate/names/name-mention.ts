/** A name where it stands, as the parts of annotation hand it on. */
import type { EntityType } from '../../domain/annotation.ts';
import type { Candidate } from './cut-runs.ts';

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
  role?: string;
  isTitled: boolean;
  nickname?: string;
}

/** The mention of a candidate whose type is decided. */
export function mentionOf(candidate: Candidate, paragraph: number, type: EntityType, score: number): NameMention {
  const { first, last, form, size, isTitled } = candidate;
  return {
    paragraph,
    first,
    last,
    form,
    size,
    type,
    score,
    isTitled,
    ...(candidate.role !== undefined && type === 'person' ? { role: candidate.role } : {}),
    ...(candidate.nickname !== undefined ? { nickname: candidate.nickname } : {}),
  };
}

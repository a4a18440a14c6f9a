/** Why a correction is not taken, so that a page can say it in the language of its reader. */
import { type ErrorCode, PullquoteError } from './errors.ts';

export const REFUSALS = [
  'name-missing',
  'name-long',
  'note-long',
  'characters',
  'id-unknown',
  'name-unknown',
  'several',
  'same',
  'called-so',
  'said-so',
  'name-taken',
  'types-differ',
  'nothing-chosen',
  'not-separable',
  'article-unknown',
  'paragraph-unknown',
  'words-missing',
  'quotation-gone',
  'correction-unknown',
  'undone',
  'holds',
  'file-missing',
  'file-empty',
  'line-no-json',
  'line-no-correction',
  'line-differs',
  'line-undoes-unknown',
  'locked',
] as const;
export type Refusal = (typeof REFUSALS)[number];

/** What the reason is about; each may be empty. */
export interface RefusalDetails {
  given?: string;
  other?: string;
  /** Of a file, from 1. */
  line?: number;
  /** Characters. */
  most?: number;
}

/** An entity that could be meant. */
export interface Namesake {
  id: string;
  name: string;
  type: 'person' | 'organization' | 'place';
  passages: number;
  quotations: number;
}

interface RefusedOptions extends RefusalDetails {
  code?: ErrorCode;
  hint?: string;
  namesakes?: readonly Namesake[];
}

export class CorrectionRefused extends PullquoteError {
  readonly refusal: Refusal;
  readonly details: RefusalDetails;
  /** Of whom one is to be chosen, or whose name it is. */
  readonly namesakes: readonly Namesake[];

  constructor(refusal: Refusal, message: string, { code = 'bad-request', hint, namesakes = [], ...details }: RefusedOptions = {}) {
    super(code, message, hint === undefined ? {} : { hint });
    this.refusal = refusal;
    this.details = details;
    this.namesakes = namesakes;
  }
}

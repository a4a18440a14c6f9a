/** One report without marks, before it becomes a quotation. */
import type { Phrase } from '../phrases.ts';

export interface Report {
  /** Whom it rests on; nobody where the report does not say ("when asked whether …"). */
  phrase: Phrase | undefined;
  /** Unit of the cue. */
  cue: number;
  /** Content as a half-open range of units. */
  from: number;
  to: number;
  rule: string;
  confidence: number;
}

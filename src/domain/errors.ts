/**
 * The one family of errors that Pullquote raises on purpose.
 *
 * Callers branch on `code`, never on the words of `message`. The message says what failed on what; the hint is, where there is
 * one, a command to type. Anything else that is thrown is a bug.
 */
export type ErrorCode =
  | 'usage'
  | 'bad-request'
  | 'not-found'
  | 'gone'
  | 'unreadable'
  | 'unsupported-format'
  | 'no-index'
  | 'index-corrupt'
  | 'index-version'
  | 'index-locked'
  | 'ledger-corrupt'
  | 'config-invalid'
  | 'deadline'
  | 'overloaded'
  | 'loading'
  | 'io';

export interface ErrorOptions {
  /** What the reader of the message can do about it, best as a command. */
  hint?: string;
  cause?: unknown;
}

export class PullquoteError extends Error {
  override readonly name: string = 'PullquoteError';
  readonly code: ErrorCode;
  readonly hint?: string;

  constructor(code: ErrorCode, message: string, options: ErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    if (options.hint !== undefined) this.hint = options.hint;
  }
}

/** The message of anything that was thrown, in one line. */
export function messageOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replace(/\s+/g, ' ').trim();
}

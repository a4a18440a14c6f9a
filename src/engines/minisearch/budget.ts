/** The time that a search may take: checked every so many steps, because asking the clock costs more than a step. */
import { PullquoteError } from '../../domain/errors.ts';

/** How long a search may go on. */
export interface Limits {
  deadlineMs?: number;
  /** Says when nobody waits for it any more. */
  signal?: { readonly aborted: boolean };
}

const STEPS_BETWEEN_CHECKS = 65_536;

export class Budget {
  private readonly end: number;
  private readonly signal: Limits['signal'];
  private steps = 0;

  constructor(options: Limits = {}) {
    this.end = options.deadlineMs === undefined ? Infinity : performance.now() + options.deadlineMs;
    this.signal = options.signal;
    this.check();
  }

  /** Counts steps of work. @throws PullquoteError('deadline') when the time is over or the search was given up. */
  spend(steps: number): void {
    this.steps += steps;
    if (this.steps < STEPS_BETWEEN_CHECKS) return;
    this.steps = 0;
    this.check();
  }

  check(): void {
    if (performance.now() > this.end) {
      throw new PullquoteError('deadline', 'the search took longer than it may', { hint: 'Ask for fewer or rarer words.' });
    }
    if (this.signal?.aborted === true) throw new PullquoteError('deadline', 'the search was given up');
  }
}

/**
 * The log of the server: JSON Lines on stdout, one for each request and one for each fault.
 *
 * What somebody searches for is nobody's business but theirs, so the query of an address is left out unless it is asked for, and who asked
 * is never in it. Lines are written without waiting for whoever reads them; where nobody does they are dropped, and the server goes on.
 */
import type { Writable } from 'node:stream';
import { pino, stdTimeFunctions } from 'pino';
import { messageOf } from '../../domain/errors.ts';
import type { Answered } from './observe.ts';

/** `off`: faults alone. `requests`: without queries. */
export const LOG_KINDS = ['off', 'requests', 'queries'] as const;
export type LogKind = (typeof LOG_KINDS)[number];

export interface ServerLog {
  request: (answered: Answered) => void;
  /** A fault of the program. @param what was asked, without its query */
  fault: (error: unknown, what: string) => void;
  /** Resolves to whether everything was written; where nobody reads it, a write that does not end is left behind. */
  close: () => Promise<boolean>;
}

/** What may wait to be written; more is dropped. */
const MOST_BYTES = 1 << 20;
/** A path or query in a line, in characters. */
const LONGEST = 2000;
const CLOSE_MS = 500;

export function openLog(kind: LogKind, to: Writable = process.stdout): ServerLog {
  // Not pino's own writer: it waits at the exit for a reader that does not read.
  const sink = { write: (line: string): unknown => to.writableLength < MOST_BYTES && to.write(line) };
  const level = kind === 'off' ? 'error' : 'info';
  const log = pino({ base: null, timestamp: stdTimeFunctions.isoTime, formatters: { level: (label) => ({ level: label }) }, level }, sink);
  return {
    request: ({ method, route, path, query, status, ms }) => {
      const asked = kind === 'queries' && query !== '' ? { query: query.slice(0, LONGEST) } : {};
      log.info({ method, path: path.slice(0, LONGEST), ...asked, route, status, ms: Math.round(ms * 10) / 10 }, 'request');
    },
    fault: (error, what) => log.error({ what, stack: error instanceof Error ? error.stack : undefined }, messageOf(error)),
    close: () =>
      new Promise((resolve) => {
        const timer = setTimeout(() => resolve(false), CLOSE_MS);
        to.write('', () => {
          clearTimeout(timer);
          resolve(true);
        });
      }),
  };
}

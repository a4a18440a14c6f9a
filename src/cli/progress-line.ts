/** Progress on stderr: one line that is drawn over on a terminal, a plain line every few seconds elsewhere. */
import { counted } from './counts.ts';

/** What a step has brought so far: passages that were written, articles that were read. */
export interface Sofar {
  passages?: number | undefined;
  articles?: number | undefined;
}

export interface ProgressLine {
  update(what: string, done: number, total: number, sofar?: Sofar): void;
  /** Takes the line away. */
  clear(): void;
}

const REDRAW_MS = 100;
const PLAIN_MS = 3000;
const BAR_WIDTH = 24;
/** What is left is foretold only when so much of a step is behind: the first files say little of the others. */
const FORETOLD_MS = 1000;

function bar(done: number, total: number): string {
  const filled = total === 0 ? BAR_WIDTH : Math.floor((BAR_WIDTH * Math.min(done, total)) / total);
  return `${'━'.repeat(filled)}${'─'.repeat(BAR_WIDTH - filled)}`;
}

function describeSeconds(seconds: number): string {
  if (seconds < 60) return `${Math.ceil(seconds)} s left`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 60 ? `${minutes} min left` : `${Math.floor(minutes / 60)} h ${minutes % 60} min left`;
}

/** How far a step is: counts, passages a second, time left. `elapsedMs` is the time since the step began. */
export function describeProgress(
  what: string,
  done: number,
  total: number,
  elapsedMs: number,
  { passages = 0, articles = 0 }: Sofar = {},
): string {
  const parts = [`${what} ${done.toLocaleString('en')} of ${total.toLocaleString('en')}`];
  if (articles > done) {
    parts.push(counted(articles, 'article'));
    if (elapsedMs >= FORETOLD_MS) parts.push(`${Math.round((1000 * articles) / elapsedMs).toLocaleString('en')} articles/s`);
  }
  if (passages > 0 && elapsedMs > 0) parts.push(`${Math.round((1000 * passages) / elapsedMs).toLocaleString('en')} passages/s`);
  if (elapsedMs >= FORETOLD_MS && done > 0 && done < total) parts.push(describeSeconds((elapsedMs * (total - done)) / done / 1000));
  return parts.join(' · ');
}

/** A line that is longer than the terminal is wide would not be drawn over. */
function fit(line: string, columns: number | undefined): string {
  return columns !== undefined && columns > 0 && line.length >= columns ? line.slice(0, columns - 1) : line;
}

/** A progress line on a stream. */
export function createProgressLine(
  stream: Pick<NodeJS.WriteStream, 'write' | 'isTTY' | 'columns'> = process.stderr,
  now: () => number = () => performance.now(),
): ProgressLine {
  const every = stream.isTTY ? REDRAW_MS : PLAIN_MS;
  let last = now();
  let step = { what: '', began: last };
  let isDrawn = false;
  return {
    update: (what, done, total, sofar) => {
      const at = now();
      if (what !== step.what) step = { what, began: at };
      if (at - last < every) return;
      last = at;
      const text = describeProgress(what, done, total, at - step.began, sofar);
      if (!stream.isTTY) {
        stream.write(`${text}\n`);
        return;
      }
      stream.write(`\r\u001b[K${fit(`${bar(done, total)} ${text}`, stream.columns)}`);
      isDrawn = true;
    },
    clear: () => {
      if (isDrawn) stream.write('\r\u001b[K');
      isDrawn = false;
    },
  };
}

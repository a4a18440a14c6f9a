/** Progress on stderr: one line that is drawn over on a terminal, a plain line every few seconds elsewhere. */

export interface ProgressLine {
  update(what: string, done: number, total: number): void;
  /** Takes the line away. */
  clear(): void;
}

const REDRAW_MS = 100;
const PLAIN_MS = 3000;
const BAR_WIDTH = 24;

function bar(done: number, total: number): string {
  const filled = total === 0 ? BAR_WIDTH : Math.floor((BAR_WIDTH * done) / total);
  return `${'━'.repeat(filled)}${'─'.repeat(BAR_WIDTH - filled)}`;
}

/** A progress line on a stream. */
export function createProgressLine(stream: NodeJS.WriteStream = process.stderr): ProgressLine {
  const every = stream.isTTY ? REDRAW_MS : PLAIN_MS;
  let last = performance.now();
  let isDrawn = false;
  return {
    update: (what, done, total) => {
      const now = performance.now();
      if (now - last < every) return;
      last = now;
      const counts = `${done.toLocaleString('en')} of ${total.toLocaleString('en')}`;
      if (!stream.isTTY) {
        stream.write(`${what}: ${counts}\n`);
        return;
      }
      stream.write(`\r\u001b[K${bar(done, total)} ${what} ${counts}`);
      isDrawn = true;
    },
    clear: () => {
      if (isDrawn) stream.write('\r\u001b[K');
      isDrawn = false;
    },
  };
}

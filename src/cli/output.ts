/**
 * Where things go: data to stdout, everything else to stderr.
 *
 * A reader that stops reading (`| head`) is no failure; the process then ends well and at once.
 */
import { once } from 'node:events';
import type { PullquoteError } from '../domain/errors.ts';

/** Ends the process with success when stdout or stderr is closed by its reader. */
export function endOnBrokenPipe(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit(0);
      throw error;
    });
  }
}

/** Writes data as it is; waits while the reader is behind. */
export async function writeText(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
}

/** Writes a line of data. */
export async function writeLine(line: string): Promise<void> {
  await writeText(`${line}\n`);
}

export async function writeJson(value: unknown): Promise<void> {
  await writeLine(JSON.stringify(value));
}

/** Writes a message to the person who started the command. */
export function say(message: string): void {
  process.stderr.write(`${message}\n`);
}

export function sayError(error: PullquoteError): void {
  say(`pullquote: ${error.message}`);
  if (error.hint !== undefined) say(`hint: ${error.hint}`);
}

/** Control characters of texts would otherwise act on the terminal; tabs and line ends become spaces. */
export function printable(text: string): string {
  return text.replace(/\s+/gu, ' ').replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/gu, '');
}

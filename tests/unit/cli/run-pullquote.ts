/** Runs the program as a user does: as a process of its own. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';

export const PROGRAM = join(resolve(import.meta.dirname, '..', '..', '..'), 'bin', 'pullquote.js');

export interface Outcome {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs a command line to its end. */
export async function runPullquote(words: readonly string[], options: { stdin?: string; cwd?: string } = {}): Promise<Outcome> {
  const child = spawn(process.execPath, [PROGRAM, ...words], { cwd: options.cwd });
  child.stdin.end(options.stdin ?? '');
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  return { code: child.exitCode, stdout, stderr };
}

/** The rows of JSON Lines. */
export function jsonLines(output: string): unknown[] {
  return output
    .split('\n')
    .filter((line) => line !== '')
    .map((line): unknown => JSON.parse(line));
}

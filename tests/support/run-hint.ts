/** Types a command that Pullquote has named into a shell, as its user would. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { type Outcome, PROGRAM } from '../unit/cli/run-pullquote.ts';

let programs: string | undefined;

/** A folder in which there is a program `pullquote`. */
function programFolder(): string {
  if (programs !== undefined) return programs;
  programs = mkdtempSync(join(tmpdir(), 'pullquote-bin-'));
  writeFileSync(join(programs, 'pullquote'), `#!/bin/sh\nexec '${process.execPath}' '${PROGRAM}' "$@"\n`, { mode: 0o755 });
  return programs;
}

export async function runHint(command: string, cwd: string): Promise<Outcome> {
  const env = { ...process.env, PATH: `${programFolder()}${delimiter}${process.env['PATH'] ?? ''}` };
  const child = spawn('sh', ['-c', command], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  return { code: child.exitCode, stdout, stderr };
}

/** The pages load compiled scripts: builds them as a user's first command does, at once where nothing has changed. */
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

const PROGRAM = resolve(import.meta.dirname, '../../bin/pullquote.js');

export function buildPages(): void {
  const { status, stderr } = spawnSync(process.execPath, [PROGRAM, '--version'], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`the build failed: ${stderr}`);
}

/** `pullquote serve` as a user runs it: a process of its own, asked over sockets. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';

const PROGRAM = join(resolve(import.meta.dirname, '../..'), 'bin', 'pullquote.js');

export interface ServeProcess {
  url: string;
  pid: number;
  child: ChildProcess;
  /** What it wrote so far. */
  stdout: () => string;
  stderr: () => string;
  /** Sends SIGTERM, unless it has ended, and waits for the end. */
  stop: () => Promise<number | null>;
}

export interface ServeOptions {
  env?: Record<string, string>;
  /** Whether its log is read; default true. */
  isRead?: boolean;
}

/** Starts it on a free port where the words name none; resolves once it says that it listens. */
export async function serveProcess(words: readonly string[], { env = {}, isRead = true }: ServeOptions = {}): Promise<ServeProcess> {
  const port = words.includes('--port') ? [] : ['--port', '0'];
  const child = spawn(process.execPath, [PROGRAM, 'serve', ...words, ...port], { env: { ...process.env, ...env } });
  let [stdout, stderr] = ['', ''];
  if (isRead) child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString('utf8')));
  const ended = once(child, 'exit');
  const url = await new Promise<string>((found, failed) => {
    child.stderr.on('data', (chunk: Buffer) => {
      stderr += chunk.toString('utf8');
      const address = /listening on (\S+)/.exec(stderr)?.[1];
      if (address !== undefined) found(address);
    });
    child.once('exit', (code) => failed(new Error(`serve ended with ${String(code)}: ${stderr}`)));
  });
  return {
    url,
    pid: child.pid ?? 0,
    child,
    stdout: () => stdout,
    stderr: () => stderr,
    stop: async () => {
      if (child.exitCode === null) child.kill('SIGTERM');
      await ended;
      return child.exitCode;
    },
  };
}

/** The value below which a share of them lies. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/**
 * `serve --watch`: keeps an index at what its folders hold.
 *
 * Indexing runs in a process of its own, as `pullquote index` does, so that searches never wait for annotation; the server takes up the generation
 * that it commits. Changes that come together are indexed together, and what changes during a run is indexed by the next. Where the system cannot
 * watch so many folders, they are looked at every minute.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { basename } from 'node:path';
import { text } from 'node:stream/consumers';
import { messageOf } from '../domain/errors.ts';
import { EXIT } from './exit-codes.ts';

export interface WatchOptions {
  roots: readonly string[];
  /** Words after `pullquote` that bring the index up to date. */
  command: readonly string[];
  /** What is to be said to the user. */
  say: (line: string) => void;
  /** Absolute; changes in it and in its ledger are the index's own. */
  indexDir: string;
}

export interface Watch {
  /** Ends the run under way, which leaves the index as it was. */
  close(): Promise<void>;
}

/** A copy of a folder takes a while; a run for each of its files would take longer. */
const SETTLE_MS = 1000;
const LOOK_MS = 60_000;

class IndexRuns {
  readonly #options: WatchOptions;
  #timer: NodeJS.Timeout | undefined;
  #child: ChildProcess | undefined;
  #isWanted = false;
  #isClosed = false;

  constructor(options: WatchOptions) {
    this.#options = options;
  }

  /** Runs when nothing has changed for a moment; soon after the run under way, where there is one. */
  want(): void {
    this.#isWanted = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#run(), SETTLE_MS);
  }

  async #run(): Promise<void> {
    if (this.#isClosed || this.#child !== undefined || !this.#isWanted) return;
    this.#isWanted = false;
    const program = process.argv[1] ?? '';
    const child = spawn(process.execPath, [program, ...this.#options.command], { stdio: ['ignore', 'ignore', 'pipe'] });
    this.#child = child;
    try {
      const [messages] = await Promise.all([text(child.stderr), once(child, 'exit')]);
      if (!this.#isClosed && child.exitCode !== EXIT.done && child.exitCode !== EXIT.skippedFiles) {
        this.#options.say(`note: what has changed could not be indexed:\n${messages.trim()}`);
      }
    } catch (error) {
      this.#options.say(`note: what has changed could not be indexed: ${messageOf(error)}`);
    } finally {
      this.#child = undefined;
    }
    if (this.#isWanted) this.want();
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    const child = this.#child;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    if (child.kill('SIGTERM')) await ended;
  }
}

/** Follows the roots until it is closed; returns once they are watched. */
export async function watchRoots(options: WatchOptions): Promise<Watch> {
  const { watch } = await import('chokidar');
  const runs = new IndexRuns(options);
  let looks: NodeJS.Timeout | undefined;
  const { roots, indexDir } = options;
  const isPassedOver = (path: string): boolean => {
    if (roots.includes(path)) return false;
    return path === indexDir || path.startsWith(`${indexDir}.`) || /^(?:\..+|node_modules)$/.test(basename(path));
  };
  const watcher = watch([...roots], { ignoreInitial: true, followSymlinks: false, ignored: isPassedOver });
  watcher.on('all', () => runs.want());
  watcher.on('error', (error) => {
    if (looks !== undefined) return;
    options.say(`note: the folders cannot be watched (${messageOf(error)}); they are looked at every minute`);
    looks = setInterval(() => runs.want(), LOOK_MS);
  });
  await once(watcher, 'ready');
  return {
    close: async () => {
      clearInterval(looks);
      await watcher.close();
      await runs.close();
    },
  };
}

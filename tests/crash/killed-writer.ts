/** A process that writes (`write-for-ever.mjs`) and is killed with SIGKILL at a random instant; what it said until then. */
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { z } from 'zod';

export const PHASES = ['first', 'index', 'merge', 'ledger', 'corrections'] as const;
export type Phase = (typeof PHASES)[number];

export interface Task {
  phase: Phase;
  folder: string;
  /** The first of its rounds. */
  round: number;
  annotate: boolean;
}

export interface Round {
  round: number;
  /** The corpus: names and contents. */
  files: Record<string, string>;
}

export interface Killed {
  /** The last round that was acknowledged, and its generation. */
  done?: Round & { generation: string };
  /** The round that was under way. */
  begun?: Round;
  /** Whether the kill fell between the first write of a round and its acknowledgement. */
  isWriting: boolean;
}

const lineSchema = z.discriminatedUnion('event', [
  z.object({ event: z.literal('ready') }),
  z.object({ event: z.literal('begin'), round: z.number(), files: z.record(z.string(), z.string()) }),
  z.object({ event: z.literal('writing'), round: z.number() }),
  z.object({ event: z.literal('done'), round: z.number(), generation: z.string() }),
]);

/** Milliseconds, where none was observed yet. */
const GUESS = 40;

/** How long the writing of a round takes, as observed: kills are spread over it. */
export class Durations {
  readonly #seen = new Map<Phase, number[]>();

  note(phase: Phase, ms: number): void {
    this.#seen.set(phase, [...(this.#seen.get(phase) ?? []).slice(-19), ms]);
  }

  of(phase: Phase): number {
    const seen = [...(this.#seen.get(phase) ?? [])].sort((a, b) => a - b);
    return seen[seen.length >> 1] ?? GUESS;
  }
}

/** Started before it is needed: starting takes longer than writing. */
export class Writer {
  readonly #child: ChildProcessByStdio<Writable, Readable, Readable>;
  readonly #ended: Promise<unknown>;
  #said = '';

  constructor(phase: Phase) {
    const script = join(import.meta.dirname, 'write-for-ever.mjs');
    this.#child = spawn(process.execPath, [script, phase], { stdio: ['pipe', 'pipe', 'pipe'] });
    this.#child.stderr.on('data', (chunk: Buffer) => (this.#said += chunk.toString('utf8')));
    this.#ended = once(this.#child, 'exit');
  }

  /** Lets it write, and kills it so many milliseconds after a round began, or after it began to write. */
  async killAfter(task: Task, from: 'begin' | 'writing', delayMs: number, durations: Durations): Promise<Killed> {
    this.#child.stdin.write(`${JSON.stringify(task)}\n`);
    const killed: Killed = { isWriting: false };
    let timer: NodeJS.Timeout | undefined;
    let since = 0;
    for await (const text of createInterface({ input: this.#child.stdout })) {
      const line = lineSchema.parse(JSON.parse(text));
      if (line.event === from) timer ??= setTimeout(() => this.#child.kill('SIGKILL'), delayMs);
      if (line.event === 'begin') killed.begun = line;
      if (line.event === 'writing') {
        since = performance.now();
        killed.isWriting = true;
      }
      if (line.event === 'done' && killed.begun !== undefined) {
        durations.note(task.phase, performance.now() - since);
        killed.done = { ...killed.begun, generation: line.generation };
        killed.isWriting = false;
      }
    }
    await this.#ended;
    clearTimeout(timer);
    if (this.#child.signalCode !== 'SIGKILL') throw new Error(`the writer ended by itself: ${this.#said}`);
    return killed;
  }

  async end(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#ended;
  }
}

/** The process that reads files, one after the other; see `in-worker.ts`. Its first argument is its memory in megabytes. */
import {
  BATCH_CHARACTERS,
  type Batch,
  BATCHES_AHEAD,
  type FromWorker,
  pack,
  type ReadingRequest,
  type ToWorker,
} from './in-worker-protocol.ts';
import { readFile } from './read-file.ts';
import type { ReadResult } from './reader.ts';

const megabytes = Number(process.argv[2]);
/** Asking for the memory costs more than a small piece of content. */
const CHUNKS_PER_LOOK = 16;
/** How often a worker that takes content tells so, or gives what it has. */
const TELL_MS = 500;

/** What has been read and not been told: the parts of one message. */
let parts: Batch[] = [];
let characters = 0;
/** The file under way, and how many of its batches wait to be taken. */
let job = -1;
let ahead = 0;
/** Alone in its message, so that what was read of it is told before more of it is taken. */
let isAlone = true;
const stopped = new Set<number>();
let wake: (() => void) | undefined;
let chunks = 0;
let lastSaid = 0;

function say(message: FromWorker): void {
  lastSaid = performance.now();
  process.send?.(message);
}

function tell(): void {
  if (parts.length === 0) return;
  if (parts.at(-1)?.isLast === false) ahead++;
  say(parts);
  parts = [];
  characters = 0;
}

function isTooLarge(): boolean {
  return process.memoryUsage.rss() > megabytes * 2 ** 20;
}

/** What has been read is given before more is taken: it stands whatever comes. Much lies outside of the heap that V8 bounds. */
function noteChunk(): void {
  if (isAlone) tell();
  if (performance.now() - lastSaid > TELL_MS) say('onward');
  if (++chunks % CHUNKS_PER_LOOK !== 0) return;
  if (!isTooLarge()) return;
  // What nobody needs any more counts for nothing.
  globalThis.gc?.();
  if (isTooLarge()) throw new Error(`reading it takes more than ${megabytes} MB of memory`);
}

function charactersOf(result: ReadResult): number {
  return 'article' in result ? 3 * result.article.text.length + 1000 : 200;
}

async function waitUntilWanted(): Promise<void> {
  const isWanted = (): boolean => ahead < BATCHES_AHEAD || stopped.has(job);
  while (!isWanted()) await new Promise<void>((resolve) => (wake = resolve));
}

async function read(request: ReadingRequest): Promise<void> {
  job = request.job;
  ahead = 0;
  let open: Batch | undefined;
  const { input, config } = request;
  for await (const result of readFile(input, { ...(config === undefined ? {} : { config }), onChunk: noteChunk })) {
    if (open === undefined || !parts.includes(open)) parts.push((open = { job, results: [], isLast: false }));
    open.results.push(pack(result));
    characters += charactersOf(result);
    if (characters >= BATCH_CHARACTERS || performance.now() - lastSaid > TELL_MS) tell();
    await waitUntilWanted();
    if (stopped.has(job)) break;
  }
  if (open !== undefined && parts.includes(open)) open.isLast = true;
  else parts.push({ job, results: [], isLast: true });
}

async function readAll(requests: readonly ReadingRequest[]): Promise<void> {
  isAlone = requests.length === 1;
  lastSaid = performance.now();
  for (const request of requests) {
    if (stopped.has(request.job)) parts.push({ job: request.job, results: [], isLast: true });
    else await read(request);
  }
  tell();
  stopped.clear();
}

process.on('message', (message: ToWorker) => {
  if ('read' in message) void readAll(message.read);
  else if ('stop' in message) stopped.add(message.stop);
  else if (message.more === job) ahead--;
  wake?.();
});
process.on('disconnect', () => process.exit());
// A terminal sends its interrupt to the whole group; what becomes of a run is for its owner to decide.
process.on('SIGINT', () => undefined);
say('ready');

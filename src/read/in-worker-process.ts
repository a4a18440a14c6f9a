/** The process that reads files, one at a time; see `in-worker.ts`. Its first argument is its memory in megabytes. */
import { BATCH_CHARACTERS, BATCHES_AHEAD, type FromWorker, pack, type PassedResult, type ToWorker } from './in-worker-protocol.ts';
import { readFile } from './read-file.ts';
import type { ReadResult } from './reader.ts';

const megabytes = Number(process.argv[2]);
/** Asking for the memory, and for the time, costs more than a piece of content. */
const CHUNKS_PER_LOOK = 64;
/** How often a worker that takes content tells so, or gives what it has. */
const TELL_MS = 500;

let results: PassedResult[] = [];
let characters = 0;
let ahead = 0;
let isStopped = false;
let wake: (() => void) | undefined;
let chunks = 0;
let lastSaid = 0;

function say(message: FromWorker): void {
  lastSaid = performance.now();
  process.send?.(message);
}

function giveResults(): void {
  if (results.length === 0) return;
  ahead++;
  say({ results, isLast: false });
  results = [];
  characters = 0;
}

/** What has been read is given before more is taken: it stands whatever comes. Buffers lie outside of the heap that V8 bounds. */
function noteChunk(): void {
  giveResults();
  if (performance.now() - lastSaid > TELL_MS) say('onward');
  if (++chunks % CHUNKS_PER_LOOK !== 0) return;
  if (process.memoryUsage().external > megabytes * 2 ** 20) throw new Error(`reading it takes more than ${megabytes} MB of memory`);
}

function charactersOf(result: ReadResult): number {
  return 'article' in result ? 3 * result.article.text.length + 1000 : 200;
}

async function waitUntilWanted(): Promise<void> {
  const isWanted = (): boolean => ahead < BATCHES_AHEAD || isStopped;
  while (!isWanted()) await new Promise<void>((resolve) => (wake = resolve));
}

async function read({ read: input, config }: Extract<ToWorker, { read: unknown }>): Promise<void> {
  for await (const result of readFile(input, { ...(config === undefined ? {} : { config }), onChunk: noteChunk })) {
    results.push(pack(result));
    characters += charactersOf(result);
    if (characters >= BATCH_CHARACTERS || performance.now() - lastSaid > TELL_MS) giveResults();
    await waitUntilWanted();
    if (isStopped) break;
  }
  const rest = results;
  results = [];
  characters = 0;
  say({ results: rest, isLast: true });
}

process.on('message', (message: ToWorker) => {
  if (message === 'more') ahead--;
  else if (message === 'stop') isStopped = true;
  else {
    ahead = 0;
    isStopped = false;
    lastSaid = performance.now();
    void read(message);
  }
  wake?.();
});
process.on('disconnect', () => process.exit());
// A terminal sends its interrupt to the whole group; what becomes of a run is for its owner to decide.
process.on('SIGINT', () => undefined);
say('ready');

/**
 * A body that is written as it is read, over a held state of the index.
 *
 * Whoever takes it and does not read keeps memory and an old state of the index, so there is an end to waiting; and only so many are
 * written at a time, because each asks for page after page.
 */
import { PullquoteError } from '../domain/errors.ts';

const MAX_STREAMS = 4;
/** How long a reader may pause, and how long the whole may take. */
const PAUSE_MS = 60_000;
const WHOLE_MS = 3_600_000;

let streams = 0;

/** Counts a stream. The function that comes back ends it, once. @throws PullquoteError overloaded, where there are too many */
function beginStream(): () => void {
  if (streams >= MAX_STREAMS)
    throw new PullquoteError('overloaded', `${MAX_STREAMS} exports are being written; try again when one is done`);
  streams++;
  let isOpen = true;
  return () => {
    if (isOpen) streams--;
    isOpen = false;
  };
}

/**
 * The texts as bytes, each made when it is asked for. The first is made before anything is answered, so that what cannot be answered is
 * an error and no file. `onEnd` is called once, however it ends.
 */
export async function streamTexts(texts: AsyncGenerator<string>, onEnd: () => void): Promise<ReadableStream<Uint8Array>> {
  const endStream = beginStream();
  const started = performance.now();
  let timer: NodeJS.Timeout | undefined;
  const end = (): void => {
    clearTimeout(timer);
    endStream();
    onEnd();
  };
  const first = await texts.next().catch((error: unknown) => {
    end();
    throw error;
  });
  const encoder = new TextEncoder();
  let next: IteratorResult<string, unknown> | undefined = first;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        clearTimeout(timer);
        try {
          const step: IteratorResult<string, unknown> = next ?? (await texts.next());
          next = undefined;
          if (step.done === true) {
            controller.close();
            end();
            return;
          }
          if (performance.now() - started > WHOLE_MS) throw new PullquoteError('deadline', 'the export took too long');
          controller.enqueue(encoder.encode(step.value));
          timer = setTimeout(() => {
            controller.error(new PullquoteError('deadline', 'nobody reads the export'));
            void texts.return(undefined).finally(end);
          }, PAUSE_MS);
          timer.unref();
        } catch (error) {
          end();
          controller.error(error);
        }
      },
      async cancel() {
        await texts.return(undefined);
        end();
      },
    },
    { highWaterMark: 0 },
  );
}

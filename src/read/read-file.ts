/**
 * Reads one file, whatever it is. Bad content is never an exception: it is a `skipped` with its reason, and what was read before it
 * stands.
 */
import type { FolderConfig } from './config.ts';
import { isBinary } from './decode.ts';
import { chooseReader } from './formats.ts';
import { reasonOf, withOpenedFile } from './open-file.ts';
import type { OpenedFile, ReadInput, ReadResult } from './reader.ts';

/**
 * The articles of a file, streamed in their order, and what of it had to be left out. The format is told by content first, by
 * name second.
 */
export async function* readFile(input: ReadInput, options: { config?: FolderConfig } = {}): AsyncGenerator<ReadResult> {
  const refuse = (reason: string): ReadResult => ({ skipped: { path: input.path, reason } });
  async function* use(file: OpenedFile): AsyncGenerator<ReadResult> {
    if (file.head.length === 0) yield refuse('there is nothing in it');
    else {
      const reader = chooseReader(file);
      if ('reason' in reader) yield refuse(reader.reason);
      else if (isBinary(file.head)) yield refuse('is a binary file (it holds NUL bytes), not a text');
      else yield* reader.read(file, options.config === undefined ? {} : { config: options.config });
    }
  }
  try {
    yield* withOpenedFile(input, use, refuse);
  } catch (error) {
    yield refuse(reasonOf(error));
  }
}

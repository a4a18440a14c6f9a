/**
 * The second reading: giving again the articles of a file that are to be written.
 *
 * A small corpus is kept in memory after the first reading; of a large one each file is opened again.
 */
import type { FolderConfig } from '../read/config.ts';
import type { ReadingPool } from '../read/in-worker.ts';
import type { ReadArticle } from '../read/reader.ts';
import { walkRoot } from '../read/walk.ts';
import type { FileState } from '../store/tables.ts';
import type { ScannedFile } from './scan-roots.ts';

/** Characters of text that are kept between the first reading and the second: at most 64 MB. */
export const KEPT_CHARACTERS = 32_000_000;

export class SecondReading {
  readonly #kept = new Map<string, ReadArticle[]>();
  readonly #configs = new Map<string, FolderConfig | undefined>();
  readonly #walked = new Set<string>();
  readonly #pool: ReadingPool;
  #characters = 0;

  constructor(pool: ReadingPool) {
    this.#pool = pool;
  }

  noteConfig({ input, config }: Pick<ScannedFile, 'input' | 'config'>): void {
    this.#configs.set(input.file, config);
  }

  /** Keeps the articles of a file if there is room for all of them. */
  offer(file: string, articles: ReadArticle[], characters: number): void {
    if (this.#characters + characters > KEPT_CHARACTERS) return;
    this.#characters += characters;
    this.#kept.set(file, articles);
  }

  /** The articles of a file, once more; those that are kept are given away. */
  async *read({ root, file, path }: Pick<FileState, 'root' | 'file' | 'path'>): AsyncGenerator<ReadArticle> {
    const kept = this.#kept.get(file);
    if (kept !== undefined) {
      this.#kept.delete(file);
      yield* kept;
      return;
    }
    const config = await this.#configOf(root, file);
    for await (const result of this.#pool.read({ file, path }, config === undefined ? {} : { config }))
      if ('article' in result) yield result.article;
  }

  /** A file of a root that this run did not look at is wanted where it was a copy and now is the article. */
  async #configOf(root: string, file: string): Promise<FolderConfig | undefined> {
    if (!this.#configs.has(file) && !this.#walked.has(root)) {
      this.#walked.add(root);
      for await (const found of walkRoot(root)) if ('input' in found) this.noteConfig(found);
    }
    return this.#configs.get(file);
  }
}

/**
 * Texts and annotations, read from disk for what is shown, each held against its checksum then. The files stay open, so that a later generation may remove them.
 *
 * Reads are synchronous: a passage is a kilobyte of a file that the system keeps in memory, and handing the read to another thread costs ten
 * times the read. Searches that others wait for run in threads of their own.
 */
import { closeSync, openSync, readSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import type { AnnotatedArticle, Passage } from '../../domain/annotation.ts';
import type { ArticleTable, FilePlace } from './article-table.ts';
import { unreadable } from './section-file.ts';
import { ARTICLES_SUFFIX } from './segment-records.ts';

/** Parsed articles that are kept: a few result pages. */
const CACHE_SIZE = 64;

/** A segment's articles on the disk. */
export interface ArticleFile {
  name: string;
  path: (suffix: string) => string;
}

/** File descriptors, or bytes in memory that threads share, and where the files lie. */
export interface OpenFiles {
  files: readonly (number | Uint8Array)[];
  paths: readonly string[];
}

/** @throws PullquoteError('index-corrupt') */
export function openArticleFiles(segments: readonly ArticleFile[]): OpenFiles {
  const files: number[] = [];
  try {
    for (const segment of segments) files.push(openSync(segment.path(ARTICLES_SUFFIX), 'r'));
  } catch (cause) {
    closeArticleFiles({ files, paths: [] });
    throw unreadable('an articles file', cause);
  }
  return { files, paths: segments.map(({ path }) => path(ARTICLES_SUFFIX)) };
}

export function closeArticleFiles({ files }: OpenFiles): void {
  for (const file of files) if (typeof file === 'number') closeSync(file);
}

export class ArticleFiles {
  private readonly files: OpenFiles['files'];
  private readonly paths: readonly string[];
  private readonly cache = new Map<number, AnnotatedArticle>();
  private buffer = Buffer.alloc(1 << 14);

  /** The files are those of whoever opened them; every thread of the process may read them. */
  constructor({ files, paths }: OpenFiles) {
    this.files = files;
    this.paths = paths;
  }

  article(table: ArticleTable, article: number): AnnotatedArticle {
    const kept = this.cache.get(article);
    if (kept) {
      this.cache.delete(article);
      this.cache.set(article, kept);
      return kept;
    }
    const read = this.articleAt(table.lineOf(article));
    this.cache.set(article, read);
    const oldest = this.cache.keys().next();
    if (this.cache.size > CACHE_SIZE && oldest.done !== true) this.cache.delete(oldest.value);
    return read;
  }

  /** The article whose whole line lies there. */
  articleAt(line: FilePlace): AnnotatedArticle {
    return this.parse(line) as AnnotatedArticle;
  }

  /** One passage of an article, by its ordinal. */
  passage(table: ArticleTable, article: number, ordinal: number): Passage {
    return this.parse(table.passageOf(article, ordinal)) as Passage;
  }

  private read(segment: number, offset: number, bytes: number): number {
    const file = this.files[segment] ?? -1;
    if (typeof file === 'number') return readSync(file, this.buffer, 0, bytes, offset);
    const held = file.subarray(offset, offset + bytes);
    this.buffer.set(held);
    return held.length;
  }

  private parse({ segment, offset, bytes, crc }: FilePlace): unknown {
    if (this.buffer.length < bytes) this.buffer = Buffer.alloc(2 * bytes);
    try {
      const read = this.read(segment, offset, bytes);
      if (read < bytes) throw new Error('the file ends before it');
      if (crc32(this.buffer.subarray(0, bytes)) !== crc) throw new Error('its checksum does not fit');
      return JSON.parse(this.buffer.toString('utf8', 0, bytes));
    } catch (cause) {
      throw unreadable(`${this.paths[segment] ?? '?'}, the article at byte ${String(offset)},`, cause);
    }
  }
}

/**
 * Texts and annotations, read from disk for what is shown. The files stay open, so that a later generation may remove them.
 */
import { open, type FileHandle } from 'node:fs/promises';
import type { AnnotatedArticle } from '../../domain/annotation.ts';
import { messageOf, PullquoteError } from '../../domain/errors.ts';
import type { ArticleEntry } from './collection.ts';
import type { SegmentSource } from './segment-reader.ts';
import { ARTICLES_SUFFIX } from './segment-records.ts';

/** Parsed articles that are kept: a few result pages. */
const CACHE_SIZE = 64;

export class ArticleFiles {
  private readonly files: readonly FileHandle[];
  private readonly names: readonly string[];
  private readonly cache = new Map<string, AnnotatedArticle>();

  private constructor(files: readonly FileHandle[], names: readonly string[]) {
    this.files = files;
    this.names = names;
  }

  static async open(segments: readonly SegmentSource[]): Promise<ArticleFiles> {
    const files: FileHandle[] = [];
    try {
      for (const segment of segments) files.push(await open(segment.path(ARTICLES_SUFFIX), 'r'));
    } catch (cause) {
      await Promise.all(files.map((file) => file.close()));
      throw new PullquoteError('index-corrupt', `an articles file cannot be opened: ${messageOf(cause)}`, {
        cause,
        hint: 'pullquote check',
      });
    }
    return new ArticleFiles(
      files,
      segments.map(({ name }) => name),
    );
  }

  async read(entry: ArticleEntry): Promise<AnnotatedArticle> {
    const kept = this.cache.get(entry.id);
    if (kept) {
      this.cache.delete(entry.id);
      this.cache.set(entry.id, kept);
      return kept;
    }
    const article = await this.parse(entry);
    this.cache.set(entry.id, article);
    const oldest = this.cache.keys().next();
    if (this.cache.size > CACHE_SIZE && oldest.done !== true) this.cache.delete(oldest.value);
    return article;
  }

  async close(): Promise<void> {
    await Promise.all(this.files.map((file) => file.close()));
  }

  private async parse(entry: ArticleEntry): Promise<AnnotatedArticle> {
    const [offset, bytes] = entry.line;
    const line = Buffer.alloc(bytes);
    try {
      const { bytesRead } = (await this.files[entry.segment]?.read(line, 0, bytes, offset)) ?? { bytesRead: 0 };
      if (bytesRead < bytes) throw new Error('the file ends before it');
      return JSON.parse(line.toString('utf8')) as AnnotatedArticle;
    } catch (cause) {
      const where = `article ${entry.id} in segment ${this.names[entry.segment] ?? '?'}`;
      throw new PullquoteError('index-corrupt', `${where} cannot be read: ${messageOf(cause)}`, { cause, hint: 'pullquote check' });
    }
  }
}

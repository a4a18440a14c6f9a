/** A folder of small articles and an index of it, for the tests of indexing. */
import { mkdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type AnnotatedArticle, annotatedArticleSchema } from '../../../src/domain/annotation.ts';
import type { IndexReport } from '../../../src/domain/reports.ts';
import { indexCorpus } from '../../../src/indexer/index-corpus.ts';
import type { IndexOptions } from '../../../src/indexer/run.ts';
import { checkIndex } from '../../../src/store/check.ts';
import { disk } from '../../../src/store/file-layer.ts';
import { type Generation, openGeneration } from '../../../src/store/generation.ts';
import { fileNames } from '../../../src/store/index-folder.ts';
import { temporaryFolder } from '../store/temporary-folder.ts';

/** Long enough ago that the clock of no file system takes it for now. */
const LONG_AGO = new Date('2026-01-01T00:00:00Z');

export class TestCorpus {
  readonly folder = temporaryFolder();
  readonly indexDir = join(this.folder, 'index');

  path(name: string): string {
    return join(this.folder, name);
  }

  write(name: string, contents: string): void {
    const file = this.path(name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, contents);
    utimesSync(file, LONG_AGO, LONG_AGO);
  }

  remove(name: string): void {
    rmSync(this.path(name), { recursive: true });
  }

  /** Indexes the named roots; without annotation unless asked. Every run is checked afterwards. */
  async index(roots: string[], options: Partial<IndexOptions> = {}): Promise<IndexReport> {
    const { remove = [], ...rest } = options;
    const report = await indexCorpus({
      indexDir: this.indexDir,
      paths: roots.map((root) => this.path(root)),
      remove: remove.map((root) => this.path(root)),
      annotate: false,
      ...rest,
    });
    const check = await checkIndex(this.indexDir);
    if (check.damage.length > 0) throw new Error(check.damage.join('\n'));
    return report;
  }

  open(): Promise<Generation> {
    return openGeneration(this.indexDir);
  }

  /** The live articles, by their path. */
  async articles(): Promise<Map<string, AnnotatedArticle>> {
    const { manifest, path } = await this.open();
    const found = new Map<string, AnnotatedArticle>();
    for (const { name, deleted } of manifest.segments) {
      const lines = readFileSync(path(fileNames.segmentArticles(name)), 'utf8')
        .split('\n')
        .slice(0, -1);
      for (const [ordinal, line] of lines.entries()) {
        if (deleted.includes(ordinal)) continue;
        const article = annotatedArticleSchema.parse(JSON.parse(line));
        found.set(article.article.path, article);
      }
    }
    return found;
  }

  /** Path and id of every live article. */
  async ids(): Promise<Record<string, string>> {
    return Object.fromEntries([...(await this.articles())].map(([path, { article }]) => [path, article.id]));
  }

  async files(): Promise<string[]> {
    return disk.list(this.indexDir);
  }
}

/** A small article in Markdown; the words decide its content. */
export function markdown(words: string, metadata: Record<string, string> = {}): string {
  const front = Object.entries(metadata).map(([key, value]) => `${key}: ${value}\n`);
  const head = front.length === 0 ? '' : `---\n${front.join('')}---\n`;
  return `${head}# The title of ${words}\n\nA first paragraph that says something about ${words} and nothing else.\n\nA second one, in which nothing is said of it at all by anybody.\n`;
}

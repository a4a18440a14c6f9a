/** Counts the health of the corpus over the live articles of all segments. */
import { join } from 'node:path';
import type { CorpusHealth } from '../domain/corpus-health.ts';
import type { Skipped } from '../domain/reports.ts';
import type { IndexWriter } from '../store/commit.ts';
import { fileNames, verifyFiles } from '../store/index-folder.ts';
import type { SegmentEntry } from '../store/manifest.ts';
import { readTable } from '../store/tables.ts';
import { type ArticleHealth, articleHealthSchema } from './article-health.ts';
import { compareText } from './scan-roots.ts';

/** Lines that are listed; the rest of a site's furniture is rarer than these. */
const MOST_LINES = 100;

type DroppedLine = CorpusHealth['dropped'][number];

class Counter {
  readonly #without = { source: 0, date: 0, author: 0 };
  readonly #languages = new Map<string, number>();
  readonly #copied: CorpusHealth['copied'] = [];
  readonly #dropped = new Map<string, DroppedLine>();
  #quotations = 0;
  #unattributed = 0;
  #articles = 0;

  add({ id, title, path, language, copies, dropped, ...article }: ArticleHealth): void {
    this.#articles++;
    this.#quotations += article.quotations;
    this.#unattributed += article.unattributed;
    if (!article.hasSource) this.#without.source++;
    if (!article.hasDate) this.#without.date++;
    if (!article.hasAuthor) this.#without.author++;
    this.#languages.set(language, (this.#languages.get(language) ?? 0) + 1);
    if (copies !== undefined) this.#copied.push({ id, title, path, copies });
    for (const [reason, text] of dropped) {
      const line = this.#dropped.get(text);
      if (line === undefined) this.#dropped.set(text, { text, reason, articles: 1, path });
      else {
        line.articles++;
        // One example, the same in whatever order the articles come.
        if (path < line.path) [line.path, line.reason] = [path, reason];
      }
    }
  }

  finish(): Omit<CorpusHealth, 'generation' | 'passages' | 'skipped'> {
    const languages = [...this.#languages].map(([language, articles]) => ({ language, articles }));
    return {
      articles: this.#articles,
      quotations: this.#quotations,
      unattributed: this.#unattributed,
      without: this.#without,
      languages: languages.sort((a, b) => b.articles - a.articles || compareText(a.language, b.language)),
      copied: this.#copied.sort((a, b) => compareText(a.title, b.title) || compareText(a.id, b.id)),
      dropped: [...this.#dropped.values()].sort((a, b) => b.articles - a.articles || compareText(a.text, b.text)).slice(0, MOST_LINES),
    };
  }
}

/** Counts what is to be committed. */
export async function countCorpus(
  { files, indexDir, previous, generation }: IndexWriter,
  segments: readonly SegmentEntry[],
  known: { passages: number; skipped: readonly Skipped[] },
): Promise<CorpusHealth> {
  const counter = new Counter();
  for (const { name, deleted } of segments) {
    const file = fileNames.segmentHealth(name);
    if (previous?.files[file] !== undefined) await verifyFiles(files, indexDir, previous, [file]);
    const gone = new Set(deleted);
    let ordinal = 0;
    for await (const article of readTable(files, join(indexDir, file), articleHealthSchema)) {
      if (!gone.has(ordinal++)) counter.add(article);
    }
  }
  return { generation, passages: known.passages, skipped: [...known.skipped], ...counter.finish() };
}

/** Counts the health of the corpus over the live articles of all segments. */
import { join } from 'node:path';
import { isAnnotatedLanguage } from '../domain/article.ts';
import type { CorpusHealth } from '../domain/corpus-health.ts';
import type { Skipped } from '../domain/reports.ts';
import type { IndexWriter } from '../store/commit.ts';
import { fileNames, verifyFiles } from '../store/index-folder.ts';
import type { SegmentEntry } from '../store/manifest.ts';
import { readTable } from '../store/tables.ts';
import { type ArticleHealth, articleHealthSchema } from './article-health.ts';
import { compareText } from './scan-roots.ts';

/** Articles that are listed of a language that is not annotated. */
const MOST_EXAMPLES = 50;
/** Lines that are listed; the rest of a site's furniture is rarer than these. */
const MOST_LINES = 100;

type DroppedLine = CorpusHealth['dropped'][number];

class Counter {
  readonly #without = { source: 0, date: 0, author: 0 };
  readonly #languages = new Map<string, CorpusHealth['languages'][number]>();
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
    this.#countLanguage(language, { id, title, path });
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

  #countLanguage(language: string, article: { id: string; title: string; path: string }): void {
    const counted = this.#languages.get(language) ?? { language, articles: 0, ...(isAnnotatedLanguage(language) ? {} : { examples: [] }) };
    this.#languages.set(language, counted);
    counted.articles++;
    counted.examples?.push(article);
  }

  finish(): Omit<CorpusHealth, 'generation' | 'passages' | 'skipped'> {
    const byTitle = (a: { id: string; title: string }, b: { id: string; title: string }) =>
      compareText(a.title, b.title) || compareText(a.id, b.id);
    const languages = [...this.#languages.values()].map(({ examples, ...counted }) => ({
      ...counted,
      ...(examples === undefined ? {} : { examples: examples.sort(byTitle).slice(0, MOST_EXAMPLES) }),
    }));
    return {
      articles: this.#articles,
      quotations: this.#quotations,
      unattributed: this.#unattributed,
      without: this.#without,
      languages: languages.sort((a, b) => b.articles - a.articles || compareText(a.language, b.language)),
      copied: this.#copied.sort(byTitle),
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

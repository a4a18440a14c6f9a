/** An index whose writer was killed: held against what was acknowledged, and carried on. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { annotatedArticleSchema } from '../../src/domain/annotation.ts';
import { searchQuery } from '../../src/domain/search.ts';
import { indexCorpus } from '../../src/indexer/index-corpus.ts';
import { openIndex } from '../../src/index.ts';
import { checkIndex } from '../../src/store/check.ts';
import { disk } from '../../src/store/file-layer.ts';
import { openGeneration } from '../../src/store/generation.ts';
import { fileNames, readManifest } from '../../src/store/index-folder.ts';
import type { Killed } from './killed-writer.ts';

/** An index of one small article has so many segments that the next run merges. */
const SMALL_SEGMENTS = 7;

interface Live {
  id: string;
  passages: { id: string; text: string }[];
}

export class KilledIndex {
  readonly #indexDir: string;
  readonly #news: string;
  /** What was handed out: ids of articles by their path, and of passages. */
  readonly #ids = new Map<string, string>();
  readonly #links = new Set<string>();
  #generation = 0;

  constructor(folder: string, name = 'index') {
    this.#indexDir = join(folder, name);
    this.#news = join(folder, 'news');
  }

  /** The old generation or the new one opens and holds what it was said to hold. */
  async look({ done, begun }: Killed): Promise<void> {
    const acknowledged = Number(done?.generation ?? this.#generation);
    const manifest = await readManifest(disk, this.#indexDir);
    const generation = Number(manifest?.generation ?? 0);
    expect([acknowledged, acknowledged + 1]).toContain(generation);
    if (generation === 0) return;
    expect((await checkIndex(this.#indexDir)).damage).toEqual([]);
    const live = await this.#articles();
    // Where nothing was acknowledged and nothing is new, it is as the run before left it, which was looked at.
    const expected = generation === acknowledged ? done : begun;
    if (expected !== undefined) expect(textsOf(live)).toEqual(textsOfFiles(expected.files));
    await this.#answers(live);
    this.#generation = generation;
  }

  /** The next run needs no help, comes to what the files say, and leaves nothing of the one that was killed. */
  async goOn(): Promise<void> {
    if (!existsSync(this.#news)) return;
    const report = await indexCorpus({ indexDir: this.#indexDir, paths: [this.#news], annotate: false });
    this.#generation = Number(report.generation);
    const { damage, notes } = await checkIndex(this.#indexDir);
    expect([...damage, ...notes]).toEqual([]);
    await this.#answers(await this.#articles());
  }

  /** Adds an article at a time, until the next run merges; gives the number of that. */
  async addUntilNextMerges(round: number): Promise<number> {
    mkdirSync(this.#news, { recursive: true });
    for (let next = round; ; next++) {
      const small = (await readManifest(disk, this.#indexDir))?.segments.length ?? 0;
      if (small >= SMALL_SEGMENTS) return next;
      const name = String(next);
      const text = `# The title of ${name}\n\nThis paragraph was written in round 0 and is about the harbor.\n\nThis one of ${name} stays.\n`;
      writeFileSync(join(this.#news, `${name}.md`), text);
      await indexCorpus({ indexDir: this.#indexDir, paths: [this.#news], annotate: false });
      this.#generation++;
    }
  }

  async #articles(): Promise<Map<string, Live>> {
    const { manifest, path } = await openGeneration(this.#indexDir);
    const live = new Map<string, Live>();
    for (const { name, deleted } of manifest.segments) {
      const lines = readFileSync(path(fileNames.segmentArticles(name)), 'utf8')
        .split('\n')
        .slice(0, -1);
      for (const [ordinal, line] of lines.entries()) {
        if (deleted.includes(ordinal)) continue;
        const { article, passages } = annotatedArticleSchema.parse(JSON.parse(line));
        live.set(article.path, { id: article.id, passages });
      }
    }
    return live;
  }

  /** Every article is found by a search, keeps its id for ever, and every passage that was ever shown still leads somewhere. */
  async #answers(live: ReadonlyMap<string, Live>): Promise<void> {
    const engine = await openIndex(this.#indexDir);
    try {
      const { hits } = await engine.search(searchQuery({ q: 'stays', limit: 100 }));
      expect(new Set(hits.map((hit) => hit.article.id))).toEqual(new Set([...live.values()].map(({ id }) => id)));
      for (const [path, { id, passages }] of live) {
        expect(this.#ids.get(path) ?? id).toBe(id);
        this.#ids.set(path, id);
        for (const passage of passages) this.#links.add(passage.id);
      }
      for (const link of this.#links) expect(await engine.passage(link), link).toBeDefined();
    } finally {
      await engine.close();
    }
  }
}

function textsOf(live: ReadonlyMap<string, Live>): Record<string, string[]> {
  return Object.fromEntries([...live].map(([path, { passages }]) => [path, passages.map(({ text }) => text)]));
}

/** The paragraphs of each file, below its title. */
function textsOfFiles(files: Readonly<Record<string, string>>): Record<string, string[]> {
  return Object.fromEntries(Object.entries(files).map(([name, text]) => [name, text.trim().split('\n\n').slice(1)]));
}

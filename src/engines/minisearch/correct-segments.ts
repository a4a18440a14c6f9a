/**
 * A generation as people corrected it. Segments are immutable: corrected articles are compiled anew into one more segment in memory, what they replace is
 * marked as deleted, and the catalog is made of both with the corrected table of entities. All that searches, counts and shows then needs to know nothing of it.
 *
 * What lies on the disk is read once for a generation; a correction costs a catalog, and the articles that were ever corrected.
 */
import { join } from 'node:path';
import type { AnnotatedArticle } from '../../domain/annotation.ts';
import type { CorrectionRecord } from '../../domain/correction.ts';
import { correctCorpus, type CorrectedCorpus } from '../../search/corrections/correct-corpus.ts';
import { articlesOfCopies, readCorpusHealth } from '../../store/corpus-health.ts';
import { readEntityTable } from '../../store/entity-table.ts';
import { disk } from '../../store/file-layer.ts';
import type { Manifest } from '../../store/manifest.ts';
import { ArticleFiles, closeArticleFiles, openArticleFiles, type OpenFiles } from './article-files.ts';
import type { EntityTable } from './entity-names.ts';
import { share, type SharedCollection, shareUncatalogued } from './load-collection.ts';
import { Sections } from './section-file.ts';
import { SegmentReader, type SegmentSource } from './segment-reader.ts';
import { ARTICLES_SUFFIX, SEGMENT_SUFFIX } from './segment-records.ts';
import { createSegmentWriter } from './segment-writer.ts';

/** The same for every thread. */
export interface CorrectedSegments extends Pick<CorrectedCorpus, 'names' | 'states'> {
  shared: SharedCollection;
  /** The lines of corrected articles, as the file of a segment after those on the disk. */
  articles: Uint8Array | undefined;
}

export interface CorrectableSource {
  segments: readonly SegmentSource[];
  entities: EntityTable;
  /** The article that each copy is a copy of. */
  articleOfCopy: ReadonlyMap<string, string>;
}

/** What a generation on the disk is read from. */
export interface CorrectableIndex {
  indexDir: string;
  manifest: Manifest;
}

/** @throws PullquoteError('index-corrupt') */
export async function readCorrectable({ indexDir, manifest }: CorrectableIndex): Promise<CorrectableSource> {
  return {
    segments: manifest.segments.map(({ name, deleted }) => ({ name, deleted, path: (suffix) => join(indexDir, name + suffix) })),
    entities: await readEntityTable(disk, indexDir, manifest),
    articleOfCopy: articlesOfCopies(await readCorpusHealth(disk, indexDir, manifest)),
  };
}

/** Where an article lies: its segment, and its ordinal there. */
interface Stored {
  segment: number;
  ordinal: number;
}

export class SegmentCorrector {
  private readonly readers: readonly SegmentReader[];
  private readonly source: CorrectableSource;
  private readonly open: OpenFiles;
  private readonly files: ArticleFiles;
  private readonly places = new Map<string, Stored>();
  /** Per segment and article: first byte of its line. */
  private readonly lines: Float64Array[];

  private constructor(source: CorrectableSource, readers: readonly SegmentReader[], open: OpenFiles) {
    this.source = source;
    this.readers = readers;
    this.open = open;
    this.files = new ArticleFiles(open);
    this.lines = readers.map((reader, segment) => {
      const [ids, bytes, deleted] = [reader.numbers('article.id'), reader.numbers('article.bytes'), new Set(reader.deleted)];
      const starts = new Float64Array(ids.length);
      for (let ordinal = 0; ordinal < ids.length; ordinal++) {
        if (ordinal > 0) starts[ordinal] = (starts[ordinal - 1] ?? 0) + (bytes[ordinal - 1] ?? 0);
        if (!deleted.has(ordinal)) this.places.set(reader.string(ids[ordinal] ?? 0), { segment, ordinal });
      }
      return starts;
    });
  }

  /** Reads a generation. @throws PullquoteError('index-corrupt') */
  static async open(source: CorrectableSource): Promise<SegmentCorrector> {
    const files = openArticleFiles(source.segments);
    try {
      return new SegmentCorrector(source, await Promise.all(source.segments.map((segment) => SegmentReader.open(segment))), files);
    } catch (error) {
      closeArticleFiles(files);
      throw error;
    }
  }

  /** @param successors of passages that are gone, those that took their places */
  correct(records: readonly CorrectionRecord[], successors: ReadonlyMap<string, string>): CorrectedSegments {
    const { articles, table, names, states } = this.correctCorpus(records, successors);
    const readers = this.withoutArticles(articles);
    if (articles.length === 0) return { shared: shareUncatalogued(readers, table), articles: undefined, names, states };
    const { reader, lines } = compile(articles);
    return { shared: shareUncatalogued([...readers, reader], table), articles: lines, names, states };
  }

  /** The same without a segment of it. */
  correctCorpus(records: readonly CorrectionRecord[], successors: ReadonlyMap<string, string>): CorrectedCorpus {
    return correctCorpus(
      { table: this.source.entities, article: (id) => this.article(id), successorOf: (passage) => successors.get(passage) },
      records,
    );
  }

  close(): void {
    closeArticleFiles(this.open);
  }

  /** As it was annotated; also by the id of a copy. */
  article(id: string): AnnotatedArticle | undefined {
    const place = this.places.get(id) ?? this.places.get(this.source.articleOfCopy.get(id) ?? id);
    if (place === undefined) return undefined;
    const { segment, ordinal } = place;
    const at = (name: string): number => this.readers[segment]?.numbers(name)[ordinal] ?? 0;
    return this.files.articleAt({
      segment,
      offset: this.lines[segment]?.[ordinal] ?? 0,
      bytes: at('article.bytes'),
      crc: at('article.crc'),
    });
  }

  private withoutArticles(articles: readonly AnnotatedArticle[]): SegmentReader[] {
    const gone = this.readers.map((): number[] => []);
    for (const { article } of articles) {
      const place = this.places.get(article.id);
      if (place) gone[place.segment]?.push(place.ordinal);
    }
    return this.readers.map((reader, segment) => {
      const own = gone[segment] ?? [];
      return own.length === 0
        ? reader
        : new SegmentReader(
            [...reader.deleted, ...own].sort((a, b) => a - b),
            reader.sections,
          );
    });
  }
}

/** A segment in memory. */
function compile(articles: readonly AnnotatedArticle[]): { reader: SegmentReader; lines: Uint8Array } {
  const writer = createSegmentWriter();
  for (const annotated of articles) writer.add(annotated);
  const { files } = writer.finish();
  const bytesOf = (suffix: string): Uint8Array => share(files.find((file) => file.suffix === suffix)?.bytes ?? new Uint8Array(0));
  return { reader: new SegmentReader([], Sections.of('the corrected articles', bytesOf(SEGMENT_SUFFIX))), lines: bytesOf(ARTICLES_SUFFIX) };
}

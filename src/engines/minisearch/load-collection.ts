/**
 * Reads the segments of a generation into a `Collection`: postings and words stay as they lie in the file, records get their numbers
 * over all segments, texts stay on disk.
 */
import { dateInterval } from '../../domain/dates.ts';
import { FACET_FIELDS, type FacetField, MISSING } from '../../domain/search.ts';
import { compareText, fixedLabel, NO_QUOTATION } from '../../search/facet-values.ts';
import { QUOTATION_KINDS, SPEAKER_KINDS } from '../../domain/annotation.ts';
import type { IndexedField } from './analyzer.ts';
import type { ArticleEntry, Collection } from './collection.ts';
import { ColumnBuilder, NumberList } from './columns.ts';
import { DOC_KINDS, KIND_OF_FIELD, numberSegment, type SegmentDocs } from './doc-numbers.ts';
import { EntityNames, type EntityTable } from './entity-names.ts';
import { NameIndex } from './name-index.ts';
import { OrderedText } from './ordered-text.ts';
import { PassageIds } from './passage-ids.ts';
import { FacetLoader, partialDate } from './load-facets.ts';
import { SegmentReader, type SegmentSource } from './segment-reader.ts';
import { TextField } from './text-field.ts';
import { TextIndex } from './text-index.ts';
import type { TextKind } from './token-log.ts';
import { ValueTable } from './value-table.ts';
import { Vocabulary } from './vocabulary.ts';

class CollectionLoader {
  private readonly entities: EntityNames;
  private readonly tables: Record<FacetField, ValueTable>;
  private readonly facets: FacetLoader;
  private readonly segments: { reader: SegmentReader; docs: SegmentDocs }[] = [];
  private readonly counts = { articles: 0, headings: 0, passages: 0, utterances: 0, parts: 0 };
  private readonly articles: ArticleEntry[] = [];
  private readonly passageArticle = new NumberList();
  private readonly utteranceArticle = new NumberList();
  private readonly utterancePassages = new ColumnBuilder();
  private readonly partUtterance = new NumberList();
  private readonly partPassage = new NumberList();
  /** First passage of each article, and of each heading. */
  private readonly titleGroups = new NumberList();
  private readonly headingGroups = new NumberList();

  constructor(table: EntityTable) {
    this.entities = new EntityNames(table);
    this.tables = emptyTables();
    this.facets = new FacetLoader(this.tables, this.entities);
  }

  addSegment(reader: SegmentReader): void {
    const docs = numberSegment(reader, this.counts);
    this.addArticles(reader, docs);
    this.addParts(reader, docs);
    this.addHeadings(reader, docs);
    this.facets.addSegment(reader, docs);
    this.segments.push({ reader, docs });
    for (const kind of DOC_KINDS) this.counts[kind] += docs[kind].count;
  }

  finish(): Collection {
    const vocabulary = new Vocabulary(this.segments.map(({ reader }) => reader.dictionary));
    const terms = this.segments.map(({ reader }) => vocabulary.numbersIn(reader.dictionary));
    const { passages, utterances, parts } = this.counts;
    const groups = (starts: NumberList): Uint32Array => Uint32Array.from([...starts.build(), passages]);
    const field = (name: IndexedField, size: number, own?: Uint32Array): TextField =>
      new TextField(
        this.segments.map(({ reader, docs }, s) => ({
          ...reader.field(name),
          numbersOfTerms: terms[s],
          docs: docs[KIND_OF_FIELD[name]],
        })),
        size,
        own,
      );
    const ordered = (kind: TextKind): OrderedText =>
      new OrderedText(
        this.segments.map(({ reader, docs }, s) => ({ ...reader.texts(kind), terms: terms[s], docs: docs[KIND_OF_FIELD[kind]] })),
      );
    return {
      entities: this.entities,
      articles: this.articles,
      articleById: new Map(this.articles.map(({ id }, i) => [id, i])),
      articleRank: rankById(this.articles),
      articleDays: publishedDays(this.articles),
      titles: new NameIndex(() => this.articles.map(({ title }) => [title]), true),
      passageIds: new PassageIds(
        this.segments.map(({ reader, docs }) => ({
          hashes: reader.numbers('id.hashes'),
          passages: reader.numbers('id.passages'),
          numbers: docs.passages.numbers,
        })),
      ),
      passageArticle: this.passageArticle.build(),
      utteranceArticle: this.utteranceArticle.build(),
      utterancePassages: this.utterancePassages.build(),
      partUtterance: this.partUtterance.build(),
      partPassage: this.partPassage.build(),
      vocabulary,
      passageText: new TextIndex(passages, field('text', passages), ordered('text'), {
        title: field('title', passages, groups(this.titleGroups)),
        heading: field('heading', passages, groups(this.headingGroups)),
        entities: field('entities', passages),
      }),
      utteranceText: new TextIndex(utterances, field('utterance', utterances), ordered('utterance')),
      partText: new TextIndex(parts, field('part', parts), ordered('part')),
      tables: this.tables,
      ...this.facets.finish(),
    };
  }

  private addArticles(reader: SegmentReader, docs: SegmentDocs): void {
    const [ids, titles] = [reader.numbers('article.id'), reader.numbers('article.title')];
    const [published, bytes] = [reader.numbers('article.published'), reader.numbers('article.bytes')];
    const [passages, utterances] = [reader.numbers('article.passages'), reader.numbers('article.utterances')];
    const passagesOfUtterances = reader.lists('utterance.passages');
    let offset = 0;
    let utterance = 0;
    ids.forEach((id, ordinal) => {
      const line: [number, number] = [offset, bytes[ordinal] ?? 0];
      offset += line[1];
      const number = docs.articles.numbers[ordinal] ?? -1;
      const end = utterance + (utterances[ordinal] ?? 0);
      if (number < 0) {
        utterance = end;
        return;
      }
      const firstPassage = this.passageArticle.length;
      const firstUtterance = this.utteranceArticle.length;
      this.titleGroups.push(firstPassage);
      for (let i = passages[ordinal] ?? 0; i > 0; i--) this.passageArticle.push(number);
      for (; utterance < end; utterance++) {
        this.utteranceArticle.push(number);
        const [from, to] = [passagesOfUtterances.starts[utterance] ?? 0, passagesOfUtterances.starts[utterance + 1] ?? 0];
        for (let at = from; at < to; at++) this.utterancePassages.push(firstPassage + (passagesOfUtterances.ids[at] ?? 0));
        this.utterancePassages.endList();
      }
      this.articles.push({
        id: reader.string(id),
        title: reader.string(titles[ordinal] ?? 0),
        published: partialDate(reader.optional(published[ordinal] ?? 0)),
        segment: this.segments.length,
        line,
        firstPassage,
        endPassage: this.passageArticle.length,
        firstUtterance,
        endUtterance: this.utteranceArticle.length,
      });
    });
  }

  private addParts(reader: SegmentReader, docs: SegmentDocs): void {
    const [utterances, passages] = [reader.numbers('part.utterance'), reader.numbers('part.passage')];
    utterances.forEach((local, part) => {
      if ((docs.parts.numbers[part] ?? -1) < 0) return;
      const utterance = docs.utterances.numbers[local] ?? 0;
      this.partUtterance.push(utterance);
      const article = this.articles[this.utteranceArticle.at(utterance)];
      this.partPassage.push((article?.firstPassage ?? 0) + (passages[part] ?? 0));
    });
  }

  private addHeadings(reader: SegmentReader, docs: SegmentDocs): void {
    let passage = 0;
    reader.numbers('heading.passages').forEach((size, heading) => {
      if ((docs.headings.numbers[heading] ?? -1) >= 0) this.headingGroups.push(docs.passages.numbers[passage] ?? 0);
      passage += size;
    });
  }
}

function emptyTables(): Record<FacetField, ValueTable> {
  const tables = Object.fromEntries(FACET_FIELDS.map((field) => [field, new ValueTable()])) as Record<FacetField, ValueTable>;
  for (const value of [...QUOTATION_KINDS, NO_QUOTATION]) tables.kind.add(value, fixedLabel('kind', value) ?? value);
  for (const value of SPEAKER_KINDS) tables['speaker-kind'].add(value, fixedLabel('speaker-kind', value) ?? value);
  for (const field of FACET_FIELDS) {
    const label = fixedLabel(field, MISSING);
    if (label !== undefined) tables[field].add(MISSING, label);
  }
  return tables;
}

function rankById(articles: readonly ArticleEntry[]): Int32Array {
  const order = articles.map((_, i) => i).sort((a, b) => compareText(articles[a]?.id ?? '', articles[b]?.id ?? '') || a - b);
  const rank = new Int32Array(articles.length);
  order.forEach((article, place) => (rank[article] = place));
  return rank;
}

function publishedDays(articles: readonly ArticleEntry[]): Float64Array {
  return Float64Array.from(articles, ({ published }) =>
    published === undefined ? 0 : Number(dateInterval(published).first.replaceAll('-', '')),
  );
}

/** @throws PullquoteError('index-corrupt') */
export async function loadCollection(segments: readonly SegmentSource[], table: EntityTable): Promise<Collection> {
  const loader = new CollectionLoader(table);
  for (const segment of segments) loader.addSegment(await SegmentReader.open(segment));
  return loader.finish();
}

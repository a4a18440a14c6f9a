/**
 * Builds a segment: MiniSearch indexes the words, each title once and each heading once for the passages below it, and what it
 * serialises is compiled. Holds it in memory until it is finished.
 */
import MiniSearch from 'minisearch';
import type { AnnotatedArticle, Passage } from '../../domain/annotation.ts';
import { type Utterance, utterancesOf, wordsInPassage } from '../../search/utterances.ts';
import { terms } from '../../text/tokens.ts';
import { INDEXED_FIELDS, type IndexedField, indexOptions } from './analyzer.ts';
import { compileText } from './compile-text.ts';
import { RecordWriter } from './record-writer.ts';
import { encodeSections, type Section } from './section-file.ts';
import type { BuiltSegment, SegmentWriter } from './segment.ts';
import { ARTICLES_SUFFIX, SEGMENT_SUFFIX } from './segment-records.ts';
import { TokenLog } from './token-log.ts';

/** The MiniSearch index. Documents of one kind, which have the same fields, are numbered 0, 1, 2 … */
class WordIndex {
  readonly documents = Object.fromEntries(INDEXED_FIELDS.map((field) => [field, 0])) as Record<IndexedField, number>;
  private readonly index = new MiniSearch(indexOptions());
  private readonly numbers: number[] = [];

  add(fields: Partial<Record<IndexedField, readonly string[]>>): void {
    const document: Record<string, string | number> = { id: this.numbers.length };
    let number = 0;
    for (const field of INDEXED_FIELDS) {
      const words = fields[field];
      if (!words) continue;
      document[field] = words.join(' ');
      number = this.documents[field]++;
    }
    this.numbers.push(number);
    this.index.add(document);
  }

  /** Gives the words of the dictionary. */
  compile(sections: Map<string, Section>): string[] {
    return compileText(sections, this.index.toJSON(), this.numbers, this.documents);
  }
}

class MiniSearchSegmentWriter implements SegmentWriter {
  passages = 0;
  private articles = 0;
  private utterances = 0;
  private readonly lines: Uint8Array[] = [];
  private readonly words = new WordIndex();
  private readonly records = new RecordWriter();
  /** Of what is searched by phrases. */
  private readonly log = new TokenLog();

  add(annotated: AnnotatedArticle): void {
    const utterances = utterancesOf(annotated);
    const line = Buffer.from(`${JSON.stringify(annotated)}\n`, 'utf8');
    this.records.addArticle(annotated, utterances.length, line.length);
    this.words.add({ title: terms(annotated.article.title) });
    const names = namesById(annotated);
    for (const passage of annotated.passages) this.addPassage(passage, names);
    this.addHeadings(annotated.passages);
    for (const utterance of utterances) this.addUtterance(utterance);
    this.lines.push(line);
    this.articles++;
    this.passages += annotated.passages.length;
    this.utterances += utterances.length;
  }

  finish(): BuiltSegment {
    const sections = new Map<string, Section>();
    const words = this.words.compile(sections);
    this.log.finish(sections, words);
    this.records.finish(sections);
    return {
      articles: this.articles,
      passages: this.passages,
      quotations: this.utterances,
      files: [
        { suffix: ARTICLES_SUFFIX, bytes: Buffer.concat(this.lines) },
        { suffix: SEGMENT_SUFFIX, bytes: encodeSections(sections) },
      ],
    };
  }

  private addPassage(passage: Passage, names: ReadonlyMap<string, readonly string[]>): void {
    const entities = [...new Set(passage.mentions.flatMap((mention) => mention.entity ?? []))];
    const text = terms(passage.text);
    this.words.add({ text, entities: entities.flatMap((id) => names.get(id) ?? []) });
    this.log.add('text', text);
    this.records.addPassage(passage, entities);
  }

  /** Each run of passages below one heading, also below none. */
  private addHeadings(passages: readonly Passage[]): void {
    let from = 0;
    passages.forEach(({ heading }, i) => {
      const next = passages[i + 1];
      if (next && next.heading === heading) return;
      this.words.add({ heading: terms(heading ?? '') });
      this.records.addHeading(i + 1 - from);
      from = i + 1;
    });
  }

  private addUtterance(utterance: Utterance): void {
    const words = terms(utterance.text);
    const passages = [...new Set(utterance.parts.map((part) => part.passage))].sort((a, b) => a - b);
    this.words.add({ utterance: words });
    this.log.add('utterance', words);
    this.records.addUtterance(utterance, passages);
    if (passages.length < 2) return;
    for (const passage of passages) {
      const part = terms(wordsInPassage(utterance, passage));
      this.words.add({ part });
      this.log.add('part', part);
      this.records.addPart(passage);
    }
  }
}

/** The words of the name and the aliases of each entity. */
function namesById(annotated: AnnotatedArticle): Map<string, string[]> {
  return new Map(annotated.entities.map((entity) => [entity.id, terms([entity.name, ...entity.aliases].join(' '))]));
}

export function createSegmentWriter(): SegmentWriter {
  return new MiniSearchSegmentWriter();
}

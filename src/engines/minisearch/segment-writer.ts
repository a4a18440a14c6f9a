/**
 * Builds a segment: MiniSearch indexes the words, each title once and each heading once for the passages below it, and what it
 * serialises is compiled. Holds it in memory until it is finished.
 */
import type { AnnotatedArticle, Passage } from '../../domain/annotation.ts';
import { type Utterance, utterancesOf, wordsInPassage } from '../../search/utterances.ts';
import { terms } from '../../text/tokens.ts';
import { encodeArticle } from './article-line.ts';
import { compileText } from './compile-text.ts';
import { RecordWriter } from './record-writer.ts';
import type { Section } from './section.ts';
import { encodeSections } from './section-file.ts';
import type { BuiltSegment, SegmentWriter } from './segment.ts';
import { ARTICLES_SUFFIX, SEGMENT_SUFFIX } from './segment-records.ts';
import { TokenLog } from './token-log.ts';
import { WordIndex } from './word-index.ts';

class MiniSearchSegmentWriter implements SegmentWriter {
  passages = 0;
  private articles = 0;
  private utterances = 0;
  private readonly lines: Uint8Array[] = [];
  private readonly words = new WordIndex();
  private readonly records = new RecordWriter();
  private readonly log = new TokenLog();

  add(annotated: AnnotatedArticle): void {
    const utterances = utterancesOf(annotated);
    const line = encodeArticle(annotated);
    this.records.addArticle(annotated, utterances.length, line);
    this.words.add({ title: this.numbersOf(annotated.article.title) });
    const names = this.namesById(annotated);
    for (const passage of annotated.passages) this.addPassage(passage, names);
    this.addHeadings(annotated.passages);
    for (const utterance of utterances) this.addUtterance(utterance);
    this.lines.push(line.bytes);
    this.articles++;
    this.passages += annotated.passages.length;
    this.utterances += utterances.length;
  }

  finish(): BuiltSegment {
    const sections = new Map<string, Section>();
    const dictionary = compileText(sections, this.words.finish(), this.log.words);
    this.log.finish(sections, dictionary);
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

  private addPassage(passage: Passage, names: ReadonlyMap<string, readonly number[]>): void {
    const entities = [...new Set(passage.mentions.flatMap((mention) => mention.entity ?? []))];
    const text = this.numbersOf(passage.text);
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
      this.words.add({ heading: this.numbersOf(heading ?? '') });
      this.records.addHeading(i + 1 - from);
      from = i + 1;
    });
  }

  private addUtterance(utterance: Utterance): void {
    const words = this.numbersOf(utterance.text);
    const passages = [...new Set(utterance.parts.map((part) => part.passage))].sort((a, b) => a - b);
    this.words.add({ utterance: words });
    this.log.add('utterance', words);
    this.records.addUtterance(utterance, passages);
    if (passages.length < 2) return;
    for (const passage of passages) {
      const part = this.numbersOf(wordsInPassage(utterance, passage));
      this.words.add({ part });
      this.log.add('part', part);
      this.records.addPart(passage);
    }
  }

  /** The words of the name and the aliases of each entity. */
  private namesById(annotated: AnnotatedArticle): Map<string, number[]> {
    return new Map(annotated.entities.map((entity) => [entity.id, this.numbersOf([entity.name, ...entity.aliases].join(' '))]));
  }

  private numbersOf(text: string): number[] {
    return this.log.number(terms(text));
  }
}

export function createSegmentWriter(): SegmentWriter {
  return new MiniSearchSegmentWriter();
}

/**
 * Builds a segment: MiniSearch indexes the words, each title once and each heading once for the passages below it, and what it
 * serialises is compiled. Holds it in memory until it is finished.
 */
import type { AnnotatedArticle, Entity, Passage } from '../../domain/annotation.ts';
import { type Utterance, utterancesOf, wordsInPassage } from '../../search/utterances.ts';
import { encodeArticle } from './article-line.ts';
import { compileText } from './compile-text.ts';
import { RecordWriter } from './record-writer.ts';
import type { Section } from './section.ts';
import { encodeSections } from './section-file.ts';
import type { BuiltSegment, SegmentWriter } from './segment.ts';
import { ARTICLES_SUFFIX, SEGMENT_SUFFIX } from './segment-records.ts';
import { TokenLog } from './token-log.ts';
import { indexWords, WordCodes } from './word-index.ts';
import { WordNumbers } from './word-numbers.ts';

class MiniSearchSegmentWriter implements SegmentWriter {
  passages = 0;
  private articles = 0;
  private utterances = 0;
  private readonly lines: Uint8Array[] = [];
  private readonly numbers = new WordNumbers();
  private readonly records = new RecordWriter();
  private readonly log = new TokenLog();

  add(annotated: AnnotatedArticle): void {
    const utterances = utterancesOf(annotated);
    const line = encodeArticle(annotated);
    this.records.addArticle(annotated, utterances.length, line);
    this.log.add('title', this.numbers.of(annotated.article.title));
    const names = new EntityWords(annotated.entities, this.numbers);
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
    const { words } = this.numbers;
    const ranks = this.log.rank(words.length);
    const codes = new WordCodes(ranks);
    const dictionary = compileText(sections, words, ranks, (field) => indexWords(this.log.streams[field], codes, words.length));
    this.log.finish(sections, dictionary, ranks);
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

  private addPassage(passage: Passage, names: EntityWords): void {
    const entities = entitiesIn(passage);
    const text = this.numbers.of(passage.text);
    this.log.add('entities', entities.length === 0 ? [] : entities.flatMap((id) => names.of(id)));
    this.log.add('text', text);
    this.records.addPassage(passage, entities);
  }

  /** Each run of passages below one heading, also below none. */
  private addHeadings(passages: readonly Passage[]): void {
    let from = 0;
    passages.forEach(({ heading }, i) => {
      const next = passages[i + 1];
      if (next && next.heading === heading) return;
      this.log.add('heading', this.numbers.of(heading ?? ''));
      this.records.addHeading(i + 1 - from);
      from = i + 1;
    });
  }

  private addUtterance(utterance: Utterance): void {
    const words = this.numbers.of(utterance.text);
    const passages = [...new Set(utterance.parts.map((part) => part.passage))].sort((a, b) => a - b);
    this.log.add('utterance', words);
    this.records.addUtterance(utterance, passages);
    if (passages.length < 2) return;
    for (const passage of passages) {
      const part = this.numbers.of(wordsInPassage(utterance, passage));
      this.log.add('part', part);
      this.records.addPart(passage);
    }
  }
}

/** The words of the names of the entities of an article. */
class EntityWords {
  private readonly entities: ReadonlyMap<string, Entity>;
  private readonly words = new Map<string, readonly number[]>();
  private readonly numbers: WordNumbers;

  constructor(entities: readonly Entity[], numbers: WordNumbers) {
    this.entities = new Map(entities.map((entity) => [entity.id, entity]));
    this.numbers = numbers;
  }

  /** Those of its name and its aliases. */
  of(id: string): readonly number[] {
    let words = this.words.get(id);
    if (!words) {
      const entity = this.entities.get(id);
      words = entity ? this.numbers.of([entity.name, ...entity.aliases].join(' ')) : [];
      this.words.set(id, words);
    }
    return words;
  }
}

/** The ids of the entities that a passage mentions, each once. */
function entitiesIn({ mentions }: Passage): string[] {
  const ids = new Set<string>();
  for (const { entity } of mentions) if (entity !== undefined) ids.add(entity);
  return [...ids];
}

export function createSegmentWriter(): SegmentWriter {
  return new MiniSearchSegmentWriter();
}

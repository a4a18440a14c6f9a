/**
 * Builds a segment from the words of its texts as they come, each title once and each heading once for the passages below it. Holds it in
 * memory until it is finished.
 */
import type { AnnotatedArticle, Entity, Passage } from '../../domain/annotation.ts';
import { type Utterance, utterancesOf, wordsInPassage } from '../../search/utterances.ts';
import { ArticleLines } from './article-line.ts';
import { compileText } from './compile-text.ts';
import { invertWords } from './invert-words.ts';
import { matchMiniSearch } from './match-minisearch.ts';
import { RecordWriter } from './record-writer.ts';
import type { Section } from './section.ts';
import { encodeSections } from './section-file.ts';
import type { BuiltSegment, SegmentWriter } from './segment.ts';
import { ARTICLES_SUFFIX, SEGMENT_SUFFIX } from './segment-records.ts';
import { TokenLog } from './token-log.ts';
import { WordNumbers } from '../../text/word-numbers.ts';

class MiniSearchSegmentWriter implements SegmentWriter {
  passages = 0;
  private articles = 0;
  private utterances = 0;
  private readonly lines = new ArticleLines();
  private readonly numbers = new WordNumbers();
  private readonly records = new RecordWriter();
  private readonly log = new TokenLog();

  add(annotated: AnnotatedArticle): void {
    const utterances = utterancesOf(annotated);
    this.records.addArticle(annotated, utterances.length, this.lines.add(annotated));
    this.log.add('title', this.numbers.of(annotated.article.title));
    const names = new EntityWords(annotated.entities, this.numbers);
    for (const passage of annotated.passages) this.addPassage(passage, names);
    this.addHeadings(annotated.passages);
    for (const utterance of utterances) this.addUtterance(utterance);
    this.articles++;
    this.passages += annotated.passages.length;
    this.utterances += utterances.length;
  }

  finish(): BuiltSegment {
    const sections = new Map<string, Section>();
    const words = this.numbers.words();
    const ranks = this.log.rank(words.length);
    const dictionary = compileText(sections, words, ranks, (field) => {
      const stream = this.log.streams[field];
      const postings = invertWords(stream, ranks);
      matchMiniSearch(field, stream, ranks, postings);
      return postings;
    });
    this.log.finish(sections, dictionary, ranks);
    this.records.finish(sections);
    return {
      articles: this.articles,
      passages: this.passages,
      quotations: this.utterances,
      files: [
        { suffix: ARTICLES_SUFFIX, bytes: this.lines.finish() },
        { suffix: SEGMENT_SUFFIX, bytes: encodeSections(sections) },
      ],
    };
  }

  private addPassage(passage: Passage, names: EntityWords): void {
    const entities = entitiesIn(passage);
    this.log.add('text', this.numbers.of(passage.text));
    this.log.add('entities', names.ofAll(entities));
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
  private readonly words = new Map<string, Uint32Array>();
  private readonly numbers: WordNumbers;

  constructor(entities: readonly Entity[], numbers: WordNumbers) {
    this.entities = new Map(entities.map((entity) => [entity.id, entity]));
    this.numbers = numbers;
  }

  /** Those of several entities, one after the other. */
  ofAll(ids: readonly string[]): Uint32Array {
    const [first, ...others] = ids;
    if (first === undefined) return NO_WORDS;
    if (others.length === 0) return this.of(first);
    const lists = ids.map((id) => this.of(id));
    const all = new Uint32Array(lists.reduce((sum, { length }) => sum + length, 0));
    let at = 0;
    for (const list of lists) {
      all.set(list, at);
      at += list.length;
    }
    return all;
  }

  /** Those of its name and its aliases. */
  private of(id: string): Uint32Array {
    let words = this.words.get(id);
    if (!words) {
      const entity = this.entities.get(id);
      words = entity ? this.numbers.of([entity.name, ...entity.aliases].join(' ')).slice() : NO_WORDS;
      this.words.set(id, words);
    }
    return words;
  }
}

const NO_WORDS = new Uint32Array(0);

/** The ids of the entities that a passage mentions, each once. */
function entitiesIn({ mentions }: Passage): string[] {
  const ids = new Set<string>();
  for (const { entity } of mentions) if (entity !== undefined) ids.add(entity);
  return [...ids];
}

export function createSegmentWriter(): SegmentWriter {
  return new MiniSearchSegmentWriter();
}

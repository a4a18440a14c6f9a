/** Gathers the records of a segment; `segment-records.ts` says what they are. */
import {
  type AnnotatedArticle,
  type CitedSource,
  type Passage,
  QUOTATION_KINDS,
  type Speaker,
  SPEAKER_KINDS,
} from '../../domain/annotation.ts';
import type { Utterance } from '../../search/utterances.ts';
import type { ArticleLine } from './article-line.ts';
import type { Section } from './section.ts';
import { hashPassageId, Numbering, NumberSections } from './segment-records.ts';
import { addStrings } from './string-list.ts';

const LISTS = ['article.sources', 'article.authors', 'article.credits', 'passage.entities', 'passage.cites', 'utterance.passages'];
const COLUMNS = [
  ['article.id', 'article.title', 'article.published', 'article.url', 'article.outlets', 'article.passages', 'article.utterances'],
  ['article.bytes', 'article.head', 'article.crc', 'passage.bytes', 'passage.crc', 'id.hashes'],
  ['entity.id', 'cites.name', 'cites.entity', 'speaker.name', 'speaker.kind', 'speaker.entity', 'utterance.speaker', 'utterance.kind'],
  ['part.utterance', 'part.passage', 'heading.passages'],
].flat();

export class RecordWriter {
  private readonly numbers = new NumberSections();
  private readonly strings = new Numbering();
  private readonly names = new Numbering();
  private readonly entities = new Numbering();
  private readonly cites = new Numbering();
  private readonly speakers = new Numbering();
  private utterances = 0;

  addArticle({ article, passages }: AnnotatedArticle, utterances: number, line: ArticleLine): void {
    const { numbers } = this;
    numbers.push('article.id', this.string(article.id));
    numbers.push('article.title', this.string(article.title));
    numbers.push('article.published', this.optional(article.published));
    numbers.push('article.url', this.optional(article.url));
    numbers.push('article.outlets', this.string(JSON.stringify(article.sources)));
    numbers.push('article.bytes', line.bytes);
    numbers.push('article.head', line.head);
    numbers.push('article.crc', line.crc);
    for (const { bytes, crc } of line.passages) {
      numbers.push('passage.bytes', bytes);
      numbers.push('passage.crc', crc);
    }
    numbers.push('article.passages', passages.length);
    numbers.push('article.utterances', utterances);
    numbers.pushList('article.sources', this.different(article.sources.map(({ name }) => name)));
    numbers.pushList('article.authors', this.different(article.authors));
    numbers.pushList('article.credits', this.different(article.credits.map(({ name }) => name)));
  }

  /** @param entities ids of those that it mentions, each once */
  addPassage(passage: Passage, entities: readonly string[]): void {
    this.numbers.push('id.hashes', hashPassageId(passage.id));
    this.numbers.pushList(
      'passage.entities',
      entities.map((id) => this.entity(id)),
    );
    const cites = passage.citedSources.map((cited) => this.cited(cited));
    this.numbers.pushList('passage.cites', [...new Set(cites)]);
  }

  addHeading(passages: number): void {
    this.numbers.push('heading.passages', passages);
  }

  /** @param passages ordinals in the article, ascending */
  addUtterance({ speaker, kind }: Utterance, passages: readonly number[]): void {
    this.utterances++;
    this.numbers.push('utterance.speaker', speaker ? this.speaker(speaker) + 1 : 0);
    this.numbers.push('utterance.kind', QUOTATION_KINDS.indexOf(kind));
    this.numbers.pushList('utterance.passages', passages);
  }

  /** A part of the utterance that was added last. */
  addPart(passage: number): void {
    this.numbers.push('part.utterance', this.utterances - 1);
    this.numbers.push('part.passage', passage);
  }

  finish(sections: Map<string, Section>): void {
    this.numbers.addTo(sections, [...COLUMNS, ...LISTS.flatMap((name) => [`${name}.counts`, `${name}.ids`])]);
    addStrings(sections, 'strings', this.strings.keys);
    addStrings(sections, 'names', this.names.keys);
  }

  private string(text: string): number {
    return this.strings.of(text).number;
  }

  private optional(text: string | undefined): number {
    return text === undefined ? 0 : this.string(text) + 1;
  }

  private different(texts: readonly string[]): number[] {
    return [...new Set(texts)].map((text) => this.string(text));
  }

  private name(text: string): number {
    return this.names.of(text).number;
  }

  private entity(id: string): number {
    const { number, isNew } = this.entities.of(id);
    if (isNew) this.numbers.push('entity.id', this.name(id));
    return number;
  }

  private cited({ name, entity }: CitedSource): number {
    const { number, isNew } = this.cites.of(JSON.stringify([name, entity]));
    if (isNew) {
      this.numbers.push('cites.name', this.name(name));
      this.numbers.push('cites.entity', entity === undefined ? 0 : this.name(entity) + 1);
    }
    return number;
  }

  private speaker({ name, kind, entity }: Speaker): number {
    const { number, isNew } = this.speakers.of(JSON.stringify([name, kind, entity]));
    if (isNew) {
      this.numbers.push('speaker.name', this.name(name));
      this.numbers.push('speaker.kind', SPEAKER_KINDS.indexOf(kind));
      this.numbers.push('speaker.entity', entity === undefined ? 0 : this.name(entity) + 1);
    }
    return number;
  }
}

/**
 * Annotated articles as lines of JSON of which single passages can be read: a page of hits shows ten passages of ten articles, and
 * parsing the articles took longer than the search.
 *
 * Passages are encoded one by one into large pieces of memory, for the bytes of each are counted and checked.
 */
import { crc32 } from 'node:zlib';
import type { AnnotatedArticle } from '../../domain/annotation.ts';

/** Where the parts of a line lie, and their checksums. */
export interface ArticleLine {
  /** With the line's end. */
  bytes: number;
  /** CRC-32 of them. */
  crc: number;
  /** Bytes before the first passage. */
  head: number;
  /** Of each passage; a comma lies between two. */
  passages: { bytes: number; crc: number }[];
}

const PIECE = 1 << 22;
/** A UTF-16 code unit takes at most so many bytes. */
const MOST_BYTES = 3;

export class ArticleLines {
  private readonly full: Uint8Array[] = [];
  private piece = Buffer.alloc(0);
  private length = 0;

  /** Adds a line that parses to the article as it was given. */
  add({ article, passages, entities }: AnnotatedArticle): ArticleLine {
    const texts = passages.map((passage, i) => (i === 0 ? '' : ',') + JSON.stringify(passage));
    const head = `{"article":${JSON.stringify(article)},"passages":[`;
    const tail = `],"entities":${JSON.stringify(entities)}}\n`;
    this.makeRoom(texts.reduce((sum, text) => sum + text.length, head.length + tail.length));
    const start = this.length;
    const headBytes = this.write(head);
    const places = texts.map((text, i) => {
      const from = this.length + (i === 0 ? 0 : 1);
      this.write(text);
      return { bytes: this.length - from, crc: crc32(this.piece.subarray(from, this.length)) };
    });
    this.write(tail);
    return { bytes: this.length - start, crc: crc32(this.piece.subarray(start, this.length)), head: headBytes, passages: places };
  }

  finish(): Uint8Array {
    return Buffer.concat([...this.full, this.piece.subarray(0, this.length)]);
  }

  private write(text: string): number {
    const bytes = this.piece.write(text, this.length, 'utf8');
    this.length += bytes;
    return bytes;
  }

  /** A line lies in one piece. */
  private makeRoom(units: number): void {
    if (this.length + MOST_BYTES * units <= this.piece.length) return;
    this.full.push(this.piece.subarray(0, this.length));
    this.piece = Buffer.allocUnsafe(Math.max(PIECE, MOST_BYTES * units));
    this.length = 0;
  }
}

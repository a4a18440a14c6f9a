/**
 * An annotated article as a line of JSON of which single passages can be read: a page of hits shows ten passages of ten articles, and
 * parsing the articles took longer than the search.
 */
import type { AnnotatedArticle } from '../../domain/annotation.ts';

export interface ArticleLine {
  /** With the line's end. */
  bytes: Uint8Array;
  /** Bytes before the first passage. */
  head: number;
  /** Bytes of each passage; a comma lies between two. */
  passages: number[];
}

/** The line parses to the article as it was given. */
export function encodeArticle({ article, passages, entities }: AnnotatedArticle): ArticleLine {
  const head = `{"article":${JSON.stringify(article)},"passages":[`;
  const texts = passages.map((passage) => JSON.stringify(passage));
  const line = `${head}${texts.join(',')}],"entities":${JSON.stringify(entities)}}\n`;
  return {
    bytes: Buffer.from(line, 'utf8'),
    head: Buffer.byteLength(head, 'utf8'),
    passages: texts.map((text) => Buffer.byteLength(text, 'utf8')),
  };
}

/**
 * An annotated article as a line of JSON of which single passages can be read: a page of hits shows ten passages of ten articles, and
 * parsing the articles took longer than the search.
 */
import { crc32 } from 'node:zlib';
import type { AnnotatedArticle } from '../../domain/annotation.ts';

export interface ArticleLine {
  /** With the line's end. */
  bytes: Uint8Array;
  /** CRC-32 of them. */
  crc: number;
  /** Bytes before the first passage. */
  head: number;
  /** Of each passage; a comma lies between two. */
  passages: { bytes: number; crc: number }[];
}

/** The line parses to the article as it was given. */
export function encodeArticle({ article, passages, entities }: AnnotatedArticle): ArticleLine {
  const head = Buffer.from(`{"article":${JSON.stringify(article)},"passages":[`, 'utf8');
  const texts = passages.map((passage) => Buffer.from(JSON.stringify(passage), 'utf8'));
  const parts: Uint8Array[] = [head];
  texts.forEach((text, i) => parts.push(...(i === 0 ? [text] : [COMMA, text])));
  parts.push(Buffer.from(`],"entities":${JSON.stringify(entities)}}\n`, 'utf8'));
  const bytes = Buffer.concat(parts);
  return { bytes, crc: crc32(bytes), head: head.length, passages: texts.map((text) => ({ bytes: text.length, crc: crc32(text) })) };
}

const COMMA = Buffer.from(',');

/** Reads the pages that these tests are about. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readHtml } from '../../../../src/read/html/html-reader.ts';
import type { ReadArticle } from '../../../../src/read/reader.ts';

const FIXTURES = join(import.meta.dirname, '../../../fixtures/read/html');

export function articleOf(html: string | Uint8Array): ReadArticle {
  const result = readHtml(typeof html === 'string' ? new TextEncoder().encode(html) : html, { path: 'page.html' });
  if ('skipped' in result) throw new Error(`skipped: ${result.skipped.reason}`);
  return result.article;
}

export function reasonOf(html: string): string | undefined {
  const result = readHtml(new TextEncoder().encode(html), { path: 'page.html' });
  return 'skipped' in result ? result.skipped.reason : undefined;
}

export function readFixture(name: string): ReadArticle {
  return articleOf(readFileSync(join(FIXTURES, name)));
}

/** A page with these elements in its body, among enough prose to be an article. */
export function pageWith(body: string, head = ''): string {
  return `<html lang="en"><head>${head}</head><body><article><p>${PROSE}</p>${body}<p>${MORE_PROSE}</p></article></body></html>`;
}

export const PROSE =
  'The council met for the third time this week to talk about the old pier, and again it went home without having decided anything at all.';
export const MORE_PROSE =
  'The next meeting is on Thursday, when the harbour master will be heard, and the members expect that it will be a long evening for everyone.';

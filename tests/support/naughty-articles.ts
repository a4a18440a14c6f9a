/** Texts that break programs: the Big List of Naughty Strings, the inputs of html5lib's tests, and articles made of such pieces. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { z } from 'zod';
import { PAYLOADS } from './hostile-corpus.ts';

const stringsSchema = z.array(z.string());

/** The whole list. */
export function naughtyStrings(): string[] {
  const path = createRequire(import.meta.url).resolve('big-list-of-naughty-strings/blns.json');
  return stringsSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
}

/** Pieces of HTML that parsers disagree about. */
export function markupInputs(): string[] {
  const file = resolve(import.meta.dirname, '../fixtures/html5lib/inputs.json.gz');
  return stringsSchema.parse(JSON.parse(gunzipSync(readFileSync(file)).toString('utf8')));
}

export interface NaughtyArticle {
  id: string;
  title: string;
  text: string;
  source?: string;
  authors?: string[];
  url?: string;
}

const WORDS =
  'the harbour was closed on Monday said Ann Lee mayor of Quayhaven “ ” ‘ ’ " \' , . — ( ) [sic] … told reporters that he she they'.split(
    ' ',
  );

/** An article of words, marks, markup and whatever Unicode has. */
export function naughtyArticle(): fc.Arbitrary<NaughtyArticle> {
  const odd = fc.constantFrom(...naughtyStrings(), ...markupInputs(), ...PAYLOADS);
  const piece = fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...WORDS) },
    { weight: 2, arbitrary: odd },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
    { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }) },
  );
  const words = fc.array(piece, { minLength: 1, maxLength: 40 }).map((pieces) => pieces.join(' '));
  return fc.record(
    {
      id: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
      title: words,
      text: fc.array(words, { minLength: 1, maxLength: 4 }).map((paragraphs) => paragraphs.join('\n')),
      source: words,
      authors: fc.array(words, { maxLength: 2 }),
      url: fc.oneof(odd, fc.webUrl()),
    },
    { requiredKeys: ['id', 'title', 'text'] },
  );
}

/**
 * Random and half-right input never crashes or hangs what takes it in: queries, files of every format, segments of an index. (Texts with quotations:
 * `annotate.test.ts`.) What is wrong with it is an answer, or an error of ours.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { PullquoteError } from '../../src/domain/errors.ts';
import { Sections } from '../../src/engines/minisearch/section-file.ts';
import { SEGMENT_SUFFIX } from '../../src/engines/minisearch/segment-records.ts';
import { createSegmentWriter } from '../../src/engines/minisearch/segment-writer.ts';
import { EXTENSIONS } from '../../src/read/formats.ts';
import { readFile } from '../../src/read/read-file.ts';
import { parseQuery } from '../../src/search/parse-query.ts';
import { cpuTime } from '../support/cpu-time.ts';
import { LONGER } from '../support/long.ts';
import { markupInputs, naughtyStrings } from '../support/naughty-articles.ts';
import { sampleArticle } from '../unit/engines/minisearch/sample-articles.ts';

const folder = mkdtempSync(join(tmpdir(), 'pullquote-bytes-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** CPU that one input may take, in milliseconds: far more than any needs. */
const MOMENT = 2000;

const OPERATORS = [
  '(',
  ')',
  '"',
  '“',
  '”',
  '-',
  '*',
  '~',
  ' OR ',
  'said:',
  'speaker:',
  'before:',
  ':',
  '[…]',
  '…',
  '~5',
  '.',
  'AND',
  'a',
  'harbour',
  '\u0000',
  '\ud800',
  '2025-02',
  '\\',
];
const query = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...OPERATORS) },
      fc.constantFrom(...naughtyStrings()),
      fc.string({ unit: 'binary', maxLength: 8 }),
    ),
    { maxLength: 80 },
  )
  .chain((parts) => fc.integer({ min: 1, max: 40 }).map((times) => parts.join('').repeat(times).slice(0, 20_000)));

const HEADS = [
  '%PDF-1.7\n',
  'PK\u0003\u0004',
  '\u001f\u008b\b',
  'WARC/1.0\r\n',
  'From: a@b.example\r\nSubject: x\r\n\r\n',
  '<?xml version="1.0"?><rss><channel><item>',
  '<html><body><article><p>',
  '{"id":"a","title":"b","text":"c"}\n',
  'id,title,text\n',
  '---\ntitle: x\n---\n',
  '\ufeff',
].map((head) => Buffer.from(head, 'latin1'));
const bytes = fc
  .tuple(
    fc.constantFrom(Buffer.alloc(0), ...HEADS),
    fc.array(
      fc.oneof(
        fc.uint8Array({ maxLength: 200 }),
        fc.constantFrom(...markupInputs().slice(0, 300), ...naughtyStrings()).map((text) => Buffer.from(text)),
      ),
      { maxLength: 20 },
    ),
  )
  .map(([head, parts]) => Buffer.concat([head, ...parts]));

describe('random input', { timeout: 7_200_000 }, () => {
  it('is a query, whatever it is', () => {
    fc.assert(
      fc.property(query, (text) => {
        const began = cpuTime();
        expect(parseQuery(text)).toBeDefined();
        expect(cpuTime() - began).toBeLessThan(MOMENT);
      }),
      { numRuns: 500 * LONGER },
    );
  });

  it('is read as a file of any format, or skipped with a reason', async () => {
    let [read, skipped] = [0, 0];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...EXTENSIONS), bytes, async (extension, content) => {
        const path = `a${extension.startsWith('.') ? extension : `.${extension}`}`;
        writeFileSync(join(folder, path), content);
        const began = cpuTime();
        for await (const result of readFile({ file: join(folder, path), path })) {
          if ('skipped' in result) {
            skipped++;
            expect(result.skipped.reason).not.toBe('');
          } else read++;
        }
        expect(cpuTime() - began).toBeLessThan(MOMENT);
      }),
      { numRuns: 300 * LONGER },
    );
    expect(read).toBeGreaterThan(0);
    expect(skipped).toBeGreaterThan(0);
  });

  it('is no segment of an index, and is refused as one', () => {
    const writer = createSegmentWriter();
    writer.add(sampleArticle({ id: 'a', title: 'A raid', paragraphs: ['“We saw the raid,” she said.', 'The harbour was quiet.'] }));
    for (const { suffix, bytes: made } of writer.finish().files) writeFileSync(join(folder, `s${suffix}`), made);
    const path = join(folder, `s${SEGMENT_SUFFIX}`);
    const whole = readFileSync(path);
    const change = fc.record({ at: fc.nat(whole.length - 1), taken: fc.nat(40), put: fc.uint8Array({ maxLength: 40 }) });
    const damaged = fc.oneof(
      fc.uint8Array({ maxLength: 500 }).map((random) => Buffer.from(random)),
      fc.nat(whole.length - 1).map((length) => whole.subarray(0, length)),
      fc
        .array(change, { minLength: 1, maxLength: 4 })
        .map((changes) =>
          changes.reduce((made, { at, taken, put }) => Buffer.concat([made.subarray(0, at), put, made.subarray(at + taken)]), whole),
        ),
    );
    fc.assert(
      fc.property(damaged, (content) => {
        if (content.equals(whole)) return;
        const began = cpuTime();
        try {
          void Sections.of(path, Uint8Array.from(content));
        } catch (error) {
          expect(error).toBeInstanceOf(PullquoteError);
        }
        expect(cpuTime() - began).toBeLessThan(MOMENT);
      }),
      { numRuns: 1000 * LONGER },
    );
  });
});

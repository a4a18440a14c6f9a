/** A segment's file on disk: what is damaged is refused, whatever the damage; what was written comes back. */
import * as fc from 'fast-check';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ByteReader, ByteWriter } from '../../../../src/engines/minisearch/bytes.ts';
import { loadCollection } from '../../../../src/engines/minisearch/load-collection.ts';
import { encodePostings, PostingBuffer } from '../../../../src/engines/minisearch/postings.ts';
import { encodeSections, type Section, Sections } from '../../../../src/engines/minisearch/section-file.ts';
import { SEGMENT_SUFFIX } from '../../../../src/engines/minisearch/segment-records.ts';
import { createSegmentWriter } from '../../../../src/engines/minisearch/segment-writer.ts';
import { decodeStrings, encodeStrings } from '../../../../src/engines/minisearch/string-list.ts';
import { sampleArticle } from './sample-articles.ts';

const folder = mkdtempSync(join(tmpdir(), 'pullquote-segment-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function writeSegment(): string {
  const writer = createSegmentWriter();
  writer.add(sampleArticle({ id: 'a', title: 'A raid', paragraphs: ['“We saw the raid,” she said.', 'The harbour was quiet.'] }));
  writer.add(sampleArticle({ id: 'b', title: 'Another', published: '2025-02', paragraphs: ['Nothing else.'] }));
  for (const { suffix, bytes } of writer.finish().files) writeFileSync(join(folder, `s${suffix}`), bytes);
  return join(folder, `s${SEGMENT_SUFFIX}`);
}

function load(): Promise<unknown> {
  return loadCollection([{ name: 's', deleted: [], path: (suffix) => join(folder, `s${suffix}`) }], { entities: [], canonical: {} });
}

describe('a damaged segment is refused', () => {
  const path = writeSegment();
  const whole = readFileSync(path);

  it('with a flipped bit anywhere but between the sections', () => {
    let unnoticed = 0;
    for (let at = 0; at < whole.length; at++) {
      const damaged = Uint8Array.from(whole);
      damaged[at] = (damaged[at] ?? 0) ^ (1 << (at & 7));
      try {
        void new Sections(path, damaged);
        expect(whole[at]).toBe(0);
        unnoticed++;
      } catch (error) {
        expect(error).toMatchObject({ code: 'index-corrupt' });
      }
    }
    expect(unnoticed).toBeLessThan(8 * 60);
  });

  it('when it ends early, at whatever byte', async () => {
    for (const length of [0, 1, 11, 12, 15, 100, whole.length >> 1, whole.length - 9]) {
      writeFileSync(path, whole.subarray(0, length));
      await expect(load()).rejects.toMatchObject({ code: 'index-corrupt' });
    }
    rmSync(path);
    await expect(load()).rejects.toMatchObject({ code: 'index-corrupt' });
    writeFileSync(path, whole);
    expect(await load()).toMatchObject({ articles: [{ id: 'a' }, { id: 'b', published: '2025-02' }] });
  });

  it('when it is something else', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(() => new Sections('x', bytes)).toThrow(expect.objectContaining({ code: 'index-corrupt' }));
      }),
      { numRuns: 200 },
    );
  });

  it('when its sections are whole but do not fit each other', async () => {
    const sections = new Sections(path, new Uint8Array(whole));
    const others = new Map<string, Section>(['words', 'stems', 'strings'].map((name) => [name, sections.bytes(name)]));
    writeFileSync(path, encodeSections(others.set('article.passages', Uint32Array.of(7))));
    await expect(load()).rejects.toMatchObject({ code: 'index-corrupt' });
    writeFileSync(path, whole);
  });
});

describe('what was written comes back', () => {
  it('numbers', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 2 ** 31 - 1 })), (numbers) => {
        const out = new ByteWriter();
        for (const number of numbers) out.varint(number);
        const reader = new ByteReader(out.finish());
        expect(numbers.map(() => reader.varint())).toEqual(numbers);
        expect(reader.at).toBe(out.length);
      }),
    );
  });

  it('strings of any characters, halves of pairs and zeros too', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: fc.constantFrom('a', 'é', '墨', '😀', '\ud83d', '\ude00', '\0', '\n') })), (strings) => {
        expect(decodeStrings(encodeStrings(strings))).toEqual(strings);
      }),
    );
  });

  it('postings, with the numbers that documents have now and without those that are gone', () => {
    const postings = fc.uniqueArray(fc.nat({ max: 300 })).chain((docs) =>
      fc.record({
        docs: fc.constant(docs.toSorted((a, b) => a - b)),
        freqs: fc.array(fc.integer({ min: 1, max: 0xffff }), { minLength: docs.length, maxLength: docs.length }),
      }),
    );
    const gone = fc.uniqueArray(fc.nat({ max: 300 }));
    fc.assert(
      fc.property(postings, gone, ({ docs, freqs }, dropped) => {
        let next = 1000;
        const numbers = Int32Array.from({ length: 301 }, (_, doc) => (dropped.includes(doc) ? -1 : next++));
        const out = new ByteWriter();
        encodePostings(out, docs, freqs);
        const found = new PostingBuffer();
        found.read(out.finish(), 0, numbers);
        const kept = docs.flatMap((doc, i) => (dropped.includes(doc) ? [] : [[numbers[doc], freqs[i]]]));
        expect(Array.from(found.docs.subarray(0, found.length), (doc, i) => [doc, found.freqs[i]])).toEqual(kept);
      }),
    );
  });
});

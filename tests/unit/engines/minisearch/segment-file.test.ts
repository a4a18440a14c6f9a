/** A segment's file on disk: what is damaged is refused, whatever the damage; what was written comes back. */
import * as fc from 'fast-check';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ByteReader, ByteWriter } from '../../../../src/engines/minisearch/bytes.ts';
import { openShared, viewCollection } from '../../../../src/engines/minisearch/load-collection.ts';
import { BLOCK, encodePostings, Postings, PostingSeeker } from '../../../../src/engines/minisearch/postings.ts';
import type { Section } from '../../../../src/engines/minisearch/section.ts';
import { encodeSections, Sections } from '../../../../src/engines/minisearch/section-file.ts';
import { SEGMENT_SUFFIX } from '../../../../src/engines/minisearch/segment-records.ts';
import { createSegmentWriter } from '../../../../src/engines/minisearch/segment-writer.ts';
import { addStrings, StringList } from '../../../../src/engines/minisearch/string-list.ts';
import { WordNumbers } from '../../../../src/text/word-numbers.ts';
import { terms } from '../../../../src/text/tokens.ts';
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

async function load(): Promise<string[]> {
  const source = { name: 's', deleted: [], path: (suffix: string) => join(folder, `s${suffix}`) };
  const { articles } = viewCollection(await openShared([source], { entities: { entities: [], canonical: {} } }));
  return Array.from({ length: articles.length }, (_, i) => JSON.stringify(articles.headAt(i)));
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
        void Sections.of(path, damaged);
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
    expect((await load()).map((head) => JSON.parse(head) as unknown)).toMatchObject([{ id: 'a' }, { id: 'b', published: '2025-02' }]);
  });

  it('when it is something else', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(() => Sections.of('x', bytes)).toThrow(expect.objectContaining({ code: 'index-corrupt' }));
      }),
      { numRuns: 200 },
    );
  });

  it('when its sections are whole but do not fit each other', async () => {
    const sections = Sections.of(path, new Uint8Array(whole));
    const names = ['words', 'stems', 'strings', 'names'].flatMap((name) => [name, `${name}.ends`]);
    const others = new Map<string, Section>(names.map((name) => [name, sections.bytes(name)]));
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
        const sections = new Map<string, Section>();
        addStrings(sections, 'x', strings);
        const list = new StringList(sections.get('x') as Uint8Array, sections.get('x.ends') as Uint32Array);
        expect(list.isWhole()).toBe(true);
        expect(list.all()).toEqual(strings);
        expect(strings.map((_, i) => list.unitLength(i))).toEqual(strings.map(({ length }) => length));
      }),
      { examples: [[['\ud83d', '\ude00']]] },
    );
  });

  /** Lists of a few postings, and of several blocks. */
  const postings = fc.uniqueArray(fc.nat({ max: 4000 }), { maxLength: 5 * BLOCK, size: 'max' }).chain((docs) =>
    fc.record({
      docs: fc.constant(docs.toSorted((a, b) => a - b)),
      freqs: fc.array(fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 0xffff })), { minLength: docs.length, maxLength: docs.length }),
    }),
  );

  function encode(docs: number[], freqs: number[]): Uint8Array {
    const out = new ByteWriter();
    encodePostings(out, docs, freqs);
    return out.finish();
  }

  it('postings, with the numbers that documents have now and without those that are gone', () => {
    const gone = fc.uniqueArray(fc.nat({ max: 4000 }), { maxLength: 2000, size: 'max' });
    fc.assert(
      fc.property(postings, gone, fc.boolean(), ({ docs, freqs }, dropped, hasGaps) => {
        const isGone = new Set(hasGaps ? dropped : []);
        const live = Array.from({ length: 4001 }, (_, doc) => doc).filter((doc) => !isGone.has(doc));
        const numbers = new Int32Array(4001).fill(-1);
        live.forEach((doc, i) => (numbers[doc] = 1000 + i));
        const found = Postings.ofSize(docs.length);
        const gaps = hasGaps ? { live: Int32Array.from(live), numbers } : undefined;
        found.append(encode(docs, freqs), 0, { first: 1000, count: live.length, gaps });
        const kept = docs.flatMap((doc, i) => (isGone.has(doc) ? [] : [[numbers[doc], freqs[i]]]));
        expect(Array.from(found.docs.subarray(0, found.length), (doc, i) => [doc, found.freqs[i]])).toEqual(kept);
      }),
    );
  });

  it('postings that are looked up one by one, reading the blocks that may have them', () => {
    fc.assert(
      fc.property(postings, fc.uniqueArray(fc.nat({ max: 4001 }), { maxLength: 300, size: 'max' }), ({ docs, freqs }, wanted) => {
        const seeker = new PostingSeeker();
        seeker.open(encode(docs, freqs), 0);
        for (const doc of wanted.toSorted((a, b) => a - b)) {
          const place = docs.indexOf(doc);
          expect(seeker.has(doc)).toBe(place >= 0);
          if (place >= 0) expect(seeker.freq).toBe(freqs[place]);
        }
      }),
    );
  });
});

describe('the words of a segment', () => {
  const piece = fc.constantFrom(
    'us',
    'U.S.',
    'Us',
    'don’t',
    'dont',
    'Straße',
    'STRASSE',
    'a',
    'ab',
    '1,000',
    '1000',
    'ünï',
    '墨西',
    '-',
    ' ',
    'x'.repeat(70),
    'x'.repeat(64),
  );

  it('are numbered as the terms of their texts, each term once', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.oneof(piece, fc.string({ unit: 'grapheme', maxLength: 8 })), { maxLength: 12 })), (texts) => {
        const numbers = new WordNumbers();
        for (const text of texts.map((pieces) => pieces.join(' '))) {
          const found = Array.from(numbers.of(text));
          const words = numbers.words();
          expect(found.map((number) => words[number])).toEqual(terms(text));
        }
        expect(new Set(numbers.words()).size).toBe(numbers.words().length);
      }),
    );
  });

  it('are as many as there are, beyond the first size of their table', () => {
    const numbers = new WordNumbers();
    const all = Array.from({ length: 20_000 }, (_, i) => `w${i.toString(36)}`);
    expect(Array.from(numbers.of(all.join(' ')))).toEqual(all.map((_, i) => i));
    expect(Array.from(numbers.of(all.toReversed().join(', ').toUpperCase()))).toEqual(all.map((_, i) => all.length - 1 - i));
  });
});

/** The link of a list of clippings: it says the whole list and nothing else, and whatever is no list is refused as such. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Clipping,
  type Clippings,
  clippingRef,
  LONGEST_NOTE,
  LONGEST_NOTES,
  LONGEST_TITLE,
  MOST_CLIPPINGS,
  movedTo,
  readClippingRef,
} from '../../src/domain/clippings.ts';
import { packClippings, unpackClippings } from '../../src/domain/clippings-link.ts';
import { PullquoteError } from '../../src/domain/errors.ts';
import { base32Bytes, base32Text, shortHash } from '../../src/domain/ids.ts';
import { type Selection, selectionOf } from '../../src/domain/selector.ts';
import { LONGER } from '../support/long.ts';

const RUNS = 500 * LONGER;

const passage = fc
  .tuple(fc.string(), fc.option(fc.integer({ min: 2, max: 40 }), { nil: undefined }))
  .map(([text, repeat]) => `p-${shortHash(text)}${repeat === undefined ? '' : `-${String(repeat)}`}`);

const selection: fc.Arbitrary<Selection> = fc
  .tuple(
    fc.array(fc.tuple(fc.integer({ min: 0, max: 50_000 }), fc.integer({ min: 1, max: 5000 })), { minLength: 1, maxLength: 6 }),
    fc.string({ maxLength: 8 }),
  )
  .map(([parts, words]) => {
    let at = 0;
    const spans = parts.map(([gap, length]) => {
      const start = at + gap;
      at = start + length;
      return { start, end: at };
    });
    const [first = { start: 0, end: 1 }, ...rest] = spans;
    return { spans: [first, ...rest], check: selectionOf(words, [{ start: 0, end: words.length }]).check };
  });

/** As it is kept: no line ends but "\n", no control characters, nothing around it. */
const asKept = (text: string): string =>
  Buffer.from(text, 'utf8')
    .toString('utf8')
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g, '')
    .trim();
const note = fc
  .oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.constantFrom('', 'ask him again', '=1+1', '<b>', 'שלום'))
  .map(asKept);

const item: fc.Arbitrary<Clipping> = fc
  .record({ passage, selection: fc.option(selection, { nil: undefined }), note })
  .map(({ selection: words, ...rest }) => (words === undefined ? rest : { ...rest, selection: words }));

const list: fc.Arbitrary<Clippings> = fc.record({
  title: fc.string({ unit: 'grapheme', maxLength: 20 }).map((text) => asKept(text).replace(/\s+/gu, ' ')),
  items: fc.uniqueArray(item, { maxLength: 60, selector: clippingRef }),
});

describe('the link of a list', () => {
  it('says the whole list, in characters that stand in an address as they are', () => {
    fc.assert(
      fc.property(list, (clippings) => {
        const packed = packClippings(clippings);
        expect(packed).toMatch(/^[\w-]*$/);
        expect(new URL(`http://localhost/clippings?list=${packed}`).searchParams.get('list')).toBe(packed);
        expect(unpackClippings(packed)).toEqual(clippings);
      }),
      { numRuns: RUNS },
    );
  });

  it('takes some 25 characters for a clipping without a note', () => {
    const items = Array.from({ length: 100 }, (_, i) => ({
      passage: `p-${shortHash(String(i))}`,
      selection: { spans: [{ start: i, end: 2 * i + 90 }] as const, check: 'zzzzz' },
      note: '',
    }));
    expect(packClippings({ title: '', items }).length).toBeLessThan(2700);
  });

  it('that is whatever bytes is refused, or is a list within all bounds', () => {
    const given = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.uint8Array({ maxLength: 400 }).map((bytes) => Buffer.from(bytes).toString('base64url')),
      fc
        .tuple(fc.constantFrom(1, 2), fc.uint8Array({ maxLength: 400 }))
        .map(([kind, rest]) => Buffer.from([kind, ...rest]).toString('base64url')),
    );
    fc.assert(
      fc.property(given, (packed) => {
        let read: Clippings;
        try {
          read = unpackClippings(packed);
        } catch (error) {
          expect(error).toBeInstanceOf(PullquoteError);
          expect(error).toMatchObject({ code: 'bad-request' });
          return;
        }
        expect(read.items.length).toBeLessThanOrEqual(MOST_CLIPPINGS);
        expect(read.title.length).toBeLessThanOrEqual(LONGEST_TITLE);
        expect(read.items.reduce((sum, { note: text }) => sum + text.length, 0)).toBeLessThanOrEqual(LONGEST_NOTES);
        for (const { note: text } of read.items) expect(text.length).toBeLessThanOrEqual(LONGEST_NOTE);
      }),
      { numRuns: 4 * RUNS },
    );
  });

  it('that was cut off is refused', () => {
    fc.assert(
      fc.property(list, fc.nat(), (clippings, at) => {
        const packed = packClippings(clippings);
        if (packed.length < 4) return;
        const cut = packed.slice(0, 1 + (at % (packed.length - 2)));
        // The last letters may hold nothing but padding.
        if (packed.length - cut.length < 2) return;
        expect(() => unpackClippings(cut)).toThrow(PullquoteError);
      }),
      { numRuns: RUNS },
    );
  });
});

describe('a clipping as a parameter', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(item, (clipping) => {
        const ref = clippingRef(clipping);
        expect(ref).toMatch(/^[\w.-]+$/);
        expect(readClippingRef(ref)).toEqual({ ...clipping, note: '' });
      }),
    );
  });

  it('is refused where it is anything else', () => {
    for (const ref of [
      '',
      'p-',
      'p-abc',
      'x',
      'p-aaaaaaaaaaaaaaaa.',
      'p-aaaaaaaaaaaaaaaa.1-2',
      'p-aaaaaaaaaaaaaaaa.2-1.abc',
      'p-aaaaaaaaaaaaaaaa.1-2.ABC',
      'p-aaaaaaaaaaaaaaaa.1-5_3-9.a',
      'p-aaaaaaaaaaaaaaaa.1-2.a.b',
      'p-aaaaaaaaaaaaaaaa-0',
      '<script>',
    ])
      expect(() => readClippingRef(ref), ref).toThrow(PullquoteError);
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        try {
          expect(clippingRef(readClippingRef(text))).toBe(text);
        } catch (error) {
          expect(error).toMatchObject({ code: 'bad-request' });
        }
      }),
    );
  });
});

it('a clipping that is moved takes its new place, and the others keep their order', () => {
  fc.assert(
    fc.property(list, fc.nat(), fc.nat(), ({ items }, from, to) => {
      if (items.length === 0) return;
      const [source, target] = [from % items.length, to % items.length];
      const moved = movedTo(items, source, target);
      expect(moved[target]).toBe(items[source]);
      expect(moved.filter((_, i) => i !== target)).toEqual(items.filter((_, i) => i !== source));
    }),
  );
});

it('base32 is read as it was written', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 10, maxLength: 10 }), (bytes) => {
      expect(base32Bytes(base32Text(bytes))).toEqual(bytes);
    }),
  );
});

import { describe, expect, it } from 'vitest';
import { CLASSES, foldWord, phraseKey, wordKey } from '../../../../src/annotate/names-model/gazetteer.ts';
import { loadNamesModel, readNamesModel } from '../../../../src/annotate/names-model/model.ts';
import { decodeGazetteer, decodeModel, encodeGazetteer, encodeModel } from '../../../../src/annotate/names-model/model-file.ts';
import { PackedWeights } from '../../../../src/annotate/names-model/packed-weights.ts';
import { TAG_COUNT } from '../../../../src/annotate/names-model/tags.ts';

const weights = () => {
  const rows = new Int8Array(TAG_COUNT << 4);
  for (let i = 0; i < TAG_COUNT * 3; i++) rows[i + TAG_COUNT * 5] = ((i * 37) % 255) - 127;
  return { bits: 4, tags: TAG_COUNT, scale: 8, rows, transitions: Float32Array.from({ length: TAG_COUNT ** 2 }, (_, i) => i / 4) };
};

describe('the files of the name tagger', () => {
  it('give back the weights that were written', () => {
    expect(decodeModel(encodeModel(weights()))).toEqual(weights());
  });

  it('give back the gazetteer that was written', () => {
    const gazetteer = decodeGazetteer(
      encodeGazetteer(Int32Array.of(-2_000_000_000, -7, 0, 2_000_000_000), Int32Array.of(1, 1 << 31, 3, 1)),
    );
    expect([-2_000_000_000, -7, 0, 2_000_000_000, 8].map((key) => gazetteer.lookup(key))).toEqual([1, 1 << 31, 3, 1, 0]);
  });

  it('are refused with a clear error when they are cut short or something else', () => {
    const bytes = encodeModel(weights());
    for (const broken of [bytes.subarray(0, 10), bytes.subarray(0, bytes.length - 5), new Uint8Array(50)]) {
      expect(() => decodeModel(broken)).toThrow(expect.objectContaining({ code: 'unreadable' }));
    }
    expect(() => readNamesModel('/no/such/folder')).toThrow(expect.objectContaining({ code: 'unreadable' }));
  });

  it('are found from the sources and read once', () => {
    expect(loadNamesModel()).toBe(loadNamesModel());
  });

  it('know countries, given names and phrases of several words', () => {
    const { gazetteer } = loadNamesModel();
    const classes = (...words: string[]) => {
      const mask = gazetteer.lookup(phraseKey(words.map((word) => wordKey(foldWord(word)))));
      return CLASSES.filter((_, i) => (mask & (1 << i)) !== 0);
    };
    expect(classes('Kenya')).toContain('country');
    expect(classes('MARGARET')).toContain('given-name');
    expect(classes('São', 'Paulo')).toContain('large-city');
    expect(classes('qwertzuiop')).toEqual([]);
  });
});

describe('packed weights', () => {
  it('add up to the same as the plain table, over more rows than a lane holds', () => {
    const { rows, scale, ...rest } = weights();
    const buckets = Int32Array.from({ length: 700 }, (_, i) => (i * 7) % 16);
    const sums = new Float32Array(TAG_COUNT + 2);
    new PackedWeights({ rows, scale, ...rest }).addUp(buckets, buckets.length, sums, 1);
    const plain = Array.from(
      { length: TAG_COUNT },
      (_, tag) => buckets.reduce((sum, b) => sum + (rows[b * TAG_COUNT + tag] ?? 0), 0) / scale,
    );
    expect([...sums.subarray(1, TAG_COUNT + 1)]).toEqual(plain.map((value) => expect.closeTo(value, 2)));
    expect([sums[0], sums[TAG_COUNT + 1]]).toEqual([0, 0]);
  });
});

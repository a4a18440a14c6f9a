import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cacheKey, openAnnotationCache } from '../../../src/store/annotation-cache.ts';
import { disk } from '../../../src/store/file-layer.ts';
import { temporaryFolder } from './temporary-folder.ts';

const KEYS = [cacheKey('one'), cacheKey('two'), cacheKey('three')];

async function filledCache(): Promise<string> {
  const folder = join(temporaryFolder(), 'cache');
  const cache = await openAnnotationCache(disk, folder, '1');
  for (const key of KEYS) await cache.put(key, `value of ${key}`);
  expect(await cache.get(KEYS[0] ?? '')).toBe(`value of ${KEYS[0]}`);
  await cache.close();
  return folder;
}

async function readAll(folder: string): Promise<(string | undefined)[]> {
  const cache = await openAnnotationCache(disk, folder, '1');
  const values = [];
  for (const key of KEYS) values.push(await cache.get(key));
  await cache.close();
  return values;
}

describe('the annotation cache', () => {
  it('gives back what was put into it in an earlier run', async () => {
    expect(await readAll(await filledCache())).toEqual(KEYS.map((key) => `value of ${key}`));
  });

  it('keeps all entries that many put at the same time', async () => {
    const folder = join(temporaryFolder(), 'cache');
    // Incompressible, so that the entries fill several writes.
    const values = new Map(Array.from({ length: 40 }, (_, i) => [cacheKey(String(i)), randomBytes(100_000).toString('base64')]));
    const cache = await openAnnotationCache(disk, folder, '1');
    await Promise.all([...values].map(([key, value]) => cache.put(key, value)));
    await cache.close();
    const again = await openAnnotationCache(disk, folder, '1');
    for (const [key, value] of values) expect((await again.get(key)) === value).toBe(true);
    await again.close();
  });

  it('misses, and never gives anything else, whichever byte of its files is flipped or wherever they are cut', async () => {
    const folder = await filledCache();
    for (const name of readdirSync(folder)) {
      const path = join(folder, name);
      const whole = readFileSync(path);
      for (let at = 0; at < whole.length; at++) {
        const flipped = Buffer.from(whole);
        flipped[at] = (whole[at] ?? 0) ^ (1 << (at % 8));
        for (const damaged of [flipped, whole.subarray(0, at)]) {
          writeFileSync(path, damaged);
          const values = await readAll(folder);
          expect(values.map((value, i) => value ?? `value of ${KEYS[i]}`)).toEqual(KEYS.map((key) => `value of ${key}`));
          if (damaged === flipped) expect(values.filter((value) => value !== undefined).length).toBeGreaterThanOrEqual(1);
        }
      }
      writeFileSync(path, whole);
    }
  });

  it('takes new entries after a torn tail', async () => {
    const folder = await filledCache();
    for (const name of readdirSync(folder)) writeFileSync(join(folder, name), readFileSync(join(folder, name)).subarray(0, -5));
    const cache = await openAnnotationCache(disk, folder, '1');
    await cache.put(KEYS[2] ?? '', 'anew');
    await cache.close();
    expect(await readAll(folder)).toEqual([`value of ${KEYS[0]}`, `value of ${KEYS[1]}`, 'anew']);
  });

  it('forgets what another version of the annotator has found', async () => {
    const folder = await filledCache();
    const other = await openAnnotationCache(disk, folder, '2');
    expect(await other.get(KEYS[0] ?? '')).toBeUndefined();
    await other.close();
    expect(await readAll(folder)).toEqual([undefined, undefined, undefined]);
  });
});

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { disk } from '../../../src/store/file-layer.ts';
import { encodeTable, type FileState, linesOfFiles, readFileStates } from '../../../src/store/tables.ts';
import { temporaryFolder } from './temporary-folder.ts';

const stateOf = (name: string, rows: number): FileState => ({
  root: '/news',
  file: `/news/${name}`,
  path: name,
  bytes: rows * 100,
  mtimeNs: '1',
  ctimeNs: '1',
  inode: '1',
  readAt: 5,
  config: 'c',
  rows: Array.from({ length: rows }, (_, i) => ({ path: `${name}#${i}`, contentHash: `c${i}`, fingerprint: `f${i}`, sources: [] })),
  skipped: [{ path: `${name}#x`, reason: 'there is nothing in it' }],
});

describe('the table of files', () => {
  it('gives back files of no row, of few and of more than stand on one line', async () => {
    const states = [stateOf('none.jsonl', 0), stateOf('few.jsonl', 3), stateOf('many.jsonl', 12_345), stateOf('more.jsonl', 5000)];
    const path = join(temporaryFolder(), 'places.jsonl');
    const parts = [...encodeTable(linesOfFiles(states))];
    writeFileSync(path, Buffer.concat(parts));
    expect(await readFileStates(disk, path)).toEqual(new Map(states.map((state) => [state.file, state])));
  });

  it('is encoded in parts that stay small however many rows there are', () => {
    const parts = [...encodeTable(linesOfFiles([stateOf('many.jsonl', 60_000)]))];
    expect(parts.length).toBeGreaterThan(3);
    expect(Math.max(...parts.map((part) => part.length))).toBeLessThan(3_000_000);
  });
});

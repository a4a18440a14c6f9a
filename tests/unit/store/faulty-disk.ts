/** A disk on which one operation fails: the k-th, or all from the k-th on. */
import { disk, type FileLayer, type OpenFile } from '../../../src/store/file-layer.ts';

export interface Fault {
  /** 1-based number of the operation that fails. */
  at: number;
  code: 'EIO' | 'ENOSPC';
  /** Whether everything after it fails too, as if the process were gone. */
  isLasting: boolean;
}

export interface FaultyDisk extends FileLayer {
  /** Operations so far. */
  readonly operations: number;
}

class DiskError extends Error {
  readonly code: string;

  constructor(code: string) {
    super(`${code}: injected`);
    this.code = code;
  }
}

/** The real disk with a fault in it; without a fault it only counts. */
export function faultyDisk(fault?: Fault): FaultyDisk {
  let operations = 0;
  const isFailing = (): boolean => {
    operations++;
    return fault !== undefined && (fault.isLasting ? operations >= fault.at : operations === fault.at);
  };
  const step = async <T>(work: () => Promise<T>): Promise<T> => {
    if (isFailing() && fault !== undefined) throw new DiskError(fault.code);
    return work();
  };
  const wrap = (file: OpenFile): OpenFile => ({
    write: async (bytes) => {
      if (!isFailing() || fault === undefined) return file.write(bytes);
      await file.write(bytes.subarray(0, Math.floor(bytes.length / 2)));
      throw new DiskError(fault.code);
    },
    truncate: (bytes) => step(() => file.truncate(bytes)),
    sync: () => step(() => file.sync()),
    close: () => file.close(),
  });
  return {
    get operations() {
      return operations;
    },
    open: (path, mode) => step(async () => wrap(await disk.open(path, mode))),
    createExclusive: (path, bytes) => step(() => disk.createExclusive(path, bytes)),
    read: (path, start, length) => step(() => disk.read(path, start, length)),
    facts: (path) => step(() => disk.facts(path)),
    list: (folder) => step(() => disk.list(folder)),
    makeFolder: (path) => step(() => disk.makeFolder(path)),
    syncFolder: (path) => step(() => disk.syncFolder(path)),
    rename: (from, to) => step(() => disk.rename(from, to)),
    remove: (path) => step(() => disk.remove(path)),
    removeEmptyFolder: (path) => step(() => disk.removeEmptyFolder(path)),
  };
}

/** A disk on which operations fail: the k-th, or those from the k-th on. */
import { disk, type FileLayer, type OpenFile } from '../../../src/store/file-layer.ts';

export interface Fault {
  /** 1-based number of the operation that fails. */
  at: number;
  code: 'EIO' | 'ENOSPC' | 'EMFILE';
  /** Everything after it fails too, as if the process were gone; or all that needs room on the disk. Left out: it alone fails. */
  lasts?: 'for-all' | 'for-writes';
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
  const isFailing = (needsRoom: boolean): boolean => {
    operations++;
    if (fault === undefined || operations < fault.at) return false;
    return operations === fault.at || fault.lasts === 'for-all' || (fault.lasts === 'for-writes' && needsRoom);
  };
  const step = async <T>(work: () => Promise<T>, needsRoom = false): Promise<T> => {
    if (isFailing(needsRoom) && fault !== undefined) throw new DiskError(fault.code);
    return work();
  };
  const wrap = (file: OpenFile): OpenFile => ({
    write: async (bytes) => {
      if (!isFailing(true) || fault === undefined) return file.write(bytes);
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
    open: (path, mode) => step(async () => wrap(await disk.open(path, mode)), mode === 'create'),
    createExclusive: (path, bytes) => step(() => disk.createExclusive(path, bytes), true),
    read: (path, start, length) => step(() => disk.read(path, start, length)),
    facts: (path) => step(() => disk.facts(path)),
    list: (folder) => step(() => disk.list(folder)),
    makeFolder: (path) => step(() => disk.makeFolder(path), true),
    syncFolder: (path) => step(() => disk.syncFolder(path)),
    rename: (from, to) => step(() => disk.rename(from, to)),
    remove: (path) => step(() => disk.remove(path)),
    removeEmptyFolder: (path) => step(() => disk.removeEmptyFolder(path)),
  };
}

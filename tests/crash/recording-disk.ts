/** The real disk, with a record of every operation that changes it. */
import { disk, type FileLayer, type OpenFile } from '../../src/store/file-layer.ts';

export type DiskOperation =
  | { do: 'open'; path: string; mode: 'create' | 'append' }
  | { do: 'write'; path: string; bytes: Buffer }
  | { do: 'truncate'; path: string; bytes: number }
  | { do: 'sync'; path: string }
  /** A file that has its contents, synced, before it has its name. */
  | { do: 'createExclusive'; path: string; bytes: Buffer }
  /** Made with those that it lies in, and synced. */
  | { do: 'makeFolder'; path: string }
  | { do: 'syncFolder'; path: string }
  | { do: 'rename'; from: string; to: string }
  | { do: 'remove'; path: string };

export function recordingDisk(record: DiskOperation[]): FileLayer {
  const wrap = (path: string, file: OpenFile): OpenFile => ({
    write: async (bytes) => {
      await file.write(bytes);
      record.push({ do: 'write', path, bytes: Buffer.from(bytes) });
    },
    truncate: async (bytes) => {
      await file.truncate(bytes);
      record.push({ do: 'truncate', path, bytes });
    },
    sync: async () => {
      await file.sync();
      record.push({ do: 'sync', path });
    },
    close: () => file.close(),
  });
  return {
    ...disk,
    open: async (path, mode) => {
      const file = await disk.open(path, mode);
      record.push({ do: 'open', path, mode });
      return wrap(path, file);
    },
    createExclusive: async (path, bytes) => {
      const isMade = await disk.createExclusive(path, bytes);
      if (isMade) record.push({ do: 'createExclusive', path, bytes: Buffer.from(bytes) });
      return isMade;
    },
    makeFolder: async (path) => {
      await disk.makeFolder(path);
      record.push({ do: 'makeFolder', path });
    },
    syncFolder: async (path) => {
      await disk.syncFolder(path);
      record.push({ do: 'syncFolder', path });
    },
    rename: async (from, to) => {
      await disk.rename(from, to);
      record.push({ do: 'rename', from, to });
    },
    remove: async (path) => {
      await disk.remove(path);
      record.push({ do: 'remove', path });
    },
  };
}

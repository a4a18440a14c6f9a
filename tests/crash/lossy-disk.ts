/**
 * A model of what a disk may hold after power is lost: contents are certain only as they were when the file was last synced, names only as
 * they were when their folder was. All else may be there or not, each change by itself, and contents may be torn.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { DiskOperation } from './recording-disk.ts';

interface StoredFile {
  now: Buffer;
  synced: Buffer;
}

type Names = Map<string, StoredFile>;
/** Names that a change of a folder gives or takes away. */
type Change = Record<string, StoredFile | undefined>;

interface Folder {
  now: Names;
  synced: Names;
  /** Since it was synced. */
  changes: Change[];
}

/** Contents by path, relative to the folder that the disk is of. */
export type Remains = Map<string, Buffer>;

function change(names: Names, by: Change): void {
  for (const [path, file] of Object.entries(by)) {
    if (file === undefined) names.delete(path);
    else names.set(path, file);
  }
}

/** Cut short, or with zeros where the rest was to come; what was synced and is still meant to be there is. */
function tear({ now, synced }: StoredFile, random: () => number): Buffer {
  let same = 0;
  while (same < now.length && now[same] === synced[same]) same++;
  const kept = now.subarray(0, same + Math.floor(random() * (now.length + 1 - same)));
  const choice = random();
  if (choice < 0.25) return synced;
  if (choice < 0.5) return now;
  return choice < 0.75 ? kept : Buffer.concat([kept, Buffer.alloc(now.length - kept.length)]);
}

export class LossyDisk {
  readonly #root: string;
  readonly #folders = new Map<string, Folder>();

  constructor(root: string) {
    this.#root = root;
  }

  apply(operation: DiskOperation): void {
    switch (operation.do) {
      case 'open': {
        const file = this.#find(operation.path);
        if (file === undefined) this.#change(operation.path, { [operation.path]: { now: Buffer.alloc(0), synced: Buffer.alloc(0) } });
        else if (operation.mode === 'create') file.now = Buffer.alloc(0);
        return;
      }
      case 'write': {
        const file = this.#file(operation.path);
        file.now = Buffer.concat([file.now, operation.bytes]);
        return;
      }
      case 'truncate': {
        const file = this.#file(operation.path);
        file.now = file.now.subarray(0, operation.bytes);
        return;
      }
      case 'sync': {
        const file = this.#file(operation.path);
        file.synced = file.now;
        return;
      }
      case 'createExclusive':
        this.#change(operation.path, { [operation.path]: { now: operation.bytes, synced: operation.bytes } });
        return;
      case 'makeFolder':
        this.#folder(operation.path);
        return;
      case 'syncFolder': {
        const folder = this.#folder(operation.path);
        folder.synced = new Map(folder.now);
        folder.changes = [];
        return;
      }
      case 'rename':
        this.#change(operation.to, { [operation.from]: undefined, [operation.to]: this.#file(operation.from) });
        return;
      case 'remove':
        if (this.#find(operation.path) !== undefined) this.#change(operation.path, { [operation.path]: undefined });
    }
  }

  /** What is left when the process ends, and the machine does not. */
  all(): Remains {
    return this.#remains(
      (folder) => folder.now,
      (file) => file.now,
    );
  }

  /** What is left at least. */
  synced(): Remains {
    return this.#remains(
      (folder) => folder.synced,
      (file) => file.synced,
    );
  }

  /** What may be left. */
  torn(random: () => number): Remains {
    const names = (folder: Folder): Names => {
      const left = new Map(folder.synced);
      for (const each of folder.changes) if (random() < 0.5) change(left, each);
      return left;
    };
    return this.#remains(names, (file) => (file.now === file.synced ? file.now : tear(file, random)));
  }

  #remains(names: (folder: Folder) => Names, contents: (file: StoredFile) => Buffer): Remains {
    const remains: Remains = new Map();
    for (const folder of this.#folders.values()) {
      for (const [path, file] of names(folder)) remains.set(relative(this.#root, path), contents(file));
    }
    return remains;
  }

  #folder(path: string): Folder {
    const known = this.#folders.get(path);
    if (known !== undefined) return known;
    const folder: Folder = { now: new Map(), synced: new Map(), changes: [] };
    this.#folders.set(path, folder);
    return folder;
  }

  #find(path: string): StoredFile | undefined {
    return this.#folder(dirname(path)).now.get(path);
  }

  #file(path: string): StoredFile {
    const file = this.#find(path);
    if (file === undefined) throw new Error(`there is no ${path}`);
    return file;
  }

  #change(path: string, by: Change): void {
    const folder = this.#folder(dirname(path));
    change(folder.now, by);
    folder.changes.push(by);
  }
}

/** Puts what is left on a real disk. */
export function putRemains(folder: string, remains: Remains): void {
  for (const [path, bytes] of remains) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
}

/**
 * The ledger in memory: what has been minted and replaced, and the only way to add to it.
 *
 * Entries are appended and synced before the commit that relies on them. A tail that a crash tore off mid-write was acknowledged
 * to nobody: it is passed over on reading and cut off by the next append. A broken line anywhere else is damage and is never
 * repaired silently; nor is a ledger that has less than the index relies on.
 */
import { dirname } from 'node:path';
import type { CorrectionRecord } from '../domain/correction.ts';
import { PullquoteError } from '../domain/errors.ts';
import { type FileLayer, readWhole } from './file-layer.ts';
import { decodeEntry, encodeEntry, FIRST_CHECK, type LedgerEntry } from './ledger-entries.ts';

/** What the ledger knows of an article. */
export interface KnownArticle {
  id: string;
  root: string;
  path: string;
  url?: string;
  contentHash: string;
  /** ISO 8601 with time, UTC. */
  firstIndexed: string;
}

/** A passage that is no longer in its article. */
export interface FormerPassage {
  id: string;
  article: string;
  /** Its text. */
  was: string;
  successor?: { id: string; similarity: number };
}

/** A place in the ledger: so many bytes, the last line of which has this check. */
export interface LedgerPosition {
  bytes: number;
  check: string;
}

const START: LedgerPosition = { bytes: 0, check: FIRST_CHECK };

export interface Ledger {
  readonly file: string;
  readonly articles: ReadonlyMap<string, KnownArticle>;
  readonly formerPassages: ReadonlyMap<string, FormerPassage>;
  /** Every one that was ever entered, in that order, also what undoes others. */
  readonly corrections: readonly CorrectionRecord[];
  /** Passages that a run entered as gone, or as returned, and then did not commit: of these nothing has changed. */
  readonly uncommittedPassages: ReadonlySet<string>;
  /** Articles that were minted by a run that did not commit, or has not yet. */
  readonly uncommittedArticles: ReadonlySet<string>;
  readonly position: LedgerPosition;
  /** Bytes at the end that a crash tore off and that are passed over. */
  readonly tornBytes: number;
  /** Takes in what others have appended since. `false` where what was read is no longer what the file begins with: it is to be opened anew. */
  refresh(): Promise<boolean>;
  /** Writes the entries and returns once they are on the disk. Needs the lock. */
  append(entries: readonly LedgerEntry[]): Promise<void>;
  /**
   * Cuts off what was appended, where no commit came to rely on it; this ledger is then done with. Failing to is no loss: whoever
   * reads it next takes it for uncommitted. Needs the lock.
   */
  takeBack(): Promise<void>;
}

const NEWLINE = 10;
/** With them every line begins. */
const FIRST_BYTES = '{"type":"';

/** A disk writes at least so many bytes at a time. */
const SECTOR = 512;

/** Whether a line has the zeros of what was to come: to the end of the file, or for a sector. One zero alone is a flipped bit. */
function wasNeverWritten(bytes: Buffer, start: number, end: number): boolean {
  const first = bytes.indexOf(0, start);
  if (first === -1 || first > end) return false;
  let after = first;
  while (bytes[after] === 0) after++;
  return after - first >= SECTOR || after >= bytes.length - 1;
}

class LedgerFile implements Ledger {
  readonly file: string;
  readonly articles = new Map<string, KnownArticle>();
  readonly formerPassages = new Map<string, FormerPassage>();
  readonly corrections: CorrectionRecord[] = [];
  readonly uncommittedPassages = new Set<string>();
  readonly uncommittedArticles = new Set<string>();
  position = START;
  tornBytes = 0;
  readonly #corrected = new Set<string>();
  /** Where it ended when it was read. */
  #start = START;
  readonly #files: FileLayer;
  readonly #reliedOn: LedgerPosition | undefined;
  /** Whether what the index relies on was found. */
  #isMet: boolean;

  constructor(files: FileLayer, file: string, reliedOn: LedgerPosition | undefined) {
    this.#files = files;
    this.file = file;
    this.#reliedOn = reliedOn;
    this.#isMet = (reliedOn?.bytes ?? 0) === 0;
  }

  async load(): Promise<void> {
    const needed = this.#reliedOn ?? START;
    const found = await this.#files.facts(this.file);
    if (found === undefined && needed.bytes > 0) throw this.#corrupt('is missing, and the index relies on it');
    if (found === undefined) return;
    const bytes = await readWhole(this.#files, this.file);
    const broken = this.#takeLines(bytes);
    if (broken !== undefined) throw this.#corrupt(`is damaged at line ${broken}`);
    if (!this.#isMet) throw this.#corrupt(`does not begin with the ${needed.bytes} bytes that the index relies on`);
    this.#start = this.position;
  }

  async refresh(): Promise<boolean> {
    const { bytes } = this.position;
    const now = (await this.#files.facts(this.file))?.bytes ?? 0;
    if (now === bytes && this.tornBytes === 0) return true;
    if (now < bytes) return false;
    this.tornBytes = 0;
    const isRead = this.#takeLines(await this.#files.read(this.file, bytes, now - bytes)) === undefined;
    this.#start = this.position;
    return isRead;
  }

  /** Takes lines in that begin where what is known ends. @returns the number of one that is damaged */
  #takeLines(bytes: Buffer): number | undefined {
    const needed = this.#reliedOn ?? START;
    const base = this.position.bytes;
    let line = 1;
    for (let start = 0; start < bytes.length; line++) {
      const end = bytes.indexOf(NEWLINE, start);
      const decoded = end === -1 ? undefined : decodeEntry(bytes.toString('utf8', start, end), this.position.check);
      if (decoded === undefined) {
        if (!this.#isTornTail(bytes, start, end, base)) return line;
        this.tornBytes = bytes.length - start;
        return undefined;
      }
      const { entry } = decoded;
      if (entry !== undefined) {
        if (this.#reliedOn === undefined || base + start < needed.bytes) this.#take(entry);
        else this.#takeUncommitted(entry);
      }
      start = end + 1;
      this.position = { bytes: base + start, check: decoded.check };
      if (base + start === needed.bytes) this.#isMet = decoded.check === needed.check;
    }
    return undefined;
  }

  /** An id that was minted stays minted; what was said of passages was to hold of a generation that never came, or is being written. */
  #takeUncommitted(entry: LedgerEntry): void {
    if (entry.type === 'passage' || entry.type === 'passage-returned') {
      this.uncommittedPassages.add(entry.id);
      return;
    }
    if (entry.type === 'article') this.uncommittedArticles.add(entry.id);
    this.#take(entry);
  }

  /** The last line, cut short or never written out, and beyond what any commit relies on. */
  #isTornTail(bytes: Buffer, start: number, end: number, base: number): boolean {
    if (base + start < (this.#reliedOn?.bytes ?? 0)) return false;
    // A file that is no ledger at all is somebody's.
    if (base + start === 0 && bytes[0] !== 0 && !bytes.toString('latin1').startsWith(FIRST_BYTES.slice(0, bytes.length))) return false;
    if (end !== -1) return wasNeverWritten(bytes, start, end);
    // A whole line and one byte more: that was its end.
    return decodeEntry(bytes.toString('utf8', start, bytes.length - 1), this.position.check) === undefined;
  }

  #corrupt(what: string): PullquoteError {
    return new PullquoteError('ledger-corrupt', `the ledger ${this.file} ${what}`, {
      hint: `put ${this.file} back from a backup, or begin a new one (old links are then forgotten): pullquote index PATH --ledger NEW-FILE`,
    });
  }

  #take(entry: LedgerEntry): void {
    switch (entry.type) {
      case 'article': {
        const { id, root, path, url, contentHash, at } = entry;
        this.articles.set(id, { id, root, path, ...(url === undefined ? {} : { url }), contentHash, firstIndexed: at });
        return;
      }
      case 'article-update': {
        const known = this.articles.get(entry.id);
        if (known === undefined) return;
        const { root = known.root, path = known.path, url = known.url, contentHash = known.contentHash } = entry;
        this.articles.set(entry.id, { ...known, root, path, ...(url === undefined ? {} : { url }), contentHash });
        return;
      }
      case 'passage': {
        const { id, article, was, successor } = entry;
        this.formerPassages.set(id, { id, article, was, ...(successor === undefined ? {} : { successor }) });
        return;
      }
      case 'passage-returned':
        this.formerPassages.delete(entry.id);
        return;
      case 'correction': {
        const { id, correction, note, at } = entry;
        if (this.#corrected.has(id)) return;
        this.#corrected.add(id);
        this.corrections.push({ id, correction, ...(note === undefined ? {} : { note }), at });
      }
    }
  }

  async append(entries: readonly LedgerEntry[]): Promise<void> {
    // What a run that was killed left at the end may be relied on now, and need not be on the disk yet.
    if (entries.length === 0 && this.position.bytes === (this.#reliedOn?.bytes ?? 0)) return;
    let { check } = this.position;
    const lines = entries.map((entry) => {
      const encoded = encodeEntry(entry, check);
      check = encoded.check;
      return `${encoded.line}\n`;
    });
    const bytes = Buffer.from(lines.join(''));
    await this.#files.makeFolder(dirname(this.file));
    try {
      await this.#putAtEnd(bytes);
      // Also where it was there before: who made it may have been killed before this.
      await this.#files.syncFolder(dirname(this.file));
    } catch (error) {
      await this.takeBack();
      throw error;
    }
    this.position = { bytes: this.position.bytes + bytes.length, check };
    this.tornBytes = 0;
    for (const entry of entries) {
      if (entry.type === 'passage' || entry.type === 'passage-returned') this.uncommittedPassages.delete(entry.id);
      this.#take(entry);
    }
  }

  async #putAtEnd(bytes: Uint8Array): Promise<void> {
    const file = await this.#files.open(this.file, 'append');
    try {
      await file.truncate(this.position.bytes);
      if (bytes.length > 0) await file.write(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
  }

  async takeBack(): Promise<void> {
    this.position = this.#start;
    try {
      if (this.#start.bytes === 0) await this.#files.remove(this.file);
      else await this.#putAtEnd(new Uint8Array(0));
    } catch {
      // As after the end of the process.
    }
  }
}

/**
 * Reads the ledger; one that does not exist is empty.
 *
 * @param reliedOn what of it the index relies on; left out where there is no index that does.
 * @throws PullquoteError `ledger-corrupt`, with the number of the line
 */
export async function openLedger(files: FileLayer, file: string, reliedOn?: LedgerPosition): Promise<Ledger> {
  const ledger = new LedgerFile(files, file, reliedOn);
  await ledger.load();
  return ledger;
}

/** What has become of a passage. */
export interface PassageFate {
  /** Its text. */
  was: string;
  articleId: string;
  /** The last of the chain of passages that took its place, and how near it still is. */
  successor?: { id: string; similarity: number };
}

/**
 * Follows a passage that is no longer in its article to what took its place, however often that was edited since.
 *
 * @returns `undefined` for a passage of which the ledger knows nothing: it is current, or was never given out.
 */
export function resolveFormerPassage(ledger: Ledger, id: string): PassageFate | undefined {
  const first = ledger.formerPassages.get(id);
  if (first === undefined) return undefined;
  const fate = { was: first.was, articleId: first.article };
  const seen = new Set([id]);
  let similarity = 1;
  for (let next = first.successor; next !== undefined; ) {
    similarity *= next.similarity;
    const onward = ledger.formerPassages.get(next.id);
    if (onward === undefined) return { ...fate, successor: { id: next.id, similarity } };
    if (seen.has(next.id)) return fate;
    seen.add(next.id);
    next = onward.successor;
  }
  return fate;
}

/** Of the passages that corrections are about, those that took the places of what is gone. */
export function successorsOfCorrected(ledger: Ledger): Map<string, string> {
  const successors = new Map<string, string>();
  for (const { correction } of ledger.corrections) {
    if (!('target' in correction)) continue;
    const successor = resolveFormerPassage(ledger, correction.target.passage)?.successor;
    if (successor !== undefined) successors.set(correction.target.passage, successor.id);
  }
  return successors;
}

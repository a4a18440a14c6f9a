/**
 * `.zip`: an archive of anything that is read, `file.zip#member`, also of archives, one level deep.
 *
 * What is no article in a folder is none in an archive. A member that cannot be read is reported and the rest is read.
 */
import { isIgnoredFile } from '../article-files.ts';
import { CONFIG_FILE } from '../config.ts';
import { openChunks, reasonOf } from '../open-file.ts';
import type { Skipped } from '../../domain/reports.ts';
import type { OpenedFile, ReadContext, Reader, ReadResult } from '../reader.ts';
import { isZip } from '../sniff.ts';
import type { OpenedZip } from './open-zip.ts';

/** More members than this that are left out for one and the same reason are counted, not listed. */
const MAX_ALIKE = 20;

/** What of an archive is left out, so that a thousand pictures do not take a thousand lines. */
class LeftOut {
  readonly #path: string;
  readonly #counts = new Map<string, number>();

  constructor(path: string) {
    this.#path = path;
  }

  *take(skipped: Skipped): Generator<ReadResult> {
    const count = (this.#counts.get(skipped.reason) ?? 0) + 1;
    this.#counts.set(skipped.reason, count);
    if (count <= MAX_ALIKE) yield { skipped };
  }

  *rest(): Generator<ReadResult> {
    for (const [reason, count] of this.#counts) {
      if (count > MAX_ALIKE) yield { skipped: { path: this.#path, reason: `${count - MAX_ALIKE} more of its members: ${reason}` } };
    }
  }
}

async function* readZip(file: OpenedFile, context: ReadContext): AsyncGenerator<ReadResult> {
  const refuse = (path: string, reason: string): ReadResult => ({ skipped: { path, reason } });
  const { readInner, budget, config } = context;
  if (readInner === undefined || budget === undefined) {
    yield refuse(file.path, 'is an archive within an archive within an archive, which is not read');
    return;
  }
  const { openZip } = await import('./open-zip.ts');
  let zip: OpenedZip;
  try {
    zip = await openZip(file, budget);
  } catch (error) {
    yield refuse(file.path, `cannot be read as a ZIP archive (${reasonOf(error)})`);
    return;
  }
  try {
    const leftOut = new LeftOut(file.path);
    for (const { name, reason } of zip.refused) yield* leftOut.take({ path: `${file.path}#${name}`, reason });
    const names = new Set(zip.members.map(({ name }) => name));
    const wanted = zip.members.filter(({ name }) => !isIgnoredFile(name, config, (other) => names.has(other)));
    for (const name of names) {
      if (name.split('/').at(-1) !== CONFIG_FILE) continue;
      yield* leftOut.take({ path: `${file.path}#${name}`, reason: `only the ${CONFIG_FILE} of the folder that is indexed is used` });
    }
    if (wanted.length === 0 && zip.refused.length === 0) yield refuse(file.path, 'there is nothing to read in the archive');
    for (const member of wanted) {
      const path = `${file.path}#${member.name}`;
      const content = member.open();
      try {
        for await (const result of readInner(await openChunks(path, content))) {
          if ('skipped' in result) yield* leftOut.take(result.skipped);
          else yield result;
        }
      } catch (error) {
        yield refuse(path, reasonOf(error));
      } finally {
        await content.return(undefined);
      }
    }
    yield* leftOut.rest();
  } finally {
    zip.close();
  }
}

/** Documents that are made of ZIP but hold no files of a user. */
const DOCUMENTS = /^\.(?:docx|docm|dotx|xlsx|xlsm|pptx|pptm|odt|ods|odp|epub|jar|apk|pages|numbers|key)$/;
const OFFICE_BEGINNING = /\[Content_Types\]\.xml|^.{30}mimetype(?:application\/)/s;

export const zipReader: Reader = {
  name: 'ZIP archive',
  extensions: ['.zip'],
  binary: true,
  recognizes: (head, extension) =>
    isZip(head) && !DOCUMENTS.test(extension) && !OFFICE_BEGINNING.test(Buffer.from(head.subarray(0, 200)).toString('latin1')),
  read: readZip,
};

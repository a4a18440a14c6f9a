/**
 * `.zip`: an archive of anything that is read, `file.zip#member`, also of archives, one level deep.
 *
 * What is no article in a folder is none in an archive. A member that cannot be read is reported and the rest is read.
 */
import { isIgnoredFile } from '../article-files.ts';
import { openChunks, reasonOf } from '../open-file.ts';
import type { OpenedFile, ReadContext, Reader, ReadResult } from '../reader.ts';
import { isZip } from '../sniff.ts';
import type { OpenedZip } from './open-zip.ts';

/** More refused names than this say nothing more. */
const MAX_REFUSED = 1000;

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
    for (const { name, reason } of zip.refused.slice(0, MAX_REFUSED)) yield refuse(`${file.path}#${name}`, reason);
    const names = new Set(zip.members.map(({ name }) => name));
    const wanted = zip.members.filter(({ name }) => !isIgnoredFile(name, config, (other) => names.has(other)));
    if (wanted.length === 0 && zip.refused.length === 0) yield refuse(file.path, 'there is nothing to read in the archive');
    for (const member of wanted) {
      const path = `${file.path}#${member.name}`;
      const content = member.open();
      try {
        yield* readInner(await openChunks(path, content));
      } catch (error) {
        yield refuse(path, reasonOf(error));
      } finally {
        await content.return(undefined);
      }
    }
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

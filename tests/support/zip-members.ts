/** What an archive holds, read by a reader that is not ours. */
import { once } from 'node:events';
import { type Entry, fromBuffer, type ZipFile } from 'yauzl';

/** Text by name; each is held against its checksum. */
export async function membersOf(archive: Buffer): Promise<Map<string, string>> {
  const members = new Map<string, string>();
  const zip = await new Promise<ZipFile>((resolve, reject) =>
    fromBuffer(archive, { lazyEntries: true, validateEntrySizes: true }, (error, file) => (error ? reject(error) : resolve(file))),
  );
  zip.on('entry', (entry: Entry) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) {
        zip.emit('error', error);
        return;
      }
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        members.set(entry.fileName, Buffer.concat(parts).toString('utf8'));
        zip.readEntry();
      });
    });
  });
  zip.readEntry();
  await once(zip, 'end');
  return members;
}

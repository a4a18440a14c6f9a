/**
 * Compound files: what Office wrote before 2007, and what it still packs an encrypted document into. Neither is read; this reader
 * tells which it is, since only one of them can be helped by saving it anew.
 *
 * Source: MS-CFB (signature), MS-OFFCRYPTO (the stream "EncryptedPackage").
 */
import type { OpenedFile, Reader, ReadResult } from '../reader.ts';

const SIGNATURE = Buffer.from('d0cf11e0a1b11ae1', 'hex');
/** Names of streams stand in it as UTF-16. */
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le');

async function isEncrypted(file: OpenedFile): Promise<boolean> {
  let end = Buffer.alloc(0);
  for await (const chunk of file.chunks()) {
    const bytes = Buffer.concat([end, chunk]);
    if (bytes.includes(ENCRYPTED)) return true;
    end = bytes.subarray(-ENCRYPTED.length);
  }
  return false;
}

async function* readFile(file: OpenedFile): AsyncGenerator<ReadResult> {
  const reason = (await isEncrypted(file))
    ? 'is encrypted: it opens only with its password'
    : 'is a document of an old Office program (.doc, .xls, .ppt, .msg); save it as .docx or PDF';
  yield { skipped: { path: file.path, reason } };
}

export const oldOfficeReader: Reader = {
  name: 'old Office document',
  extensions: [],
  binary: true,
  recognizes: (head) => SIGNATURE.equals(head.subarray(0, SIGNATURE.length)),
  read: readFile,
};

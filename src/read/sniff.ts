/**
 * What the first bytes say a file is, where they say it surely: these are no plain text, whatever the name ends in.
 *
 * Source of the signatures: the registrations of the formats and the WHATWG MIME Sniffing Standard.
 */

const IMAGE = 'an image, not a text';
const RECORDING = 'a sound or video recording, not a text';
const ARCHIVE = 'an archive of a kind that is not read; ZIP is';

const SIGNATURES: readonly { at?: number; bytes: string; name: string }[] = [
  { bytes: 'PK\x03\x04', name: 'a document of a kind that is not read, packed as ZIP' },
  { bytes: '\x89PNG', name: IMAGE },
  { bytes: '\xFF\xD8\xFF', name: IMAGE },
  { bytes: 'GIF8', name: IMAGE },
  { bytes: 'II*\0', name: IMAGE },
  { bytes: 'MM\0*', name: IMAGE },
  { at: 8, bytes: 'WEBPVP8', name: IMAGE },
  { at: 4, bytes: 'ftyp', name: RECORDING },
  { bytes: 'ID3', name: RECORDING },
  { bytes: 'OggS\0', name: RECORDING },
  { at: 8, bytes: 'WAVEfmt ', name: RECORDING },
  { at: 8, bytes: 'AVI LIST', name: RECORDING },
  { bytes: '\x1A\x45\xDF\xA3', name: RECORDING },
  { bytes: '7z\xBC\xAF\x27\x1C', name: ARCHIVE },
  { bytes: 'Rar!\x1A\x07', name: ARCHIVE },
  { bytes: '\xFD7zXZ\0', name: ARCHIVE },
  { bytes: 'BZh91AY&SY', name: ARCHIVE },
  { at: 257, bytes: 'ustar', name: ARCHIVE },
  { bytes: '\x7FELF', name: 'a program' },
  { bytes: 'SQLite f', name: 'a database' },
  { bytes: '{\\rtf', name: 'a rich text document (.rtf), a format that is not read' },
];
const XML = /^(?:\uFEFF)?\s{0,100}<\?xml\b/i;

export function isGzip(head: Uint8Array): boolean {
  return head[0] === 0x1f && head[1] === 0x8b;
}

export function isZip(head: Uint8Array): boolean {
  return head[0] === 0x50 && head[1] === 0x4b && ((head[2] === 3 && head[3] === 4) || (head[2] === 5 && head[3] === 6));
}

/** What the content is, with its article ("an image"), where no reader has taken it; `undefined` when it may be text. */
export function foreignFormat(head: Uint8Array): string | undefined {
  const start = Buffer.from(head.subarray(0, 512)).toString('latin1');
  const signed = SIGNATURES.find(({ at = 0, bytes }) => start.startsWith(bytes, at));
  if (signed) return signed.name;
  return XML.test(Buffer.from(head.subarray(0, 512)).toString('utf8')) ? 'an XML document of a kind that is not read' : undefined;
}

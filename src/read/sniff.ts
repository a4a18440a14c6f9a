/**
 * What the first bytes say a file is, where they say it surely: these are no plain text, whatever the name ends in.
 *
 * Source of the signatures: the registrations of the formats and the WHATWG MIME Sniffing Standard.
 */

const SIGNATURES: readonly { bytes: readonly number[]; name: string }[] = [
  { bytes: [0x50, 0x4b, 0x03, 0x04], name: 'a document of a kind that is not read, packed as ZIP' },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], name: 'an old Office document' },
  { bytes: [0x89, 0x50, 0x4e, 0x47], name: 'an image' },
  { bytes: [0xff, 0xd8, 0xff], name: 'an image' },
  { bytes: [0x47, 0x49, 0x46, 0x38], name: 'an image' },
  { bytes: [0x7f, 0x45, 0x4c, 0x46], name: 'a program' },
  { bytes: [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20, 0x66], name: 'a database' },
  { bytes: [0x7b, 0x5c, 0x72, 0x74, 0x66], name: 'a rich text document' },
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
  const signed = SIGNATURES.find(({ bytes }) => bytes.every((byte, i) => head[i] === byte));
  if (signed) return signed.name;
  return XML.test(Buffer.from(head.subarray(0, 512)).toString('utf8')) ? 'an XML document' : undefined;
}

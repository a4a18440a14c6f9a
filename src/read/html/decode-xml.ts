/** Bytes of an XML file to text: byte order mark, valid UTF-8, then what its declaration says, as for HTML. */
import { decodeHtml } from './decode-html.ts';

const DECLARATION = /^\s{0,100}<\?xml[^>]{1,200}?encoding\s{0,10}=\s{0,10}["']([\w.:-]{1,40})["']/;

export function decodeXml(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.subarray(0, 512)).toString('latin1');
  return decodeHtml(bytes, DECLARATION.exec(head)?.[1]).text;
}

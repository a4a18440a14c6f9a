/**
 * `.docx`: a word processor's document as an article. mammoth turns styles and lists into plain markup, which goes the way of all
 * content; pictures are not read.
 *
 * A heading or title in the text outweighs the document's properties, which are often those of the file it was made from. Who made
 * the document, and when, counts only where the text names nobody and no date. All members are counted before mammoth sees them.
 */
import { messageOf } from '../../domain/errors.ts';
import { buildArticle } from '../article-builder.ts';
import { defaultsOf } from '../defaults.ts';
import { readProperties } from '../document-properties.ts';
import { structureHtml } from '../html/structure-html.ts';
import { decodeXml } from '../html/decode-xml.ts';
import { type Metadata, stated } from '../metadata.ts';
import { compileLinePatterns } from '../patterns.ts';
import type { OpenedFile, ReadContext, Reader, ReadResult } from '../reader.ts';
import { isZip } from '../sniff.ts';
import { NOTHING_LEFT } from '../text-reader.ts';
import { readWholeBytes } from '../whole-text.ts';
import { localName, readTags } from '../xml-tags.ts';

const MAX_BYTES = 128 * 1024 * 1024;
/** Unpacked, of what describes the text: a book of 1,000 pages has about ten. Its tree takes twenty times as much. */
const MAX_XML_BYTES = 20 * 1024 * 1024;
const MAX_MEMBERS = 5000;
const STYLES = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='Subtitle'] => p.standfirst:fresh",
  ...[1, 2, 3, 4, 5].map((level) => `p[style-name='Heading ${level}'] => h${level + 1}:fresh`),
  "p[style-name='Quote'] => blockquote:fresh",
  "p[style-name='Intense Quote'] => blockquote:fresh",
  "p[style-name='caption'] => figcaption:fresh",
  "p[style-name='Caption'] => figcaption:fresh",
];

function readCore(xml: string): Metadata {
  const values = new Map<string, string>();
  for (const { name, text } of readTags(xml)) if (text !== '' && !values.has(localName(name))) values.set(localName(name), text);
  return readProperties({
    title: values.get('title'),
    author: values.get('creator'),
    created: values.get('created'),
    modified: values.get('modified'),
    language: values.get('language'),
  });
}

/** The properties; every member that holds text has been counted when this returns. @throws when the archive is damaged or too large */
async function inspect(bytes: Buffer, file: OpenedFile): Promise<Metadata> {
  const { openZip, readMember } = await import('../zip/open-zip.ts');
  async function* chunks(): AsyncGenerator<Uint8Array> {
    yield bytes;
  }
  const zip = await openZip(
    { path: file.path, extension: file.extension, head: file.head, chunks },
    { bytes: MAX_XML_BYTES, members: MAX_MEMBERS },
  );
  try {
    let properties: Metadata = {};
    if (!zip.members.some(({ name }) => name === 'word/document.xml')) throw new Error('it holds no text of a word processor');
    for (const member of zip.members.filter(({ name }) => /\.(?:xml|rels)$/i.test(name))) {
      const content = await readMember(member, MAX_XML_BYTES);
      if (member.name === 'docProps/core.xml') properties = readCore(decodeXml(content));
    }
    return properties;
  } finally {
    zip.close();
  }
}

async function readDocument(file: OpenedFile, context: ReadContext): Promise<ReadResult> {
  const refuse = (reason: string): ReadResult => ({ skipped: { path: file.path, reason } });
  const whole = await readWholeBytes(file, MAX_BYTES);
  if ('reason' in whole) return refuse(whole.reason);
  try {
    const properties = await inspect(whole.bytes, file);
    const { default: mammoth } = await import('mammoth');
    const convertImage = mammoth.images.imgElement(() => Promise.resolve({ src: '' }));
    const { value: html } = await mammoth.convertToHtml({ buffer: whole.bytes }, { styleMap: STYLES, convertImage });
    const findings = structureHtml(html, { boilerplate: compileLinePatterns(context.config?.boilerplate ?? []) });
    if (findings.blocks.length === 0) return refuse(NOTHING_LEFT);
    return { article: buildArticle(file.path, {}, findings, stated(properties, defaultsOf(context, file.path))) };
  } catch (error) {
    return refuse(`cannot be read as a Word document (${messageOf(error).slice(0, 160)})`);
  }
}

export const docxReader: Reader = {
  name: 'Word document',
  extensions: ['.docx'],
  binary: true,
  recognizes: (head, extension) => isZip(head) && (extension === '.docx' || Buffer.from(head).includes('word/document.xml')),
  async *read(file, context) {
    yield await readDocument(file, context);
  },
};

/**
 * The tags of a small XML file one after the other, for the few that say what a document is made of: no tree, no entities but the five
 * of XML and numbers, so that nothing in it can grow. Linear.
 */

export interface XmlTag {
  /** With its prefix, as written; "/" before it when it closes. */
  name: string;
  attributes: ReadonlyMap<string, string>;
  /** The text up to the next tag. */
  text: string;
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const MAX_TAGS = 200_000;
const ATTRIBUTE = /([\w:.-]{1,100})\s{0,20}=\s{0,20}(?:"([^"]{0,10000})"|'([^']{0,10000})')/g;

function decodeReferences(text: string): string {
  return text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|\w{2,4});/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return NAMED[name] ?? whole;
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** The tags in their order; comments and declarations left away. */
export function* readTags(xml: string): Generator<XmlTag> {
  let count = 0;
  for (let at = xml.indexOf('<'); at !== -1 && count < MAX_TAGS; count++) {
    if (xml.startsWith('<!--', at)) {
      const close = xml.indexOf('-->', at + 4);
      at = close === -1 ? -1 : xml.indexOf('<', close);
      continue;
    }
    const end = xml.indexOf('>', at);
    if (end === -1) return;
    const next = xml.indexOf('<', end);
    const tag = xml.slice(at + 1, end);
    const name = /^\/?[\w:.-]{1,100}/.exec(tag)?.[0];
    if (name !== undefined) {
      const attributes = new Map<string, string>();
      for (const match of tag.slice(name.length).matchAll(ATTRIBUTE))
        attributes.set(match[1] ?? '', decodeReferences(match[2] ?? match[3] ?? ''));
      yield { name, attributes, text: decodeReferences(xml.slice(end + 1, next === -1 ? xml.length : next)).trim() };
    }
    at = next;
  }
}

/** A name without its prefix: "dc:title" is "title". */
export function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

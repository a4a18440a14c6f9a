/** Writes ZIP archives, sound ones and traps: each field can be made to lie. */
import { crc32, deflateRawSync } from 'node:zlib';

export interface Entry {
  name: string;
  content: string | Uint8Array;
  /** Kept as it is instead of deflated. */
  isStored?: boolean;
  /** What the archive says of the unpacked size. */
  declaredSize?: number;
  isEncrypted?: boolean;
  /** Unix mode. */
  mode?: number;
}

/** 1 January 2031, 00:00, as MS-DOS has it. */
const DATE = ((2031 - 1980) << 9) | (1 << 5) | 1;

export function makeZip(entries: readonly Entry[]): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, content, isStored = false, declaredSize, isEncrypted = false, mode = 0o100644 } of entries) {
    const plain = Buffer.from(content);
    const packed = isStored ? plain : deflateRawSync(plain);
    const nameBytes = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE((isEncrypted ? 1 : 0) | 0x800, 2);
    common.writeUInt16LE(isStored ? 0 : 8, 4);
    common.writeUInt16LE(DATE, 8);
    common.writeUInt32LE(crc32(plain), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(declaredSize ?? plain.length, 18);
    common.writeUInt16LE(nameBytes.length, 22);
    local.push(Buffer.from('PK\x03\x04', 'latin1'), common, nameBytes, packed);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE((mode << 16) >>> 0, 6);
    rest.writeUInt32LE(offset, 10);
    central.push(Buffer.from('PK\x01\x02\x14\x03', 'latin1'), common, rest, nameBytes);
    offset += 30 + nameBytes.length + packed.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, directory, end]);
}

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

/** The members of a Word document with this body. */
export function wordMembers(body: string, core = ''): Entry[] {
  const relation = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/${type}" Target="${target}"/>`;
  const relations = (inner: string): string =>
    `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inner}</Relationships>`;
  const style = (id: string, name: string): string => `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/></w:style>`;
  const names = [
    ['Title', 'Title'],
    ['Subtitle', 'Subtitle'],
    ['Heading1', 'heading 1'],
    ['Quote', 'Quote'],
  ] as const;
  const properties =
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"';
  return [
    {
      name: '[Content_Types].xml',
      content:
        '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    },
    { name: '_rels/.rels', content: relations(relation('r1', 'officeDocument/2006/relationships/officeDocument', 'word/document.xml')) },
    { name: 'docProps/core.xml', content: `<?xml version="1.0"?><cp:coreProperties ${properties}>${core}</cp:coreProperties>` },
    {
      name: 'word/_rels/document.xml.rels',
      content: relations(
        relation('r2', 'officeDocument/2006/relationships/styles', 'styles.xml') +
          relation('r3', 'officeDocument/2006/relationships/numbering', 'numbering.xml'),
      ),
    },
    {
      name: 'word/styles.xml',
      content: `<?xml version="1.0"?><w:styles ${W}>${names.map(([id, name]) => style(id, name)).join('')}</w:styles>`,
    },
    {
      name: 'word/numbering.xml',
      content: `<?xml version="1.0"?><w:numbering ${W}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`,
    },
    { name: 'word/document.xml', content: `<?xml version="1.0"?><w:document ${W}><w:body>${body}</w:body></w:document>` },
  ];
}

/** A paragraph of a Word document. */
export function wordParagraph(text: string, properties = ''): string {
  return `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}<w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
}

export const styled = (id: string): string => `<w:pStyle w:val="${id}"/>`;

/**
 * A document of Office Open XML (DOCX) made of paragraphs: as much of the format as a list of quotations needs, with named styles, so that whoever
 * opens it changes a look in one place.
 *
 * Texts are data: what XML cannot hold is replaced, the rest escaped. Links lead to http and https alone.
 *
 * @see https://ecma-international.org/publications-and-standards/standards/ecma-376/
 */
import { escapeMarkup } from './feed-entry.ts';
import { zipOf } from './zip.ts';

export type DocxStyle = 'Title' | 'Quote' | 'Attribution' | 'Note' | 'Citation' | 'Remark';

export interface DocxRun {
  text: string;
  italic?: boolean;
  bold?: boolean;
  /** Absolute. */
  link?: string;
}

export interface DocxParagraph {
  style: DocxStyle;
  runs: readonly DocxRun[];
}

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

const CONTENT_TYPES = `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${WORD}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${WORD}.styles+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`;

const RELATIONS = `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${R}/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="${PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`;

/** Lengths are twentieths of a point, sizes half points. Elements stand in the order that the schema asks for. */
function style(id: DocxStyle, paragraph: string, run: string): string {
  return `<w:style w:type="paragraph" w:customStyle="1" w:styleId="${id}"><w:name w:val="Pullquote ${id}"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>${paragraph}</w:pPr><w:rPr>${run}</w:rPr></w:style>`;
}

const STYLES = `${HEAD}<w:styles xmlns:w="${W}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Georgia" w:hAnsi="Georgia" w:cs="Times New Roman"/><w:sz w:val="22"/><w:szCs w:val="22"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style><w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:rPr><w:color w:val="98191B"/><w:u w:val="single"/></w:rPr></w:style>${[
  style('Title', '<w:keepNext/><w:spacing w:after="360"/><w:outlineLvl w:val="0"/>', '<w:b/><w:sz w:val="36"/>'),
  style('Quote', '<w:keepNext/><w:keepLines/><w:spacing w:before="360" w:after="80"/><w:ind w:left="360"/>', '<w:sz w:val="26"/>'),
  style('Attribution', '<w:keepNext/><w:ind w:left="360"/>', '<w:sz w:val="20"/>'),
  style('Note', '', ''),
  style('Citation', '', '<w:color w:val="555555"/><w:sz w:val="20"/>'),
  style('Remark', '', '<w:i/><w:sz w:val="20"/>'),
].join('')}</w:styles>`;

const isWebLink = (link: string): boolean => URL.canParse(link) && /^https?:$/.test(new URL(link).protocol);

/** White space inside a run is one space: a tab or a line end would be an element of its own. */
function runOf({ text, italic, bold }: DocxRun, characterStyle = ''): string {
  const properties = `${characterStyle}${bold === true ? '<w:b/>' : ''}${italic === true ? '<w:i/>' : ''}`;
  const written = escapeMarkup(text.replace(/\s+/gu, ' '));
  return `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${written}</w:t></w:r>`;
}

/** The archive. Paragraphs without text are left out. */
export function docxOf(title: string, paragraphs: readonly DocxParagraph[]): Uint8Array<ArrayBuffer> {
  const links: string[] = [];
  const inline = (run: DocxRun): string => {
    if (run.link === undefined || !isWebLink(run.link)) return runOf(run);
    if (!links.includes(run.link)) links.push(run.link);
    return `<w:hyperlink r:id="link${links.indexOf(run.link)}">${runOf(run, '<w:rStyle w:val="Hyperlink"/>')}</w:hyperlink>`;
  };
  const body = paragraphs
    .filter(({ runs }) => runs.some(({ text }) => text !== ''))
    .map(({ style: id, runs }) => `<w:p><w:pPr><w:pStyle w:val="${id}"/></w:pPr>${runs.map(inline).join('')}</w:p>`)
    .join('');
  const relations = links.map(
    (link, i) => `<Relationship Id="link${i}" Type="${R}/hyperlink" Target="${escapeMarkup(new URL(link).href)}" TargetMode="External"/>`,
  );
  return zipOf([
    { name: '[Content_Types].xml', text: CONTENT_TYPES },
    { name: '_rels/.rels', text: RELATIONS },
    {
      name: 'word/document.xml',
      text: `${HEAD}<w:document xmlns:w="${W}" xmlns:r="${R}"><w:body>${body}<w:sectPr><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="720" w:footer="720" w:gutter="0"/></w:sectPr></w:body></w:document>`,
    },
    { name: 'word/styles.xml', text: STYLES },
    {
      name: 'word/_rels/document.xml.rels',
      text: `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="styles" Type="${R}/styles" Target="styles.xml"/>${relations.join('')}</Relationships>`,
    },
    {
      name: 'docProps/core.xml',
      text: `${HEAD}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escapeMarkup(title)}</dc:title></cp:coreProperties>`,
    },
  ]);
}

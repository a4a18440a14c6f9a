/** Words with who says them, where they stand and the link to exactly them, to paste as plain text, Markdown or HTML. Text stays text in each. */
import { type Attribution, attributionText } from './attribution.ts';

const HTML: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (character) => HTML[character] ?? character);

/** Characters that mean something to Markdown, wherever they stand; at the start of a line also those of lists and headings. */
const escapeMarkdown = (text: string): string =>
  text
    .replace(/\s+/gu, ' ')
    .replace(/[\\`*_[\]<>#|~]/g, '\\$&')
    .replace(/^(\s*)([-+=]|\d+[.)])/u, '$1\\$2');

/** In a Markdown link an address may hold no bracket and no space. */
const markdownAddress = (link: string): string =>
  link.replace(/[()<>\s]/g, (character) => encodeURIComponent(character).replace('(', '%28').replace(')', '%29'));

const said = ({ words, isQuotation }: Attribution): string => (isQuotation ? `“${words}”` : words);
const titled = ({ title }: Attribution, untitled: string): string => (title === '' ? untitled : `“${title}”`);

export interface CopyForms {
  text: string;
  markdown: string;
  html: string;
}

/** The three forms. */
export function copyForms(attribution: Attribution, untitled: string): CopyForms {
  const { speaker, source, published, link } = attribution;
  const from = [source, published].filter((part) => part !== undefined);
  const markdownPlace = [`[${escapeMarkdown(titled(attribution, untitled))}](${markdownAddress(link)})`, ...from.map(escapeMarkdown)].join(
    ', ',
  );
  const htmlPlace = [
    `<cite><a href="${escapeHtml(link)}">${escapeHtml(titled(attribution, untitled))}</a></cite>`,
    ...from.map(escapeHtml),
  ].join(', ');
  return {
    text: attributionText(attribution),
    markdown: `> ${escapeMarkdown(said(attribution))}\n>\n> — ${speaker === undefined ? '' : `${escapeMarkdown(speaker)}. `}${markdownPlace}\n`,
    html: `<figure>\n<blockquote cite="${escapeHtml(link)}"><p>${escapeHtml(said(attribution))}</p></blockquote>\n<figcaption>— ${
      speaker === undefined ? '' : `${escapeHtml(speaker)}. `
    }${htmlPlace}</figcaption>\n</figure>\n`,
  };
}

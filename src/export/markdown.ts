/**
 * Search results as Markdown (CommonMark): the search as a list, then each hit as a block quote with who said it and where it stands.
 *
 * Texts are data: whatever Markdown or HTML would read as a mark in them is escaped, so that they show as they are.
 *
 * @see https://spec.commonmark.org/0.31.2/#backslash-escapes
 */
import type { Hit } from '../domain/search.ts';
import { attributionOf } from './attribution.ts';
import type { ExportFormat, SearchNote } from './export-format.ts';

/** A text in one line in which nothing is a mark. A number or a dash begins a list only at the beginning of a line. */
export function markdownText(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  return line
    .replace(/[\\`*_{}[\]<>()#!|~&]/g, '\\$&')
    .replace(/^([+-])/, '\\$1')
    .replace(/^(\d{1,9})([.)])/, '$1\\$2');
}

/** A link. An address within "(" and ")" may hold neither these nor a space. */
export function markdownLink(text: string, link: string): string {
  const address = link
    .replace(/[<>\s\\]/g, (letter) => encodeURIComponent(letter))
    .replaceAll('(', '%28')
    .replaceAll(')', '%29');
  return `[${markdownText(text)}](${address})`;
}

function row(hit: Hit): string {
  const { words, isQuotation, speaker, title, source, published, link } = attributionOf(hit, hit.link);
  const said = isQuotation ? `“${markdownText(words)}”` : markdownText(words);
  const place = [title === '' ? undefined : `“${title}”`, source, published].filter((part) => part !== undefined).join(', ');
  const who = speaker === undefined ? '' : `— ${markdownText(speaker)}. `;
  return `> ${said}\n>\n> ${who}${markdownLink(place === '' ? link : place, link)}\n\n`;
}

function head({ lines, summary, link }: SearchNote): string {
  const items = lines.map(([label, value]) => `- ${markdownText(label)}: ${markdownText(value)}\n`);
  return `${items.join('')}- ${markdownLink(summary, link)}\n\n---\n\n`;
}

export const MARKDOWN: ExportFormat = { type: 'text/markdown; charset=utf-8', extension: 'md', head, row };

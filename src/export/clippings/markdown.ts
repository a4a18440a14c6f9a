/** Clippings as Markdown: of each the words as a block quote with who said them and where, the note, and the citation. */
import { citationText } from '../format-citation.ts';
import { markdownLink, markdownText } from '../markdown.ts';
import { type ClippingEntry, type ClippingWords, speakerOf } from './cited-clipping.ts';

const quoted = (text: string): string => `> ${markdownText(text)}\n`;
/** A note keeps its lines. */
const paragraphs = (text: string): string =>
  text
    .split(/\n+/)
    .map((line) => `${markdownText(line)}\n`)
    .join('\n');

function placeOf({ title, source, published }: { title: string; source?: string; published?: string }, untitled: string): string {
  return [title === '' ? untitled : `“${title}”`, source, published].filter((part) => part !== undefined).join(', ');
}

function entryText({ number, note, link, was, cited }: ClippingEntry, words: ClippingWords): string {
  const parts = [`## ${number}\n`];
  if (cited === undefined) parts.push(`${markdownText(words.gone)}\n`);
  else {
    const { attribution, citation } = cited;
    const said = attribution.isQuotation ? `“${attribution.words}”` : attribution.words;
    const named = speakerOf(cited, words);
    const speaker = named === '' ? '' : `— ${markdownText(named)}. `;
    const place = markdownLink(placeOf(attribution, words.untitledArticle), link);
    parts.push(`${quoted(said)}>\n> ${speaker}${place}\n`);
    if (note !== '') parts.push(`**${markdownText(words.note)}** ${paragraphs(note)}`);
    parts.push(`${markdownText(citationText(citation))}\n`);
  }
  if (was !== undefined) parts.push(`${cited === undefined ? '' : `${markdownText(words.changed)}\n\n`}${quoted(was)}`);
  if (cited === undefined && note !== '') parts.push(`**${markdownText(words.note)}** ${paragraphs(note)}`);
  return parts.join('\n');
}

export function clippingsMarkdown(title: string, entries: readonly ClippingEntry[], words: ClippingWords): string {
  const head = `# ${markdownText(title === '' ? words.untitledList : title)}\n`;
  return [head, ...entries.map((entry) => entryText(entry, words))].join('\n');
}

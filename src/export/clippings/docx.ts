/** Clippings as a document for a word processor: of each the words, who said them and where, the note, and the citation. */
import { type DocxParagraph, type DocxRun, docxOf } from '../docx.ts';
import { type ClippingEntry, type ClippingWords, speakerOf } from './cited-clipping.ts';

function noteOf(note: string, words: ClippingWords): DocxParagraph[] {
  const [first = '', ...others] = note.split(/\n+/);
  if (note === '') return [];
  return [
    { style: 'Note', runs: [{ text: `${words.note} `, bold: true }, { text: first }] },
    ...others.map((text): DocxParagraph => ({ style: 'Note', runs: [{ text }] })),
  ];
}

function entryParagraphs({ number, note, link, was, cited }: ClippingEntry, words: ClippingWords): DocxParagraph[] {
  const before: DocxParagraph[] = was === undefined ? [] : [{ style: 'Quote', runs: [{ text: was }] }];
  if (cited === undefined) {
    return [{ style: 'Remark', runs: [{ text: `${number}. ${words.gone}` }] }, ...before, ...noteOf(note, words)];
  }
  const { attribution, citation } = cited;
  const { title, source, published } = attribution;
  const speaker = speakerOf(cited, words);
  const place = [title === '' ? words.untitledArticle : `“${title}”`, source, published].filter((part) => part !== undefined).join(', ');
  const said: DocxRun = { text: attribution.isQuotation ? `“${attribution.words}”` : attribution.words };
  return [
    { style: 'Quote', runs: [{ text: `${number}. ` }, said] },
    { style: 'Attribution', runs: [...(speaker === '' ? [] : [{ text: `— ${speaker}. ` }]), { text: place, link }] },
    ...noteOf(note, words),
    { style: 'Citation', runs: citation },
    ...(was === undefined ? [] : [{ style: 'Remark', runs: [{ text: words.changed }] } as const, ...before]),
  ];
}

export function clippingsDocx(title: string, entries: readonly ClippingEntry[], words: ClippingWords): Uint8Array<ArrayBuffer> {
  const heading = title === '' ? words.untitledList : title;
  return docxOf(heading, [{ style: 'Title', runs: [{ text: heading }] }, ...entries.flatMap((entry) => entryParagraphs(entry, words))]);
}

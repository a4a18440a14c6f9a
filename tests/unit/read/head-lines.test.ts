import { describe, expect, it } from 'vitest';
import { readMarkdown } from '../../../src/read/markdown-reader.ts';
import { parseByline } from '../../../src/read/structure/byline.ts';
import { articleOf, BODY, MORE, outline, plain } from './read-support.ts';

const NAMES = ['Ines Falk', 'Ola Brandt', 'Mara Lind', 'Tom Berg', 'Petra Holm', 'Sven Aker', 'Ida Lund', 'Lars Nordin', 'Eva Strand'];

describe('the lines at the head of a text', () => {
  it('take a first line over a byline as the title, though it has the stops of sentences', () => {
    const title = 'The eels are back. Why the town wants them gone again.';
    const article = plain(`${title}\n\nBy Ines Falk\n2031-05-06\n\n${BODY}\n\n${MORE}`);
    expect(article).toMatchObject({ title, authors: ['Ines Falk'], published: '2031-05-06' });
  });

  it.each([8, 9, 27])('read "By" and %i names as a byline of them all', (count) => {
    const names = Array.from({ length: count }, (_, i) => `${NAMES[i % 9] ?? ''}${'abc'.charAt(Math.floor(i / 9))}`);
    const line = `By ${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
    expect(parseByline(line)).toEqual({ authors: names });
    expect(outline(plain(`A Year On The Quay\n\n${line}\n\n${BODY}\n\n${MORE}`))[1]).toBe(`byline: ${line}`);
  });

  it('do not take the speaker of a transcript as title or heading', () => {
    const article = plain(`INES FALK, HOST:\n\n${BODY}\n\n${MORE}`);
    expect(article.title).not.toContain('FALK');
    expect(outline(article)[0]).toBe('paragraph: INES FALK, HOST:');
  });

  it('have the outlet under the name of its reporter in the byline', () => {
    const article = plain(`A Year On The Quay\n\nBy Ines Falk\n\nQUAY TODAY\n\n${BODY}\n\n${MORE}`);
    expect(outline(article)[2]).toBe('byline: QUAY TODAY');
  });

  it('do not take a caption with its credit as the dek', () => {
    const article = plain(`A Year On The Quay\n\nThe old quay at dawn (Ola Brandt/Reuters)\n\nBy Ines Falk\n\n${BODY}\n\n${MORE}`);
    expect(article.dek).toBeUndefined();
    expect(outline(article)[1]).toBe('caption: The old quay at dawn (Ola Brandt/Reuters)');
  });
});

describe('a date alone on a line', () => {
  const chronology = `May 3, 2029\n\n${BODY}\n\nMay 4, 2029\n\n${MORE}\n\nMay 5, 2029\n\nIt ended.`;

  it('among the paragraphs is none of publication', () => {
    const article = plain(`A Year On The Quay\n\nBy Ines Falk\n\n${MORE}\n\n${chronology}`);
    expect(article.published).toBeUndefined();
    expect(outline(article).filter((line) => line.startsWith('byline'))).toEqual(['byline: By Ines Falk']);
  });

  it('under a short introduction is none of publication where others follow', () => {
    expect(plain(`A Year On The Quay\n\nBy Ines Falk\n\nHere is what happened.\n\n${chronology}`).published).toBeUndefined();
  });

  it('at the end counts with a label only', () => {
    expect(plain(`A Year On The Quay\n\n${BODY}\n\n${MORE}\n\nPublished May 5, 2031`).published).toBe('2031-05-05');
    expect(plain(`A Year On The Quay\n\n${BODY}\n\n${MORE}\n\nMay 5, 2031`).published).toBeUndefined();
  });

  it('in the body does not outweigh the date of the headers', () => {
    const mail = `From: Ines Falk <ines@quay.example>\nSubject: A Year\nDate: Tue, 6 May 2031 10:00:00 +0000\n\nAll, see below.\n\n${chronology}`;
    expect(plain(mail).published).toBe('2031-05-06');
  });
});

describe('a line that begins as a photo credit', () => {
  const text = `${BODY}\n\nPhoto by photo, the museum restored the album.\n\nPhoto by Ola Brandt\n\n${MORE}`;

  it.each([
    ['plain text', plain(text)],
    ['Markdown', articleOf(readMarkdown('a.md', text, {}))],
  ])('is left out of %s only where a name follows', (_, article) => {
    expect(outline(article)).toContain('paragraph: Photo by photo, the museum restored the album.');
    expect(article.dropped.map((one) => one.text)).toEqual(['Photo by Ola Brandt']);
  });

  it('leaves out the label of an advertisement between paragraphs', () => {
    expect(plain(`${BODY}\n\nAD\n\n${MORE}`).dropped).toEqual([{ text: 'AD', lines: [3, 3], reason: 'boilerplate' }]);
  });
});

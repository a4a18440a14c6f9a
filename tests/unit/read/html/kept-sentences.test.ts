import { describe, expect, it } from 'vitest';
import { articleOf, MORE_PROSE, pageWith, PROSE } from './read-fixture.ts';

const SENTENCES = [
  'On Friday the index closed up 14.02 points, or 0.3%.',
  'By Friday, the quay was dry again.',
  'On Sunday, they won.',
  'Published in 1931, the novel sold out.',
  'Updated rules took effect on April 2, 2031.',
  'It was opened on May 3, 2031.',
  'Subscribe to the plan or not, the pier will fall, engineers said.',
  'By Ines Falk’s count, the eels were back.',
  'By closing the lock, the town wants to save the eels…',
  'Photo by photo, the museum restored the album.',
  'Copyright law protects the song.',
  '($1 = 1.4461 marks)',
];

describe('a sentence of a page', () => {
  it.each(SENTENCES)('%s stays a paragraph before, between and after the others', (line) => {
    const pages = [
      pageWith(`<p>${line}</p>`),
      `<html><body><article><p>${line}</p><p>${PROSE}</p><p>${MORE_PROSE}</p></article></body></html>`,
      `<html><body><article><p>${PROSE}</p><p>${MORE_PROSE}</p><p>${line}</p></article></body></html>`,
    ];
    for (const page of pages) expect(articleOf(page).blocks).toContainEqual({ kind: 'paragraph', text: line });
  });

  it.each(['Posted April 2, 2031', 'By Ines Falk and Ola Brandt', 'Updated: April 2, 2031 10:00 am'])(
    '%s over the first paragraph is a byline all the same',
    (line) => {
      const page = `<html><body><article><p>${line}</p><p>${PROSE}</p><p>${MORE_PROSE}</p></article></body></html>`;
      expect(articleOf(page).blocks[0]).toEqual({ kind: 'byline', text: line });
    },
  );

  it('does not make a heading of the speaker of a transcript in bold', () => {
    expect(articleOf(pageWith('<p><b>INES FALK, HOST:</b></p>')).blocks).toContainEqual({ kind: 'paragraph', text: 'INES FALK, HOST:' });
  });

  it('keeps the date over an entry of a chronology, which does not become the published one', () => {
    const article = articleOf(pageWith(`<p>May 3, 2031</p><p>${PROSE} Again.</p>`));
    expect(article.blocks.map(({ text }) => text)).toContain('May 3, 2031');
    expect(article.published).toBeUndefined();
  });
});

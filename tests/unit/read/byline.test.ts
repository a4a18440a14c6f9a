import { describe, expect, it } from 'vitest';
import { parseAuthors, parseStatedAuthors } from '../../../src/read/authors.ts';
import { isAffiliation, parseByline } from '../../../src/read/structure/byline.ts';
import { BODY, MORE, outline, plain } from './read-support.ts';

describe('a byline', () => {
  it.each<[string, string[]]>([
    ['By Ines Falk for The Quay Courier', ['Ines Falk']],
    ['By Ines Falk in Oslo and Ola Brandt in Paris', ['Ines Falk', 'Ola Brandt']],
    ['By Ines Falk of The Sand and Stone Review', ['Ines Falk']],
    ['Compiled by Ines Falk with agencies', ['Ines Falk']],
    ['Story by Ines Falk; photos by Ola Brandt', ['Ines Falk']],
    ['By \u200FInes Falk\u200E and \u202AOla Brandt\u202C', ['Ines Falk', 'Ola Brandt']],
    ['By 李明 and Wang Wei', ['李明', 'Wang Wei']],
    ['By INES McFALK', ['Ines McFalk']],
  ])('%s names the people alone', (line, authors) => {
    expect(parseByline(line)?.authors).toEqual(authors);
  });

  it.each([
    'Posted on June 4, 2031 by Ines Falk',
    'Posted by Ines Falk on June 4, 2031 at 10:00 am',
    'June 4, 2031 by Ines Falk',
    'By Ines Falk, June 4, 2031',
    'By Ines Falk Published June 4, 2031',
  ])('%s gives author and date', (line) => {
    expect(parseByline(line)).toEqual({ authors: ['Ines Falk'], published: '2031-06-04' });
  });

  it.each(['By noon on June 4, 2031 the pier was closed', 'In 2031 the pier was closed by the town', 'Posted on June 4, 2031 by noon'])(
    '%s is none',
    (line) => {
      expect(parseByline(line)).toBeUndefined();
    },
  );

  it.each([
    'Quay Press Writers',
    'Staff Writer',
    'Special to The Quay Courier',
    'Of the Courier staff',
    'Quay Courier Political Correspondent',
  ])('may have "%s" under it', (line) => {
    expect(isAffiliation(line)).toBe(true);
    const article = plain(`Fish Market to Move North\n\nBy INES FALK and OLA BRANDT\n${line}\n\n${BODY}\n\n${MORE}\n`);
    expect(outline(article).slice(0, 3)).toEqual([
      'title: Fish Market to Move North',
      'byline: By INES FALK and OLA BRANDT',
      `byline: ${line}`,
    ]);
  });

  it.each(['What the old writers knew', 'A Town of Writers.', 'The pier closes'])('has not "%s" under it', (line) => {
    expect(isAffiliation(line)).toBe(false);
  });
});

describe('authors that metadata state', () => {
  it.each<[string[], string[]]>([
    [['Falk, Ines'], ['Ines Falk']],
    [['van der Berg, Anna M.'], ['Anna M. van der Berg']],
    [
      ['Falk, Ines', 'Brandt, Ola'],
      ['Ines Falk', 'Ola Brandt'],
    ],
    [
      ['van der Berg, Jan', 'Ines Falk'],
      ['Jan van der Berg', 'Ines Falk'],
    ],
    [['Ines Falk, Ola Brandt'], ['Ines Falk', 'Ola Brandt']],
    [['Ines Falk, Reporter'], ['Ines Falk']],
    [['Falk, Reuters'], ['Falk']],
    [['By Ines Falk for The Quay Courier'], ['Ines Falk']],
  ])('%j are %j', (values, authors) => {
    expect(parseStatedAuthors(values)).toEqual(authors);
  });

  it('are not turned round in a byline, where a place may follow a name', () => {
    expect(parseAuthors('Falk, Oslo')).toEqual(['Falk']);
  });
});

describe('lines over the headline and labels in the text', () => {
  it('take the name of an outlet for no title', () => {
    const article = plain(`THE QUAY COURIER\nWednesday, June 4, 2031\n\nFish market to move north\n\nBy Ines Falk\n\n${BODY}\n\n${MORE}\n`);
    expect(article).toMatchObject({ title: 'Fish market to move north', published: '2031-06-04', sources: [] });
    expect(article.dropped).toMatchObject([{ text: 'THE QUAY COURIER', reason: 'navigation' }]);
  });

  it.each(['Town Sues the Quay Courier', 'The old gazette', 'Market to Move'])('keep "%s" over a dek as the title', (title) => {
    const article = plain(`${title}\n\nTraders fear for their trade and the town is divided\n\nBy Ines Falk\n\n${BODY}\n\n${MORE}\n`);
    expect(article.title).toBe(title);
  });

  it('take a label in capitals alone on its line for a heading, but not a speaker who comes again', () => {
    expect(outline(plain(`Pier\n\n${BODY}\n\nBACKGROUND:\n\nIt was built in 1911.\n`))).toContain('heading: BACKGROUND:');
    const talk = outline(plain(`Pier\n\n${BODY}\n\nMAYOR:\n\nIt is old.\n\nMAYOR:\n\nIt will go.\n`));
    expect(talk.some((line) => line.startsWith('heading: MAYOR'))).toBe(false);
  });

  it('lose marks of writing direction where no script runs from right to left', () => {
    const article = plain(`Market \u202Eevom ot\u202C soon\n\n${BODY}\n\nThe \u200Fpier\u200E is old.\n\nשלום \u200Fpier\u200E.\n`);
    expect(article.title).toBe('Market evom ot soon');
    expect(article.text).toContain('The pier is old.');
    expect(article.text).toContain('שלום \u200Fpier\u200E.');
  });
});

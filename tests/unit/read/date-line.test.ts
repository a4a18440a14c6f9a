import { describe, expect, it } from 'vitest';
import { readMoment } from '../../../src/read/relative-date.ts';
import { parseDateLine } from '../../../src/read/structure/date-line.ts';
import { plain, outline, BODY, MORE } from './read-support.ts';

describe('a line of dates', () => {
  it.each<[string, { published?: string; modified?: string }]>([
    ['Published June 4, 2031 | Updated June 9, 2031', { published: '2031-06-04', modified: '2031-06-09' }],
    ['Published: June 4, 2031 10:15 a.m. Updated: June 9, 2031 11:00 p.m.', { published: '2031-06-04', modified: '2031-06-09' }],
    ['Updated June 9, 2031; published June 4, 2031', { published: '2031-06-04', modified: '2031-06-09' }],
    ['Wed., June 4, 2031 (updated June 9, 2031)', { published: '2031-06-04', modified: '2031-06-09' }],
    ['First published on Wed 4 Jun 2031 10.15 GMT', { published: '2031-06-04' }],
    ['Updated 4:05 PM EST, Mon June 9, 2031', { modified: '2031-06-09' }],
    ['Last modified on 9 June 2031', { modified: '2031-06-09' }],
    ['4 June 2031 – 10:15 – 3 min read', { published: '2031-06-04' }],
    ['Published yesterday', {}],
    ['Updated 3 hours ago', {}],
    ['Yesterday', {}],
    ['Updated 4:05 p.m.', {}],
  ])('%s says what it says and no more', (line, dates) => {
    expect(parseDateLine(line)).toEqual(dates);
  });

  it.each([
    '2031',
    'June',
    'Monday',
    'Today the pier closed',
    'Published by the town',
    'Updated rules for 2031',
    '12 boats, 3 of them new',
  ])('%s is none', (line) => {
    expect(parseDateLine(line)).toBeUndefined();
  });

  const known = readMoment('2031-06-12T02:30:00Z');
  it.each([
    ['Yesterday', '2031-06-11'],
    ['today at 1:00', '2031-06-12'],
    ['2 hours ago', '2031-06-12'],
    ['3 hours ago', '2031-06-11'],
    ['27 hours ago', '2031-06-10'],
    ['3 days ago', '2031-06-09'],
    ['Monday, 4:05 PM', '2031-06-09'],
    ['Published Feb. 3', '2031-02-03'],
    ['Published 13 Dec', '2030-12-13'],
  ])('%s counts from the moment at which it was shown', (line, date) => {
    expect(parseDateLine(line, known)).toEqual({ published: date });
  });

  it('gives no day where the moment does not decide it', () => {
    expect(parseDateLine('Updated 2 hours ago', readMoment('2031-06-12'))).toEqual({});
    expect(parseDateLine('2 weeks ago', known)).toEqual({});
    expect(parseDateLine('Published Thursday', known)).toEqual({});
    expect(readMoment('2031-06')).toBeUndefined();
  });
});

describe('dates at the head of a plain text', () => {
  it('are a byline, with both days, and no dek', () => {
    const article = plain(`Fish market to move\n\nBy Ines Falk\nPublished June 4, 2031 | Updated June 9, 2031\n\n${BODY}\n\n${MORE}\n`);
    expect(article).toMatchObject({ published: '2031-06-04', modified: '2031-06-09', authors: ['Ines Falk'] });
    expect(article.dek).toBeUndefined();
    expect(outline(article)[2]).toBe('byline: Published June 4, 2031 | Updated June 9, 2031');
  });

  it('that count from a moment nobody knows are a byline without a day', () => {
    const article = plain(`Fish market to move\n\nBy Ines Falk\nUpdated 3 hours ago\n\n${BODY}\n\n${MORE}\n`);
    expect(outline(article)[2]).toBe('byline: Updated 3 hours ago');
    expect([article.published, article.modified]).toEqual([undefined, undefined]);
  });

  it('count from when the text was sent, where its headers say so', () => {
    const head = 'From: desk@quay.example\nSubject: Fish market to move\nDate: Thu, 12 Jun 2031 10:00:00 +0200\n';
    expect(plain(`${head}\nPublished yesterday\n\n${BODY}\n\n${MORE}\n`).published).toBe('2031-06-11');
    expect(plain(`${head}\n2 hours ago\n\n${BODY}\n\n${MORE}\n`).published).toBe('2031-06-12');
  });

  it('are no heading of a last paragraph', () => {
    const article = plain(`Fish market to move\n\n${BODY}\n\n${MORE}\n\nToday\n\n${BODY}\n`);
    expect(outline(article)).toContain('heading: Today');
  });
});

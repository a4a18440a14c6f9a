import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { furnitureOf } from '../../../src/read/structure/furniture.ts';
import { MAX_BLOCK_LENGTH } from '../../../src/read/structure/long-text.ts';
import { BODY, MORE, outline, plain } from './read-support.ts';

const FIXTURES = resolve(import.meta.dirname, '../../fixtures/read');

describe('the shape of plain text', () => {
  it('reads a wrapped article with blank lines, byline, date, list, credit, bio and site furniture', () => {
    const article = plain(readFileSync(resolve(FIXTURES, 'harbor.txt'), 'utf8'));
    expect(article.title).toBe('Harbor Council Votes To Move The Fish Market');
    expect(article.authors).toEqual(['Anna Larsen', "Tom O'Brien"]);
    expect(article.published).toBe('2031-03-04');
    expect(article.credits).toEqual([{ name: 'The Associated Press', lines: [24, 24] }]);
    expect(article.blocks.map(({ kind, lines }) => `${kind} ${lines?.join('-')}`)).toEqual([
      'title 1-1',
      'byline 3-3',
      'byline 4-4',
      'paragraph 6-8',
      'paragraph 10-12',
      'heading 14-14',
      'paragraph 16-17',
      'list-item 19-19',
      'list-item 20-20',
      'caption 22-22',
      'source-line 24-24',
      'bio 26-26',
    ]);
    expect(article.dropped.map(({ text, reason }) => `${reason}: ${text}`)).toEqual([
      'boilerplate: Share this article',
      'boilerplate: 3 Comments',
      'boilerplate: Leave a comment',
      'related: Six Recipes for Smoked Herring',
    ]);
  });

  it('takes every long line as a paragraph where nothing is wrapped', () => {
    expect(plain(`${BODY}\n${MORE}\n${BODY} Again.`).blocks.map((block) => block.lines)).toEqual([
      [1, 1],
      [2, 2],
      [3, 3],
    ]);
  });

  it('ends a wrapped paragraph where a sentence ends and the next word would have fitted', () => {
    const article = plain(
      [
        'The council voted on Tuesday to move the old fish market to the north',
        'quay, after two years of argument.',
        'Traders fear the move, for the north quay lies half a mile from the old',
        'station and has no roof at all.',
      ].join('\n'),
    );
    expect(article.blocks.map((block) => block.lines)).toEqual([
      [1, 2],
      [3, 4],
    ]);
  });

  it('does not end a wrapped paragraph at a sentence that fills its line', () => {
    const article = plain(
      [
        'The council voted on Tuesday to move the old fish market to the quay.',
        'Traderswhofear the move say that the north quay lies half a mile from the',
        'old station.',
      ].join('\n'),
    );
    expect(article.blocks).toHaveLength(1);
  });

  it('sets a title and a heading of a wrapped text off from the paragraphs below them', () => {
    const article = plain(
      [
        'The Fish Market Moves North',
        'The council voted on Tuesday to move the old fish market to the north',
        'quay, after two years of argument over noise and the price of ice.',
        'What Traders Fear',
        'Traders fear the move, for the north quay lies half a mile from the old',
        'station and has no roof at all.',
      ].join('\n'),
    );
    expect(article.blocks.map(({ kind, lines }) => `${kind} ${lines?.join('-')}`)).toEqual([
      'title 1-1',
      'paragraph 2-3',
      'heading 4-4',
      'paragraph 5-6',
    ]);
  });

  const wrapped = [
    '“We wait”: the traders of the old quay have their say at last',
    'The council voted on Tuesday to move the old fish',
    'market to the north quay, after two years of',
    'argument over noise and the price of ice. Anna',
    'Larsen, who has sold herring there since she was',
    'a child, said that she would not go before they',
    'carried her.',
    'What the traders fear',
    'The north quay lies half a mile from the station,',
    'and has no roof at all, so that buyers may well',
    'stay away. The mayor has heard it all many times.',
    '“They will come,” he said to the council on that',
    'night.',
  ];

  it('sets off what ends before its line is full, or is wider than any line, where lines are filled', () => {
    const article = plain(wrapped.join('\n'));
    expect(article.title).toBe(wrapped[0]);
    expect(article.blocks.map(({ kind, lines }) => `${kind} ${lines?.join('-')}`)).toEqual([
      'title 1-1',
      'paragraph 2-7',
      'heading 8-8',
      'paragraph 9-13',
    ]);
  });

  it('counts the characters that a line was indented by as filled', () => {
    const lines = wrapped.slice(1, 7);
    const indented = [
      '    The council voted on Tuesday to move the old',
      'fish market to the north quay, after two years of',
      ...lines.slice(2),
    ];
    expect(plain([...indented, ...indented].join('\n')).blocks.map((block) => block.lines)).toEqual([
      [1, 6],
      [7, 12],
    ]);
  });

  it('keeps a paragraph together whose lines a hand wrapped unevenly', () => {
    const article = plain(
      [
        'The council voted on Tuesday to move',
        'the old fish market to the',
        'north quay, after two years of argument over noise',
        'and the price of ice. Then',
        'Anna Larsen, who has sold herring there, left the room',
        'with all of her friends.',
      ].join('\n'),
    );
    expect(article.blocks).toHaveLength(1);
  });

  it('joins a word that was broken after its hyphen without a space', () => {
    const article = plain(
      'They spoke at length of a plan for the well-known and for the cross-\nborder trade in herring, which had grown since the end of the year.',
    );
    expect(article.text).toContain('cross-border trade');
  });

  it('does not take the words of a wrapped paragraph for furniture', () => {
    const article = plain(
      'The editors of the paper now ask everyone who comes to the harbor to\nread more\nabout the old quay and the new one before they go to the vote.',
    );
    expect(article.dropped).toEqual([]);
    expect(article.text).toContain('to read more about');
  });

  it('numbers lines alike for LF, CRLF and CR', () => {
    for (const end of ['\n', '\r\n', '\r']) {
      expect(plain(`A Title For It${end}${end}${BODY}`).blocks.map((block) => block.lines)).toEqual([
        [1, 1],
        [3, 3],
      ]);
    }
  });

  it('cuts ten million characters on one line into blocks of bounded length, losing none', () => {
    const text = 'The minister said no to it. '.repeat(360_000).trim();
    const article = plain(text);
    expect(Math.max(...article.blocks.map((block) => block.text.length))).toBeLessThanOrEqual(MAX_BLOCK_LENGTH);
    expect(article.blocks.map((block) => block.text).join(' ')).toBe(text);
  });
});

describe('the head', () => {
  it('takes no title from a text that opens with a sentence', () => {
    const article = plain(`${BODY}\n\n${MORE}`);
    expect(article.blocks.map((block) => block.kind)).toEqual(['paragraph', 'paragraph']);
    expect(article.title).toBe('The harbor council voted on Tuesday to move the old fish market to the north…');
  });

  it('takes the headline out of its setting with the name of the site', () => {
    const article = plain(`Fish Market Moves North | Harbor Press\n\nFish Market Moves North\n\n${BODY}`);
    expect(article.title).toBe('Fish Market Moves North');
    expect(article.dropped).toEqual([{ text: 'Fish Market Moves North | Harbor Press', lines: [1, 1], reason: 'duplicate-title' }]);
  });

  it('takes a sentence between title and byline as the dek', () => {
    const dek = 'The council wants the stalls on the north quay before summer.';
    const article = plain(`Fish Market Moves North\n\n${dek}\n\nBy Anna Larsen\n\n${BODY}`);
    expect(article.dek).toBe(dek);
    expect(article.authors).toEqual(['Anna Larsen']);
  });

  it('takes a short line under the title as a heading, not as the dek', () => {
    expect(outline(plain(`Fish Market Moves North\n\nKey Points\n\n${BODY}`))[1]).toBe('heading: Key Points');
  });

  it('leaves out the name of the section over the title', () => {
    const article = plain(`Politics\n\nFish Market Moves North\n\n${BODY}`);
    expect(article.title).toBe('Fish Market Moves North');
    expect(article.dropped).toEqual([{ text: 'Politics', lines: [1, 1], reason: 'navigation' }]);
  });
});

describe('bylines and source lines', () => {
  it('keeps a sentence that begins with "By"', () => {
    const sentence = 'By Friday, the crowd had grown.';
    expect(outline(plain(`A Long Day At Sea\n\n${sentence}\n\n${BODY}`))).toContain(`paragraph: ${sentence}`);
  });

  it('reads date and agency of a byline', () => {
    const article = plain(`Fish Market Moves North\n\nBy Anna Larsen via AFP | March 4, 2031\n\n${BODY}`);
    expect(article).toMatchObject({ authors: ['Anna Larsen'], published: '2031-03-04', credits: [{ name: 'AFP', lines: [3, 3] }] });
  });

  it('takes "Updated" as modified, never as published', () => {
    const article = plain(`Fish Market Moves North\n\nUpdated: March 5, 2031\n\n${BODY}`);
    expect(article.modified).toBe('2031-03-05');
    expect(article.published).toBeUndefined();
  });

  it.each([
    ['Source: Harbor Board', [{ name: 'Harbor Board' }]],
    ['Source: The long night (Harbor TV)', [{ name: 'Harbor TV', title: 'The long night' }]],
    ['Sources: Reuters, AFP', [{ name: 'Reuters' }, { name: 'AFP' }]],
    ['Source: https://www.harbor.example/a?b=1', [{ name: 'harbor.example', url: 'https://www.harbor.example/a?b=1' }]],
    ['(via AFP)', [{ name: 'AFP' }]],
    ['This article was originally published on The Conversation.', [{ name: 'The Conversation' }]],
    ['Anna Larsen and The Associated Press contributed to this report.', [{ name: 'The Associated Press' }]],
  ])('credits %j', (line, credits) => {
    const article = plain(`${BODY}\n\n${MORE}\n\n${line}`);
    expect(article.credits).toEqual(credits.map((credit) => ({ ...credit, lines: [5, 5] })));
    expect(outline(article)[2]).toBe(`source-line: ${line}`);
    expect(article.text).not.toContain(line);
  });

  it('keeps a sentence about sources as text', () => {
    const sentence =
      'Sources: three officials who were in the room told us that no vote was taken on the matter, and that none is planned.';
    expect(plain(`${BODY}\n\n${sentence}`).text).toContain(sentence);
  });

  it('does not make an author of somebody who contributed', () => {
    const article = plain(`Fish Market Moves North\n\n${BODY}\n\nOla Berg contributed to this report.`);
    expect(article.authors).toEqual([]);
    expect(outline(article)[2]).toBe('byline: Ola Berg contributed to this report.');
  });
});

describe('the note about the author', () => {
  const note = 'Anna Larsen is a fellow of the Harbor Institute and writes about the sea.';

  it('names the author when nothing else does', () => {
    const article = plain(`Fish Market Moves North\n\n${BODY}\n\n${note}`);
    expect(article.authors).toEqual(['Anna Larsen']);
    expect(outline(article)[2]).toBe(`bio: ${note}`);
  });

  it('does not outweigh a byline', () => {
    expect(plain(`Fish Market Moves North\n\nBy Tom Roe\n\n${BODY}\n\n${note}`).authors).toEqual(['Tom Roe']);
  });

  it('is a paragraph where the person belongs to the story', () => {
    const article = plain(`Fish Market Moves North\n\nMs. Larsen told the council to wait. ${BODY}\n\n${note}`);
    expect(outline(article)[2]).toBe(`paragraph: ${note}`);
    expect(article.authors).toEqual([]);
  });
});

describe('pull quotes', () => {
  const quote = '“We have waited long enough for this market.”';
  const kindOf = (before: string, after: string): string | undefined =>
    plain(`${before}\n\n${quote}\n\n${after}`).blocks.find((block) => block.text === quote)?.kind;

  it('are paragraphs wholly in marks that nobody around them says', () => {
    expect(kindOf(BODY, MORE)).toBe('pull-quote');
  });

  it.each([
    ['a colon before', `${BODY} Marta Quist put it like this:`, MORE],
    ['speech before', `“It is late,” said Marta Quist to the council. ${BODY.slice(0, 60)} She told reporters so.`, MORE],
    ['an open quotation before', `“It is late. ${BODY}`, MORE],
    ['a signature after', BODY, '— Marta Quist'],
  ])('are not paragraphs with %s', (_, before, after) => {
    expect(kindOf(before, after)).toBe('paragraph');
  });

  it('are so below speech too, where their words stand elsewhere in the article', () => {
    const said = `Ms. Quist was loud. “We have waited long enough for this market,” said Marta Quist, “and we will wait no more than a year.”`;
    const repeated = '“We have waited long enough for this market, and we will wait no more than a year.”';
    expect(outline(plain(`${BODY}\n\n${said}\n\n${repeated}\n\n${MORE}`))).toContain(`pull-quote: ${repeated}`);
    expect(outline(plain(`${BODY}\n\n${said}\n\nShe said it again:\n\n${repeated}\n\n${MORE}`))).toContain(`paragraph: ${repeated}`);
    const other = '“Nobody on the council has ever asked what the traders themselves would like to see.”';
    expect(outline(plain(`${BODY}\n\n${said}\n\n${other}\n\n${MORE}`))).toContain(`paragraph: ${other}`);
  });

  it('are never in another script than the text before them', () => {
    const foreign = '“Мы ждали этого рынка слишком долго, и больше не хотим ждать.”';
    const before = `${BODY} Marta Quist gave her answer in Russian, and wrote it down for us.`;
    expect(outline(plain(`${BODY}\n\n${before}\n\n${foreign}\n\n${MORE}`))).toContain(`paragraph: ${foreign}`);
  });

  it('are not two quotations in one paragraph', () => {
    const two = '“We have waited long enough.” “So have we all.”';
    expect(outline(plain(`${BODY}\n\n${two}\n\n${MORE}`))).toContain(`paragraph: ${two}`);
  });
});

describe('headings', () => {
  it('stand over a paragraph; a title-case line at the end is text', () => {
    expect(outline(plain(`${BODY}\n\nThe Road Ahead\n\n${MORE}\n\nTo Be Continued`)).map((line) => line.split(':')[0])).toEqual([
      'paragraph',
      'heading',
      'paragraph',
      'paragraph',
    ]);
  });

  it('may be in sentence case when they have no final mark', () => {
    expect(outline(plain(`${BODY}\n\nWhat we don’t know\n\n${MORE}`))[1]).toBe('heading: What we don’t know');
  });

  it('are not the lines of a transcript', () => {
    expect(outline(plain(`${BODY}\n\nANNA LARSEN: Is It Late?\n\n${MORE}`))[1]).toBe('paragraph: ANNA LARSEN: Is It Late?');
  });

  it.each(['Marta Quist, Harbor Times', 'Marta Quist, HTV'])('are not %j, which signs the paragraph above', (line) => {
    expect(outline(plain(`${BODY}\n\n${line}\n\n${MORE}`))[1]).toBe(`paragraph: ${line}`);
  });

  it('are not names with something after a comma where the article has several of them', () => {
    const [first, second] = ['Marta Quist, Low Water', 'Tom Roe, The Quay'];
    const kinds = plain(`${BODY}\n\n${first}\n\n${MORE}\n\n${second}\n\n${BODY}`).blocks.map((block) => block.kind);
    expect(kinds).not.toContain('heading');
  });

  it('may have a comma', () => {
    expect(outline(plain(`${BODY}\n\nMarket Closed, Traders Leave\n\n${MORE}`))[1]).toBe('heading: Market Closed, Traders Leave');
  });

  it('are not a list of names', () => {
    const kinds = plain(`${BODY}\n\nAnna Larsen\n\nTom Roe\n\nOla Berg\n\nMarta Quist\n\n${MORE}`).blocks.map((block) => block.kind);
    expect(kinds.filter((kind) => kind === 'heading').length).toBeLessThanOrEqual(1);
  });
});

describe('site furniture', () => {
  it.each([
    'Advertisement',
    'ADVERTISEMENT',
    'Story Continued Below',
    'Leave a Reply',
    'No comments:',
    'Post a Comment',
    '12 Comments',
    'Read the rest here.',
    'Follow @harbor on Twitter',
    'Follow us on Facebook',
    'Click here to subscribe',
    'Sign up for our daily newsletter',
    'Copyright © 2031 Harbor Press. All rights reserved.',
    '© 2031 Harbor Press',
    'Share Tweet Email',
    'Skip to content',
    '5 min read',
    'Enlarge this image',
    'This site uses cookies',
    'Write to Anna at anna@harbor.example',
    '![](x.jpg)',
  ])('knows %j', (line) => {
    expect(furnitureOf(line)).toBeDefined();
    const article = plain(`${BODY}\n\n${line}\n\n${MORE}`);
    expect(article.dropped).toEqual([{ text: line, lines: [3, 3], reason: furnitureOf(line)?.reason }]);
  });

  it.each([
    'Advertisement spending rose by a third last year.',
    'Follow the money, the old editor used to say.',
    'Share prices fell on Monday.',
    'Copyright law is a mess.',
    'Sign language was used in court.',
    'By signing the deal, both sides agree to wait.',
    'Comments were not welcome.',
    'Read more books, she told the class.',
    'Click here, he said, and the screen went dark.',
    'Subscribe to no theory, he wrote.',
    'Related parties were not consulted: the board was.',
    'Visit the harbor, and you will see no fish.',
    '© is a sign and “®” another, wrote the judge in the opinion that he had taken nine months to complete, and which ran to four hundred pages of close reasoning on the nature of signs, their makers and owners.',
  ])('leaves %j in the text', (line) => {
    expect(plain(`${BODY}\n\n${line}\n\n${MORE}`).text).toContain(line);
  });

  it('drops words that could be the article’s only at its edges', () => {
    expect(outline(plain(`${BODY}\n\nTwitter\n\n${MORE}`))[1]).toBe('heading: Twitter');
    expect(plain(`${BODY}\n\n${MORE}\n\nTwitter`).dropped).toEqual([{ text: 'Twitter', lines: [5, 5], reason: 'navigation' }]);
  });

  it('keeps paragraphs that follow a comment form', () => {
    const article = plain(`Fish Market Moves North\n\nLeave a comment\n\n${BODY}\n\n${MORE}`);
    expect(article.text).toBe(`${BODY}\n${MORE}`);
  });

  it('lists a line without letters as dropped', () => {
    expect(plain(`${BODY}\n\n* * *\n\n${MORE}`).dropped).toEqual([{ text: '* * *', lines: [3, 3], reason: 'other' }]);
  });
});

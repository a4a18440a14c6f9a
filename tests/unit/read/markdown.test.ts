import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readMarkdown } from '../../../src/read/markdown-reader.ts';
import { inlineText } from '../../../src/read/markdown/inline.ts';
import type { ReadArticle } from '../../../src/read/reader.ts';
import { BODY, articleOf, outline } from './read-support.ts';

function markdown(text: string): ReadArticle {
  return articleOf(readMarkdown('a.md', text, {}));
}

describe('Markdown', () => {
  it('reads front matter and blocks, and keeps text without markup', () => {
    const article = markdown(readFileSync(resolve(import.meta.dirname, '../../fixtures/read/quay.md'), 'utf8'));
    expect(article).toMatchObject({
      givenId: 'quay-1',
      title: 'The quay: a second look',
      sources: [{ name: 'Harbor Press', url: 'https://harbor.example' }],
      authors: ['Anna Larsen', "Tom O'Brien"],
      published: '2031-03-05',
      url: 'https://harbor.example/quay',
    });
    expect(outline(article)).toEqual([
      'paragraph: The vote was close, as the minutes show, and 2 * 3 is still 6 in snake_case_names. Bold & plain.',
      'caption: The north quay in fog',
      'heading: What comes next',
      'block-quote: We will not go home, said nobody in particular.',
      'list-item: The ice house',
      'list-item: The roof, which is the dearest part',
      'table: Stall | Rent\nFish | 12',
      'heading: Setext heading',
      'paragraph: Last paragraph with code_here and *stars*.',
    ]);
    expect(article.dropped).toEqual([
      { text: 'The quay: a second look', lines: [11, 11], reason: 'duplicate-title' },
      { text: '* * *', lines: [31, 31], reason: 'other' },
      { text: '[ref]: https://harbor.example', lines: [38, 38], reason: 'other' },
    ]);
  });

  it('counts lines from the top of the file, front matter included', () => {
    const article = markdown(`---\ntitle: T\n---\n\n${BODY}\n`);
    expect(article.blocks).toEqual([{ kind: 'paragraph', text: BODY, lines: [5, 5] }]);
  });

  it('takes its first heading as the title where nothing states one', () => {
    const article = markdown(`# Fish *Market*\n\n## First\n\n${BODY}`);
    expect(article.title).toBe('Fish Market');
    expect(article.blocks.map((block) => block.kind)).toEqual(['title', 'heading', 'paragraph']);
  });

  it('reads front matter that is no valid YAML line by line, and lists what it cannot use', () => {
    const article = markdown(`---\ntitle: The quay: a second look\nauthor: "Anna Larsen"\n  - what\n---\n${BODY}`);
    expect(article).toMatchObject({ title: 'The quay: a second look', authors: ['Anna Larsen'] });
    expect(article.dropped).toEqual([{ text: '- what', lines: [4, 4], reason: 'other' }]);
  });

  it.each([
    ['a value that is broken', '---\ntitle: [unclosed\nauthor: Anna Larsen\n---', ['title: [unclosed']],
    ['a mark that nothing closes', '---\ntitle: "Fish Market\nauthor: Anna Larsen: a note\n---', ['title: "Fish Market']],
    ['nothing but a broken list', '---\n[fish, market\n---', ['---', '[fish, market', '---']],
    ['another language', '---js\nmodule.exports = { title: 1 };\n---', ['---js', 'module.exports = { title: 1 };', '---']],
    ['TOML', '+++\ntitle = "Fish"\n+++', ['+++', 'title = "Fish"', '+++']],
  ])('lists front matter with %s as dropped, and never takes it for text', (_, front, lines) => {
    const article = markdown(`${front}\n\n# Boats Leave the Basin\n\n${BODY}`);
    expect(article.title).toBe('Boats Leave the Basin');
    expect(article.text).toBe(BODY);
    expect(article.dropped.map(({ text, reason }) => `${reason}: ${text}`)).toEqual(lines.map((line) => `other: ${line}`));
  });

  it('reads front matter that a blank line ends in place of its fence', () => {
    expect(markdown(`---\ntitle: Fish\nauthor: Anna Larsen\n\n${BODY}`)).toMatchObject({ title: 'Fish', text: BODY, dropped: [] });
  });

  it('takes prose between two rules for prose', () => {
    expect(markdown(`---\nA word before we start.\n\n---\n\n${BODY}`).text).toContain('A word before we start.');
  });

  it('takes the description of an image that stands alone as the caption of a figure, and lists others as dropped', () => {
    const article = markdown(
      `![Two *boats* lie on the slip.](a.png)\n\n# Fish Market\n\n![Boats](b.png)\n\n${BODY} ![Nobody was on the quay then.](c.png)`,
    );
    expect(outline(article)).toEqual(['caption: Two boats lie on the slip.', 'title: Fish Market', `paragraph: ${BODY}`]);
    expect(article.title).toBe('Fish Market');
    expect(article.dropped.map(({ text }) => text)).toEqual(['Boats', 'Nobody was on the quay then.']);
  });

  it('reads a note about the author in italics after a dash', () => {
    const article = markdown(`# Fish Market\n\n${BODY}\n\n— *Anna Larsen is the author of “Low Water”, a history of the quay.*`);
    expect(outline(article)[2]).toBe('bio: — Anna Larsen is the author of “Low Water”, a history of the quay.');
    expect(article.authors).toEqual(['Anna Larsen']);
  });

  it('takes a rule that nothing closes for a rule', () => {
    expect(outline(markdown(`---\n\n${BODY}`))).toEqual([`paragraph: ${BODY}`]);
  });

  it('never evaluates front matter, and survives bombs in it', () => {
    const bomb = [
      'a: &a [x,x,x,x,x,x,x,x,x]',
      ...'bcdefghij'.split('').map((name, i) => `${name}: &${name} [${Array<string>(9).fill(`*${'abcdefghij'[i]}`).join(',')}]`),
    ].join('\n');
    for (const front of [
      bomb,
      `title: ${'['.repeat(20_000)}`,
      'title: !!js/function "function () { throw 1 }"',
      'title: !!binary x',
      '? {a: b}\n: c',
    ]) {
      expect(articleOf(readMarkdown('a.md', `---\n${front}\n---\n\n${BODY}`, {})).text).toContain(BODY);
    }
  });

  it('keeps the words of fenced code and drops the fences', () => {
    const article = markdown(`${BODY}\n\n\`\`\`\n# no heading\n\`\`\`\n`);
    expect(outline(article)[1]).toBe('paragraph: # no heading');
    expect(article.dropped.map(({ text }) => text)).toEqual(['```', '```']);
  });

  it('finds byline, source line and furniture as plain text does', () => {
    const article = markdown(`# Fish Market\n\nBy Anna Larsen\n\n${BODY}\n\nSource: Harbor Board\n\nLeave a Reply\n`);
    expect(article).toMatchObject({ authors: ['Anna Larsen'], credits: [{ name: 'Harbor Board', lines: [7, 7] }] });
    expect(article.dropped).toEqual([{ text: 'Leave a Reply', lines: [9, 9], reason: 'boilerplate' }]);
  });
});

describe('inline Markdown', () => {
  it.each([
    ['**bold** and *it* and __b__ and _i_ and ~~gone~~', 'bold and it and b and i and gone'],
    ['***both***', 'both'],
    ['5 * 3 * 2 and a_b_c', '5 * 3 * 2 and a_b_c'],
    ['[text](http://a.example/x_(y)) after', 'text after'],
    ['[text][ref] and [plain] stays', 'text and [plain] stays'],
    ['[outer [inner](u)](v)', 'outer inner'],
    ['<https://a.example> &ldquo;x&rdquo; &#8217; &nope;', 'https://a.example “x” ’ &nope;'],
    ['`*code*` and \\*escaped\\*', '*code* and *escaped*'],
    ['a<br>b<script>c</script>', 'a bc'],
    ['3 < 4 and 5 > 4', '3 < 4 and 5 > 4'],
  ])('%j is %j', (marked, text) => {
    expect(inlineText(marked).text).toBe(text);
  });

  it('lists the descriptions of images', () => {
    expect(inlineText('see ![the *quay*](q.jpg) here')).toEqual({ text: 'see  here', images: ['the quay'] });
  });
});

import { describe, expect, it } from 'vitest';
import { readHtml } from '../../../../src/read/html/html-reader.ts';
import { MAX_DEPTH, MAX_ELEMENTS, MAX_LENGTH, type PageElement, parsePage } from '../../../../src/read/html/page-tree.ts';
import { articleOf, MORE_PROSE, pageWith, PROSE, reasonOf } from './read-fixture.ts';
import { cpuTime } from '../../../support/cpu-time.ts';

function depthOf(element: PageElement): number {
  return 1 + Math.max(0, ...element.children.map((child) => (typeof child === 'string' ? 0 : depthOf(child))));
}

const many = (count: number, make: (i: number) => string) => Array.from({ length: count }, (_, i) => make(i)).join('');

describe('a hostile page', () => {
  it('is flattened where it nests too deep, and loses no text', () => {
    const html = `<body>${'<div>'.repeat(20_000)}<p>${PROSE}</p><p>${MORE_PROSE}</p></body>`;
    expect(depthOf(parsePage(html))).toBeLessThanOrEqual(MAX_DEPTH + 2);
    expect(articleOf(html).text).toBe(`${PROSE}\n${MORE_PROSE}`);
  });

  it('is refused with the reason when it stands for too many elements', () => {
    const formatting = many(200, (i) => `<b id="${i}">`);
    const html = `<p>${formatting}${'<p>x'.repeat(Math.ceil(MAX_ELEMENTS / 200) + 1)}`;
    expect(html.length).toBeLessThan(20_000);
    expect(reasonOf(html)).toBe(`the page has more than ${MAX_ELEMENTS} elements`);
  });

  it('is refused with the reason when it is too long', () => {
    expect(() => parsePage('x'.repeat(MAX_LENGTH + 1))).toThrow('longer than');
  });

  const bombs: [string, string][] = [
    ['attributes without end', `<p ${many(50_000, (i) => ` a${i}`)}>`],
    ['misplaced content of a table', `<table>${'<a>x</a>'.repeat(30_000)}`],
    ['misnested formatting', `<b><p>${'<i></i>'.repeat(30_000)}</b>`],
    ['open tags', '<'.repeat(500_000)],
    ['comments that never end', '<!--'.repeat(100_000)],
    ['scripts that never end', '<script "'.repeat(50_000)],
    ['scripts with comments in them', '<script><!--<script>'.repeat(20_000)],
    ['one long word', `<p>${'a'.repeat(2_000_000)}</p>`],
    ['one long line of marks', `<p>${'— '.repeat(300_000)}</p>`],
    ['one long line of digits', `<p>${'1 '.repeat(300_000)}</p>`],
    ['a long title', `<title>${' - '.repeat(100_000)}</title><p>${PROSE}</p>`],
    ['a long class', `<div class="${'a-B '.repeat(200_000)}"><p>${PROSE}</p></div>`],
    ['a long meta element', `<meta ${'charset '.repeat(50_000)}><p>${PROSE}</p>`],
    ['deep data', `<script type="application/ld+json">${'['.repeat(100_000)}</script><p>${PROSE}</p>`],
    [
      'wide data',
      `<script type="application/ld+json">[${many(20_000, () => '{"@type":"NewsArticle","headline":"a & b"},')}{}]</script><p>${PROSE}</p>`,
    ],
    ['a long list', `<ul>${'<li><a href="/">x</a> y</li>'.repeat(20_000)}</ul>`],
    ['many headings', `${'<h1>The same heading again and again</h1>'.repeat(10_000)}<p>${PROSE}</p>`],
    ['many paragraphs', `<p>${PROSE}</p>`.repeat(10_000)],
    ['asides in asides', `${'<aside>words of some length here'.repeat(3000)}<p>${PROSE}</p>`],
  ];
  it.each(bombs)('costs little: %s', (_, html) => {
    const start = cpuTime();
    readHtml(new TextEncoder().encode(html), { path: 'bomb.html' });
    expect(cpuTime() - start).toBeLessThan(6000);
  });

  it('leaves no markup in the text', () => {
    const article = articleOf(
      pageWith('<p>&lt;script&gt;alert(1)&lt;/script&gt; is how an attack begins, she said, and it is <i>text</i> here.</p>'),
    );
    expect(article.text).toContain('<script>alert(1)</script> is how an attack begins, she said, and it is text here.');
    expect(article.text).not.toContain('<i>');
  });

  it('may hold NUL, lone surrogates and bytes of no meaning', () => {
    const bytes = Uint8Array.from([
      ...new TextEncoder().encode(`<p>${PROSE}`),
      0,
      0xff,
      0xfe,
      0xed,
      0xa0,
      0x80,
      ...new TextEncoder().encode(`</p><p>${MORE_PROSE}</p>`),
    ]);
    expect(articleOf(bytes).text).toContain(MORE_PROSE);
  });
});

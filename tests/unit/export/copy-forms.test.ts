import { describe, expect, it } from 'vitest';
import type { Attribution } from '../../../src/export/attribution.ts';
import { copyForms } from '../../../src/export/copy-forms.ts';

const LINK = 'https://quotes.example/passages/p-a?span=1-4&check=x';
const attribution: Attribution = {
  words: 'A harbour is not a view',
  isQuotation: true,
  speaker: 'Margaret Aldous, mayor',
  title: 'Council backs plan',
  source: 'The Courier',
  published: '2021-03-12',
  link: LINK,
};

describe('words to paste', () => {
  it('carry speaker, article, source, date and link in each form', () => {
    expect(copyForms(attribution, 'Untitled')).toEqual({
      text: `“A harbour is not a view” — Margaret Aldous, mayor. “Council backs plan”, The Courier, 2021-03-12. ${LINK}`,
      markdown: `> “A harbour is not a view”\n>\n> — Margaret Aldous, mayor. [“Council backs plan”](${LINK}), The Courier, 2021-03-12\n`,
      html: `<figure>\n<blockquote cite="${LINK.replace('&', '&amp;')}"><p>“A harbour is not a view”</p></blockquote>\n<figcaption>— Margaret Aldous, mayor. <cite><a href="${LINK.replace('&', '&amp;')}">“Council backs plan”</a></cite>, The Courier, 2021-03-12</figcaption>\n</figure>\n`,
    });
  });

  it('stay text: neither markup nor Markdown in them acts', () => {
    const hostile = {
      ...attribution,
      isQuotation: false,
      words: '# <img src=x onerror=a> [x](javascript:a) *b*\n1. c',
      title: '](x) "<i>',
    };
    const { markdown, html } = copyForms(hostile, 'Untitled');
    expect(markdown.split('\n')[0]).toBe('> \\# \\<img src=x onerror=a\\> \\[x\\](javascript:a) \\*b\\* 1. c');
    expect(markdown).toContain('[“\\](x) "\\<i\\>”](');
    expect(html).not.toMatch(/<(?!\/?(?:figure|blockquote|p|figcaption|cite|a)\b)/);
    expect(html).toContain('&lt;img src=x onerror=a&gt;');
  });

  it('leave out what nobody knows', () => {
    const { markdown, html } = copyForms({ words: 'A view', isQuotation: true, title: '', link: LINK }, 'Untitled article');
    expect(markdown).toContain(`> — [Untitled article](${LINK})\n`);
    expect(html).toContain('<figcaption>— <cite>');
  });
});

/** Laws of the HTML reader, for any bytes and any nonsense of markup. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bodyText } from '../../src/domain/article.ts';
import { readHtml } from '../../src/read/html/html-reader.ts';

const PIECES = [
  '<p>',
  '</p>',
  '<div class="related">',
  '<div>',
  '</div>',
  '<aside>',
  '</aside>',
  '<table><tr><td>',
  '</table>',
  '<li>',
  '<ul>',
  '<h1>',
  '<h2>',
  '<a href="/">',
  '</a>',
  '<b>',
  '</b>',
  '<br>',
  '<figure>',
  '<figcaption>',
  '<blockquote>',
  '<script>',
  '</script>',
  '<!--',
  '-->',
  '<script type="application/ld+json">',
  '{"@type":"NewsArticle","headline":"x"}',
  '&amp;',
  '&#0;',
  '"',
  "'",
  '>',
  'By Jane Doe',
  'Published 5 May 2020',
  'The council met on Monday and decided, after a long talk, that nothing would be decided before the next meeting.',
  'Related: ',
  '©',
  '\u0000',
  '\uD800',
];
const markup = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 20 })), { maxLength: 80 })
  .map((parts) => parts.join(''));

describe('the HTML reader', () => {
  it('reads or skips any bytes, and never throws', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        const result = readHtml(bytes, { path: 'x.html' });
        expect('article' in result || result.skipped.reason !== '').toBe(true);
      }),
    );
  });

  it('gives blocks that are never empty and a text that is made of them', () => {
    fc.assert(
      fc.property(markup, (html) => {
        const result = readHtml(new TextEncoder().encode(html), { path: 'x.html' });
        if ('skipped' in result) return;
        const { blocks, text, dropped } = result.article;
        expect(text).toBe(bodyText(blocks));
        for (const block of [...blocks, ...dropped]) expect(block.text.trim()).not.toBe('');
      }),
    );
  });

  it('gives the same article for the same bytes', () => {
    fc.assert(
      fc.property(markup, (html) => {
        const bytes = new TextEncoder().encode(html);
        expect(readHtml(bytes, { path: 'x.html' })).toEqual(readHtml(bytes, { path: 'x.html' }));
      }),
    );
  });
});

import { array, assert, constantFrom, nat, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block } from '../../../src/domain/article.ts';
import { bodyText } from '../../../src/domain/article.ts';
import { passageIdMinter } from '../../../src/domain/ids.ts';
import { selectionLink } from '../../../src/domain/links.ts';
import { codePointsBefore, placeInArticle, selectorsOf, spansInArticle } from '../../../src/domain/selector.ts';

describe('a text position', () => {
  it('counts code points, whatever the text is made of', () => {
    const characters = array(constantFrom('a', 'é', '語', '😀', '👩‍🚀', '\u0301', '𝕏'), { maxLength: 30 });
    assert(
      property(characters, nat(40), (parts, cut) => {
        const [before, after] = [parts.slice(0, cut).join(''), parts.slice(cut).join('')];
        expect(codePointsBefore(before + after, before.length)).toBe(Array.from(before).length);
      }),
    );
    expect(codePointsBefore('😀a', 1)).toBe(0);
  });

  it('and its quote name the same words', () => {
    const text = '😀 “We are done,” she said 😀😀.';
    const start = text.indexOf('We');
    const [position, quote] = selectorsOf(text, { start, end: start + 'We are done'.length });
    expect(position).toEqual({ type: 'TextPositionSelector', start: 3, end: 14 });
    expect(quote).toEqual({ type: 'TextQuoteSelector', exact: 'We are done', prefix: '😀 “', suffix: ',” she said 😀😀.' });
  });

  it('has 32 characters of context on each side, cut through none', () => {
    const text = `${'😀'.repeat(40)}words${'語'.repeat(40)}`;
    const [, quote] = selectorsOf(text, { start: 80, end: 85 });
    expect(quote).toMatchObject({ prefix: '😀'.repeat(32), suffix: '語'.repeat(32) });
  });
});

describe('the place of a passage in its article', () => {
  const blocks: Block[] = [
    { kind: 'title', text: 'A title' },
    { kind: 'dek', text: 'Nobody came.' },
    { kind: 'heading', text: 'Monday' },
    { kind: 'paragraph', text: 'It rained.' },
    { kind: 'paragraph', text: 'Nobody came.' },
    { kind: 'paragraph', text: 'It rained.' },
  ];
  const text = bodyText(blocks);
  const mint = passageIdMinter('a');
  const passages = blocks
    .filter(({ kind }) => kind !== 'title' && kind !== 'heading')
    .map((block) => ({ id: mint(block.text), text: block.text }));

  it('is told by its text, and by its number where the text is repeated', () => {
    const places = passages.map((passage) => placeInArticle({ blocks }, passage));
    expect(places).toEqual([undefined, 7, 18, 31]);
    expect(places.slice(1).map((at) => text.slice(at).split('\n')[0])).toEqual(['It rained.', 'Nobody came.', 'It rained.']);
  });

  it('has a position in the article, and outside its text only a quote', () => {
    const [dek, , , last] = passages;
    const spans = [{ start: 3, end: 9 }];
    expect(last && spansInArticle({ blocks, text }, last, spans)).toEqual([
      [
        { type: 'TextPositionSelector', start: 34, end: 40 },
        {
          type: 'TextQuoteSelector',
          exact: 'rained',
          prefix: 'nday\nIt rained.\nNobody came.\nIt ',
          suffix: '.',
        },
      ],
    ]);
    expect(dek && spansInArticle({ blocks, text }, dek, spans)).toEqual([
      [{ type: 'TextQuoteSelector', exact: 'ody ca', prefix: 'Nob', suffix: 'me.' }],
    ]);
  });
});

describe('the link of words', () => {
  it('carries their places and a check of the words, and is that of the passage without any', () => {
    const passage = { id: 'p-aaaaaaaaaaaaaaaa', text: 'One two three four.' };
    const spans = [
      { start: 0, end: 3 },
      { start: 8, end: 13 },
    ];
    expect(selectionLink(passage, spans)).toMatch(/^\/passages\/p-aaaaaaaaaaaaaaaa\?span=0-3,8-13&check=[0-9a-z]+$/);
    expect(selectionLink(passage, spans)).not.toBe(selectionLink({ ...passage, text: 'One two other four.' }, spans));
    expect(selectionLink(passage, [])).toBe('/passages/p-aaaaaaaaaaaaaaaa');
  });
});

import { array, assert, constantFrom, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FragmentMaker, withDirective } from '../../../../src/server/present/text-fragment.ts';

const decoded = (directive: string | undefined): string => decodeURIComponent((directive ?? '').replace('text=', ''));

describe('the fragment of a passage', () => {
  it('gives the first and the last words of a long one', () => {
    const maker = new FragmentMaker([
      'A title',
      'The council met on Monday evening and spoke about the harbour for six hours without a break.',
    ]);
    expect(decoded(maker.directive(1))).toBe('The council met on,hours without a break');
  });

  it('gives a short one whole', () => {
    expect(decoded(new FragmentMaker(['“It is not negotiable,” she said.']).directive(0))).toBe('It is not negotiable,” she said');
  });

  it('tells a repeated text by what stands after it where nothing stands before', () => {
    const maker = new FragmentMaker(['Nobody answered.', 'Then she rang.', 'Nobody answered.', 'Then he left.']);
    expect(decoded(maker.directive(0))).toBe('Nobody answered.,-Then she');
    expect(decoded(maker.directive(2))).toBe('she rang.-,Nobody answered');
  });

  it('of some words of a text tells them from the same words elsewhere in it', () => {
    const text = 'The vote was late, they said, and the vote was close.';
    const maker = new FragmentMaker([text, 'Nobody slept.']);
    const of = (words: string): string =>
      decoded(maker.directive(0, { start: text.lastIndexOf(words), end: text.lastIndexOf(words) + words.length }));
    expect(of('vote was close')).toBe('vote was close');
    expect(of('vote was')).toBe('and the-,vote was');
    expect(maker.directive(0, { start: 0, end: 1 })).toBeUndefined();
  });

  it('grows until no other text holds it', () => {
    const maker = new FragmentMaker(['He said that he would not come back to us.', 'He said that he would not pay for any of it again.']);
    expect(decoded(maker.directive(1))).toMatch(/^He said that he would not pay/);
  });

  it('says what stands before where the same words stand twice', () => {
    const maker = new FragmentMaker(['One of them asked first.', 'Nobody answered.', 'Another one asked later.', 'Nobody answered.']);
    expect(decoded(maker.directive(1))).toBe('asked first.-,Nobody answered');
    expect(decoded(maker.directive(3))).toBe('asked later.-,Nobody answered');
  });

  it('escapes what means something in a fragment', () => {
    expect(new FragmentMaker(['a-b, c & d']).directive(0)).toBe('text=a%2Db%2C%20c%20%26%20d');
  });

  it('stands behind the fragment that an address has already', () => {
    expect([withDirective('https://e.example/a', 'text=b'), withDirective('https://e.example/a#c', 'text=b')]).toEqual([
      'https://e.example/a#:~:text=b',
      'https://e.example/a#c:~:text=b',
    ]);
    expect(withDirective('https://e.example/a', undefined)).toBe('https://e.example/a');
    for (const [came, given, bare] of [
      ['https://e.example/a#:~:text=old', 'https://e.example/a#:~:text=b', 'https://e.example/a'],
      ['https://e.example/a#c:~:text=old', 'https://e.example/a#c:~:text=b', 'https://e.example/a#c'],
    ] as const) {
      expect([withDirective(came, 'text=b'), withDirective(came, undefined)]).toEqual([given, bare]);
    }
  });

  it('is found first in its own passage, among made-up ones of few words', () => {
    const passage = array(constantFrom('the', 'war', 'is', 'over', 'said'), { minLength: 1, maxLength: 14 }).map((words) =>
      words.join(' '),
    );
    assert(
      property(array(passage, { minLength: 1, maxLength: 8 }), (texts) => {
        const maker = new FragmentMaker(texts);
        const whole = ` ${texts.join(' ')} `;
        texts.forEach((text, i) => {
          const directive = maker.directive(i);
          if (directive === undefined) return;
          const [, prefix = '', start = '', suffix = ''] = /^text=(?:(.*?)-,)?([^,]*)(?:,(?!-)[^,]*)?(?:,-(.*))?$/.exec(directive) ?? [];
          const wanted = [prefix, start, suffix].filter(Boolean).map(decodeURIComponent).join(' ');
          const found = whole.indexOf(` ${wanted} `);
          const at = texts.slice(0, i).join(' ').length + (i > 0 ? 1 : 0);
          expect(found + (prefix === '' ? 0 : decodeURIComponent(prefix).length + 1), directive).toBe(at);
          expect(whole.indexOf(` ${wanted} `, found + 1), directive).toBe(-1);
          expect(text.startsWith(decodeURIComponent(start))).toBe(true);
        });
      }),
    );
  });

  it('takes no time that grows with the square of a text that repeats itself', () => {
    const before = process.cpuUsage();
    const maker = new FragmentMaker(Array.from({ length: 3000 }, (_, i) => `the the the the the the the the the ${i % 2 === 0 ? 'a' : i}`));
    for (let i = 0; i < 3000; i++) maker.directive(i);
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1000).toBeLessThan(2000);
  });
});

import { describe, expect, it } from 'vitest';
import { findSuccessors, type PassageText } from '../../../src/indexer/successors.ts';

const A = 'The council met on Monday evening and spoke about the harbour for six hours without a break.';
const B = 'Nobody in the room had read the letters that the harbourmaster sent in the spring of last year.';
const C = 'A brass band played outside, paid for by the ferry company, until the police asked it to stop.';
const texts = (...all: string[]): PassageText[] => all.map((text) => ({ id: text, text }));
const found = (before: string[], now: string[], earlier: Parameters<typeof findSuccessors>[2] = []): Record<string, string> =>
  Object.fromEntries([...findSuccessors(texts(...before), texts(...now), earlier)].map(([id, { id: to }]) => [id, to]));

describe('what took the place of a text', () => {
  it('is the one with a word corrected, however short it is', () => {
    expect(found([A, 'He never answered it.', C], [A, 'He never answred it.', C])).toEqual({
      'He never answered it.': 'He never answred it.',
    });
  });

  it('is the larger part of what was split', () => {
    const [part, rest] = [`${A} ${B}`, C];
    expect(found([`${part} ${rest}`], [part, rest])).toEqual({ [`${part} ${rest}`]: part });
    expect(found([`${part} ${rest}`], [rest, part])).toEqual({ [`${part} ${rest}`]: part });
  });

  it('is what took it in, for each of those that were joined', () => {
    expect(found([A, B, C], [`${A} ${B} ${C}`])).toEqual({ [A]: `${A} ${B} ${C}`, [B]: `${A} ${B} ${C}`, [C]: `${A} ${B} ${C}` });
  });

  it('is nothing where the text is gone, and never one that stood there before', () => {
    const alike = A.replace('six', 'seven');
    expect(found([A, alike], [alike])).toEqual({});
    expect(found([A, B], [B, C])).toEqual({});
  });

  it('is nothing where what is like it comes from another that is gone too', () => {
    const pulled = 'spoke about the harbour for six hours without a break';
    expect(found([A, pulled], [A.replace('Monday', 'Tuesday')])).toEqual({ [A]: A.replace('Monday', 'Tuesday') });
  });

  it('is nothing where two are equally near, unless its neighbours tell', () => {
    const [one, two] = [A.replace('six', 'seven'), A.replace('six', 'eight')];
    expect(found([A], [one, two])).toEqual({});
    expect(found([B, A, C], [one, B, two, C])).toEqual({ [A]: two });
  });

  it('of one that was edited before is looked for by its own text, so that it does not drift', () => {
    const joined = `${A} ${B} ${B.replace('spring', 'autumn')} ${C}`;
    const apart = [A.replace('Monday', 'Tuesday'), `${B} ${B.replace('spring', 'autumn')} ${C}`];
    expect(found([joined], apart, [{ id: A, text: A, successor: joined }])).toEqual({ [joined]: apart[1], [A]: apart[0] });
  });

  it('takes no time that grows with the square of an article of which everything changed', () => {
    const words = (i: number): string => Array.from({ length: 24 }, (_, j) => `word${(i * 31 + j * j * 17) % 5000}`).join(' ');
    const paragraphs = (verb: string): string[] => Array.from({ length: 2000 }, (_, i) => `The report ${verb} of ${words(i)} in the town.`);
    const before = process.cpuUsage();
    const successors = findSuccessors(texts(...paragraphs('speaks')), texts(...paragraphs('tells')));
    const { user, system } = process.cpuUsage(before);
    expect(successors.size).toBe(2000);
    expect((user + system) / 1000).toBeLessThan(20_000);
  });
});

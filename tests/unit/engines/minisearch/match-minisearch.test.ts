import { describe, expect, it } from 'vitest';
import { type FieldPostings, invertWords } from '../../../../src/engines/minisearch/invert-words.ts';
import { matchMiniSearch } from '../../../../src/engines/minisearch/match-minisearch.ts';
import { TokenLog, type WordStream } from '../../../../src/engines/minisearch/token-log.ts';
import { WordNumbers } from '../../../../src/text/word-numbers.ts';

function written(texts: readonly string[]): { stream: WordStream; ranks: Uint32Array; postings: FieldPostings } {
  const numbers = new WordNumbers();
  const log = new TokenLog();
  for (const text of texts) log.add('text', numbers.of(text));
  const ranks = log.rank(numbers.words().length);
  return { stream: log.streams.text, ranks, postings: invertWords(log.streams.text, ranks) };
}

const TEXTS = Array.from({ length: 400 }, (_, i) => `a raid at the border ${i % 3 === 0 ? 'the cartel' : ''} w${String(i)}`);

describe('postings beside MiniSearch', () => {
  it('are its own', () => {
    const { stream, ranks, postings } = written(TEXTS);
    expect(() => matchMiniSearch('text', stream, ranks, postings)).not.toThrow();
    const none = written([]);
    expect(() => matchMiniSearch('text', none.stream, none.ranks, none.postings)).not.toThrow();
  });

  it.each([
    ['a frequency', ({ freqs }: FieldPostings) => freqs.fill(7, 3, 4)],
    ['a text', ({ docs }: FieldPostings) => docs.fill(5, 3, 4)],
    ['the end of a list', ({ starts }: FieldPostings) => starts.fill((starts[1] ?? 0) - 1, 1, 2)],
  ])('are refused where %s is another', (_, change) => {
    const { stream, ranks, postings } = written(TEXTS);
    change(postings);
    expect(() => matchMiniSearch('text', stream, ranks, postings)).toThrow('other postings than MiniSearch');
  });
});

import { describe, expect, it } from 'vitest';
import type { Quotation, Span, Speaker } from '../../../../src/domain/annotation.ts';
import type { Hit } from '../../../../src/domain/search.ts';
import { spansOfHit } from '../../../../src/export/attribution.ts';
import { presentHit, voicesOf } from '../../../../src/server/present/hits.ts';
import { plainText } from '../../../../views/runs.tsx';

const speaker: Speaker = { name: 'Margaret Aldous', kind: 'named', entity: 'person:margaret-aldous' };

const TEXT = 'Aldous said the quay would close in May. “We will not pay for it,” she said. The minutes have her call it ‘a folly’.';

function quotation(words: string, more: Partial<Quotation>): Quotation {
  const start = TEXT.indexOf(words);
  return { start, end: start + words.length, kind: 'direct', speaker, utterance: start, confidence: 1, rule: 'test', ...more };
}

const indirect = quotation('the quay would close in May', { kind: 'indirect' });
const direct = quotation('We will not pay for it,', {});
const whole = { start: 0, end: TEXT.length };

describe('the voices of a passage', () => {
  it('keep the paraphrase of a speaker apart from the words of the same speaker, each with its own opening', () => {
    const voices = voicesOf(TEXT, [indirect, direct], whole);
    expect(voices.map(({ kind, opening }) => ({ kind, opening }))).toEqual([
      { kind: 'indirect', opening: { words: 'the quay would close in …', own: false } },
      { kind: 'direct', opening: { words: 'We will not pay for …', own: true } },
    ]);
    expect(voices.map((voice) => voice.speaker?.name)).toEqual(['Margaret Aldous', 'Margaret Aldous']);
  });

  it('say of no quotation what holds of another', () => {
    const start = TEXT.indexOf('a folly');
    const nested = quotation('her call it ‘a folly’', { flags: ['nested'], verbatim: [{ start, end: start + 7 }] });
    const voices = voicesOf(TEXT, [direct, nested], whole);
    expect(voices.map(({ flags }) => flags)).toEqual([[], ['nested']]);
    expect(voices[1]?.opening).toEqual({ words: 'a folly', own: true });
  });

  it('set nothing in marks where no word is known to be the speaker’s own', () => {
    const nested = quotation('her call it ‘a folly’', { flags: ['nested'], verbatim: [] });
    expect(voicesOf(TEXT, [direct, nested], whole)[1]?.opening).toMatchObject({ own: false });
  });

  it('are one, without an opening, for quotations of one speaker and one kind', () => {
    const voices = voicesOf(TEXT, [direct, quotation('a folly', {})], whole);
    expect(voices).toHaveLength(1);
    expect(voices[0]).not.toHaveProperty('opening');
  });

  it('leave out what lies outside the cut', () => {
    expect(voicesOf(TEXT, [indirect, direct], { start: 0, end: 40 }).map(({ kind }) => kind)).toEqual(['indirect']);
  });

  it('tell an attribution to check from a certain one of the same speaker', () => {
    const doubtful = quotation('a folly', { confidence: 0.3 });
    expect(voicesOf(TEXT, [direct, doubtful], whole).map(({ uncertain }) => uncertain)).toEqual([false, true]);
  });
});

function hitOf(title: string, text: string, more: { quotations?: Quotation[]; highlights?: Span[] } = {}): Hit {
  return {
    article: { id: 'a', title, sources: [], link: '/articles/a/the-quay' },
    passage: {
      id: 'p-aaaaaaaaaaaaaaaa',
      ordinal: 0,
      kind: 'paragraph',
      text,
      mentions: [],
      quotations: more.quotations ?? [],
      terms: [],
      citedSources: [],
    },
    highlights: more.highlights ?? [],
    score: 1,
    link: '/passages/p-aaaaaaaaaaaaaaaa',
  };
}

const present = (hit: Hit) => presentHit(hit, undefined, (path) => path);

describe('words that several say in one passage', () => {
  const text = 'Pryke called it “a folly”. Aldous answered that she had said “a folly” first, and then again: “a folly”.';
  const places = [...text.matchAll(/a folly/g)].map(({ index }) => ({ start: index, end: index + 7 }));
  const pryke: Speaker = { name: 'Desmond Pryke', kind: 'named', entity: 'person:desmond-pryke' };
  const quotations = places.map((place, i): Quotation => ({ ...direct, ...place, utterance: i, speaker: i === 0 ? pryke : speaker }));
  const hitBy = (said: Speaker, marked: Span[]): Hit => ({
    ...hitOf('The quay', text, { quotations, highlights: marked }),
    quotation: { text: 'a folly', speaker: said, kind: 'direct', passages: ['p-aaaaaaaaaaaaaaaa'], highlights: [] },
  });

  it('are given to the one who says them, in the place that is marked', () => {
    expect(present(hitBy(pryke, [])).voices.map((voice) => voice.speaker?.name)).toEqual(['Desmond Pryke']);
    expect(present(hitBy(speaker, [])).voices.map((voice) => voice.speaker?.name)).toEqual(['Margaret Aldous']);
    expect(places.map((place, i) => spansOfHit(hitBy(i === 0 ? pryke : speaker, [place]))[0]?.start)).toEqual(
      places.map(({ start }) => start),
    );
  });
});

describe('the title of a card', () => {
  it('is read from the side of most of its letters, whatever its first word and the text below it', () => {
    expect(present(hitOf('BBC تنشر تقريرا عن ميناء المدينة', 'The quay.'))).toMatchObject({ titleDir: 'rtl', dir: 'ltr' });
    expect(present(hitOf('שלום, wrote the harbour board', 'תקריר')).titleDir).toBe('ltr');
  });
});

describe('a card that is cut inside a long quotation', () => {
  const words = `${'It was a very long day at the quay. '.repeat(30)}The end came at noon. ${'We all went home then. '.repeat(30)}`.trim();
  const text = `Aldous said: “${words}” Nobody answered.`;
  const at = text.indexOf('noon');

  it('shows by dots inside the marks that its beginning and its end are left out', () => {
    const hit = hitOf('The quay', text, {
      quotations: [{ ...direct, start: text.indexOf('“') + 1, end: text.indexOf('”') }],
      highlights: [{ start: at, end: at + 4 }],
    });
    expect(plainText(present(hit).runs)).toMatch(/^“… The end came at noon\. .*\. …”$/);
  });
});

import { describe, expect, it } from 'vitest';
import type { Passage, Quotation } from '../../../../src/domain/annotation.ts';
import { basisOf, namesIn } from '../../../../src/server/present/basis.ts';

const TEXT = '“It is late,” said Mayor Ana Bold. “Go home.”';
const speaker = { name: 'Ana Bold', kind: 'named' as const, start: 25, end: 33 };
const first: Quotation = {
  start: 1,
  end: 11,
  kind: 'direct',
  speaker,
  cue: { start: 14, end: 18 },
  utterance: 0,
  confidence: 0.9,
  rule: 'cue-after',
};
const second: Quotation = { start: 36, end: 44, kind: 'direct', speaker, utterance: 0, confidence: 0.8, rule: 'continued-speech' };

describe('the reason for a speaker', () => {
  it('is what the text says from the verb to the name, and the rule that read it', () => {
    expect(basisOf(TEXT, [second, first])).toEqual({
      words: 'said Mayor Ana Bold',
      isElsewhere: false,
      rule: 'cue-after',
      isCertain: true,
    });
  });

  it('leaves out what stands between a verb and a name that are far apart', () => {
    const far = `said ${'and so on '.repeat(20)}Ana Bold`;
    const part = { ...first, cue: { start: 0, end: 4 }, speaker: { ...speaker, start: far.length - 8, end: far.length } };
    expect(basisOf(far, [part])?.words).toBe('said … Ana Bold');
  });

  it('says that the name stands elsewhere, and what is to be checked', () => {
    const above = { ...second, speaker: { ...speaker, passage: 'p-aaaaaaaaaaaaaaaa' }, confidence: 0.4 };
    expect(basisOf(TEXT, [above])).toEqual({ isElsewhere: true, rule: 'continued-speech', isCertain: false });
  });

  it('is none where nobody is named', () => {
    expect(basisOf(TEXT, [{ ...first, speaker: null }])).toBeUndefined();
  });
});

describe('the names in a passage', () => {
  it('are each given once, by the fullest form that stands there', () => {
    const text = 'PORT BELL (AP) – Bold left Port Bell. Ana Bold, 40, came back.';
    const mention = (form: string, entity: string) => {
      const start = text.indexOf(form);
      return { type: 'person' as const, start, end: start + form.length, entity };
    };
    const mentions = [
      mention('PORT BELL', 'place:port-bell'),
      mention('Bold', 'person:ana-bold'),
      mention('Port Bell', 'place:port-bell'),
      mention('Ana Bold', 'person:ana-bold'),
      { type: 'cardinal' as const, start: 0, end: 4 },
    ];
    const passage = { text, mentions } as unknown as Passage;
    expect(namesIn(passage).map(({ name }) => name)).toEqual(['Port Bell', 'Ana Bold']);
  });
});

import { expect, test } from 'vitest';
import type { Passage, Quotation } from '../../../src/domain/annotation.ts';
import type { Article } from '../../../src/domain/article.ts';
import { healthOf } from '../../../src/indexer/article-health.ts';

const article: Article = {
  id: 'a',
  title: 'A title',
  sources: [],
  credits: [],
  authors: [],
  language: 'en',
  path: 'a.txt',
  contentHash: 'x',
  blocks: [],
  text: '',
  dropped: [],
};

function quotation(utterance: number, speaker: Quotation['speaker']): Quotation {
  return { start: 0, end: 4, kind: 'direct', speaker, utterance, confidence: 0.9, rule: 'cue-after' };
}

test('a speech of nobody known counts as unattributed, whether its speaker is a pronoun or not given, and a part that names somebody counts for all', () => {
  const quotations = [
    quotation(0, { name: 'Ellen Draper', kind: 'named', entity: 'person:ellen-draper' }),
    quotation(1, { name: 'she', kind: 'unnamed' }),
    quotation(2, null),
    quotation(3, { name: 'they', kind: 'group' }),
    quotation(3, { name: 'Rob Marsh', kind: 'named' }),
  ];
  const passage: Passage = {
    id: 'p-1',
    ordinal: 0,
    kind: 'paragraph',
    text: 'Text',
    mentions: [],
    quotations,
    terms: [],
    citedSources: [],
  };
  const { quotations: speeches, unattributed } = healthOf({ article, passages: [passage], entities: [] });
  expect({ speeches, unattributed }).toEqual({ speeches: 4, unattributed: 2 });
});

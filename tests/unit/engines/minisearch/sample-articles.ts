/** Small articles for tests of the engine: paragraphs with their quotations between “ and ”. */
import type { AnnotatedArticle, Passage, Speaker } from '../../../../src/domain/annotation.ts';
import { passageIdMinter } from '../../../../src/domain/ids.ts';

export interface Sample {
  id: string;
  title?: string;
  source?: string;
  published?: string;
  paragraphs: string[];
  speaker?: Speaker | null;
  /** Ids that the first paragraph mentions. */
  entities?: string[];
}

export function sampleArticle(sample: Sample): AnnotatedArticle {
  const mint = passageIdMinter(sample.id);
  let utterance = 0;
  const passages = sample.paragraphs.map(
    (text, ordinal): Passage => ({
      id: mint(text),
      ordinal,
      kind: 'paragraph',
      text,
      mentions: (ordinal === 0 ? (sample.entities ?? []) : []).map((entity) => ({ start: 0, end: 1, type: 'person', entity })),
      quotations: [...text.matchAll(/“([^”]*)”/gu)].map((match) => ({
        start: match.index + 1,
        end: match.index + match[0].length - 1,
        kind: 'direct',
        speaker: sample.speaker ?? null,
        utterance: utterance++,
        confidence: 1,
        rule: 'sample',
      })),
      terms: [],
      citedSources: [],
    }),
  );
  return {
    article: {
      id: sample.id,
      title: sample.title ?? '',
      sources: sample.source === undefined ? [] : [{ name: sample.source }],
      credits: [],
      authors: [],
      ...(sample.published === undefined ? {} : { published: sample.published }),
      language: 'en',
      path: `${sample.id}.txt`,
      contentHash: sample.id,
      blocks: [],
      text: sample.paragraphs.join('\n'),
      dropped: [],
    },
    passages,
    entities: [],
  };
}

import { describe, expect, it } from 'vitest';
import type { AnnotatedArticle } from '../../../../src/domain/annotation.ts';
import { structuredArticle } from '../../../../src/server/present/structured-data.ts';

const annotated = {
  article: {
    id: 'a',
    title: 'Council backs harbour plan',
    sources: [],
    credits: [],
    authors: ['Imogen Strake', 'Reuters', 'Staff'],
    language: 'en',
    path: 'a.md',
    contentHash: '',
    blocks: [],
    text: '',
    dropped: [],
  },
  passages: [],
  entities: [],
} as unknown as AnnotatedArticle;

describe('the structured data of an article', () => {
  it('calls nobody a person who is an agency or a staff', () => {
    expect(structuredArticle(annotated, [], '/articles/a', (path) => path)).toMatchObject({
      author: [
        { '@type': 'Person', name: 'Imogen Strake' },
        { '@type': 'Organization', name: 'Reuters' },
        { '@type': 'Organization', name: 'Staff' },
      ],
    });
  });
});

import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { contentOf, DocumentDigests } from '../../../../src/engines/opensearch/document-digests.ts';
import type { Document } from '../../../../src/engines/opensearch/documents.ts';

const change = fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd'), label: fc.option(fc.constantFrom('one', 'two')) });

it('has the digest of what there is, whatever was there before', () => {
  fc.assert(
    fc.property(fc.array(change), (changes) => {
      const digests = new DocumentDigests();
      const there = new Map<string, Document>();
      for (const { id, label } of changes) {
        const before = there.get(id);
        const document: Document = { id, source: { label } };
        const isChanged = label === null ? before !== undefined : before?.source['label'] !== label;
        expect(label === null ? digests.delete(id) : digests.put(document)).toBe(isChanged);
        if (label === null) there.delete(id);
        else there.set(id, document);
      }
      const { digest, count } = contentOf([...there.values()].toReversed());
      expect([digests.digest, digests.count]).toEqual([digest, count]);
    }),
  );
});

it('tells apart what differs in an id or in a field', () => {
  const digestOf = (...documents: Document[]): string => contentOf(documents).digest;
  const [one, other, third]: Document[] = [
    { id: 'a', source: { label: 'x' } },
    { id: 'b', source: { label: 'x' } },
    { id: 'a', source: { label: 'y' } },
  ] as const;
  expect(new Set([digestOf(), digestOf(one), digestOf(other), digestOf(third), digestOf(one, other)]).size).toBe(5);
});

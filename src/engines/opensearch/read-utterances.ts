/** Utterances that were found, read from the passages that they go through: of an utterance itself the cluster keeps only where it stands. */
import type { Passage } from '../../domain/annotation.ts';
import { type Utterance, utterancesOf } from '../../search/utterances.ts';
import { articleDocumentId } from './fields.ts';
import type { Searcher } from './searcher.ts';

/** Where an utterance stands: the ids of its passages in their order, and its number in the article. */
export interface StoredUtterance {
  passages: string[];
  number: number;
}

export interface ReadUtterance {
  utterance: Utterance;
  passages: Passage[];
}

/** In the order in which they are given; `undefined` for those of which a passage is missing. */
export async function readUtterances(
  searcher: Searcher,
  found: readonly { article: string; utterance?: StoredUtterance }[],
): Promise<(ReadUtterance | undefined)[]> {
  const wanted = found.flatMap(({ article, utterance }) =>
    (utterance?.passages ?? []).map((id) => ({ id, routing: articleDocumentId(article) })),
  );
  const passages = new Map<string, Passage>();
  for (const { passage } of await searcher.documents<{ passage?: Passage }>(wanted, ['passage']))
    if (passage) passages.set(passage.id, passage);
  return found.map(({ utterance: stored }) => {
    const own = (stored?.passages ?? []).flatMap((id) => passages.get(id) ?? []);
    if (stored === undefined || own.length < stored.passages.length) return undefined;
    const utterance = utterancesOf({ passages: own }).find(({ number }) => number === stored.number);
    return utterance && { utterance, passages: own };
  });
}

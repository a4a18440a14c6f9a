/** The documents of a cluster that are made of the ledger: former passages, arrivals, and what has become of corrections. Pure. */
import type { CorrectionState } from '../domain/correction.ts';
import type { Document } from '../engines/opensearch/documents.ts';
import { arrivalDocumentId, correctionDocumentId, formerPassageDocumentId } from '../engines/opensearch/fields.ts';
import { type Ledger, resolveFormerPassage } from '../store/ledger.ts';

/** What of the ledger is asked for in a cluster. */
export function* ledgerDocuments(ledger: Ledger): Generator<Document> {
  for (const id of ledger.formerPassages.keys()) {
    const record = resolveFormerPassage(ledger, id);
    if (record) yield { id: formerPassageDocumentId(id), source: { type: 'former-passage', value: id, record } };
  }
  for (const { id, firstIndexed } of ledger.articles.values()) {
    if (ledger.uncommittedArticles.has(id)) continue;
    yield {
      id: arrivalDocumentId(id),
      source: { type: 'arrival', value: id, place: Date.parse(firstIndexed), record: { at: firstIndexed } },
    };
  }
}

/** What has become of each correction. */
export function correctionDocuments(states: readonly CorrectionState[]): Document[] {
  return states.map((record, place) => ({
    id: correctionDocumentId(record.id),
    source: { type: 'correction', value: record.id, place, record },
  }));
}

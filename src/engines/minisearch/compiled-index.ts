/**
 * MiniSearch's serialised index as typed arrays: for each field the postings of each term, documents ascending.
 *
 * Documents get their numbers in the whole collection here, and those of deleted articles fall out, so that every statistic is one
 * of live documents and several segments rank as one.
 */
import type { AsPlainObject } from 'minisearch';
import { PullquoteError } from '../../domain/errors.ts';

/** Documents ascending, and how often the term is in each. */
export interface Postings {
  docs: Int32Array;
  freqs: Uint16Array;
}

interface CompiledField {
  /** The postings of term t lie in [starts[t], starts[t + 1]). */
  starts: Uint32Array;
  docs: Int32Array;
  freqs: Uint16Array;
}

export interface CompiledIndex {
  terms: Map<string, number>;
  fields: Map<string, CompiledField>;
  /** Per field and local document: number of different surface forms, as MiniSearch counts a length. */
  lengths: Map<string, Uint32Array>;
}

const MAX_FREQUENCY = 0xffff;

/** What MiniSearch serialises under each term: per field id, per document number, the frequency. */
type SerialisedEntry = Record<string, Record<string, number>>;

function compileField(index: readonly [string, SerialisedEntry][], fieldId: string, global: Int32Array): CompiledField {
  let size = 0;
  for (const [, entry] of index) size += Object.keys(entry[fieldId] ?? {}).length;
  const starts = new Uint32Array(index.length + 1);
  const docs = new Int32Array(size);
  const freqs = new Uint16Array(size);
  let at = 0;
  index.forEach(([, entry], term) => {
    const postings = entry[fieldId] ?? {};
    // Integer keys come in ascending order, and so do the numbers that they get.
    for (const key in postings) {
      const doc = global[Number(key)] ?? -1;
      if (doc < 0) continue;
      docs[at] = doc;
      freqs[at++] = Math.min(postings[key] ?? 0, MAX_FREQUENCY);
    }
    starts[term + 1] = at;
  });
  return { starts, docs: docs.slice(0, at), freqs: freqs.slice(0, at) };
}

/** @param global number in the collection of each document, -1 for a deleted one; ascending. */
export function compileIndex(serialised: AsPlainObject, fields: readonly string[], global: Int32Array): CompiledIndex {
  const { fieldIds, fieldLength } = serialised;
  const index = serialised.index as unknown as [string, SerialisedEntry][];
  if (serialised.documentCount !== global.length) {
    throw new PullquoteError(
      'index-corrupt',
      `a segment's index has ${String(serialised.documentCount)} documents, its records ${String(global.length)}`,
    );
  }
  const compiled: CompiledIndex = { terms: new Map(index.map(([term], i) => [term, i])), fields: new Map(), lengths: new Map() };
  for (const field of fields) {
    const fieldId = fieldIds[field] ?? 0;
    compiled.fields.set(field, compileField(index, String(fieldId), global));
    const lengths = new Uint32Array(global.length);
    for (let doc = 0; doc < lengths.length; doc++) {
      const own = (fieldLength as Record<string, number[]>)[String(doc)];
      lengths[doc] = own?.[fieldId] ?? 0;
    }
    compiled.lengths.set(field, lengths);
  }
  return compiled;
}

/** The postings of a term in a field; `undefined` where no live document has it. */
export function postingsIn(index: CompiledIndex, field: string, term: string): Postings | undefined {
  const number = index.terms.get(term);
  const compiled = index.fields.get(field);
  if (number === undefined || !compiled) return undefined;
  const start = compiled.starts[number] ?? 0;
  const end = compiled.starts[number + 1] ?? 0;
  return start === end ? undefined : { docs: compiled.docs.subarray(start, end), freqs: compiled.freqs.subarray(start, end) };
}

/** The values of facets per passage and per utterance: what an article's own ids stand for today, by the catalog. */
import { QUOTATION_KINDS, SPEAKER_KINDS } from '../../domain/annotation.ts';
import { type FacetField, MISSING } from '../../domain/search.ts';
import type { Column } from './columns.ts';
import { valuesOfFacet } from './compile-catalog.ts';
import { type DocNumbers, numberOf } from './doc-numbers.ts';
import { findString } from './hash-index.ts';
import type { DocKind, SegmentDocs } from './number-segments.ts';
import type { Sections } from './section-file.ts';
import type { SegmentReader } from './segment-reader.ts';
import { sharedCounts, sharedInts } from './shared-arrays.ts';

/** Everything in it can be given to another thread. */
export interface DerivedValues {
  passageValues: Record<'person' | 'organization' | 'place' | 'cites', Column>;
  utteranceValues: Record<'speaker' | 'speaker-kind' | 'kind', Int32Array>;
}

/** A column whose lists are added in the order of their documents. */
class ColumnFiller {
  private readonly starts: Uint32Array;
  private readonly ids: Int32Array;
  private count = 0;

  /** @param most values that are added, or more: memory that nothing is written to is not taken */
  constructor(docs: number, most: number) {
    this.starts = sharedCounts(docs + 1);
    this.ids = sharedInts(most);
  }

  /** Adds a value to the list of the document that comes next, where it does not have it. @param first where that list begins */
  add(first: number, value: number): void {
    const { ids } = this;
    for (let at = first; at < this.count; at++) if (ids[at] === value) return;
    ids[this.count++] = value;
  }

  get end(): number {
    return this.count;
  }

  endList(doc: number): void {
    this.starts[doc + 1] = this.count;
  }

  build(): Column {
    return { starts: this.starts, ids: this.ids.subarray(0, this.count) };
  }
}

/** Adds what the lists of passages hold. @param values of each number of a list its value; below 0 for none */
function addLists(filler: ColumnFiller, reader: SegmentReader, name: string, docs: DocNumbers, values: Int32Array): void {
  const counts = reader.wide(`${name}.counts`);
  const ids = reader.wide(`${name}.ids`);
  let at = 0;
  for (let doc = 0; doc < counts.length; doc++) {
    const next = at + (counts[doc] ?? 0);
    const number = numberOf(docs, doc);
    if (number >= 0) {
      const first = filler.end;
      for (; at < next; at++) {
        const value = values[ids[at] ?? 0] ?? -1;
        if (value >= 0) filler.add(first, value);
      }
      filler.endList(number);
    }
    at = next;
  }
}

interface Opened {
  readers: readonly SegmentReader[];
  docs: readonly SegmentDocs[];
  catalog: Sections;
}

/** @param valuesOf of a segment, by its place, the value of each number of its lists */
function derivePassageValues({ readers, docs }: Opened, passages: number, name: string, valuesOf: (s: number) => Int32Array): Column {
  let most = 0;
  for (const reader of readers) most += reader.numbers(`${name}.ids`).length;
  const filler = new ColumnFiller(passages, most);
  readers.forEach((reader, s) => {
    const own = docs[s];
    if (own) addLists(filler, reader, name, own.passages, valuesOf(s));
  });
  return filler.build();
}

function valueOf(catalog: Sections, field: FacetField, value: string): number {
  return findString(catalog.strings(`${field}.values`), catalog.i32(`${field}.index`), value) ?? -1;
}

function deriveUtteranceValues({ readers, docs, catalog }: Opened, utterances: number): DerivedValues['utteranceValues'] {
  const [speaker, speakerKind, kind] = [sharedInts(utterances), sharedInts(utterances), sharedInts(utterances)];
  const nobody = valueOf(catalog, 'speaker', MISSING);
  const kindValues = Int32Array.from(QUOTATION_KINDS, (each) => valueOf(catalog, 'kind', each));
  const speakerKindValues = Int32Array.from(SPEAKER_KINDS, (each) => valueOf(catalog, 'speaker-kind', each));
  readers.forEach((reader, s) => {
    const numbers = docs[s]?.utterances;
    if (!numbers) return;
    const places = reader.wide('utterance.speaker');
    const kinds = reader.wide('utterance.kind');
    const speakerKinds = reader.wide('speaker.kind');
    const values = catalog.i32(`speakers.${String(s)}`);
    for (let utterance = 0; utterance < places.length; utterance++) {
      const number = numberOf(numbers, utterance);
      if (number < 0) continue;
      const place = (places[utterance] ?? 0) - 1;
      speaker[number] = place < 0 ? nobody : (values[place] ?? -1);
      speakerKind[number] = place < 0 ? -1 : (speakerKindValues[speakerKinds[place] ?? 0] ?? -1);
      kind[number] = kindValues[kinds[utterance] ?? 0] ?? -1;
    }
  });
  return { speaker, 'speaker-kind': speakerKind, kind };
}

export function deriveValues(
  readers: readonly SegmentReader[],
  docs: readonly SegmentDocs[],
  counts: Readonly<Record<DocKind, number>>,
  catalog: Sections,
): DerivedValues {
  const opened = { readers, docs, catalog };
  const entities = (facet: number): Column =>
    derivePassageValues(opened, counts.passages, 'passage.entities', (s) => valuesOfFacet(catalog.i32(`entities.${String(s)}`), facet));
  return {
    passageValues: {
      person: entities(0),
      organization: entities(1),
      place: entities(2),
      cites: derivePassageValues(opened, counts.passages, 'passage.cites', (s) => catalog.i32(`cites.${String(s)}`)),
    },
    utteranceValues: deriveUtteranceValues(opened, counts.utterances),
  };
}

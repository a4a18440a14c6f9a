/**
 * Names of people, organisations and places in a document.
 *
 * Two passes of one trained model: the first reads every token in its surroundings, the second adds what the first found in the
 * rest of the document. It says nothing of nationalities, events, works or products. Pure: the answer depends on the document and
 * the model alone.
 */
import type { Tagged } from '../tagger.ts';
import { ChainDecoder, TYPE_COLUMNS } from './decoder.ts';
import { addDocumentEvidence, gatherEvidence } from './document-pass.ts';
import { extractFeatures, MAX_FEATURES } from './features.ts';
import type { NamesModel } from './model.ts';
import { type NameDocument, readNameDocument } from './name-document.ts';
import { PackedWeights } from './packed-weights.ts';
import { BEGIN, lastOfName, NAME_TYPES, type NameType, OUTSIDE, partOfTag, SINGLE, TAG_COUNT, typeOfTag } from './tags.ts';
import { WordStore } from './words.ts';

export interface NameSpan {
  /** UTF-16 offsets in the paragraph's text, half-open. */
  start: number;
  end: number;
  /** First and last token of the paragraph, `last` inclusive. */
  first: number;
  last: number;
  type: NameType;
  /** How probable the type is by the model, from 0 to 1; the lowest of the span's tokens. */
  score: number;
}

/** A stretch of tokens that may hold names; `row` is the place of its scores. */
interface Chain {
  first: number;
  length: number;
  row: number;
}

export class NameTagger {
  readonly #model: NamesModel;
  readonly #words: WordStore;
  readonly #decoder: ChainDecoder;
  readonly #features = new Int32Array(MAX_FEATURES);
  readonly #table: PackedWeights;

  constructor(model: NamesModel) {
    this.#model = model;
    this.#words = new WordStore(model.gazetteer);
    this.#table = new PackedWeights(model.weights);
    this.#decoder = new ChainDecoder(model.weights.transitions);
  }

  /** Names in each paragraph of one document, in the order of the text and without overlaps. Linear in the document's length. */
  tag(paragraphs: readonly Tagged[]): NameSpan[][] {
    const document = readNameDocument(paragraphs, this.#words, this.#model.gazetteer);
    const count = document.words.length;
    const marginals = new Float32Array(count * TYPE_COLUMNS);
    const tags = new Uint8Array(count);
    const { chains, scores } = this.#score(document, marginals);
    for (const { first, length, row } of chains) {
      this.#decoder.decode(scores, row, length, tags, first);
      this.#decoder.measure(scores, row, length, marginals, first);
    }
    const pass = { marginals, tags };
    const evidence = gatherEvidence(document, pass);
    for (const { first, length, row } of chains) {
      for (let i = 0; i < length; i++) addDocumentEvidence(document, pass, evidence, first + i, scores, row + i);
    }
    for (const { first, length, row } of chains) {
      this.#decoder.decode(scores, row, length, tags, first);
      if (tags.subarray(first, first + length).some((tag) => tag !== OUTSIDE)) this.#decoder.measure(scores, row, length, marginals, first);
    }
    return paragraphs.map((paragraph, p) => spansOf(paragraph, document.paragraphs[p] ?? 0, tags, marginals));
  }

  #score(document: NameDocument, marginals: Float32Array): { chains: Chain[]; scores: Float32Array } {
    const { candidate, paragraphs } = document;
    const chains: Chain[] = [];
    let rows = 0;
    for (const flag of candidate) rows += flag;
    const scores = new Float32Array(rows * TAG_COUNT);
    let row = 0;
    for (let p = 0; p + 1 < paragraphs.length; p++) {
      const start = paragraphs[p] ?? 0;
      const end = paragraphs[p + 1] ?? 0;
      for (let i = start; i < end; i++) {
        if (candidate[i] === 0) continue;
        const chain = { first: i, length: 0, row };
        for (; i < end && candidate[i] === 1; i++, row++) {
          this.#scoreToken(document, i, start, end, scores, row);
          if (isClearlyOutside(scores, row, document.words[i]?.isNameLike === true)) break;
        }
        chain.length = i - chain.first;
        if (chain.length > 0) chains.push(chain);
        if (i < end && candidate[i] === 1) {
          marginals[i * TYPE_COLUMNS] = 1;
          row++;
        }
      }
    }
    return { chains, scores };
  }

  #scoreToken(document: NameDocument, i: number, start: number, end: number, scores: Float32Array, row: number): void {
    const count = extractFeatures(document, i, start, end, this.#features);
    this.#table.addUp(this.#features, count, scores, row * TAG_COUNT);
  }
}

/** Nothing that neighbours or the document could add would make it a name. Its chain is cut there, which saves most of the decoding. */
function isClearlyOutside(scores: Float32Array, row: number, isNameLike: boolean): boolean {
  const margin = isNameLike ? 10 : 6;
  const bar = (scores[row * TAG_COUNT] ?? 0) - margin;
  for (let tag = 1; tag < TAG_COUNT; tag++) if ((scores[row * TAG_COUNT + tag] ?? 0) > bar) return false;
  return true;
}

function spansOf(paragraph: Tagged, base: number, tags: Uint8Array, marginals: Float32Array): NameSpan[] {
  const spans: NameSpan[] = [];
  const count = paragraph.words.length;
  for (let i = 0; i < count; i++) {
    const tag = tags[base + i] ?? OUTSIDE;
    const part = tag === OUTSIDE ? -1 : partOfTag(tag);
    if (part !== BEGIN && part !== SINGLE) continue;
    const last = lastOfName(tags, base + i, base + count) - base;
    const type = typeOfTag(tag);
    let score = 1;
    for (let j = i; j <= last; j++) score = Math.min(score, marginals[(base + j) * TYPE_COLUMNS + type + 1] ?? 0);
    spans.push({
      start: paragraph.starts[i] ?? 0,
      end: paragraph.ends[last] ?? 0,
      first: i,
      last,
      type: NAME_TYPES[type] ?? 'person',
      score: Math.round(score * 1000) / 1000,
    });
    i = last;
  }
  return spans;
}

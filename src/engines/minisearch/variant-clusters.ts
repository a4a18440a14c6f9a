/**
 * Which utterances of a generation are forms of one quotation: told by their words, as the index has them in their order, so that no article
 * is read. Made once for all threads when it is first asked for; the rules are those of `src/search/variants/`.
 */
import { clusterVariants, type WordFacts } from '../../search/variants/cluster-variants.ts';
import { areVariants, type Days, type Saying } from '../../search/variants/compare-words.ts';
import { hashWord } from '../../search/variants/winnow.ts';
import { Budget } from './budget.ts';
import type { Collection } from './collection.ts';
import { type Column, listOf } from './columns.ts';
import { sharedCounts, shareInts } from './shared-arrays.ts';
import type { Vocabulary } from './vocabulary.ts';

/** In memory that threads share. */
export interface VariantClusters {
  /** The cluster of each utterance; -1 for none. */
  clusterOf: Int32Array;
  members: Column;
}

const DIGIT = /\d/;

function wordFacts({ words }: Vocabulary): WordFacts {
  const all = words.all();
  const numbers = Uint8Array.from(all, (word) => (DIGIT.test(word) ? 1 : 0));
  return { hashOf: Uint32Array.from(all, hashWord), isNumber: (word) => numbers[word] === 1 };
}

/** The speakers that are known by name; -1 for the others. */
function namedSpeakers({ tables, utteranceValues }: Collection): Int32Array {
  const { entities } = tables.speaker;
  return utteranceValues('speaker').map((value) => ((entities[value] ?? -1) < 0 ? -1 : value));
}

function everyUtterance({ utteranceArticle }: Collection): Int32Array {
  return Int32Array.from({ length: utteranceArticle.length }, (_, utterance) => utterance);
}

/** Utterances in marks, by their words: what a reporter paraphrases is in nobody's wording but his. */
function sayingsOf(collection: Collection, utterances: Int32Array): Map<number, Saying> {
  const { tables, utteranceValues, utteranceText } = collection;
  const indirect = tables.kind.numberOf('indirect') ?? -1;
  const kinds = utteranceValues('kind');
  const speakers = namedSpeakers(collection);
  const sayings = new Map<number, Saying>();
  utteranceText.visit(utterances, new Budget(), (utterance, words) => {
    if (kinds[utterance] !== indirect) sayings.set(utterance, { words, speaker: speakers[utterance] ?? -1 });
  });
  return sayings;
}

export function findVariantClusters(collection: Collection): VariantClusters {
  const { utteranceArticle, articleRank, vocabulary } = collection;
  const all = everyUtterance(collection);
  const sayings = sayingsOf(collection, all);
  const rank = (utterance: number): number => articleRank[utteranceArticle[utterance] ?? 0] ?? 0;
  const leaderOf = clusterVariants(
    Array.from(all, (utterance) => sayings.get(utterance)),
    wordFacts(vocabulary),
    (a, b) => rank(a) - rank(b) || a - b,
  );
  return numberClusters(leaderOf);
}

function numberClusters(leaderOf: Int32Array): VariantClusters {
  const numbers = new Map<number, number>();
  const clusterOf = leaderOf.map((leader) => {
    if (leader < 0) return -1;
    const number = numbers.get(leader) ?? numbers.size;
    numbers.set(leader, number);
    return number;
  });
  const starts = sharedCounts(numbers.size + 1);
  for (const cluster of clusterOf) if (cluster >= 0) starts[cluster + 1] = (starts[cluster + 1] ?? 0) + 1;
  for (let cluster = 0; cluster < numbers.size; cluster++) starts[cluster + 1] = (starts[cluster + 1] ?? 0) + (starts[cluster] ?? 0);
  const ids = new Int32Array(starts[numbers.size] ?? 0);
  const next = starts.slice();
  clusterOf.forEach((cluster, utterance) => {
    if (cluster < 0) return;
    ids[next[cluster] ?? 0] = utterance;
    next[cluster] = (next[cluster] ?? 0) + 1;
  });
  return { clusterOf: shareInts(clusterOf), members: { starts, ids: shareInts(ids) } };
}

/** From a day that is written as 20250219. */
function dayNumber(day: number): number {
  return Date.UTC(Math.floor(day / 10_000), (Math.floor(day / 100) % 100) - 1, day % 100) / 86_400_000;
}

/** Answers for one collection. */
export class VariantFinder {
  private readonly collection: Collection;
  private readonly clusters: VariantClusters;
  private readonly isNumber: (word: number) => boolean;
  private readonly speakers: Int32Array;

  constructor(collection: Collection, clusters: VariantClusters) {
    this.collection = collection;
    this.clusters = clusters;
    this.isNumber = (word) => DIGIT.test(collection.vocabulary.words.at(word));
    this.speakers = namedSpeakers(collection);
  }

  /** The utterances that are forms of this one, itself among them, ascending: of those of its cluster, which may be parts of one long one. */
  formsOf(utterance: number): number[] {
    const { utteranceText } = this.collection;
    const cluster = this.clusters.clusterOf[utterance] ?? -1;
    if (cluster < 0) return [utterance];
    const members = listOf(this.clusters.members, cluster);
    const sayings = new Map<number, Saying & { days: Days }>();
    utteranceText.visit(members, new Budget(), (member, words) => {
      sayings.set(member, { words, speaker: this.speakers[member] ?? -1, days: this.daysOf(member) });
    });
    const own = sayings.get(utterance);
    if (!own) return [utterance];
    return [...sayings].flatMap(([member, saying]) => (member === utterance || areVariants(own, saying, this.isNumber) ? [member] : []));
  }

  private daysOf(utterance: number): Days {
    const { firstDays, lastDays, utteranceArticle } = this.collection;
    const article = utteranceArticle[utterance] ?? 0;
    const [first = 0, last = 0] = [firstDays[article], lastDays[article]];
    return first === 0 ? undefined : [dayNumber(first), dayNumber(last)];
  }
}

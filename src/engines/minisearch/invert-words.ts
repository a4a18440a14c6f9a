/**
 * The postings of one field of a segment, straight from the words of its texts in their order: words are counted, then set down at their places.
 *
 * MiniSearch gave the same lists and took more time for it than the whole of writing a segment may take (ADR 7); the tests hold the one against the other.
 */
import type { WordStream } from './token-log.ts';

/** The postings of the word of rank w lie in [starts[w], starts[w + 1]): documents ascending, and how often. */
export interface FieldPostings {
  starts: Uint32Array;
  docs: Int32Array;
  freqs: Uint32Array;
  /** Of each document, how many different words it has. */
  lengths: Uint16Array;
}

const MAX_LENGTH = 0xffff;
const NOWHERE = -1;

/** The postings of a field. @param ranks of each word, by its number: what it goes by in them */
export function invertWords(stream: WordStream, ranks: Uint32Array): FieldPostings {
  const lengths = new Uint16Array(stream.texts);
  /** Of each word, by its rank, the text that it was met in last. */
  const last = new Int32Array(ranks.length).fill(NOWHERE);
  const starts = new Uint32Array(ranks.length + 1);
  for (let text = 0; text < stream.texts; text++) {
    const words = stream.at(text);
    let different = 0;
    for (let i = 0; i < words.length; i++) {
      const rank = ranks[words[i] ?? 0] ?? 0;
      if (last[rank] === text) continue;
      last[rank] = text;
      different++;
      starts[rank + 1] = (starts[rank + 1] ?? 0) + 1;
    }
    lengths[text] = Math.min(different, MAX_LENGTH);
  }
  for (let rank = 0; rank < ranks.length; rank++) starts[rank + 1] = (starts[rank + 1] ?? 0) + (starts[rank] ?? 0);
  const total = starts[ranks.length] ?? 0;
  return { starts, lengths, ...setDown(stream, ranks, starts, last.fill(NOWHERE), total) };
}

function setDown(
  stream: WordStream,
  ranks: Uint32Array,
  starts: Uint32Array,
  last: Int32Array,
  total: number,
): Pick<FieldPostings, 'docs' | 'freqs'> {
  const docs = new Int32Array(total);
  const freqs = new Uint32Array(total);
  const ends = starts.slice();
  for (let text = 0; text < stream.texts; text++) {
    const words = stream.at(text);
    for (let i = 0; i < words.length; i++) {
      const rank = ranks[words[i] ?? 0] ?? 0;
      const end = ends[rank] ?? 0;
      if (last[rank] === text) {
        freqs[end - 1] = (freqs[end - 1] ?? 0) + 1;
        continue;
      }
      last[rank] = text;
      docs[end] = text;
      freqs[end] = 1;
      ends[rank] = end + 1;
    }
  }
  return { docs, freqs };
}
